// A database that an earlier version has filled: every job and every sum is still there after the upgrade, and the books
// go on where they stood.
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { kyselyDatabase } from '../../src/db/statements.ts';
import { createStore } from '../../src/db/store.ts';
import type { Tables } from '../../src/db/tables.ts';
import { Fault } from '../../src/domain/fault.ts';
import { Usd } from '../../src/domain/money.ts';
import type { Store } from '../../src/domain/records.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { DAY, later } from '../../src/domain/time.ts';
import {
  ANNA,
  BEN,
  channelId,
  draftId,
  draftOf,
  GUILD,
  guildId,
  holdOf,
  jobId,
  jobOf,
  REQUEST,
  statesOf,
  T0,
} from '../contracts/store/samples.ts';

/** The last migration of the version before. */
const LAST = '004-timings';

let kysely: Kysely<Tables>;
let store: Store;
beforeEach(async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON');
  kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
  await migrate(kysely, migrations.slice(0, migrations.findIndex(({ name }) => name === LAST) + 1));
  store = createStore({ kysely, close: () => kysely.destroy() });
});
afterEach(() => kysely.destroy());

/** Numbers of jobs, each with its own day, member, guild, amount and end, so that every sum is another. */
const JOBS = Array.from({ length: 24 }, (_, n) => n);
const facts = (n: number) => ({
  amount: Usd.parse(1_000 * n + n * n),
  guild: n % 5 === 0 ? guildId(2) : GUILD,
  member: n % 3 === 0 ? BEN : ANNA,
  channel: channelId(n % 2),
  at: later(T0, (n % 4) * DAY + n),
  end: ([null, 'spend', 'return'] as const)[n % 3 === 1 ? 0 : 1 + (n % 2)] ?? null,
});

/** Everything as the earlier version wrote it. */
async function fill(): Promise<void> {
  const request = JSON.stringify(REQUEST);
  await sql`INSERT INTO drafts VALUES (${draftId(0)}, 3, ${ANNA}, ${GUILD}, ${channelId(1)}, ${request}, 420000,
    ${T0}, ${T0 + 600_000}, ${T0}, NULL, 'open', NULL)`.execute(kysely);
  for (const n of JOBS) {
    const { amount, guild, member, channel, at, end } = facts(n);
    const state = end === null ? 'queued' : 'cancelled';
    const payload = end === null ? '{}' : JSON.stringify({ by: member });
    const ended = end === null ? null : at;
    await sql`INSERT INTO jobs VALUES (${jobId(n)}, ${draftId(n + 1)}, ${member}, ${guild}, ${channel}, NULL, NULL,
      ${request}, ${amount}, ${at}, ${state}, ${payload}, NULL, NULL, ${ended}, ${at}, 0, NULL, NULL, NULL)`.execute(
      kysely,
    );
    const columns = sql.raw('(job, kind, from_account, to_account, amount, guild, member, channel, at, held_at, why)');
    await sql`INSERT INTO ledger ${columns} VALUES (${jobId(n)}, 'hold', 'allowance', 'held', ${amount}, ${guild},
      ${member}, ${channel}, ${at}, ${at}, 'confirmed')`.execute(kysely);
    if (end === null) continue;
    const to = end === 'spend' ? 'spent' : 'allowance';
    await sql`INSERT INTO ledger ${columns} VALUES (${jobId(n)}, ${end}, 'held', ${to}, ${amount}, ${guild},
      ${member}, ${channel}, ${at + 9}, ${at}, 'ended')`.execute(kysely);
  }
  await sql`INSERT INTO outbox VALUES (1, ${jobId(0)}, 'open', ${T0}, ${T0}, 0, 0)`.execute(kysely);
  await sql`INSERT INTO settings VALUES (${GUILD}, '{"limits":{"clip":null},"zone":"Europe/Rome"}', ${T0})`.execute(
    kysely,
  );
  await sql`INSERT INTO audit VALUES (1, ${T0}, ${GUILD}, ${ANNA}, 'settings', 'server', NULL, '{}')`.execute(kysely);
  await sql`INSERT INTO timings VALUES (1, 'wan', 61000, ${T0})`.execute(kysely);
}

const total = (wanted: (one: ReturnType<typeof facts>) => boolean): number =>
  JOBS.map(facts).reduce((sum, one) => sum + (wanted(one) ? one.amount : 0), 0);

it('keeps every sum, by member, server, channel and day', async () => {
  await fill();
  await migrate(kysely);
  const { ledger } = store.read;
  const held = total(({ end }) => end === null);
  const spent = total(({ end }) => end === 'spend');
  expect(await ledger.totals()).toEqual({ held, spent, pots: 0, borne: 0, given: held + spent });
  for (const day of [0, 1, 2, 3]) {
    const period = { start: later(T0, day * DAY), end: later(T0, (day + 1) * DAY) };
    const today = ({ at }: ReturnType<typeof facts>) => at >= period.start && at < period.end;
    for (const guild of [GUILD, guildId(2)]) {
      const sums = (mine: (one: ReturnType<typeof facts>) => boolean) => ({
        held: total((one) => today(one) && one.guild === guild && one.end === null && mine(one)),
        spent: total((one) => today(one) && one.guild === guild && one.end === 'spend' && mine(one)),
      });
      expect(await ledger.used({ of: 'guild', guild }, period)).toEqual(sums(() => true));
      for (const member of [ANNA, BEN]) {
        expect(await ledger.used({ of: 'member', guild, member }, period)).toEqual(
          sums((one) => one.member === member),
        );
      }
      for (const channel of [channelId(0), channelId(1)]) {
        const used = await ledger.used({ of: 'channel', guild, channel }, period);
        expect(used).toEqual(sums((one) => one.channel === channel));
      }
    }
  }
});

it('reads every row as it was, with what is new at its plainest', async () => {
  await fill();
  await migrate(kysely);
  const { jobs, drafts, ledger, outbox, settings, audit, timings } = store.read;
  for (const n of JOBS) {
    const { amount, guild, member, channel, at, end } = facts(n);
    const state = end === null ? statesOf(n).queued : { ...statesOf(n).cancelled, by: member };
    const plain = { author: member, guild, place: channel, price: amount, createdAt: at, dueAt: at, lineAt: at };
    expect(await jobs.get(jobId(n))).toEqual(jobOf(n, { draft: draftId(n + 1), state, ...plain }));
    const hold = holdOf(n, { amount, guild, member, channel, at, heldAt: at, why: 'confirmed' });
    const settlement = end === null ? [] : [{ ...hold, kind: end, at: later(at, 9), why: 'ended' }];
    expect(await ledger.ofJob(jobId(n))).toEqual([hold, ...settlement]);
  }
  expect(await drafts.get(draftId(0))).toEqual(draftOf(0, { version: 3, place: channelId(1) }));
  expect((await outbox.due(T0, 5)).map(({ job, kind }) => [job, kind])).toEqual([[jobId(0), 'open']]);
  const limits = { ...DEFAULT_SETTINGS.limits, clip: null };
  expect(await settings.get(GUILD)).toEqual({ ...DEFAULT_SETTINGS, limits, zone: 'Europe/Rome' });
  expect(await audit.ofGuild(GUILD, 5)).toMatchObject([{ action: 'settings', actor: ANNA, subject: 'server' }]);
  expect(await timings.latest('wan', 5)).toEqual([61_000]);
});

it('hands the line on in the order in which clips were confirmed', async () => {
  await fill();
  await migrate(kysely);
  const waiting = JOBS.filter((n) => facts(n).end === null).toSorted((a, b) => facts(a).at - facts(b).at);
  const line = await store.read.jobs.inLine(later(T0, 9 * DAY), [], 50);
  expect(line.map(({ id }) => id)).toEqual(waiting.map(jobId));
});

it('settles and corrects what was held before, once, and keeps the old rules', async () => {
  await fill();
  await migrate(kysely);
  const { ledger } = store.read;
  const open = JOBS.find((n) => facts(n).end === null && facts(n).amount > 0) ?? 0;
  const spent = JOBS.find((n) => facts(n).end === 'spend') ?? 0;
  const [hold] = await ledger.ofJob(jobId(open));
  const [, spend] = await ledger.ofJob(jobId(spent));
  if (hold === undefined || spend === undefined) throw new Error('the books are empty');
  await ledger.enter({ ...hold, kind: 'spend' });
  await expect(ledger.enter({ ...hold, kind: 'return' })).rejects.toThrow(Fault);
  await ledger.enter({ ...spend, kind: 'write-off' });
  await expect(ledger.enter({ ...spend, kind: 'refund' })).rejects.toThrow(Fault);
  await expect(ledger.enter({ ...hold, kind: 'hold' })).rejects.toThrow(Fault);
  await expect(sql`DELETE FROM ledger`.execute(kysely)).rejects.toThrow('never removed');
  await expect(sql`UPDATE ledger SET amount = 1`.execute(kysely)).rejects.toThrow('never changed');
  const { held, spent: paid, borne, given } = await ledger.totals();
  expect([held + paid + borne, borne]).toEqual([given, spend.amount]);
});
