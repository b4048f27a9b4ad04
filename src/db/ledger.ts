// The books. Entries are only ever added; every balance is a sum over them, never a stored number.
// That a job has one hold and one settlement of the same amount, and that no pot is overdrawn, is kept by the table itself.
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Account, Counted, Used } from '../domain/ledger.ts';
import { Usd } from '../domain/money.ts';
import type { LedgerRecords } from '../domain/records.ts';
import { entryOf, rowOfEntry } from './rows.ts';
import type { Tables } from './tables.ts';

export function createLedgerRecords(db: Kysely<Tables>): LedgerRecords {
  const ledger = db.selectFrom('ledger').selectAll();
  return {
    async enter(entry) {
      await db.insertInto('ledger').values(rowOfEntry(entry)).execute();
    },

    async ofJob(job) {
      return (await ledger.where('job', '=', job).orderBy('id').execute()).map(entryOf);
    },

    async ofPot(jam) {
      const pot = ledger.where('jam', '=', jam).where('kind', 'in', ['fund', 'release']);
      return (await pot.orderBy('id').execute()).map(entryOf);
    },

    async used(counted, period) {
      const all = about(db, counted);
      const inside = period === null ? all : all.where('held_at', '>=', period.start).where('held_at', '<', period.end);
      const row = await inside
        .select((entry) => [
          balance(entry, 'held').as('held'),
          balance(entry, 'pot').as('pot'),
          balance(entry, 'spent').as('spent'),
          balance(entry, 'borne').as('borne'),
        ])
        .executeTakeFirstOrThrow();
      return usedOf(counted, row);
    },

    async granted(guild, member, { start, end }) {
      const mine = db.selectFrom('ledger').where('guild', '=', guild).where('member', '=', member);
      const inside = mine.where('held_at', '>=', start).where('held_at', '<', end).where('kind', '=', 'grant');
      return amount(
        (await inside.select((entry) => entry.fn.sum<Sum>('amount').as('sum')).executeTakeFirstOrThrow()).sum,
      );
    },

    async pot(jam) {
      const all = db.selectFrom('ledger').where('jam', '=', jam);
      return amount((await all.select((entry) => balance(entry, 'pot').as('pot')).executeTakeFirstOrThrow()).pot);
    },

    async clips(jam, member) {
      const all = db.selectFrom('ledger').where('jam', '=', jam);
      const mine = member === null ? all : all.where('member', '=', member);
      const row = await mine.select(LASTING_CLIPS.as('clips')).executeTakeFirstOrThrow();
      return Number(row.clips ?? 0);
    },

    async latest(guild, member, limit) {
      const found = ledger.where('guild', '=', guild).where('member', '=', member);
      const rows = await found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(entryOf);
    },

    async entered(guild, kinds, { start, end }) {
      const inside = ledger.where('guild', '=', guild).where('at', '>=', start).where('at', '<', end);
      return (await inside.where('kind', 'in', kinds).orderBy('id').execute()).map(entryOf);
    },

    async counting(guild, kinds, { start, end }) {
      const inside = ledger.where('guild', '=', guild).where('held_at', '>=', start).where('held_at', '<', end);
      return (await inside.where('kind', 'in', kinds).orderBy('id').execute()).map(entryOf);
    },

    async orphans() {
      const rows = await db
        .selectFrom('ledger as held')
        .selectAll('held')
        .where('held.kind', '=', 'hold')
        .where((it) => {
          const settled = it.selectFrom('ledger as settled').select('settled.id').where('settled.kind', '<>', 'hold');
          return it.not(it.exists(settled.whereRef('settled.job', '=', 'held.job')));
        })
        .where((it) => it.not(it.exists(it.selectFrom('jobs').select('jobs.id').whereRef('jobs.id', '=', 'held.job'))))
        .orderBy('held.id')
        .execute();
      return rows.map(entryOf);
    },

    async rename(guild, member, pseudonym, heldBefore) {
      const mine = db.updateTable('ledger').where('guild', '=', guild).where('member', '=', member);
      const those = heldBefore === undefined ? mine : mine.where('held_at', '<', heldBefore);
      return Number((await those.set({ member: pseudonym }).executeTakeFirst()).numUpdatedRows);
    },

    async totals() {
      const row = await db
        .selectFrom('ledger')
        .where('kind', '<>', 'grant')
        .select((entry) => [
          balance(entry, 'held').as('held'),
          balance(entry, 'spent').as('spent'),
          balance(entry, 'pot').as('pots'),
          balance(entry, 'borne').as('borne'),
          entry.fn.coalesce(entry.neg(balance(entry, 'allowance')), sql<number>`0`).as('given'),
        ])
        .executeTakeFirstOrThrow();
      return {
        held: amount(row.held),
        spent: amount(row.spent),
        pots: amount(row.pots),
        borne: amount(row.borne),
        given: amount(row.given),
      };
    },
  };
}

/** A clip counts from its hold until the hold is returned or its price is refunded. */
const LASTING_CLIPS = sql<number | string | null>`SUM(CASE
  WHEN kind = 'hold' THEN 1 WHEN kind IN ('return', 'refund') THEN -1 ELSE 0 END)`;

/** The entries that may count. Grants raise a limit and use nothing up. */
function about(db: Kysely<Tables>, counted: Counted) {
  const all = db.selectFrom('ledger').where('kind', '<>', 'grant');
  switch (counted.of) {
    case 'member':
      return all.where('guild', '=', counted.guild).where('member', '=', counted.member).where('purse', '=', 'own');
    case 'role':
      return all.where('guild', '=', counted.guild).where('role', '=', counted.role);
    case 'channel':
      return all.where('guild', '=', counted.guild).where('channel', '=', counted.channel);
    case 'jam':
      return all.where('jam', '=', counted.jam).where('purse', '=', 'pot');
    case 'jam-member':
      return all.where('jam', '=', counted.jam).where('purse', '=', 'pot').where('member', '=', counted.member);
    case 'guild':
      return all.where('guild', '=', counted.guild);
    case 'all':
      return all;
  }
}

type Sum = number | string | null;

/** What was written off counts against everybody but the member; what lies in a pot counts only where the pot is paid from. */
function usedOf(counted: Counted, row: Readonly<Record<'held' | 'pot' | 'spent' | 'borne', Sum>>): Used {
  const whole = Number(row.held ?? 0) + Number(row.pot ?? 0);
  switch (counted.of) {
    case 'member':
    case 'jam-member':
      return { held: amount(row.held), spent: amount(row.spent) };
    case 'channel':
    case 'jam':
      return { held: amount(row.held), spent: amount(Number(row.spent ?? 0) + Number(row.borne ?? 0)) };
    case 'role':
    case 'guild':
    case 'all':
      return { held: amount(whole), spent: amount(Number(row.spent ?? 0) + Number(row.borne ?? 0)) };
  }
}

/** What went into an account less what came out of it. */
function balance(entry: ExpressionBuilder<Tables, 'ledger'>, account: Account) {
  const signed = entry
    .case()
    .when('to_account', '=', account)
    .then(entry.ref('amount'))
    .when('from_account', '=', account)
    .then(entry.neg(entry.ref('amount')))
    .else(0)
    .end();
  return entry.fn.sum<Sum>(signed);
}

/** A sum over no rows is null; some databases give sums as text. A balance below zero cannot be and throws. */
const amount = (total: Sum): Usd => Usd.parse(Number(total ?? 0));
