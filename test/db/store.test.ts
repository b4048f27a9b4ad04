// The SQLite store under the contract of every store, in memory and on a file; and what is particular to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import { Fault } from '../../src/domain/fault.ts';
import { GUILD, jobId, jobOf } from '../contracts/store/samples.ts';
import { storeContract } from '../contracts/store.ts';

storeContract('SQLite in memory', async () => {
  const database = await openDatabase(':memory:');
  return { store: createStore(database), reopen: undefined, close: () => database.close() };
});

storeContract('SQLite on a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-store-'));
  const path = join(folder, 'main.sqlite');
  let database: Database = await openDatabase(path);
  return {
    store: createStore(database),
    async reopen() {
      await database.close();
      database = await openDatabase(path);
      return createStore(database);
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});

it('says so when a transaction would wait for itself, and goes on working', async () => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  const inside = store.transaction(() => store.read.jobs.get(jobId(1)));
  await expect(inside).rejects.toThrow(Fault);
  const nested = store.transaction(() => store.transaction(async () => 1));
  await expect(nested).rejects.toThrow(Fault);
  await store.transaction((records) => records.jobs.add(jobOf(1)));
  expect(await store.read.jobs.ofMember(GUILD, jobOf(1).author, 5)).toEqual([jobOf(1)]);
  await database.close();
});

it('lets what was started inside a transaction go on after it', async () => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  const committed = Promise.withResolvers<void>();
  const { straggler } = await store.transaction(async (records) => {
    await records.jobs.add(jobOf(1));
    return { straggler: committed.promise.then(() => store.read.jobs.get(jobId(1))) };
  });
  committed.resolve();
  expect(await straggler).toEqual(jobOf(1));
  await database.close();
});
