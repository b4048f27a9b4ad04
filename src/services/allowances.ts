// Allowances: a server's limits, and what of them a member and the server have used in the current periods.
import type { GuildId, UserId } from '../domain/ids.ts';
import type { Records } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import type { SpendLimits, Usage } from '../domain/spending.ts';
import { type Instant, type Period, periodAround } from '../domain/time.ts';

export interface Allowance {
  readonly limits: SpendLimits;
  readonly usage: Usage;
  readonly settings: Settings;
  readonly day: Period;
  readonly month: Period;
}

/** Reads through the given records: inside a transaction, nothing can be spent between this reading and the hold. */
export async function allowanceOf(records: Records, guild: GuildId, member: UserId, now: Instant): Promise<Allowance> {
  const settings = await records.settings.get(guild);
  const day = periodAround(now, 'day', settings.zone);
  const month = periodAround(now, 'month', settings.zone);
  const usage = {
    memberDay: await records.ledger.used(guild, member, day),
    memberMonth: await records.ledger.used(guild, member, month),
    guildDay: await records.ledger.used(guild, null, day),
    guildMonth: await records.ledger.used(guild, null, month),
  };
  return { limits: settings.limits, usage, settings, day, month };
}
