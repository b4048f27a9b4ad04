// Looks into a bot's data folder from outside: where its jobs stand, while it runs; its books, when it has ended.
import { once } from 'node:events';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import type { Job, StateName } from '../../src/domain/job.ts';
import { MOVES } from '../../src/domain/job.ts';
import type { LedgerEntry, Used } from '../../src/domain/spending.ts';

const FILE = 'gondolier.sqlite';

const StoredJob = z.object({
  id: z.string(),
  state: z.string(),
  /** Notices of this job that wait in the outbox, by kind. */
  waiting: z.string().transform((kinds) => kinds.split(',').filter(Boolean)),
  tidied: z.number().transform(Boolean),
  /** Sent back by Venice or by the network: not before its time. */
  putOff: z.number().transform(Boolean),
});
export type StoredJob = z.infer<typeof StoredJob>;

const JOBS = `SELECT id, state, ticket IS NULL AS tidied, due_at > created_at + 10000 AS "putOff",
  COALESCE((SELECT group_concat(kind) FROM outbox WHERE outbox.job = jobs.id AND NOT done), '') AS waiting
  FROM jobs ORDER BY created_at, id`;

/** From the first byte of a commit until other connections see it, on a disk that is slow to sync. */
const COMMIT_MS = 300;

/**
 * Waits until the jobs, in the order of confirmation, are as `condition` wants them: looks from each write to the
 * database until its commit can be seen, whoever makes it. Rejects when `signal` aborts.
 */
export async function untilStored(
  dataDir: string,
  condition: (jobs: readonly StoredJob[]) => boolean,
  signal: AbortSignal,
): Promise<void> {
  using database = new DatabaseSync(join(dataDir, FILE), { readOnly: true });
  const read = database.prepare(JOBS);
  const jobs = () => read.all().map((row) => StoredJob.parse(row));
  let lookUntil = performance.now() + COMMIT_MS;
  const watcher = watch(dataDir, (_, file) => {
    if (file?.startsWith(FILE) === true) lookUntil = performance.now() + COMMIT_MS;
  });
  try {
    while (!condition(jobs())) {
      if (signal.aborted) throw new Error(`It did not come to that: ${JSON.stringify(jobs())}`);
      await nextTurn();
      if (performance.now() > lookUntil) await once(watcher, 'change', { signal });
    }
  } finally {
    watcher.close();
  }
}

export interface Books extends Used {
  readonly jobs: readonly Job[];
  readonly entries: readonly LedgerEntry[];
  /** Files in the clip folder. */
  readonly files: readonly string[];
}

const STATES: readonly StateName[] = Object.keys(MOVES).flatMap((name) => (isState(name) ? [name] : []));

function isState(name: string): name is StateName {
  return name in MOVES;
}

/** Every job and every line of the ledger. */
export async function booksOf(dataDir: string): Promise<Books> {
  const database = await openDatabase(join(dataDir, FILE));
  try {
    const { read } = createStore(database);
    const jobs = await read.jobs.inState(STATES);
    const entries = (await Promise.all(jobs.map((job) => read.ledger.ofJob(job.id)))).flat();
    const files = readdirSync(join(dataDir, 'clips')).filter((name) => name !== 'rejected');
    return { ...(await read.ledger.totals()), jobs, entries, files };
  } finally {
    await database.close();
  }
}
