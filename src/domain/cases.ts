// A case: something that waits for a moderator. It is decided once; who decided it and why stays on record.
//   prompt     a clip that waits before anything is spent        result   a finished clip that waits before it is posted
//   allowance  a member asks for more than a limit leaves        report   somebody finds a posted clip wrong
//   appeal     a member finds a refusal wrong
import { z } from 'zod';
import { CaseId, ChannelId, GuildId, JobId, MessageId, UserId } from './ids.ts';
import { Usd } from './money.ts';
import { Instant } from './time.ts';

export const CaseKind = z.enum(['prompt', 'result', 'allowance', 'report', 'appeal']);
export type CaseKind = z.infer<typeof CaseKind>;

export const CaseState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open') }),
  /** accepted: approved, granted, the report or the appeal was right. `by` null: the member took it back. */
  z.object({
    is: z.literal('decided'),
    verdict: z.enum(['accepted', 'refused']),
    by: UserId.nullable(),
    reason: z.string().max(500).nullable(),
    at: Instant,
    /** What was granted, which may be less or more than what was asked for. */
    granted: Usd.optional(),
  }),
  /** Nobody decided in time. */
  z.object({ is: z.literal('lapsed'), at: Instant }),
]);
export type CaseState = z.infer<typeof CaseState>;

export const Case = z.object({
  id: CaseId,
  guild: GuildId,
  kind: CaseKind,
  /** Who brought it up: the author of what is reviewed, whoever asks, reports or appeals. */
  opener: UserId,
  /** Null for a request or an appeal that is about no clip. */
  job: JobId.nullable(),
  /** Where it came up. */
  place: ChannelId,
  /** The opener's own words, or why a review is needed; people only. */
  text: z.string().max(1_000).nullable(),
  /** What is asked for, or the price of what is reviewed. */
  amount: Usd.nullable(),
  openedAt: Instant,
  /** It lapses then. */
  expiresAt: Instant,
  state: CaseState,
  /** The card on which moderators decide; null until it is posted. */
  post: z.object({ channel: ChannelId, message: MessageId }).nullable(),
});
export type Case = z.infer<typeof Case>;
