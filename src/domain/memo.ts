// A memo: something the bot has to say that belongs to no single clip's thread. Memos wait in a table of their own until
// Discord has taken them, and are worded from what is true when they are sent.
import { z } from 'zod';
import { AuditId, CaseId, JamId, JobId, UserId } from './ids.ts';
import { Usd } from './money.ts';
import { Instant } from './time.ts';

export const Memo = z.discriminatedUnion('is', [
  /** To the moderators: a card with the two buttons. */
  z.object({ is: z.literal('case'), case: CaseId }),
  /** On that card: how it ended. */
  z.object({ is: z.literal('case-closed'), case: CaseId }),
  /** To whoever opened the case. */
  z.object({ is: z.literal('verdict'), case: CaseId }),
  /** To the author of a clip that a moderator took down, once it is gone everywhere; the case has the reason. */
  z.object({ is: z.literal('taken-down'), case: CaseId }),
  /** To the log channel. */
  z.object({ is: z.literal('audit'), entry: AuditId }),
  /** To the moderators: the bot has stopped making clips here, or goes on. */
  z.object({
    is: z.literal('breaker'),
    why: z.enum(['spend-rate', 'outage', 'funds', 'key', 'over']),
    at: Instant,
    /** The last hour's spending and the usual one, for `spend-rate`. */
    hour: Usd.nullable(),
    usual: Usd.nullable(),
  }),
  /** To a member whose limits were raised. */
  z.object({
    is: z.literal('granted'),
    member: UserId,
    amount: Usd,
    by: UserId,
    reason: z.string().max(500),
    at: Instant,
  }),
  /** To a member whose clip's charge was taken back. */
  z.object({
    is: z.literal('corrected'),
    job: JobId,
    kind: z.enum(['refund', 'write-off']),
    reason: z.string().max(500),
  }),
  /** To a member who was blocked or unblocked. */
  z.object({ is: z.literal('blocked'), member: UserId, at: Instant, lifted: z.boolean() }),
  /** To the moderators: how Venice's books differ from ours. */
  z.object({ is: z.literal('reconciled'), at: Instant }),
  /** To a jam's thread or its people; the jam's own desk words it. */
  z.object({ is: z.literal('jam'), jam: JamId, what: z.string().max(40), member: UserId.nullable(), at: Instant }),
]);
export type Memo = z.infer<typeof Memo>;
