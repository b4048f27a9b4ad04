// The rules of money. Pure: reads numbers, answers yes or names the limit that breaks.
// One amount moves between two accounts, so that the books cannot be unbalanced:
//   hold: allowance → held    spend: held → spent    return: held → allowance
import { z } from 'zod';
import type { ChannelId, GuildId, JobId, UserId } from './ids.ts';
import { left, sum, Usd, usd } from './money.ts';
import { granted, type Outcome, refused } from './outcome.ts';
import type { Instant } from './time.ts';

export const Account = z.enum(['allowance', 'held', 'spent']);
export type Account = z.infer<typeof Account>;

export const EntryKind = z.enum(['hold', 'spend', 'return']);
export type EntryKind = z.infer<typeof EntryKind>;

/** From and to of each kind of entry. */
export const ENDS = {
  hold: { from: 'allowance', to: 'held' },
  spend: { from: 'held', to: 'spent' },
  return: { from: 'held', to: 'allowance' },
} as const satisfies Record<EntryKind, { from: Account; to: Account }>;

/** One line of the append-only ledger. A job has one hold and one settlement, whatever happens. */
export interface LedgerEntry {
  readonly job: JobId;
  readonly kind: EntryKind;
  readonly amount: Usd;
  readonly guild: GuildId;
  readonly member: UserId;
  readonly channel: ChannelId;
  readonly at: Instant;
  /** The moment of the hold: the window that this entry counts in, also when it is settled a day later. */
  readonly heldAt: Instant;
  readonly why: string;
}

/** `null` is an explicit "no limit". */
const Limit = Usd.nullable();

/** What a server allows. Amounts are per calendar day or month in the server's time zone. */
export const SpendLimits = z.object({
  clip: Limit,
  memberDay: Limit,
  memberMonth: Limit,
  guildDay: Limit,
  guildMonth: Limit,
});
export type SpendLimits = z.infer<typeof SpendLimits>;
export type LimitName = keyof SpendLimits;

/** Small out of the box, so that a fresh install cannot run up a bill. The README states these. */
export const DEFAULT_LIMITS: SpendLimits = {
  clip: usd(1),
  memberDay: usd(2),
  memberMonth: usd(10),
  guildDay: usd(5),
  guildMonth: usd(25),
};

/** Held and spent money that counts against a limit; what was returned counts no more. */
export interface Used {
  readonly held: Usd;
  readonly spent: Usd;
}

/** What counts against each limit over its window. */
export type Usage = Readonly<Record<Exclude<LimitName, 'clip'>, Used>>;

/** One limit, how much of it is used, and what would remain after the asked price. */
export interface Standing {
  readonly limit: LimitName;
  readonly cap: Usd;
  readonly used: Usd;
  readonly left: Usd;
  readonly leftAfter: Usd;
}

export type Broken = {
  readonly is: 'over-limit';
  readonly price: Usd;
  readonly broken: Standing;
  readonly standings: readonly Standing[];
};

const ORDER = ['clip', 'memberDay', 'memberMonth', 'guildDay', 'guildMonth'] as const satisfies readonly LimitName[];

/** Where each limit that is set stands before and after a price. */
export function standings(limits: SpendLimits, usage: Usage, price: Usd): readonly Standing[] {
  return ORDER.flatMap((limit) => {
    const cap = limits[limit];
    if (cap === null) return [];
    const used = limit === 'clip' ? usd(0) : sum(usage[limit].held, usage[limit].spent);
    return [{ limit, cap, used, left: left(cap, used), leftAfter: left(cap, sum(used, price)) }];
  });
}

/** Judges a price against every limit; names the first that breaks. Held money counts like spent money. */
export function judge(limits: SpendLimits, usage: Usage, price: Usd): Outcome<readonly Standing[], Broken> {
  const all = standings(limits, usage, price);
  const broken = all.find((one) => sum(one.used, price) > one.cap);
  return broken === undefined ? granted(all) : refused({ is: 'over-limit', price, broken, standings: all });
}
