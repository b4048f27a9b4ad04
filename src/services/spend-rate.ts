// The spend-rate breaker: after each hold, in its transaction, the last hour is held against the server's own history. When
// it is far out of proportion, the server is paused, the moderators are told both numbers, and clips wait at no cost.
import { ITSELF } from '../domain/audit.ts';
import type { GuildId, JobId } from '../domain/ids.ts';
import type { Records } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import { LOOK_BACK_DAYS, outOfProportion, type Spending } from '../domain/spend-rate.ts';
import { DAY, HOUR, type Instant, later } from '../domain/time.ts';
import { note } from './audit.ts';

/** True when this hold paused the server. `settings` as they stand in this transaction. */
export async function heedSpendRate(
  records: Records,
  guild: GuildId,
  settings: Settings,
  now: Instant,
): Promise<boolean> {
  if (!settings.spendBreaker || settings.pause !== null) return false;
  const baseline = await resumedAt(records, guild, now);
  // Most hours are calm: the long history is read only when this one is not.
  const lately = await spendingsSince(records, guild, later(now, -HOUR), now);
  if (outOfProportion(lately, now, baseline) === null) return false;
  const history = await spendingsSince(records, guild, later(now, -HOUR - LOOK_BACK_DAYS * DAY), now);
  const rate = outOfProportion(history, now, baseline);
  if (rate === null) return false;
  const pause = { since: now, by: null, why: 'spend-rate', note: null } as const;
  await records.settings.put(guild, { ...settings, pause }, now);
  const after = JSON.stringify({ why: pause.why, ...rate });
  await note(records, { at: now, guild, actor: ITSELF, action: 'pause', subject: 'server', before: null, after });
  await records.memos.add(guild, `spend-rate:${now}`, { is: 'breaker', why: 'spend-rate', at: now, ...rate }, now);
  return true;
}

/** A moderator has looked at what was spent before that, and let it go on. */
async function resumedAt(records: Records, guild: GuildId, now: Instant): Promise<Instant | null> {
  const filter = { member: null, action: 'resume', since: later(now, -HOUR) } as const;
  const [latest] = await records.audit.before(guild, filter, null, 1);
  return latest?.entry.at ?? null;
}

/** What members' own limits hold or have spent; what came back is not among it. */
async function spendingsSince(
  records: Records,
  guild: GuildId,
  start: Instant,
  now: Instant,
): Promise<readonly Spending[]> {
  const period = { start, end: later(now, 1) };
  const held = new Map<JobId, Spending>();
  for (const { job, kind, purse, at, amount } of await records.ledger.entered(
    guild,
    ['hold', 'return', 'refund'],
    period,
  )) {
    if (job === null || purse === 'pot') continue;
    if (kind === 'hold') held.set(job, { at, amount });
    else held.delete(job);
  }
  return [...held.values()];
}
