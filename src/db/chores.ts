// What is left to do of erasures. A chore that is done is forgotten: it names what was erased.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { Chore } from '../domain/erasure.ts';
import type { ChoreItem, ChoreRecords } from '../domain/privacy-records.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { ChoresTable, Tables } from './tables.ts';

const StoredChore = z.object({
  id: z.number().int(),
  chore: Chore,
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
}) satisfies z.ZodType<ChoreItem>;

export function createChoreRecords(db: Kysely<Tables>): ChoreRecords {
  return {
    async add(chore, dueAt) {
      const text = JSON.stringify(checked('chores', chore.is, Chore, chore));
      await db.insertInto('chores').values({ chore: text, due_at: dueAt, attempts: 0 }).execute();
    },

    async due(now, limit) {
      const found = db.selectFrom('chores').selectAll().where('due_at', '<=', now);
      return (await found.orderBy('due_at').orderBy('id').limit(limit).execute()).map(itemOf);
    },

    async nextDue() {
      const row = await db.selectFrom('chores').select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.due_at);
    },

    async done(id) {
      await db.deleteFrom('chores').where('id', '=', id).execute();
    },

    async postpone(id, dueAt) {
      await db
        .updateTable('chores')
        .set((row) => ({ attempts: row('attempts', '+', 1), due_at: dueAt }))
        .where('id', '=', id)
        .execute();
    },
  };
}

function itemOf({ due_at, chore, ...row }: Selectable<ChoresTable>): ChoreItem {
  return checked('chores', String(row.id), StoredChore, { ...row, chore: jsonOf(chore), dueAt: due_at });
}
