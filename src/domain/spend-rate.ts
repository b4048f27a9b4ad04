// Is the last hour's spending far out of the ordinary? Judged by the server's own history alone: what its members' limits
// paid, not what the pot of a jam paid, which was set aside on purpose. Pure.
import { FREE, sum, type Usd, usd } from './money.ts';
import { DAY, HOUR, type Instant } from './time.ts';

/** What an hour may always cost, so that a server that has just begun, or a quiet one, is left alone. */
export const CALM_HOUR = usd(10);
/** An hour may cost this many times as much as a usual busiest hour of a day. */
export const TIMES_USUAL = 3;
/** Days that are looked back upon. */
export const LOOK_BACK_DAYS = 14;
/** Fewer days with any spending are no history. */
const LEAST_DAYS = 3;

export interface Spending {
  readonly at: Instant;
  readonly amount: Usd;
}

export interface SpendRate {
  /** What the last hour cost, since the baseline. */
  readonly hour: Usd;
  /** The busiest hour of a usual day: the median over the days on which anything was spent. */
  readonly usual: Usd;
}

/**
 * Null while all is in proportion.
 * @param baseline what was spent before counts as looked at: a moderator has said that it may go on
 */
export function outOfProportion(
  spendings: readonly Spending[],
  now: Instant,
  baseline: Instant | null,
): SpendRate | null {
  const from = Math.max(now - HOUR, baseline ?? 0);
  const hour = sum(...spendings.filter(({ at }) => at > from && at <= now).map(({ amount }) => amount));
  if (hour <= CALM_HOUR) return null;
  const usual = usualHour(spendings, now);
  return hour > TIMES_USUAL * usual ? { hour, usual } : null;
}

/** Hours and days are counted back from an hour ago, so that no calendar is needed. */
function usualHour(spendings: readonly Spending[], now: Instant): Usd {
  const hours = new Map<number, Usd>();
  for (const { at, amount } of spendings) {
    const back = now - HOUR - at;
    if (back < 0 || back >= LOOK_BACK_DAYS * DAY) continue;
    const hour = Math.floor(back / HOUR);
    hours.set(hour, sum(hours.get(hour) ?? FREE, amount));
  }
  const busiest = new Map<number, Usd>();
  for (const [hour, amount] of hours) {
    const day = Math.floor(hour / 24);
    if (amount > (busiest.get(day) ?? FREE)) busiest.set(day, amount);
  }
  if (busiest.size < LEAST_DAYS) return FREE;
  const sorted = [...busiest.values()].toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? FREE;
}
