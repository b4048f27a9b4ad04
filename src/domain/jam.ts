// A prompt jam: a group, a theme, a shared pot, an end. Its life is one machine, like that of a job.
//   drafting (the host's card) → planned → open → closing (running clips are waited for) → judging → finale (the reel is made, the post goes out) → over
import { z } from 'zod';
import { type ChannelId, type GuildId, type JamId, JobId, type MessageId, ModelId, RoleId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import { Usd } from './money.ts';
import { Instant } from './time.ts';

/** open: everybody on the theme. remix: each builds on another. relay: each starts from the last frame of the one before. */
export const JamKind = z.enum(['open', 'remix', 'relay']);
export type JamKind = z.infer<typeof JamKind>;

export const Judging = z.discriminatedUnion('is', [
  /** Everybody who may take part has so many votes, each for another clip and none for their own. */
  z.object({ is: z.literal('vote'), votes: z.number().int().min(1).max(10) }),
  /** Named members give each clip one to ten points; none to their own. */
  z.object({ is: z.literal('judges'), judges: z.array(UserId).min(1).max(10) }),
  z.object({ is: z.literal('none') }),
]);
export type Judging = z.infer<typeof Judging>;

/** What the host decides. */
export const JamPlan = z.object({
  /** Empty only while the host's card waits for one. */
  theme: z.string().trim().max(300),
  kind: JamKind,
  /** Null: each chooses. */
  model: ModelId.nullable(),
  /** Values that every clip must have; null: each chooses. */
  fixed: z.object({
    duration: z.string().max(20).nullable(),
    aspectRatio: z.string().max(20).nullable(),
    resolution: z.string().max(20).nullable(),
  }),
  pot: Usd,
  /** The role whose budget fills the pot; null: the server's. */
  sponsor: RoleId.nullable(),
  /** What one person may spend from the pot, and how many clips they may make; null: no limit of the jam's. */
  memberUsd: Usd.nullable(),
  memberClips: z.number().int().min(1).max(100).nullable(),
  /** When the pot cannot pay, the member's own limits may. */
  ownToo: z.boolean(),
  /** at-end: clips stay sealed until the jam closes. */
  reveal: z.enum(['at-once', 'at-end']),
  judging: Judging,
  /** Who may take part; null: everybody who may make clips. */
  roles: z.array(RoleId).min(1).max(25).nullable(),
  /** Relay: minutes that the one whose turn it is has to press Generate. */
  turnMinutes: z.number().int().min(1).max(240),
  /** Minutes for ballots and points after the close; a vote on clips that were shown at once may end with the jam (0). */
  judgingMinutes: z.number().int().min(0).max(10_080),
  /** Minutes that clips under way are waited for after the close. */
  graceMinutes: z.number().int().min(1).max(240),
});
export type JamPlan = z.infer<typeof JamPlan>;

export const EndReason = z.enum(['deadline', 'empty', 'host', 'moderator']);
export type EndReason = z.infer<typeof EndReason>;

/** no-room: under the upload limit. failed: it did not work out, and the log says why. */
export const NoReel = z.enum(['no-clips', 'no-ffmpeg', 'no-files', 'no-room', 'failed']);
export type NoReel = z.infer<typeof NoReel>;

export const JamState = z.discriminatedUnion('at', [
  /**
   * Only its host sees it. `version` grows with each change: a press that names an older one is stale. `lengthMs`: the host
   * typed a length, which counts from the opening; `endsAt` is null then.
   */
  z.object({
    at: z.literal('drafting'),
    version: z.number().int().min(1),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    lengthMs: z.number().int().positive().nullable(),
  }),
  /** Money is set aside when it opens, not before. */
  z.object({ at: z.literal('planned'), startsAt: Instant, endsAt: Instant.nullable() }),
  /** `endsAt` null: until the pot is empty or somebody ends it. */
  z.object({ at: z.literal('open'), since: Instant, endsAt: Instant.nullable() }),
  /** No new clips; those under way are waited for, until `until` at the latest. `lateMs`: the bot was off at the deadline. */
  z.object({
    at: z.literal('closing'),
    since: Instant,
    why: EndReason,
    until: Instant,
    lateMs: z.number().nonnegative(),
  }),
  z.object({
    at: z.literal('judging'),
    since: Instant,
    until: Instant,
    why: EndReason,
    lateMs: z.number().nonnegative(),
  }),
  /**
   * The result stands; the reel is made and everything is posted. `bare`: why the post has no reel. Settled before it leaves,
   * so that it never goes out a second time with one.
   */
  z.object({ at: z.literal('finale'), since: Instant, bare: NoReel.optional() }),
  z.object({ at: z.literal('over'), since: Instant }),
  /**
   * no-money: its pot could not be filled when it was to start. nowhere: Discord gives it no place. missed: the bot was off
   * for the whole of it. forgotten: its host left the card lying for a day.
   */
  z.object({
    at: z.literal('called-off'),
    since: Instant,
    by: UserId.nullable(),
    why: z.enum(['host', 'moderator', 'no-money', 'nowhere', 'missed', 'forgotten']),
  }),
]);
export type JamState = z.infer<typeof JamState>;
export type JamStateName = JamState['at'];
export type JamStateOf<N extends JamStateName> = Extract<JamState, { at: N }>;

/** The whole machine. A move that is not written here cannot be made. */
export const JAM_MOVES = {
  drafting: ['planned', 'open', 'called-off'],
  planned: ['open', 'called-off'],
  open: ['closing', 'called-off'],
  closing: ['judging', 'finale'],
  judging: ['finale'],
  finale: ['over'],
  over: [],
  'called-off': [],
} as const satisfies Record<JamStateName, readonly JamStateName[]>;
export type NextJamState<N extends JamStateName> = (typeof JAM_MOVES)[N][number];

/** A clip and its place in the result. `points`: votes, or the mean of the judges' points. */
export const Placing = z.object({
  job: JobId,
  author: UserId,
  place: z.number().int().min(1),
  points: z.number().nonnegative(),
});
export type Placing = z.infer<typeof Placing>;

/** What a jam came to; fixed once, when the judging ends. */
export const JamResult = z.object({
  placings: z.array(Placing),
  clips: z.number().int().nonnegative(),
  people: z.number().int().nonnegative(),
  spent: Usd,
  returned: Usd,
  /** Length of all clips together. */
  clipsMs: z.number().nonnegative(),
  renderMs: z.number().nonnegative(),
  words: z.array(z.string().max(40)).max(10),
  why: EndReason,
  lateMs: z.number().nonnegative(),
});
export type JamResult = z.infer<typeof JamResult>;

export interface Jam {
  readonly id: JamId;
  readonly guild: GuildId;
  readonly host: UserId;
  readonly language: Language;
  readonly plan: JamPlan;
  /** Where it was started: the channel or forum that its thread hangs from. */
  readonly place: ChannelId;
  readonly thread: ChannelId | null;
  /** The live card in the thread. */
  readonly card: MessageId | null;
  readonly state: JamState;
  /** When the next thing happens by itself; null when nothing does. */
  readonly dueAt: Instant | null;
  /** Null until the pot is filled: the moment whose windows it counts in. */
  readonly fundedAt: Instant | null;
  readonly createdAt: Instant;
  readonly schedule: JamId | null;
  readonly result: JamResult | null;
}

/** A clip that takes part. */
export interface JamEntry {
  readonly jam: JamId;
  readonly job: JobId;
  readonly author: UserId;
  /** Counted through in the order of confirming. */
  readonly number: number;
  readonly at: Instant;
  /** Taken out: by its author, or by a moderator with a reason. It is not judged and not shown in the finale. */
  readonly removed: { readonly by: UserId; readonly reason: string | null; readonly at: Instant } | null;
}

export interface Ballot {
  readonly jam: JamId;
  readonly voter: UserId;
  readonly votes: readonly JobId[];
  readonly at: Instant;
}

export interface Score {
  readonly jam: JamId;
  readonly judge: UserId;
  readonly job: JobId;
  /** 1 to 10. */
  readonly points: number;
}

/** One person's turn in a relay. called: it is theirs until `until`. working: their clip is under way. */
export const TurnState = z.discriminatedUnion('at', [
  z.object({ at: z.literal('waiting') }),
  z.object({ at: z.literal('called'), until: Instant }),
  z.object({ at: z.literal('working'), job: JobId }),
  z.object({ at: z.literal('done'), job: JobId }),
  /** They let it pass, or their clip came to nothing. */
  z.object({ at: z.literal('passed') }),
]);
export type TurnState = z.infer<typeof TurnState>;

export interface Turn {
  readonly jam: JamId;
  readonly number: number;
  readonly member: UserId;
  readonly at: Instant;
  readonly state: TurnState;
}

/** `every Friday 19:00` in a zone: weekday 1 is Monday (ISO 8601); a summer-time gap moves it to the next minute there is. */
export const Weekly = z.object({
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  minute: z.number().int().min(0).max(59),
});
export type Weekly = z.infer<typeof Weekly>;

/** A jam that comes again. Its id has the shape of a jam's. */
export interface JamSchedule {
  readonly id: JamId;
  readonly guild: GuildId;
  readonly by: UserId;
  readonly language: Language;
  readonly plan: JamPlan;
  readonly place: ChannelId;
  readonly weekly: Weekly;
  readonly lengthMinutes: number;
  /** Mentioned once when it is announced; the host was allowed to mention it when it was set. */
  readonly mention: RoleId | null;
  readonly announceMinutes: number;
  readonly nextAt: Instant;
  readonly endedAt: Instant | null;
}
