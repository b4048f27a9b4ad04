// What a server spent, day by day and by model or member, from the lines of its ledger. Pure. Everything counts on the day
// in whose limits it counts: what was refunded is taken off the day of its spending, and what a jam's pot paid stands on
// the day that the pot was filled.
import type { JobId } from './ids.ts';
import type { LedgerEntry } from './ledger.ts';
import { FREE, sum, type Usd } from './money.ts';
import { type Instant, later, type Period, periodAround, type TimeZone } from './time.ts';

/** The group of what is no clip. */
export const TRANSCRIPTS = 'transcripts';

export interface TalliedDay {
  readonly period: Period;
  readonly total: Usd;
  readonly groups: ReadonlyMap<string, Tallied>;
}

export interface Tallied {
  readonly amount: Usd;
  readonly clips: number;
}

/** Every day of the period, also those on which nothing was spent. */
export function tally(
  entries: readonly LedgerEntry[],
  period: Period,
  zone: TimeZone,
  groupOf: (entry: LedgerEntry) => string,
): readonly TalliedDay[] {
  const spent = lasting(entries);
  return daysOf(period, zone).map((day) => {
    const groups = new Map<string, Tallied>();
    for (const entry of spent) {
      if (entry.heldAt < day.start || entry.heldAt >= day.end) continue;
      const key = groupOf(entry);
      const { amount, clips } = groups.get(key) ?? { amount: FREE, clips: 0 };
      groups.set(key, { amount: sum(amount, entry.amount), clips: clips + 1 });
    }
    return { period: day, total: sum(...[...groups.values()].map(({ amount }) => amount)), groups };
  });
}

/** What was spent and not given back; what a moderator wrote off was spent all the same. */
function lasting(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const refunded = new Set<JobId | null>(entries.filter(({ kind }) => kind === 'refund').map(({ job }) => job));
  return entries.filter(({ kind, job }) => kind === 'spend' && !refunded.has(job));
}

function daysOf({ start, end }: Period, zone: TimeZone): readonly Period[] {
  const days: Period[] = [];
  for (let at: Instant = start; at < end; at = later(days.at(-1)?.end ?? end, 0))
    days.push(periodAround(at, 'day', zone));
  return days;
}

/** The groups of all days together, the most expensive first. */
export function groupsOf(days: readonly TalliedDay[]): readonly (Tallied & { readonly key: string })[] {
  const all = new Map<string, Tallied>();
  for (const { groups } of days)
    for (const [key, { amount, clips }] of groups) {
      const before = all.get(key) ?? { amount: FREE, clips: 0 };
      all.set(key, { amount: sum(before.amount, amount), clips: before.clips + clips });
    }
  return [...all]
    .map(([key, tallied]) => ({ key, ...tallied }))
    .toSorted((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1));
}

export const totalOf = (days: readonly TalliedDay[]): Usd => sum(...days.map(({ total }) => total));
