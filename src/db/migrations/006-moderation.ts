// What moderators work on: cases, blocks, memos that wait for Discord, and where each clip was posted.
import type { Migration } from './migration.ts';

export const moderation: Migration = {
  name: '006-moderation',
  statements: [
    `CREATE TABLE cases (
      id TEXT NOT NULL PRIMARY KEY,
      guild TEXT NOT NULL,
      kind TEXT NOT NULL,
      opener TEXT NOT NULL,
      job TEXT,
      place TEXT NOT NULL,
      about TEXT NOT NULL,
      words TEXT,
      amount INTEGER CHECK (amount >= 0),
      opened_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'lapsed')),
      ending TEXT,
      channel TEXT,
      message TEXT,
      CHECK ((state = 'open') = (ending IS NULL)),
      CHECK ((channel IS NULL) = (message IS NULL))
    ) STRICT`,
    // One open case of a kind about the same thing: a second press finds the first.
    `CREATE UNIQUE INDEX cases_one_open ON cases (guild, kind, opener, about) WHERE state = 'open'`,
    `CREATE INDEX cases_waiting ON cases (guild, opened_at, id) WHERE state = 'open'`,
    `CREATE INDEX cases_overdue ON cases (expires_at) WHERE state = 'open'`,
    `CREATE INDEX cases_by_job ON cases (job, opened_at) WHERE job IS NOT NULL`,
    `CREATE INDEX cases_by_opener ON cases (guild, opener, opened_at)`,
    `CREATE TRIGGER cases_end_once BEFORE UPDATE OF state, ending ON cases
      WHEN OLD.state <> 'open'
      BEGIN SELECT RAISE(ABORT, 'cases: a case is decided once'); END`,

    `CREATE TABLE memos (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      guild TEXT NOT NULL,
      subject TEXT NOT NULL,
      memo TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      done INTEGER NOT NULL CHECK (done IN (0, 1)),
      UNIQUE (guild, subject)
    ) STRICT`,
    `CREATE INDEX memos_due ON memos (done, due_at)`,

    `CREATE TABLE blocks (
      guild TEXT NOT NULL,
      member TEXT NOT NULL,
      by_member TEXT NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER,
      reason TEXT NOT NULL,
      PRIMARY KEY (guild, member)
    ) STRICT`,

    `CREATE TABLE posts (
      channel TEXT NOT NULL,
      message TEXT NOT NULL,
      job TEXT NOT NULL,
      at INTEGER NOT NULL,
      removed_at INTEGER,
      PRIMARY KEY (channel, message)
    ) STRICT`,
    `CREATE INDEX posts_by_job ON posts (job, at)`,
  ],
};
