// How long finished clips took, by model, and Venice's last average (a P80) of each.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { TimingRecords } from '../domain/records.ts';
import { checked } from './checked.ts';
import type { Tables } from './tables.ts';

/** Milliseconds. */
const Duration = z.number().nonnegative();

export function createTimingRecords(db: Kysely<Tables>): TimingRecords {
  return {
    async add(model, renderMs, at) {
      const render_ms = Math.round(checked('timings', model, Duration, renderMs));
      await db.insertInto('timings').values({ model, render_ms, at }).execute();
    },

    async latest(model, limit) {
      const found = db.selectFrom('timings').select('render_ms').where('model', '=', model);
      const rows = await found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map((row) => checked('timings', model, Duration, row.render_ms));
    },

    async average(model) {
      const row = await db.selectFrom('averages').select('average_ms').where('model', '=', model).executeTakeFirst();
      return row === undefined ? null : checked('averages', model, Duration, row.average_ms);
    },

    async noteAverage(model, averageMs, at) {
      const average_ms = checked('averages', model, Duration, averageMs);
      await db
        .insertInto('averages')
        .values({ model, average_ms, seen_at: at })
        .onConflict((conflict) => conflict.column('model').doUpdateSet({ average_ms, seen_at: at }))
        .execute();
    },
  };
}
