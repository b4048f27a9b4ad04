// What a jam says and what it leaves on record, written in the transaction that makes it true.
import type { AuditAction } from '../../domain/audit.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Jam } from '../../domain/jam.ts';
import type { JamSaying } from '../../domain/jam-sayings.ts';
import type { Records } from '../../domain/records.ts';
import type { Instant } from '../../domain/time.ts';
import { note } from '../audit.ts';

/** `nth` tells sayings of one kind apart: a turn's number, a moment. The same twice is said once. */
export async function say(
  records: Pick<Records, 'memos'>,
  about: Pick<Jam, 'id' | 'guild'>,
  what: JamSaying,
  how: { readonly member?: UserId; readonly at?: Instant; readonly nth?: number; readonly now: Instant },
): Promise<void> {
  const key = `jam:${about.id}:${what}${how.nth === undefined ? '' : `:${how.nth}`}`;
  const memo = { is: 'jam', jam: about.id, what, member: how.member ?? null, at: how.at ?? how.now } as const;
  await records.memos.add(about.guild, key, memo, how.now);
}

/** What the bot does by itself is done in the host's name. */
export async function record(
  records: Records,
  jam: Pick<Jam, 'id' | 'guild' | 'host'>,
  action: Extract<AuditAction, `jam-${string}`>,
  how: { readonly actor?: UserId | null; readonly before?: unknown; readonly after?: unknown; readonly now: Instant },
): Promise<void> {
  await note(records, {
    at: how.now,
    guild: jam.guild,
    actor: how.actor ?? jam.host,
    action,
    subject: jam.id,
    before: how.before === undefined ? null : JSON.stringify(how.before),
    after: how.after === undefined ? null : JSON.stringify(how.after),
  });
}
