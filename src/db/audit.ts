// Who changed what, when. The table refuses to change or forget an entry.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { GuildId, UserId } from '../domain/ids.ts';
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
      await db
        .insertInto('audit')
        .values({ ...rest, before_value: before, after_value: after })
        .execute();
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
