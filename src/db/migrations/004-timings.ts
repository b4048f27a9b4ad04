// How long each model's clips took, and the average that Venice last reported for it.
import type { Migration } from './migration.ts';

export const timings: Migration = {
  name: '004-timings',
  statements: [
    `CREATE TABLE timings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      model TEXT NOT NULL,
      render_ms INTEGER NOT NULL CHECK (render_ms >= 0),
      at INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX timings_by_model ON timings (model, at, id)`,
    `CREATE TABLE averages (
      model TEXT NOT NULL PRIMARY KEY,
      average_ms REAL NOT NULL CHECK (average_ms >= 0),
      seen_at INTEGER NOT NULL
    ) STRICT`,
  ],
};
