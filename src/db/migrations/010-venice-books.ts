// What it takes to hold our books against Venice's: when the paid call of a job left and what Venice called it, past the
// life of its ticket; what the last comparisons found. And the breaker, so that a restart in an outage does not forget it.
import type { Migration } from './migration.ts';

export const veniceBooks: Migration = {
  name: '010-venice-books',
  statements: [
    `ALTER TABLE jobs ADD COLUMN submitted_at INTEGER`,
    `ALTER TABLE jobs ADD COLUMN queue_id TEXT`,
    `ALTER TABLE jobs ADD COLUMN queue_model TEXT`,
    `UPDATE jobs SET submitted_at = json_extract(payload, '$.since')
      WHERE state IN ('submitting', 'unconfirmed', 'rendering')`,
    `UPDATE jobs SET queue_id = json_extract(ticket, '$.queueId'), queue_model = json_extract(ticket, '$.model')
      WHERE ticket IS NOT NULL`,
    // Of what ended before this table knew, the moment of confirmation is the nearest.
    `UPDATE jobs SET submitted_at = created_at
      WHERE submitted_at IS NULL AND state IN ('rendered', 'withheld', 'delivered', 'kept', 'failed')`,
    `CREATE INDEX jobs_submitted ON jobs (submitted_at) WHERE submitted_at IS NOT NULL`,

    `CREATE TABLE breaker (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), stored TEXT NOT NULL) STRICT`,

    `CREATE TABLE comparisons (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      stored TEXT NOT NULL
    ) STRICT`,
  ],
};
