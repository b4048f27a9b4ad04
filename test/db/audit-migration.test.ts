// A log that was kept before it was a chain becomes one, with nothing lost and members under stand-ins.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { walkAudit } from '../../src/db/audit-walk.ts';
import { openDatabase } from '../../src/db/database.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { createStore } from '../../src/db/store.ts';
import { ANNA, BEN, GUILD } from '../contracts/store/samples.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-chain-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Enough for several batches. */
const ROWS = 1_203;

it('seals the entries that are there, in their order', async () => {
  const path = join(folder, 'gondolier.sqlite');
  using old = new DatabaseSync(path);
  old.exec('CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
  const before = migrations.findIndex(({ name }) => name === '007-audit');
  for (const [index, { name, statements }] of migrations.slice(0, before).entries()) {
    for (const statement of statements) if (typeof statement === 'string') old.exec(statement);
    old.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)').run(index + 1, name);
  }
  const add = old.prepare(
    `INSERT INTO audit (id, at, guild, actor, action, subject, before_value, after_value) VALUES (?, ?, ?, ?, ?, ?, NULL, 'x')`,
  );
  const actions = ['settings', 'consent', 'cancel', 'delete-clip', 'settle'];
  // Numbers with gaps: a transaction of the old log may have left some.
  for (let n = 1; n <= ROWS; n += 1) {
    add.run(n * 2, 1_000 + n, GUILD, n % 2 === 0 ? ANNA : BEN, actions[n % 5] ?? '', String(n));
  }
  const database = await openDatabase(path);
  expect(walkAudit(path, null)).toMatchObject({ is: 'whole', entries: ROWS });
  const { audit } = createStore(database).read;
  const entries = (await audit.ofGuild(GUILD, 5_000)).toReversed();
  expect(entries.map(({ subject }) => subject)).toEqual(Array.from({ length: ROWS }, (_, n) => String(n + 1)));
  expect(entries.map(({ actor }) => actor)).toEqual(entries.map((_, n) => ((n + 1) % 2 === 0 ? ANNA : BEN)));
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set(['settings', 'consent', 'cancel-clip', 'delete-clip', 'settle']),
  );
  const own = await database.kysely.selectFrom('audit').select('actor').where('action', '=', 'consent').execute();
  expect(own.map(({ actor }) => actor).filter((actor) => actor === ANNA || actor === BEN)).toEqual([]);
  await database.close();
});
