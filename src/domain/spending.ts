// Judging a price. Pure: reads what is used of every limit at once, answers yes, or names the first that breaks and how
// much is left of each. Held money counts like spent money.
import type { ChannelId, JamId, RoleId } from './ids.ts';
import type { Purse } from './ledger.ts';
import { left, sum, type Usd, usd } from './money.ts';
import { granted, type Outcome, refused } from './outcome.ts';
import type { Instant } from './time.ts';

/** In the order in which they are judged: the nearest to the member first. */
export const LIMIT_NAMES = [
  'clip',
  'memberDay',
  'memberWeek',
  'memberMonth',
  'jamMember',
  'jamPot',
  'roleMonth',
  'channelDay',
  'channelMonth',
  'guildDay',
  'guildMonth',
  'operatorDay',
  'operatorMonth',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** One limit that is set, and what of it is used in its window. */
export interface Cap {
  readonly limit: LimitName;
  readonly cap: Usd;
  readonly used: Usd;
  /** When its window ends; null where there is none. */
  readonly resetsAt: Instant | null;
  /** What it is about, where a server can have several. */
  readonly of: RoleId | ChannelId | JamId | null;
}

/** How many clips wait or are being made, and how many may. */
export interface Running {
  readonly whose: 'member' | 'guild' | 'jam-member';
  readonly now: number;
  readonly most: number;
}

/** Everything that bears on the next clip of one member in one place. */
export interface Allowance {
  readonly purse: Purse;
  readonly caps: readonly Cap[];
  readonly running: readonly Running[];
  /** The member's cool-down ends then; null when it is over or there is none. */
  readonly coolUntil: Instant | null;
}

/** One limit, how much of it is used, and what would remain after the asked price. */
export interface Standing extends Cap {
  readonly left: Usd;
  readonly leftAfter: Usd;
}

export type Broken =
  | {
      readonly is: 'over-limit';
      readonly price: Usd;
      readonly purse: Purse;
      readonly broken: Standing;
      readonly standings: readonly Standing[];
    }
  | { readonly is: 'too-many-running'; readonly running: Running }
  | { readonly is: 'cooling-down'; readonly until: Instant };

const rank = (limit: LimitName) => LIMIT_NAMES.indexOf(limit);

/** Where each limit that is set stands before and after a price, nearest to the member first. */
export function standings(allowance: Pick<Allowance, 'caps'>, price: Usd): readonly Standing[] {
  return allowance.caps
    .toSorted((a, b) => rank(a.limit) - rank(b.limit))
    .map((cap) => ({ ...cap, left: left(cap.cap, cap.used), leftAfter: left(cap.cap, sum(cap.used, price)) }));
}

/** Judges a price against everything at once; names the first that breaks. `now` only matters for a cool-down. */
export function judge(allowance: Allowance, price: Usd, now: Instant): Outcome<readonly Standing[], Broken> {
  const all = standings(allowance, price);
  const broken = all.find((one) => sum(one.used, price) > one.cap);
  if (broken !== undefined) {
    return refused({ is: 'over-limit', price, purse: allowance.purse, broken, standings: all });
  }
  const crowded = allowance.running.find((one) => one.now >= one.most);
  if (crowded !== undefined) return refused({ is: 'too-many-running', running: crowded });
  const { coolUntil } = allowance;
  if (coolUntil !== null && coolUntil > now) return refused({ is: 'cooling-down', until: coolUntil });
  return granted(all);
}

/** A limit for one clip has nothing used of it. */
export const clipCap = (cap: Usd): Cap => ({ limit: 'clip', cap, used: usd(0), resetsAt: null, of: null });

/** Limits that a grant raises: the member's own, in a window of time. */
const RAISED: ReadonlySet<LimitName> = new Set(['memberDay', 'memberWeek', 'memberMonth'] as const);

/** How much more a member would need for a price; null when no grant would do, because another limit is in the way too. */
export function missingFor(standings: readonly Standing[], price: Usd): Usd | null {
  const over = standings.filter(({ used, cap }) => sum(used, price) > cap);
  if (over.length === 0 || over.some(({ limit }) => !RAISED.has(limit))) return null;
  return over
    .map(({ used, cap }) => left(sum(used, price), cap))
    .reduce((most, one) => (one > most ? one : most), usd(0));
}
