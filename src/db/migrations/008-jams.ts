// Prompt jams: the jams themselves, their entries, ballots, points, turns, and those that come again.
import type { Migration } from './migration.ts';

export const jams: Migration = {
  name: '008-jams',
  statements: [
    `CREATE TABLE jams (
      id TEXT NOT NULL PRIMARY KEY,
      guild TEXT NOT NULL,
      host TEXT NOT NULL,
      language TEXT NOT NULL,
      plan TEXT NOT NULL,
      place TEXT NOT NULL,
      thread TEXT UNIQUE,
      card TEXT,
      state TEXT NOT NULL,
      payload TEXT NOT NULL,
      due_at INTEGER,
      funded_at INTEGER,
      created_at INTEGER NOT NULL,
      schedule TEXT,
      result TEXT
    ) STRICT`,
    `CREATE INDEX jams_due ON jams (due_at) WHERE due_at IS NOT NULL`,
    `CREATE INDEX jams_by_guild ON jams (guild, state, created_at)`,

    `CREATE TABLE jam_entries (
      job TEXT NOT NULL PRIMARY KEY,
      jam TEXT NOT NULL,
      author TEXT NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      removed_by TEXT,
      removed_reason TEXT,
      removed_at INTEGER,
      UNIQUE (jam, number),
      CHECK ((removed_by IS NULL) = (removed_at IS NULL))
    ) STRICT`,

    `CREATE TABLE jam_ballots (
      jam TEXT NOT NULL,
      voter TEXT NOT NULL,
      votes TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (jam, voter)
    ) STRICT`,
    `CREATE TABLE jam_scores (
      jam TEXT NOT NULL,
      judge TEXT NOT NULL,
      job TEXT NOT NULL,
      points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 10),
      PRIMARY KEY (jam, judge, job)
    ) STRICT`,

    `CREATE TABLE jam_turns (
      jam TEXT NOT NULL,
      number INTEGER NOT NULL,
      member TEXT NOT NULL,
      at INTEGER NOT NULL,
      state TEXT NOT NULL,
      payload TEXT NOT NULL,
      PRIMARY KEY (jam, number)
    ) STRICT`,
    `CREATE UNIQUE INDEX jam_turns_one_waiting ON jam_turns (jam, member) WHERE state IN ('waiting', 'called', 'working')`,
    // One film, one camera: only one person at a time.
    `CREATE UNIQUE INDEX jam_turns_one_now ON jam_turns (jam) WHERE state IN ('called', 'working')`,

    `CREATE TABLE jam_schedules (
      id TEXT NOT NULL PRIMARY KEY,
      guild TEXT NOT NULL,
      by_member TEXT NOT NULL,
      language TEXT NOT NULL,
      plan TEXT NOT NULL,
      place TEXT NOT NULL,
      weekly TEXT NOT NULL,
      length_minutes INTEGER NOT NULL CHECK (length_minutes > 0),
      mention TEXT,
      announce_minutes INTEGER NOT NULL CHECK (announce_minutes >= 0),
      next_at INTEGER NOT NULL,
      announce_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT`,
    `CREATE INDEX jam_schedules_due ON jam_schedules (announce_at) WHERE ended_at IS NULL`,
  ],
};
