// The audit log is a chain: whatever is done to it behind the program's back, the walk finds it and names the entry.
import { copyFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sealable, seal } from '../../src/db/audit-chain.ts';
import { type AuditVerdict, walkAudit } from '../../src/db/audit-walk.ts';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import { type AuditEntry, isNobody } from '../../src/domain/audit.ts';
import { Fault } from '../../src/domain/fault.ts';
import { AuditId } from '../../src/domain/ids.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import { ANNA, BEN, GUILD, guildId, jobId, T0 } from '../contracts/store/samples.ts';

const ENTRIES = 6;
const TRIGGERS = [
  'audit_keeps_entries',
  'audit_entries_stay',
  'audit_entries_follow',
  'audit_moves_head',
  'audit_head_follows',
  'audit_head_stays',
];
const entry = (n: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: later(T0, n * MINUTE),
  guild: GUILD,
  actor: ANNA,
  action: 'settle',
  subject: jobId(n),
  before: null,
  after: JSON.stringify({ n }),
  ...change,
});

let folder: string;
let original: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-audit-'));
  original = join(folder, 'gondolier.sqlite');
  const database = await openDatabase(original);
  const { read } = createStore(database);
  for (let n = 1; n <= ENTRIES; n += 1) await read.audit.add(entry(n));
  await database.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the log after somebody with full access to the file was at it. */
function tampered(...statements: readonly string[]): AuditVerdict {
  return tamperedBy((raw) => {
    for (const statement of statements) raw.exec(statement);
  });
}

function tamperedBy(tamper: (raw: DatabaseSync) => void, pin: string | null = null): AuditVerdict {
  const path = join(folder, 'tampered.sqlite');
  copyFileSync(original, path);
  using raw = new DatabaseSync(path);
  for (const name of TRIGGERS) raw.exec(`DROP TRIGGER ${name}`);
  tamper(raw);
  return walkAudit(path, pin);
}

/** Seals the log anew from this entry on, as somebody would who knows how it is done. */
function resealFrom(raw: DatabaseSync, first: number, upTo = ENTRIES): void {
  for (let id = first; id <= upTo; id += 1) {
    const row = raw.prepare('SELECT * FROM audit WHERE id = ?').get(id);
    const before = raw.prepare('SELECT hash FROM audit WHERE id = ?').get(id - 1);
    const previous = String(before?.['hash'] ?? '0'.repeat(64));
    const hash = seal(previous, { ...(row as unknown as Sealable) });
    raw.prepare('UPDATE audit SET previous = ?, hash = ? WHERE id = ?').run(previous, hash, id);
  }
}

const whole = () => {
  const verdict = walkAudit(original, null);
  if (verdict.is !== 'whole') throw new Error('the untouched log is not whole');
  return verdict;
};

describe('an untouched log', () => {
  it('is whole, and says how many entries it has and what the newest seal is', () => {
    expect(walkAudit(original, null)).toEqual({
      is: 'whole',
      entries: ENTRIES,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
      pinned: null,
    });
  });

  it('contains every seal that it ever had', () => {
    expect(walkAudit(original, whole().head)).toMatchObject({ is: 'whole', pinned: ENTRIES });
    using raw = new DatabaseSync(original, { readOnly: true });
    const third = String(raw.prepare('SELECT hash FROM audit WHERE id = 3').get()?.['hash']);
    expect(walkAudit(original, third)).toMatchObject({ is: 'whole', pinned: 3 });
    expect(walkAudit(original, 'a'.repeat(64))).toMatchObject({ is: 'another', entries: ENTRIES });
  });

  it('is whole whatever characters are in it, and reads as it was written', async () => {
    const database = await openDatabase(':memory:');
    const { read } = createStore(database);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })),
        async (before, after) => {
          const written = entry(1, { before, after });
          const id = await read.audit.add(written);
          expect(await read.audit.get(id)).toEqual({ ...written, before: before.toWellFormed() });
        },
      ),
      { numRuns: 60 },
    );
    const rows = await database.kysely.selectFrom('audit').selectAll().orderBy('id').execute();
    for (const row of rows) expect(seal(row.previous, row)).toBe(row.hash);
    await database.close();
  });
});

describe('a log that somebody was at', () => {
  it.each([
    ['at', 'at + 1'],
    ['guild', `'${guildId(9)}'`],
    ['actor', `'${BEN}'`],
    ['action', "'grant'"],
    ['subject', "'000009'"],
    ['before_value', "'x'"],
    ['before_value', "''"],
    ['after_value', 'NULL'],
    ['previous', "'x'"],
    ['hash', "'x'"],
    ['at', '1152921504606846976'],
  ])('with another %s (%s)', (column, value) => {
    for (let id = 1; id <= ENTRIES; id += 1) {
      const verdict = tampered(`UPDATE audit SET ${column} = ${value} WHERE id = ${id}`);
      expect(verdict).toEqual({ is: 'broken', entry: id, how: { is: 'changed' } });
    }
  });

  it('with an entry, or several, taken out', () => {
    for (let id = 1; id < ENTRIES; id += 1) {
      expect(tampered(`DELETE FROM audit WHERE id = ${id}`)).toEqual({
        is: 'broken',
        entry: id,
        how: { is: 'missing', to: id },
      });
    }
    expect(tampered('DELETE FROM audit WHERE id IN (2, 3, 4)')).toMatchObject({ entry: 2, how: { to: 4 } });
  });

  it('with the newest taken out, or all', () => {
    const gone = { is: 'broken', how: { is: 'missing', to: ENTRIES } };
    expect(tampered(`DELETE FROM audit WHERE id = ${ENTRIES}`)).toEqual({ ...gone, entry: ENTRIES });
    expect(tampered('DELETE FROM audit WHERE id > 3')).toEqual({ ...gone, entry: 4 });
    expect(tampered('DELETE FROM audit')).toEqual({ ...gone, entry: 1 });
  });

  it('with an entry taken out and the rest moved up', () => {
    const verdict = tampered('DELETE FROM audit WHERE id = 3', 'UPDATE audit SET id = id - 1 WHERE id > 3');
    expect(verdict).toEqual({ is: 'broken', entry: 3, how: { is: 'moved', from: 4 } });
  });

  it('with two entries in each other’s place', () => {
    const swap = [
      'UPDATE audit SET id = 99 WHERE id = 2',
      'UPDATE audit SET id = 2 WHERE id = 4',
      'UPDATE audit SET id = 4 WHERE id = 99',
    ];
    expect(tampered(...swap)).toEqual({ is: 'broken', entry: 2, how: { is: 'moved', from: 4 } });
  });

  it('with an entry put in: before the first, between, behind the newest', () => {
    const copyTo = (id: number) =>
      `INSERT INTO audit SELECT ${id}, at, guild, actor, action, subject, before_value, after_value, previous, hash
       FROM audit WHERE id = 2`;
    expect(tamperedBy((raw) => raw.exec(copyTo(ENTRIES + 1)))).toMatchObject({ entry: ENTRIES + 1 });
    const behind = tamperedBy((raw) => {
      raw.exec(copyTo(ENTRIES + 1));
      resealFrom(raw, ENTRIES + 1, ENTRIES + 1);
    });
    expect(behind).toEqual({ is: 'broken', entry: ENTRIES + 1, how: { is: 'inserted' } });
    const gap = ['UPDATE audit SET id = id + 100 WHERE id > 2', 'UPDATE audit SET id = id - 99 WHERE id > 100'];
    expect(tampered(...gap, copyTo(3))).toEqual({ is: 'broken', entry: 3, how: { is: 'moved', from: 2 } });
    const open = ['CREATE TABLE loose AS SELECT * FROM audit', 'DROP TABLE audit', 'ALTER TABLE loose RENAME TO audit'];
    expect(tampered(...open, copyTo(0))).toEqual({ is: 'broken', entry: 0, how: { is: 'inserted' } });
    expect(tampered(...open, copyTo(2))).toEqual({ is: 'broken', entry: 2, how: { is: 'inserted' } });
    expect(tampered(...open, "UPDATE audit SET at = 'noon' WHERE id = 2")).toMatchObject({ entry: 2 });
  });

  it('with an entry changed and sealed anew', () => {
    const verdict = tamperedBy((raw) => {
      raw.exec(`UPDATE audit SET actor = '${BEN}' WHERE id = 3`);
      resealFrom(raw, 3, 3);
    });
    expect(verdict).toEqual({ is: 'broken', entry: 4, how: { is: 'unlinked' } });
  });

  it('with everything behind a change sealed anew, and only the head forgotten', () => {
    const verdict = tamperedBy((raw) => {
      raw.exec(`UPDATE audit SET actor = '${BEN}' WHERE id = 3`);
      resealFrom(raw, 3);
    });
    expect(verdict).toEqual({ is: 'broken', entry: ENTRIES, how: { is: 'head' } });
  });

  it('with the head changed or gone', () => {
    const head = { is: 'broken', entry: ENTRIES, how: { is: 'head' } };
    expect(tampered("UPDATE audit_head SET hash = 'x'")).toEqual(head);
    expect(tampered('DELETE FROM audit_head')).toEqual(head);
    expect(tampered('UPDATE audit_head SET count = count - 1')).toMatchObject({ how: { is: 'inserted' } });
  });

  it('is found out by a seal kept elsewhere, and by nothing else, once all of it was sealed anew', () => {
    const { head } = whole();
    const forge = (raw: DatabaseSync) => {
      raw.exec(`UPDATE audit SET actor = '${BEN}' WHERE id = 3`);
      resealFrom(raw, 3);
      raw.exec(`UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE id = ${ENTRIES})`);
    };
    expect(tamperedBy(forge)).toMatchObject({ is: 'whole' });
    expect(tamperedBy(forge, head)).toMatchObject({ is: 'another' });
  });
});

it('the table refuses an entry that does not follow, and a head that is moved by hand', async () => {
  const database = await openDatabase(':memory:');
  const { read } = createStore(database);
  await read.audit.add(entry(1));
  const db = database.kysely;
  const row = await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow();
  for (const wrong of [{ id: 3 }, { id: 2 }, { id: 2, previous: 'x' }]) {
    await expect(
      db
        .insertInto('audit')
        .values({ ...row, ...wrong })
        .execute(),
    ).rejects.toThrow(/follows the newest/);
  }
  for (const change of [{ count: 2 }, { count: 0 }, { hash: 'x' }]) {
    await expect(db.updateTable('audit_head').set(change).execute()).rejects.toThrow(/head follows/);
  }
  await expect(db.deleteFrom('audit_head').execute()).rejects.toThrow(/head is never removed/);
  await database.close();
});

it('members stand in the log under numbers, until nobody knows them any more', async () => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  const { audit } = store.read;
  const agreed = entry(1, { action: 'consent', actor: BEN });
  const granted = entry(2, { action: 'grant', subject: BEN });
  await audit.add(agreed);
  await audit.add(granted);
  await audit.add(entry(3));
  const everything = { member: null, action: null, since: null };
  const rows = JSON.stringify(await database.kysely.selectFrom('audit').selectAll().execute());
  expect(rows).not.toContain(BEN);
  expect(rows).toContain(ANNA);
  expect(await audit.ofGuild(GUILD, 5)).toEqual([entry(3), granted, agreed]);
  const ofBen = async () => (await audit.before(GUILD, { ...everything, member: BEN }, null, 9)).map(({ id }) => id);
  expect(await ofBen()).toEqual([2, 1]);
  expect((await audit.after(GUILD, { ...everything, action: 'grant' }, AuditId.parse(1), 9))[0]?.entry).toEqual(
    granted,
  );
  expect(await audit.before(GUILD, { ...everything, since: later(T0, 3 * MINUTE) }, null, 9)).toHaveLength(1);
  await audit.forget(GUILD, BEN);
  expect(await ofBen()).toEqual([]);
  const [, second, first] = await audit.ofGuild(GUILD, 5);
  expect(first).toEqual({ ...agreed, actor: second?.subject });
  expect(isNobody(String(first?.actor))).toBe(true);
  // Who comes back is somebody else.
  await audit.add(granted);
  expect(await ofBen()).toEqual([4]);
  await expect(audit.add(entry(5, { action: 'grant', subject: BEN, after: `"${BEN}"` }))).rejects.toThrow(Fault);
  await database.close();
});

it('says so when there is no log to read', () => {
  expect(() => walkAudit(join(folder, 'nothing.sqlite'), null)).toThrow(Fault);
  const empty = join(folder, 'empty.sqlite');
  new DatabaseSync(empty).close();
  expect(() => walkAudit(empty, null)).toThrow(/no such table/);
});
