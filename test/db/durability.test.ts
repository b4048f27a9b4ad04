// What was committed survives SIGKILL; what was not leaves no trace.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import type { Store } from '../../src/domain/records.ts';
import { GUILD, holdOf, jobId, jobOf } from '../contracts/store/samples.ts';
import { startProgram } from './programs/child.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-durable-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function withStore(path: string, look: (store: Store) => Promise<void>): Promise<void> {
  const database = await openDatabase(path);
  try {
    await look(createStore(database));
  } finally {
    await database.close();
  }
}

it('has every announced transaction, whole, after the process was killed', async () => {
  const path = join(folder, 'main.sqlite');
  const child = startProgram('write-jobs.ts', path);
  const announced: string[] = [];
  while (announced.length < 25) announced.push(await child.line());
  announced.push(...(await child.kill()));
  await withStore(path, async ({ read }) => {
    for (const n of announced.map(Number)) {
      expect(await read.jobs.get(jobId(n))).toEqual(jobOf(n));
      expect(await read.ledger.ofJob(jobId(n))).toEqual([holdOf(n)]);
    }
    const jobs = await read.jobs.inState(['queued']);
    const entries = await read.ledger.latest(GUILD, holdOf(0).member, 1_000_000);
    expect(entries.map((entry) => String(entry.job)).toSorted()).toEqual(jobs.map((job) => job.id).toSorted());
    // At most one commit can have been made and not yet announced.
    expect(jobs.length - announced.length).toBeOneOf([0, 1]);
  });
});

it('has nothing of a transaction that was open when the process was killed', async () => {
  const path = join(folder, 'main.sqlite');
  const child = startProgram('write-jobs.ts', path, 'stall');
  expect(await child.line()).toBe('inside');
  await child.kill();
  await withStore(path, async ({ read }) => {
    expect(await read.jobs.inState(['queued'])).toEqual([]);
    expect(await read.ledger.totals()).toMatchObject({ held: 0, spent: 0 });
  });
});
