// Notices that wait until Discord has taken them, written in the same transaction as the move that they tell of.
// One notice per job and kind, for good: also after it was posted, a second is ignored.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { JobId } from '../domain/ids.ts';
import type { OutboxKind } from '../domain/notice.ts';
import type { OutboxItem, OutboxRecords } from '../domain/records.ts';
import { Instant } from '../domain/time.ts';
import { checked } from './checked.ts';
import type { OutboxTable, Tables } from './tables.ts';

/** Every kind by its own name: a kind that the domain adds and this list forgets does not compile. */
const KINDS = {
  open: 'open',
  failed: 'failed',
  'unconfirmed-author': 'unconfirmed-author',
  'unconfirmed-moderators': 'unconfirmed-moderators',
  kept: 'kept',
  settled: 'settled',
  'closing-status': 'closing-status',
  'corrected-status': 'corrected-status',
} as const satisfies { readonly [Kind in OutboxKind]: Kind };

const StoredItem = z.object({
  id: z.number().int(),
  job: JobId,
  kind: z.enum(KINDS),
  createdAt: Instant,
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
}) satisfies z.ZodType<OutboxItem>;

export function createOutboxRecords(db: Kysely<Tables>): OutboxRecords {
  return {
    async add(job, kind, at) {
      await db
        .insertInto('outbox')
        .values({ job, kind, created_at: at, due_at: at, attempts: 0, done: 0 })
        .onConflict((conflict) => conflict.columns(['job', 'kind']).doNothing())
        .execute();
    },

    async due(now, limit) {
      const found = db.selectFrom('outbox').selectAll().where('done', '=', 0).where('due_at', '<=', now);
      const rows = await found.orderBy('created_at').orderBy('id').limit(limit).execute();
      return rows.map(itemOf);
    },

    async nextDue() {
      const waiting = db.selectFrom('outbox').select('due_at').where('done', '=', 0);
      const row = await waiting.orderBy('due_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.due_at);
    },

    async pending(job, kind) {
      const waiting = db.selectFrom('outbox').select('id').where('done', '=', 0);
      const row = await waiting.where('job', '=', job).where('kind', '=', kind).executeTakeFirst();
      return row !== undefined;
    },

    async done(id) {
      await db.updateTable('outbox').set({ done: 1 }).where('id', '=', id).execute();
    },

    async postpone(id, dueAt) {
      await db
        .updateTable('outbox')
        .set((row) => ({ attempts: row('attempts', '+', 1), due_at: dueAt }))
        .where('id', '=', id)
        .execute();
    },
  };
}

function itemOf(row: Selectable<OutboxTable>): OutboxItem {
  return checked('outbox', String(row.id), StoredItem, { ...row, createdAt: row.created_at, dueAt: row.due_at });
}
