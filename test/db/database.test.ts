// Opening: durable settings, migrations that run once and only forward, and plain words when a file is not ours.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { createStore } from '../../src/db/store.ts';
import { jobId, jobOf, statesOf } from '../contracts/store/samples.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-database-'));
  path = join(folder, 'main.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

it('waits for the disk at each commit, in a write-ahead log, with references and triggers on', async () => {
  const { kysely, close } = await openDatabase(path);
  const pragma = async (name: string) => Object.values((await sql.raw(`PRAGMA ${name}`).execute(kysely)).rows[0] ?? {});
  expect(await pragma('journal_mode')).toEqual(['wal']);
  expect(await pragma('synchronous')).toEqual([2]);
  expect(await pragma('foreign_keys')).toEqual([1]);
  expect(await pragma('recursive_triggers')).toEqual([1]);
  expect(await pragma('secure_delete')).toEqual([1]);
  expect(await pragma('busy_timeout')).toEqual([1_500]);
  await close();
  await close();
});

it('runs each migration once, and every statement of it', async () => {
  const first = await openDatabase(path);
  await first.close();
  const again = await openDatabase(path);
  const ran = await again.kysely.selectFrom('migrations').selectAll().orderBy('number').execute();
  expect(ran).toEqual(migrations.map(({ name }, index) => ({ number: index + 1, name })));
  const schema =
    "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY name";
  using alone = new DatabaseSync(':memory:');
  for (const statement of migrations.flatMap(({ statements }) => statements))
    if (typeof statement === 'string') alone.exec(statement);
  const made = await sql.raw(schema).execute(again.kysely);
  expect(made.rows).toEqual(
    alone
      .prepare(schema)
      .all()
      .map((row) => ({ ...row })),
  );
  await again.close();
});

it('makes strict tables', async () => {
  const { kysely, close } = await openDatabase(path);
  const loose = await sql`
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'
  `.execute(kysely);
  expect(loose.rows).toEqual([]);
  await close();
});

it('leaves a migration that fails without a trace, and the ones before it in place', async () => {
  const { kysely, close } = await openDatabase(path);
  const broken = {
    name: 'later',
    statements: ['CREATE TABLE half (id TEXT) STRICT', 'CREATE TABLE half (id TEXT) STRICT'],
  };
  await expect(migrate(kysely, [...migrations, broken])).rejects.toThrow('already exists');
  const half = await sql`SELECT name FROM sqlite_schema WHERE name = 'half'`.execute(kysely);
  expect(half.rows).toEqual([]);
  await migrate(kysely, [...migrations, { name: 'later', statements: ['CREATE TABLE whole (id TEXT) STRICT'] }]);
  await close();
  await expect(openDatabase(path)).rejects.toThrow('written by a newer version');
});

it('refuses a database with another history', async () => {
  const { kysely, close } = await openDatabase(path);
  await sql`UPDATE migrations SET name = '002-elsewhere' WHERE number = 2`.execute(kysely);
  await close();
  await expect(openDatabase(path)).rejects.toThrow('another history: it has run 002-elsewhere');
});

it('says so when the file is no database, or cannot be opened', async () => {
  await writeFile(path, 'this is a text of more than a hundred letters, '.repeat(20));
  await expect(openDatabase(path)).rejects.toMatchObject({
    name: 'Fault',
    message: `opening the database ${path} failed: file is not a database`,
    retryable: false,
  });
  await expect(openDatabase(join(folder, 'missing', 'main.sqlite'))).rejects.toThrow('unable to open database file');
});

it('calls a lock of somebody else passing, and works again when it is gone', async () => {
  const { kysely, close } = await openDatabase(path);
  const store = createStore({ kysely, close });
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  let begun = false;
  const blocked = store.transaction(async () => {
    begun = true;
  });
  await expect(blocked).rejects.toMatchObject({ name: 'Fault', retryable: true });
  expect(begun).toBe(false);
  other.close();
  await store.transaction((records) => records.jobs.add(jobOf(1)));
  expect(await store.read.jobs.get(jobId(1))).toEqual(jobOf(1));
  await close();
});

it('calls a full disk passing, names it, and leaves nothing of the transaction', async () => {
  const { kysely, close } = await openDatabase(path);
  const store = createStore({ kysely, close });
  const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(kysely);
  await sql.raw(`PRAGMA max_page_count = ${pages.rows[0]?.page_count}`).execute(kysely);
  const filling = store.transaction(async (records) => {
    for (let n = 0; n < 1_000; n += 1) await records.jobs.add(jobOf(n));
  });
  await expect(filling).rejects.toMatchObject({
    message: 'a database statement failed: database or disk is full',
    retryable: true,
  });
  expect(await store.read.jobs.inState(['queued'])).toEqual([]);
  await sql.raw('PRAGMA max_page_count = 1000000').execute(kysely);
  await store.transaction((records) => records.jobs.add(jobOf(1)));
  expect(await store.read.jobs.inState(['queued'])).toEqual([jobOf(1)]);
  await close();
});

it('overwrites the secret of an erased ticket', async () => {
  const database = await openDatabase(path);
  const store = createStore(database);
  const ticket = { ...statesOf(1).rendering.ticket, downloadUrl: `https://media.example/${'secret'.repeat(2_000)}` };
  await store.read.jobs.add(jobOf(1, { state: { ...statesOf(1).delivered, ticket } }));
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database.kysely);
  expect((await readFile(path)).includes('secretsecret')).toBe(true);
  await store.read.jobs.eraseTicket(jobId(1));
  await database.close();
  expect((await readFile(path)).includes('secretsecret')).toBe(false);
});
