// The breaker, one row for the whole bot, and what comparisons with Venice's books found.
import { type Kysely, sql } from 'kysely';
import { Breaker, CLOSED } from '../domain/breaker.ts';
import { Comparison } from '../domain/comparison.ts';
import type { BreakerRecords, ComparisonRecords } from '../domain/records.ts';
import { checked, jsonOf } from './checked.ts';
import type { Tables } from './tables.ts';

export function createBreakerRecords(db: Kysely<Tables>): BreakerRecords {
  return {
    async get() {
      const row = await db.selectFrom('breaker').select('stored').where('one', '=', 1).executeTakeFirst();
      return row === undefined ? CLOSED : checked('breaker', '1', Breaker, jsonOf(row.stored));
    },

    async put(breaker) {
      const stored = JSON.stringify(checked('breaker', '1', Breaker, breaker));
      const row = db.insertInto('breaker').values({ one: 1, stored });
      await row.onConflict((conflict) => conflict.column('one').doUpdateSet({ stored })).execute();
    },
  };
}

/** Comparisons that are kept: a season of daily ones. */
const KEPT = 100;

export function createComparisonRecords(db: Kysely<Tables>): ComparisonRecords {
  return {
    async add(comparison) {
      const good = checked('comparisons', String(comparison.at), Comparison, comparison);
      await db
        .insertInto('comparisons')
        .values({ at: good.at, stored: JSON.stringify(good) })
        .execute();
      const newest = db.selectFrom('comparisons').select(sql<number>`max(id) - ${KEPT}`.as('id'));
      await db.deleteFrom('comparisons').where('id', '<=', newest).execute();
    },

    async latest() {
      const newest = db.selectFrom('comparisons').select(({ fn }) => fn.max('id').as('id'));
      const row = await db.selectFrom('comparisons').selectAll().where('id', '=', newest).executeTakeFirst();
      return row && checked('comparisons', String(row.id), Comparison, jsonOf(row.stored));
    },
  };
}
