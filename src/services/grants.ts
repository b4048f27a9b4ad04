// Grants: what a moderator gives a member on top of the member's own limits. An entry of the ledger like any other, so
// that what a limit leaves is still a sum; the act is audited and the member hears of it, all in one transaction.
import type { ChannelId, GuildId, UserId } from '../domain/ids.ts';
import type { Usd } from '../domain/money.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import { note } from './audit.ts';

export interface Grant {
  readonly guild: GuildId;
  readonly member: UserId;
  /** More than zero. It raises the member's limits in the day, the week and the month in which it is given. */
  readonly amount: Usd;
  readonly by: UserId;
  /** Where it was asked for or given. */
  readonly channel: ChannelId;
  /** The moderator's own words. */
  readonly reason: string;
}

/**
 * `told`: whether the member hears of it otherwise, as in the answer to a request. Throws when there is nothing to
 * grant.
 */
export async function grant(
  records: Records,
  { guild, member, amount, by, channel, reason }: Grant,
  { told }: { readonly told: boolean },
  now: Instant,
): Promise<void> {
  if (amount === 0) throw new RangeError('a grant is more than nothing');
  await records.ledger.enter({
    job: null,
    jam: null,
    kind: 'grant',
    purse: 'own',
    amount,
    guild,
    member,
    role: null,
    channel,
    at: now,
    heldAt: now,
    why: `granted by a moderator: ${reason}`,
  });
  const entry = await note(records, {
    at: now,
    guild,
    actor: by,
    action: 'grant',
    subject: member,
    before: null,
    after: JSON.stringify({ amount, reason }),
  });
  if (!told)
    await records.memos.add(guild, `granted:${entry}`, { is: 'granted', member, amount, by, reason, at: now }, now);
}
