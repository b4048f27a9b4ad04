// The audit log to look at: page by page, and as a document that fits an attachment. Read in pieces, so that a log of
// any length takes no more memory than what is handed out.

import type { AuditFilter, NumberedEntry } from '../domain/audit.ts';
import { parseSince } from '../domain/audit-since.ts';
import { AUDIT_FRAME, type AuditFormat, auditDocument, auditRow } from '../domain/audit-table.ts';
import type { AuditId, GuildId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';

/** From where to look: the newest, or what is older or newer than an entry. */
export type AuditFrom =
  | { readonly is: 'newest' }
  | { readonly is: 'older'; readonly than: AuditId }
  | { readonly is: 'newer'; readonly than: AuditId };

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly NumberedEntry[];
  readonly older: boolean;
  readonly newer: boolean;
}

export interface AuditDocument {
  readonly text: string;
  readonly entries: number;
  /** False: there are older ones that found no room. */
  readonly whole: boolean;
}

export interface AuditLog {
  /** A time as people write it, in the server's zone; undefined when it cannot be understood. */
  since(asked: string, guild: GuildId): Promise<Instant | undefined>;
  page(guild: GuildId, filter: AuditFilter, from: AuditFrom, size: number): Promise<AuditPage>;
  /** The newest entries, oldest first, as many as fit into `limit` bytes. */
  document(guild: GuildId, filter: AuditFilter, format: AuditFormat, limit: number): Promise<AuditDocument>;
}

const BATCH = 500;

export function createAuditLog({ store, clock }: { readonly store: Store; readonly clock: Clock }): AuditLog {
  const { audit, settings } = store.read;
  return {
    since: async (asked, guild) => parseSince(asked, clock.now(), (await settings.get(guild)).zone),

    async page(guild, filter, from, size) {
      switch (from.is) {
        case 'newest':
        case 'older': {
          const than = from.is === 'older' ? from.than : null;
          const found = await audit.before(guild, filter, than, size + 1);
          return { entries: found.slice(0, size), older: found.length > size, newer: than !== null };
        }
        case 'newer': {
          const found = await audit.after(guild, filter, from.than, size + 1);
          return { entries: found.slice(0, size).toReversed(), older: true, newer: found.length > size };
        }
      }
    },

    async document(guild, filter, format, limit) {
      const rows: string[] = [];
      let bytes = AUDIT_FRAME.around;
      let last: AuditId | null = null;
      for (;;) {
        const batch: readonly NumberedEntry[] = await audit.before(guild, filter, last, BATCH);
        for (const one of batch) {
          const row = auditRow(one, format);
          bytes += Buffer.byteLength(row) + AUDIT_FRAME.between;
          if (bytes > limit) return made(rows, format, false);
          rows.push(row);
        }
        last = batch.at(-1)?.id ?? null;
        if (last === null || batch.length < BATCH) return made(rows, format, true);
      }
    },
  };
}

const made = (rows: readonly string[], format: AuditFormat, whole: boolean): AuditDocument => ({
  text: auditDocument(rows.toReversed(), format),
  entries: rows.length,
  whole,
});
