// Who changed what, when. The table refuses to change or forget an entry.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { AuditId, GuildId, UserId } from '../domain/ids.ts';
import type { AuditEntry, AuditRecords } from '../domain/records.ts';
import { Instant } from '../domain/time.ts';
import { checked } from './checked.ts';
import type { AuditTable, Tables } from './tables.ts';

const StoredEntry = z.object({
  at: Instant,
  guild: GuildId,
  actor: UserId,
  action: z.string(),
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
}) satisfies z.ZodType<AuditEntry>;

export function createAuditRecords(db: Kysely<Tables>): AuditRecords {
  return {
    async add(entry) {
      const { before, after, ...rest } = checked('audit', entry.guild, StoredEntry, entry);
      const row = await db
        .insertInto('audit')
        .values({ ...rest, before_value: before, after_value: after })
        .returning('id')
        .executeTakeFirstOrThrow();
      return AuditId.parse(row.id);
    },

    async get(id) {
      const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
      return row && entryOf(row);
    },

    /** Newest first. */
    async ofGuild(guild, limit) {
      const found = db.selectFrom('audit').selectAll().where('guild', '=', guild);
      const rows = await found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(entryOf);
    },
  };
}

function entryOf(row: Selectable<AuditTable>): AuditEntry {
  const candidate = { ...row, before: row.before_value, after: row.after_value };
  return checked('audit', String(row.id), StoredEntry, candidate);
}
