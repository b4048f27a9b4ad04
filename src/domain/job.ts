// A job: one clip that a member confirmed, from the held money to the posted message.
//
// Glossary, for the whole house:
//   draft        what a member is about to ask for, with its price; spending a draft makes a job
//   quote        an exact price for exactly one request, good for a short time
//   hold         money set aside for a job; it is settled once: spent, or returned
//   ledger       the append-only list of holds and settlements
//   ticket       what Venice gave us to fetch the clip with (model, queue id, perhaps a secret download URL)
//   look         one call that asks Venice about one ticket
//   clip         the finished mp4, on our disk
//   spool        the folder that keeps clips
//   notice       something the bot says in a thread; the outbox keeps it until Discord has taken it
//   thread       where the status and the clip are posted; it is a channel id like any other
//   card         the private message with price and controls; a view of a draft
//   line         the order in which queued jobs are handed to Venice
//   purse        who pays: the member's own limits, or the pot of a jam
//   jam          a prompt jam: a theme, a thread, a shared pot, an end
//   entry        a clip that takes part in a jam (in the ledger: one line of the books)
//   case         something that waits for a moderator: a review, a request, a report, an appeal
//   memo         something the bot has to say that belongs to no single clip
//   unconfirmed  submitted, but the answer was lost: perhaps charged; a person decides
import { z } from 'zod';
import { ChannelId, type DraftId, type GuildId, type JamId, type JobId, MessageId, ModelId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Purse } from './ledger.ts';
import type { Usd } from './money.ts';
import type { VideoRequest } from './request.ts';
import type { ReviewReason } from './review.ts';
import { Instant } from './time.ts';

/** What Venice needs to find a job again. `downloadUrl` alone grants access: a secret, never logged, erased after use. */
export const Ticket = z.object({
  model: ModelId,
  queueId: z.string().min(1),
  downloadUrl: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** A finished mp4 in the spool, checked by its content. */
export const Clip = z.object({
  /** File name inside the spool folder. */
  file: z.string().min(1),
  bytes: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  sound: z.boolean(),
});
export type Clip = z.infer<typeof Clip>;

export const FailureReason = z.enum([
  'refused-prompt',
  'refused-media',
  /** The content was refused, and nobody says whether for the words or for the files. */
  'refused-content',
  'invalid',
  /** Together the files are more than one request may carry. */
  'too-large',
  /** Venice wants the member's yes to its terms first, because faces may be in the files. */
  'consent',
  'model-gone',
  'region',
  /** The key of this bot may use private models only. */
  'private-only',
  'provider',
  'expired',
  'overdue',
  'broken-clip',
  /** A file could not be read by the model's provider, or is gone. */
  'media-unreadable',
  'placeholder',
  'settled-by-moderator',
  /** A moderator looked at the prompt first, and said no. */
  'refused-by-moderator',
  /** Nobody looked at the prompt in time. */
  'not-reviewed',
  /** A moderator approved the prompt, but by then Venice asked for more than the member had agreed to. */
  'price-rose',
]);
export type FailureReason = z.infer<typeof FailureReason>;

/** The terms that Venice wants a yes to before it looks at faces. */
export const ConsentTerms = z.object({ version: z.string().max(100), policy: z.string().max(20_000) });
export type ConsentTerms = z.infer<typeof ConsentTerms>;

/** What Venice says that would help. All of it is for people, and some of it is a stranger's words. */
export const Advice = z.object({
  /** Fields of the request that it would not take, by Venice's names; `allowed` is empty where it lists no values. */
  complaints: z.array(z.object({ field: z.string().max(60), allowed: z.array(z.string().max(60)).max(40) })).max(8),
  hint: z.string().max(500).nullable(),
  suggestedPrompt: z.string().max(20_000).nullable(),
  /** What Venice's support asks for. */
  requestId: z.string().max(100).nullable(),
  consent: ConsentTerms.nullable(),
});
export type Advice = z.infer<typeof Advice>;

/** Why a job ended without a clip, and what became of the money. `detail` is Venice's own sentence, for people only. */
export const Failure = z.object({
  reason: FailureReason,
  charged: z.enum(['yes', 'no', 'unknown']),
  detail: z.string().max(500).nullable(),
  suggestedModel: ModelId.nullable(),
  /** Only where Venice gave any. */
  advice: Advice.optional(),
});
export type Failure = z.infer<typeof Failure>;

/** Each state carries only what it needs: a rendering job without a ticket cannot be written. */
export const JobState = z.discriminatedUnion('at', [
  /** Money held; a moderator looks at the prompt first. Nothing of it is shown to anybody else. */
  z.object({ at: z.literal('awaiting'), since: Instant }),
  /** Money held; waiting for its turn or for a retry. */
  z.object({ at: z.literal('queued') }),
  /** Written BEFORE the paid call leaves. Found at boot, it means that the answer was lost. */
  z.object({ at: z.literal('submitting'), since: Instant }),
  /** Perhaps charged. No machine resubmits it. */
  z.object({ at: z.literal('unconfirmed'), since: Instant }),
  z.object({ at: z.literal('rendering'), since: Instant, ticket: Ticket }),
  /** The clip is on our disk and the money is spent; the post is not yet acknowledged. */
  z.object({
    at: z.literal('rendered'),
    /** Null when Venice has deleted its copy: a clip that was taken down and comes back. */
    ticket: Ticket.nullable(),
    clip: Clip,
    /** Null for a clip that comes back. */
    renderMs: z.number().int().nonnegative().nullable(),
    /** A moderator has seen it and lets it be posted. */
    approved: z.boolean().default(false),
  }),
  /** Finished and paid for; a moderator looks at it before it is posted. */
  z.object({
    at: z.literal('withheld'),
    ticket: Ticket.nullable(),
    clip: Clip,
    renderMs: z.number().int().nonnegative().nullable(),
    since: Instant,
  }),
  /** Posted. The ticket stays until Venice was asked to forget its copy. */
  z.object({
    at: z.literal('delivered'),
    clip: Clip,
    channel: ChannelId,
    message: MessageId,
    ticket: Ticket.nullable(),
  }),
  /**
   * On our disk and not posted. Where Discord would not take it, `/video show` posts it; where a moderator said no, or
   * none looked in time (`not-reviewed`), only a moderator brings it back.
   */
  z.object({
    at: z.literal('kept'),
    clip: Clip,
    why: z.enum(['too-large', 'nowhere-to-post', 'file-missing', 'refused-by-moderator', 'not-reviewed', 'taken-down']),
    ticket: Ticket.nullable(),
  }),
  z.object({ at: z.literal('failed'), failure: Failure }),
  z.object({ at: z.literal('cancelled'), by: UserId }),
]);
export type JobState = z.infer<typeof JobState>;
export type StateName = JobState['at'];
export type StateOf<N extends StateName> = Extract<JobState, { at: N }>;

/** The whole machine. A move that is not written here cannot be made. */
export const MOVES = {
  awaiting: ['queued', 'cancelled', 'failed'],
  queued: ['submitting', 'cancelled', 'failed', 'awaiting'],
  submitting: ['rendering', 'queued', 'unconfirmed', 'failed'],
  unconfirmed: ['failed'],
  rendering: ['rendered', 'failed'],
  rendered: ['delivered', 'kept', 'withheld'],
  withheld: ['rendered', 'kept'],
  kept: ['delivered', 'rendered', 'kept'],
  delivered: ['kept'],
  failed: [],
  cancelled: [],
} as const satisfies Record<StateName, readonly StateName[]>;

export type NextOf<N extends StateName> = (typeof MOVES)[N][number];

/** States of a job that still takes one of the places of its member and its server. */
export const RUNNING = [
  'awaiting',
  'queued',
  'submitting',
  'unconfirmed',
  'rendering',
] as const satisfies readonly StateName[];

/** States after which nothing more happens by itself. */
export const ENDED = ['delivered', 'kept', 'failed', 'cancelled'] as const satisfies readonly StateName[];

export function mayMove(from: StateName, to: StateName): boolean {
  const moves: readonly StateName[] = MOVES[from];
  return moves.includes(to);
}

export interface Job {
  readonly id: JobId;
  readonly draft: DraftId;
  readonly author: UserId;
  readonly guild: GuildId;
  /** Where the member asked: a thread, a channel, a forum post. */
  readonly place: ChannelId;
  /** Where we post; null until the thread is open. */
  readonly thread: ChannelId | null;
  /** The public status message; null until it is posted, or when it is gone. */
  readonly statusMessage: MessageId | null;
  readonly request: VideoRequest;
  /** The price that was shown, confirmed and held. */
  readonly price: Usd;
  readonly createdAt: Instant;
  readonly state: JobState;
  /** Nothing is tried before this moment: retries wait here. */
  readonly dueAt: Instant;
  /** Tries of the present state's work that failed in passing; starts at 0 with each move. */
  readonly attempts: number;
  /** Set before the clip's post leaves: after a crash, look for the earlier post first. */
  readonly postTriedAt: Instant | null;
  /** The clip that this one was made from with Again or Remix. */
  readonly parent: JobId | null;
  /** The jam that it was made for. */
  readonly jam: JamId | null;
  readonly purse: Purse;
  /** What its author is spoken to in about it, for as long as it lives. */
  readonly language: Language;
  /**
   * Since when it stands in line; null while it waits behind an earlier clip of its author in the same jam. Never moves
   * back, so that a place in line that was shown never gets worse.
   */
  readonly lineAt: Instant | null;
  /** A moderator has approved the prompt; the approval ends then, and the prompt is looked at anew. */
  readonly approvedUntil: Instant | null;
  /** Why a moderator looks at the finished clip before it is posted; settled when the member confirmed. */
  readonly resultReview: ReviewReason | null;
  /** What Venice last said about the rendering; once it has ended, how long it took as far as looking at it can tell. */
  readonly progress: Progress | null;
}

/** Venice's numbers, as of `seenAt`. `averageMs` is a P80: one in five jobs takes longer. */
export const Progress = z.object({
  averageMs: z.number().nonnegative(),
  elapsedMs: z.number().nonnegative(),
  seenAt: Instant,
});
export type Progress = z.infer<typeof Progress>;
