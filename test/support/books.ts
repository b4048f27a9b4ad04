// Looks into a bot's data folder from outside, whether it runs or not: where its jobs stand, and its books.
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import type { GuildId, ModelId } from '../../src/domain/ids.ts';
import type { Job, StateName } from '../../src/domain/job.ts';
import { MOVES } from '../../src/domain/job.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { Store, Totals } from '../../src/domain/records.ts';
import type { Instant } from '../../src/domain/time.ts';

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

/** A commit on a disk that is slow to sync. */
const SLOWEST_COMMIT_MS = 10_000;

/**
 * Waits until the jobs, in the order of confirmation, are as `condition` wants them: looks after each write to the
 * database, whoever makes it. Rejects when `signal` aborts.
 */
export async function untilStored(
  dataDir: string,
  condition: (jobs: readonly StoredJob[]) => boolean,
  signal: AbortSignal,
): Promise<void> {
  using database = new DatabaseSync(join(dataDir, FILE), { timeout: SLOWEST_COMMIT_MS });
  const read = database.prepare(JOBS);
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let written = Promise.withResolvers<void>();
  const watcher = watch(dataDir, () => written.resolve());
  const look = () => {
    // The folder hears of a write in the middle of its commit: only who holds the lock sees all of it.
    database.exec('BEGIN IMMEDIATE');
    const jobs = read.all().map((row) => StoredJob.parse(row));
    database.exec('ROLLBACK');
    return jobs;
  };
  try {
    while (!condition(look())) {
      await Promise.race([written.promise, aborted]);
      if (signal.aborted) throw new Error(`It did not come to that: ${JSON.stringify(look())}`);
      written = Promise.withResolvers<void>();
    }
  } finally {
    watcher.close();
  }
}

export interface Books extends Totals {
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

/** Sets a server's rule on uncensored models as if its moderators had, so that a test can be about something else. */
export async function allowUncensored({ read }: Store, guild: GuildId, at: Instant): Promise<void> {
  const settings = await read.settings.get(guild);
  const access = { ...settings.access, uncensored: 'age-restricted' as const };
  await read.settings.put(guild, { ...settings, access }, at);
}

/** Prepares the data of a bot that has never run. */
export async function beforeItRuns(dataDir: string, work: (store: Store) => Promise<void>): Promise<void> {
  const database = await openDatabase(join(dataDir, FILE));
  try {
    await work(createStore(database));
  } finally {
    await database.close();
  }
}

/** Teaches a bot that has never run how long models take, so that it looks for its first clips as often as for later ones. */
export async function learnPace(
  { read }: Store,
  models: readonly ModelId[],
  averageMs: number,
  at: Instant,
): Promise<void> {
  for (const model of models) await read.timings.noteAverage(model, averageMs, at);
}
