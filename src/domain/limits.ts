// What a server's admins may limit, and which of it applies to a member.
// Of several roles with a rule the most generous decides, limit by limit; but if one of them is marked strict, only the
// strict ones count, and of those the smallest. A role's rule replaces the server's own limits for its members.
import { z } from 'zod';
import { ChannelId, RoleId } from './ids.ts';
import { Usd, usd } from './money.ts';

/** `null` is an explicit "no limit". */
export const Limit = Usd.nullable();

/** What one member may spend: on one clip, and per calendar day, week and month. */
export const MemberLimits = z.object({ clip: Limit, memberDay: Limit, memberWeek: Limit, memberMonth: Limit });
export type MemberLimits = z.infer<typeof MemberLimits>;

/** A server's limits. Amounts are per calendar period in the server's time zone. */
export const SpendLimits = MemberLimits.extend({ guildDay: Limit, guildMonth: Limit });
export type SpendLimits = z.infer<typeof SpendLimits>;

/** Small out of the box, so that a fresh install cannot run up a bill. The README states these. */
export const DEFAULT_LIMITS: SpendLimits = {
  clip: usd(1),
  memberDay: usd(2),
  memberWeek: null,
  memberMonth: usd(10),
  guildDay: usd(5),
  guildMonth: usd(25),
};

/** How fast clips may follow each other. Null: no limit. */
export const Tempo = z.object({
  /** Clips of one member that wait or are being made. */
  memberRunning: z.number().int().min(1).max(100).nullable(),
  guildRunning: z.number().int().min(1).max(1_000).nullable(),
  /** Seconds from one confirmed clip of a member to the next. */
  coolDown: z.number().int().min(1).max(86_400).nullable(),
});
export type Tempo = z.infer<typeof Tempo>;

export const DEFAULT_TEMPO: Tempo = { memberRunning: null, guildRunning: null, coolDown: null };

/** Limits for the members of a role. What it does not name is as for everybody. */
export const RoleRule = z.object({
  role: RoleId,
  strict: z.boolean(),
  limits: MemberLimits.partial(),
  /** What all members of the role may spend together in a calendar month. */
  month: Limit,
});
export type RoleRule = z.infer<typeof RoleRule>;

export const ChannelRule = z.object({ channel: ChannelId, day: Limit, month: Limit });
export type ChannelRule = z.infer<typeof ChannelRule>;

export interface EffectiveLimits {
  readonly limits: MemberLimits;
  /** The role whose rule decided; its shared budget pays as well. Null: the server's own or a guest's limits. */
  readonly rule: RoleRule | null;
  readonly guest: boolean;
}

/** What applies to a member with these roles. A guest is a member without any role, where the server sets limits for them. */
export function limitsFor(
  policy: { readonly limits: SpendLimits; readonly guest: MemberLimits | null; readonly roles: readonly RoleRule[] },
  roles: readonly RoleId[],
): EffectiveLimits {
  const everybody = MemberLimits.parse(policy.limits);
  if (roles.length === 0 && policy.guest !== null) return { limits: policy.guest, rule: null, guest: true };
  const mine = policy.roles.filter((rule) => roles.includes(rule.role));
  const strict = mine.filter((rule) => rule.strict);
  const deciding = strict.length > 0 ? strict : mine;
  if (deciding.length === 0) return { limits: everybody, rule: null, guest: false };
  const pick = strict.length > 0 ? smallest : largest;
  const of = (name: keyof MemberLimits) =>
    pick(deciding.map(({ limits }) => (limits[name] === undefined ? everybody[name] : limits[name])));
  return {
    limits: {
      clip: of('clip'),
      memberDay: of('memberDay'),
      memberWeek: of('memberWeek'),
      memberMonth: of('memberMonth'),
    },
    rule: deciding.find((rule) => rule.month === pick(deciding.map(({ month }) => month))) ?? null,
    guest: false,
  };
}

/** Null is larger than every amount. */
const largest = (limits: readonly (Usd | null)[]): Usd | null =>
  limits.reduce((most, one) => (most === null || one === null ? null : one > most ? one : most));

const smallest = (limits: readonly (Usd | null)[]): Usd | null =>
  limits.reduce((least, one) => (least === null ? one : one === null || least < one ? least : one));
