// When a person looks first: at a prompt, before anything is spent, or at a finished clip, before it is posted.
import { z } from 'zod';
import { ChannelId, RoleId } from './ids.ts';
import type { JobState } from './job.ts';
import { Limit } from './limits.ts';
import type { Member } from './member.ts';
import type { Usd } from './money.ts';
import { DAY, type Instant, later } from './time.ts';

/** Any one that applies is reason enough. */
export const ReviewRule = z.object({
  everyone: z.boolean(),
  /** Prices from here on. */
  fromPrice: Limit,
  roles: z.array(RoleId).max(25),
  channels: z.array(ChannelId).max(25),
  /** Members who joined the server within so many days. */
  newMemberDays: z.number().int().min(1).max(365).nullable(),
  /** Members until so many of their clips were posted here. */
  firstClips: z.number().int().min(1).max(100).nullable(),
});
export type ReviewRule = z.infer<typeof ReviewRule>;

export const NO_REVIEW: ReviewRule = {
  everyone: false,
  fromPrice: null,
  roles: [],
  channels: [],
  newMemberDays: null,
  firstClips: null,
};

export const ReviewReason = z.enum(['everyone', 'price', 'role', 'channel', 'new-member', 'first-clips']);
export type ReviewReason = z.infer<typeof ReviewReason>;

/** What the rule looks at. */
export interface Reviewable {
  readonly member: Pick<Member, 'roles' | 'joinedAt' | 'moderator'>;
  readonly channel: ChannelId;
  readonly price: Usd;
  /** Clips of this member that were posted on this server so far. */
  readonly clipsBefore: number;
  readonly now: Instant;
}

/** Why a person must look first; null when nobody must. Whoever manages the server is not reviewed. */
export function reviewReason(
  rule: ReviewRule,
  { member, channel, price, clipsBefore, now }: Reviewable,
): ReviewReason | null {
  if (member.moderator) return null;
  if (rule.everyone) return 'everyone';
  if (rule.fromPrice !== null && price >= rule.fromPrice) return 'price';
  if (rule.roles.some((role) => member.roles.includes(role))) return 'role';
  if (rule.channels.includes(channel)) return 'channel';
  if (rule.newMemberDays !== null && isNew(member.joinedAt, rule.newMemberDays, now)) return 'new-member';
  if (rule.firstClips !== null && clipsBefore < rule.firstClips) return 'first-clips';
  return null;
}

/** Whoever's joining Discord does not tell counts as new. */
const isNew = (joinedAt: Instant | null, days: number, now: Instant) =>
  joinedAt === null || later(joinedAt, days * DAY) > now;

/** A moderator took it down, said no to it, or has not looked at it: moderators alone are shown such a clip. */
export function isHidden(state: JobState): boolean {
  if (state.at === 'withheld') return true;
  if (state.at !== 'kept') return false;
  return state.why === 'taken-down' || state.why === 'refused-by-moderator' || state.why === 'not-reviewed';
}
