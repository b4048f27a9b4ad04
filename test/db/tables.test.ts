// The tables defend themselves: a statement that goes past the program above them is refused, and a row that somebody
// damaged is a Fault that names it and gives nothing away.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import type { Store } from '../../src/domain/records.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { ANNA, BEN, draftId, draftOf, GUILD, holdOf, jobId, jobOf, statesOf, T0 } from '../contracts/store/samples.ts';

let database: Database;
let store: Store;
beforeEach(async () => {
  database = await openDatabase(':memory:');
  store = createStore(database);
});
afterEach(() => database.close());

const run = (text: string) => sql.raw(text).execute(database.kysely);

it.each([
  'DELETE FROM ledger',
  "DELETE FROM ledger WHERE kind = 'hold'",
  'UPDATE ledger SET amount = 0',
  "UPDATE ledger SET member = '1', amount = 0",
  'UPDATE ledger SET held_at = held_at + 1',
  "UPDATE ledger SET why = 'for no reason'",
  'UPDATE ledger SET id = id + 100',
  "UPDATE ledger SET job = '000009'",
  "UPDATE ledger SET kind = 'return', to_account = 'allowance'",
  `REPLACE INTO ledger SELECT id, job, jam, kind, purse, from_account, to_account, 0, guild, member, role, channel, at, held_at, why
   FROM ledger`,
  "UPDATE ledger SET purse = 'pot'",
  "UPDATE ledger SET role = '1'",
  "UPDATE ledger SET jam = '0000001'",
])('the ledger refuses: %s', async (statement) => {
  await store.read.ledger.enter(holdOf(1));
  await store.read.ledger.enter({ ...holdOf(1), kind: 'spend' });
  const before = await store.read.ledger.ofJob(jobId(1));
  await expect(run(statement)).rejects.toThrow(/ledger: entries are never (changed|removed)/);
  expect(await store.read.ledger.ofJob(jobId(1))).toEqual(before);
});

it('the ledger lets a person be forgotten, and its sums stay', async () => {
  await store.read.ledger.enter(holdOf(1));
  await run(`UPDATE ledger SET member = '${BEN}' WHERE member = '${ANNA}'`);
  expect(await store.read.ledger.ofJob(jobId(1))).toEqual([holdOf(1, { member: BEN })]);
});

it.each([
  ["'hold', 'own', 'allowance', 'spent', 1", 'ends_fit_kind'],
  ["'hold', 'own', 'pot', 'held', 1", 'pot is never overdrawn'],
  ["'hold', 'pot', 'allowance', 'held', 1", 'ends_fit_kind'],
  ["'gift', 'own', 'held', 'allowance', 1", 'ends_fit_kind'],
  ["'hold', 'gift', 'allowance', 'held', 1", 'ends_fit_kind'],
  ["'grant', 'own', 'outside', 'allowance', 1", 'clips_have_a_job'],
  ["'spend', 'own', 'held', 'spent', 1", 'settlement repeats the hold'],
  ["'refund', 'own', 'spent', 'allowance', 1", 'correction repeats the spending'],
  ["'hold', 'own', 'allowance', 'held', -1", 'CHECK'],
  ["'hold', 'own', 'allowance', 'held', 9007199254740992", 'CHECK'],
  ["'hold', 'own', 'allowance', 'held', 0.5", 'cannot store REAL'],
])('the ledger takes no entry of %s', async (entry, why) => {
  const insert = run(
    `INSERT INTO ledger (job, kind, purse, from_account, to_account, amount, guild, member, channel, at, held_at, why)
     SELECT '000001', ${entry}, '${GUILD}', '${ANNA}', '${ANNA}', 1, 1, ''`,
  );
  await expect(insert).rejects.toThrow(why);
  expect(await store.read.ledger.totals()).toEqual({ held: 0, spent: 0, pots: 0, borne: 0, given: 0 });
});

it.each(['DELETE FROM audit', "UPDATE audit SET actor = '1'", 'REPLACE INTO audit SELECT * FROM audit'])(
  'the audit refuses: %s',
  async (statement) => {
    const entry = { at: T0, guild: GUILD, actor: ANNA, subject: 'clip', before: null, after: '1' } as const;
    await store.read.audit.add({ ...entry, action: 'settings' });
    await expect(run(statement)).rejects.toThrow(/audit: entries are never (changed|removed)/);
    expect(await store.read.audit.ofGuild(GUILD, 5)).toEqual([{ ...entry, action: 'settings' }]);
  },
);

it.each([
  ["UPDATE jobs SET request = 'geheim'", 'jobs 000001: not a valid row (request)'],
  [`UPDATE jobs SET request = '{"kind":"text","prompt":"geheim"}'`, 'jobs 000001: not a valid row (request.model'],
  ["UPDATE jobs SET state = 'geheim'", 'jobs 000001: not a valid row (state'],
  ["UPDATE jobs SET payload = '[]'", 'jobs 000001: not a valid row (state)'],
  ['UPDATE jobs SET ticket = NULL', 'jobs 000001: not a valid row (state.ticket)'],
  ["UPDATE jobs SET ticket = '{\"geheim'", 'jobs 000001: not a valid row (state.ticket)'],
  ["UPDATE jobs SET progress = '3'", 'jobs 000001: not a valid row (progress)'],
  ["UPDATE jobs SET author = 'geheim', thread = 'geheim'", 'jobs 000001: not a valid row (author, thread)'],
])('a damaged job is named and not quoted: %s', async (statement, message) => {
  await store.read.jobs.add(jobOf(1, { state: statesOf(1).rendering }));
  await run(statement);
  const fault = await store.read.jobs.get(jobId(1)).then(String, String);
  expect(fault).toContain(`Fault: ${message}`);
  expect(fault).not.toContain('geheim');
});

it('damaged drafts, entries, notices, settings and changes are named as well', async () => {
  await store.read.drafts.add(draftOf(1));
  await store.read.ledger.enter(holdOf(1));
  await store.read.jobs.add(jobOf(1));
  await store.read.outbox.add(jobId(1), 'open', T0);
  await store.read.settings.put(GUILD, DEFAULT_SETTINGS, T0);
  await run("UPDATE drafts SET request = 'geheim'");
  await run("UPDATE ledger SET member = 'geheim'");
  await run("UPDATE outbox SET kind = 'geheim'");
  await run("UPDATE settings SET stored = 'geheim'");
  await expect(store.read.drafts.get(draftId(1))).rejects.toThrow('drafts 0000000001: not a valid row (request)');
  await expect(store.read.ledger.ofJob(jobId(1))).rejects.toThrow('ledger 1: not a valid row (member)');
  await expect(store.read.outbox.due(T0, 5)).rejects.toThrow('outbox 1: not a valid row (kind)');
  await expect(store.read.settings.get(GUILD)).rejects.toThrow(`settings ${GUILD}: not a valid row (all of it)`);
});

it('refuses to write what it could not read', async () => {
  const wrong = jobOf(1, { attempts: -1 });
  await expect(store.read.jobs.add(wrong)).rejects.toThrow('jobs 000001: not a valid row (attempts)');
  await store.read.jobs.add(jobOf(1));
  const progress = { averageMs: Number.NaN, elapsedMs: 0, seenAt: T0 };
  await expect(store.read.jobs.annotate(jobId(1), { progress })).rejects.toThrow('(averageMs)');
});

it('fills in settings that an older version did not know, and keeps an explicit "no limit"', async () => {
  const stored = JSON.stringify({ limits: { clip: null, memberDay: 7 }, zone: 'Europe/Rome', abandoned: true });
  await run(`INSERT INTO settings (guild, stored, changed_at) VALUES ('${GUILD}', '${stored}', 0)`);
  expect(await store.read.settings.get(GUILD)).toEqual({
    ...DEFAULT_SETTINGS,
    limits: { ...DEFAULT_SETTINGS.limits, clip: null, memberDay: 7 },
    zone: 'Europe/Rome',
  });
});
