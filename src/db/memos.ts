// Memos that wait until Discord has taken them. One memo per server and subject, for good: a second is ignored.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { GuildId } from '../domain/ids.ts';
import { Memo } from '../domain/memo.ts';
import type { MemoItem, MemoRecords } from '../domain/moderation-records.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { MemosTable, Tables } from './tables.ts';

const StoredMemo = z.object({
  id: z.number().int(),
  guild: GuildId,
  memo: Memo,
  createdAt: Instant,
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
}) satisfies z.ZodType<MemoItem>;

export function createMemoRecords(db: Kysely<Tables>): MemoRecords {
  return {
    async add(guild, key, memo, at) {
      const text = JSON.stringify(checked('memos', key, Memo, memo));
      await db
        .insertInto('memos')
        .values({ guild, subject: key, memo: text, created_at: at, due_at: at, attempts: 0, done: 0 })
        .onConflict((conflict) => conflict.columns(['guild', 'subject']).doNothing())
        .execute();
    },

    async due(now, limit) {
      const found = db.selectFrom('memos').selectAll().where('done', '=', 0).where('due_at', '<=', now);
      const rows = await found.orderBy('created_at').orderBy('id').limit(limit).execute();
      return rows.map(itemOf);
    },

    async nextDue() {
      const waiting = db.selectFrom('memos').select('due_at').where('done', '=', 0);
      const row = await waiting.orderBy('due_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.due_at);
    },

    async done(id) {
      await db.updateTable('memos').set({ done: 1 }).where('id', '=', id).execute();
    },

    async postpone(id, dueAt) {
      await db
        .updateTable('memos')
        .set((row) => ({ attempts: row('attempts', '+', 1), due_at: dueAt }))
        .where('id', '=', id)
        .execute();
    },
  };
}

function itemOf(row: Selectable<MemosTable>): MemoItem {
  const { memo, created_at, due_at, ...rest } = row;
  const candidate = { ...rest, memo: jsonOf(memo), createdAt: created_at, dueAt: due_at };
  return checked('memos', String(row.id), StoredMemo, candidate);
}
