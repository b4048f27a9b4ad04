// Drafts, the jobs they become, and the notices that wait for Discord.
// A draft becomes one job at most: the table of jobs itself refuses a second.
import type { Migration } from './migration.ts';

export const jobs: Migration = {
  name: '001-jobs',
  statements: [
    `CREATE TABLE drafts (
      id TEXT NOT NULL PRIMARY KEY,
      version INTEGER NOT NULL CHECK (version >= 0),
      author TEXT NOT NULL,
      guild TEXT NOT NULL,
      place TEXT NOT NULL,
      request TEXT NOT NULL,
      price INTEGER NOT NULL CHECK (price >= 0),
      quoted_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      parent TEXT,
      ending TEXT NOT NULL CHECK (ending IN ('open', 'spent', 'cancelled')),
      job TEXT,
      CHECK ((ending = 'spent') = (job IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX drafts_unspent ON drafts (created_at) WHERE job IS NULL`,

    `CREATE TABLE jobs (
      id TEXT NOT NULL PRIMARY KEY,
      draft TEXT NOT NULL UNIQUE,
      author TEXT NOT NULL,
      guild TEXT NOT NULL,
      place TEXT NOT NULL,
      thread TEXT,
      status_message TEXT,
      request TEXT NOT NULL,
      price INTEGER NOT NULL CHECK (price >= 0),
      created_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      payload TEXT NOT NULL,
      ticket TEXT,
      clip_file TEXT,
      ended_at INTEGER,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      post_tried_at INTEGER,
      parent TEXT,
      progress TEXT
    ) STRICT`,
    `CREATE INDEX jobs_due ON jobs (state, due_at, created_at, id)`,
    `CREATE INDEX jobs_by_state ON jobs (state, created_at, id)`,
    `CREATE INDEX jobs_by_member ON jobs (guild, author, created_at, id)`,
    `CREATE INDEX jobs_by_guild ON jobs (guild, state, created_at, id)`,
    `CREATE INDEX jobs_untidied ON jobs (due_at, id) WHERE ticket IS NOT NULL AND ended_at IS NOT NULL`,
    `CREATE INDEX jobs_with_old_clip ON jobs (ended_at, id) WHERE clip_file IS NOT NULL`,
    `CREATE INDEX jobs_by_clip ON jobs (clip_file) WHERE clip_file IS NOT NULL`,

    // The reference is looked at when the transaction ends, so that a notice may be put in before its job.
    `CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      kind TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      done INTEGER NOT NULL CHECK (done IN (0, 1)),
      UNIQUE (job, kind)
    ) STRICT`,
    `CREATE INDEX outbox_due ON outbox (done, due_at)`,
  ],
};
