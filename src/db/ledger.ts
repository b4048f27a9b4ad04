// The books. Entries are only ever added; every balance is a sum over them, never a stored number.
// That a job has one hold and one settlement of the same amount is kept by the table itself.
import type { Expression, ExpressionBuilder, Kysely } from 'kysely';
import { Usd } from '../domain/money.ts';
import type { LedgerRecords } from '../domain/records.ts';
import type { Account, Used } from '../domain/spending.ts';
import { entryOf, rowOfEntry } from './rows.ts';
import type { Tables } from './tables.ts';

export function createLedgerRecords(db: Kysely<Tables>): LedgerRecords {
  const balances = db.selectFrom('ledger').select((entry) => [balance(entry, 'held'), balance(entry, 'spent')]);
  return {
    async enter(entry) {
      await db.insertInto('ledger').values(rowOfEntry(entry)).execute();
    },

    async ofJob(job) {
      const rows = await db.selectFrom('ledger').selectAll().where('job', '=', job).orderBy('id').execute();
      return rows.map(entryOf);
    },

    async used(guild, member, period) {
      const inside = balances
        .where('guild', '=', guild)
        .where('held_at', '>=', period.start)
        .where('held_at', '<', period.end);
      const row = await (member === null ? inside : inside.where('member', '=', member)).executeTakeFirstOrThrow();
      return usedOf(row);
    },

    async latest(guild, member, limit) {
      const found = db.selectFrom('ledger').selectAll().where('guild', '=', guild).where('member', '=', member);
      const rows = await found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(entryOf);
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

    async totals() {
      return usedOf(await balances.executeTakeFirstOrThrow());
    },
  };
}

/** What went into an account less what came out of it. */
function balance<A extends Exclude<Account, 'allowance'>>(entry: ExpressionBuilder<Tables, 'ledger'>, account: A) {
  const signed: Expression<number> = entry
    .case()
    .when('to_account', '=', account)
    .then(entry.ref('amount'))
    .when('from_account', '=', account)
    .then(entry.neg(entry.ref('amount')))
    .else(0)
    .end();
  return entry.fn.sum<number | string | null>(signed).as(account);
}

/** A sum over no rows is null; some databases give sums as text. A balance below zero cannot be and throws. */
function usedOf(row: Readonly<Record<keyof Used, number | string | null>>): Used {
  return { held: Usd.parse(Number(row.held ?? 0)), spent: Usd.parse(Number(row.spent ?? 0)) };
}
