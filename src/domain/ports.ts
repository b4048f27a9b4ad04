// What the rules and services need from the outside, in the house's own words. Adapters implement these; contract
// suites in test/contracts hold every implementation to the same promises.
import type { Model } from './catalogue.ts';
import type { CaseId, ChannelId, DraftId, GuildId, JamId, JobId, MessageId, UserId } from './ids.ts';
import type { Clip, Failure, Job, Ticket } from './job.ts';
import type { Media, MediaTrouble, MediaType, Origin } from './media.ts';
import type { Usd } from './money.ts';
import type { Notice } from './notice.ts';
import type { Outcome } from './outcome.ts';
import type { PlaceReport } from './place.ts';
import type { QuoteTrouble } from './refusal.ts';
import type { Order } from './request.ts';
import type { Instant, Period } from './time.ts';
import type { TranscriptFormat, Transcription, TranscriptsAre } from './transcript.ts';

export interface Clock {
  readonly now: () => Instant;
  /** Resolves after `ms` milliseconds or as soon as `signal` aborts, whichever is first; never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Chance {
  jobId(): JobId;
  draftId(): DraftId;
  jamId(): JamId;
  caseId(): CaseId;
  /** In [0, 1). */
  jitter(): number;
  /** 64 hex digits that nobody can guess. */
  key(): string;
  /** A few letters that tie what a member saw to a line of the log. */
  reference(): string;
}

/** Events with fields. Never a prompt, a secret or a signed URL. info: once per move; warn: will retry; error: a person must look. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, unknown>>;

// ── Venice ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface VideoProvider {
  /** The live list. Rows that cannot be understood are left out. Throws a retryable Fault when Venice cannot be read. */
  models(): Promise<readonly Model[]>;
  quote(order: Order): Promise<Outcome<Usd, QuoteRefusal>>;
  /** The only call that spends. Made once per job; what came of it is always one of these values. */
  submit(order: Order): Promise<Submission>;
  /** Asks after a job. A `ready` body must be read or destroyed. */
  look(ticket: Ticket): Promise<Look>;
  /** Asks Venice to delete its copies. Call it only after Discord has the clip. */
  forget(ticket: Ticket): Promise<Forgotten>;
  /** Is the key good, may it spend? */
  preflight(): Promise<Preflight>;
}

/** Words of clips. */
export interface Transcriber {
  /** Asked without paying. */
  available(): Promise<TranscriptsAre>;
  /** Spends. Made once for each transcript; what came of it is always one of these values. */
  transcribe(url: string, format: TranscriptFormat): Promise<Transcription>;
}

export type QuoteRefusal = { readonly why: QuoteTrouble; readonly detail: string | null };

export type Submission =
  | { readonly is: 'accepted'; readonly ticket: Ticket }
  /** Venice said no before it charged. */
  | { readonly is: 'declined'; readonly failure: Failure }
  /** A 429: nothing was charged, try again after `afterMs`. */
  | { readonly is: 'busy'; readonly afterMs: number }
  /** The key or the balance: nothing was charged; every job would be answered so. */
  | { readonly is: 'blocked'; readonly why: 'key' | 'funds' }
  /** The request never left this machine. */
  | { readonly is: 'unsent'; readonly why: string }
  /** The request left and its answer was lost: perhaps charged. */
  | { readonly is: 'lost'; readonly why: string };

export type Look =
  | { readonly is: 'rendering'; readonly averageMs: number; readonly elapsedMs: number }
  | { readonly is: 'ready'; readonly body: AsyncIterable<Uint8Array> & { destroy(): void } }
  | { readonly is: 'failed'; readonly failure: Failure }
  /** Venice does not know the job: right after queueing it may not know it yet, later it is over. */
  | { readonly is: 'unknown' }
  /** A 500: transient or the recorded end of the job; sources disagree, so it is asked a few times. */
  | { readonly is: 'troubled'; readonly detail: string | null }
  /** 429, 502, 503 or the network: no news. `afterMs` when Venice said how long. */
  | { readonly is: 'later'; readonly afterMs: number | null; readonly why: string };

export type Forgotten = 'done' | 'already-gone' | 'failed';

export type Preflight =
  | { readonly is: 'ready'; readonly balanceUsd: number | null }
  | { readonly is: 'bad-key' }
  | { readonly is: 'not-permitted' }
  | { readonly is: 'unreachable'; readonly why: string };

// ── Discord ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The data folder, as whoever looks after it wants to know it. */
export interface DataCare {
  /** Bytes that the bot may still write on the disk of its data folder. */
  freeBytes(): Promise<number>;
  /** `sound`: a quick look found no damage. */
  database(): Promise<{ readonly sound: boolean; readonly bytes: number; readonly migrations: number }>;
  /** When the latest copy was made; null when there is none. */
  lastBackup(): Promise<Instant | null>;
}

export interface Messenger {
  /** Can the bot do its work here? Asked before money moves. */
  survey(place: ChannelId): Promise<PlaceReport>;
  /**
   * Opens a public thread, named after the prompt, on a starter message in `channel`. Safe to repeat: a thread's id is
   * its message's id and Discord gives a message one thread, so the same job gets the same thread. `seek` as in `post`.
   */
  openThread(channel: ChannelId, job: Job, seek: Instant | null): Promise<Opened>;
  /**
   * Posts a notice exactly once: `key` becomes the message nonce, which Discord enforces for some minutes. With
   * `seek`, an earlier post of this key (found by the marker that the notice carries) is returned instead.
   */
  post(target: Target, notice: Notice, options: PostOptions): Promise<Posted>;
  edit(channel: ChannelId, message: MessageId, notice: Notice): Promise<'done' | 'gone' | 'later'>;
  remove(channel: ChannelId, message: MessageId): Promise<'done' | 'gone' | 'forbidden'>;
  /**
   * Removes what the bot said in a channel between two moments about a clip, wherever a message names it. Throws a
   * retryable Fault when Discord does not answer now.
   */
  removeAbout(channel: ChannelId, job: JobId, period: Period): Promise<'done' | 'gone' | 'forbidden'>;
  /** Gives a thread that the bot opened the title that its job has now. Throws like `removeAbout`. */
  retitle(thread: ChannelId, job: Job): Promise<'done' | 'gone' | 'forbidden'>;
  /**
   * Opens a place of its own for what begins with this notice, named by its title: in a channel a public thread on it, in a
   * forum a post. Safe to repeat with the same key, as `openThread` is. Discord knows no nonce for posts in a forum: there
   * only `seek` finds an earlier one.
   */
  openRoom(place: ChannelId, notice: Notice, options: Pick<PostOptions, 'key' | 'seek'>): Promise<Opened>;
  /** Pins a message. `forbidden`: no permission, or the channel has as many pins as it may. */
  pin(channel: ChannelId, message: MessageId): Promise<'done' | 'gone' | 'forbidden' | 'later'>;
  /** What a member is called on a server; null when they are not there. Throws a retryable Fault when Discord is silent. */
  nameOf(guild: GuildId, user: UserId): Promise<string | null>;
  /** Bytes one attachment may have in this guild now. */
  uploadLimit(guild: GuildId): number;
  /** The parent channel of a thread; null for a channel without one. A thread that is gone may be remembered, or null. */
  parentOf(thread: ChannelId): Promise<ChannelId | null>;
  /** A fresh URL of an attachment of a message that the bot can see; null when message or attachment is gone. */
  attachmentUrl(channel: ChannelId, message: MessageId, attachment: string): Promise<string | null>;
  /** Who gets word when a server has set no channel for moderators. */
  ownerOf(guild: GuildId): Promise<UserId | null>;
}

export type Target = { readonly channel: ChannelId } | { readonly user: UserId };

export interface PostOptions {
  readonly key: string;
  /** Look for an earlier post since this moment first. */
  readonly seek: Instant | null;
  readonly file: ClipFile | null;
}

/** A file to upload, streamed from disk. */
export interface ClipFile {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
}

export type Opened =
  | { readonly is: 'open'; readonly thread: ChannelId }
  | { readonly is: 'refused'; readonly why: 'gone' | 'forbidden' }
  | { readonly is: 'later'; readonly afterMs: number | null };

export type Posted =
  | { readonly is: 'posted'; readonly channel: ChannelId; readonly message: MessageId }
  | { readonly is: 'too-large'; readonly limit: number }
  /** `gone`: deleted. `forbidden`: no permission, or locked. `closed`: a person who takes no direct messages. */
  | { readonly is: 'refused'; readonly why: 'gone' | 'forbidden' | 'closed' }
  | { readonly is: 'later'; readonly afterMs: number | null };

// ── Disk ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Clips on disk. A clip that `save` has returned survives a power cut. */
export interface Spool {
  /** Streams to a part file, checks the content, fsyncs, renames. Constant memory. */
  save(job: JobId, body: AsyncIterable<Uint8Array>): Promise<Saved>;
  /** Absolute path and present size; null when the file is gone. */
  find(file: string): Promise<ClipFile | null>;
  /** A copy of at most `limit` bytes, made once and kept beside the clip. */
  fit(clip: Clip, limit: number, progress: (fraction: number) => void, signal: AbortSignal): Promise<Fitted>;
  /** The last frame of a clip, as a picture in a file that the next call may overwrite. */
  lastFrame(clip: Clip): Promise<LastFrame>;
  remove(file: string): Promise<void>;
  /** Deletes part files and anything that `known` does not claim and that is older than `before`. Returns how many. */
  sweep(known: (file: string) => Promise<boolean>, before: Instant): Promise<number>;
}

export type Saved =
  | { readonly is: 'saved'; readonly clip: Clip }
  /** The stream ended early or what came is no playable mp4: worth asking again. */
  | { readonly is: 'broken'; readonly why: string }
  /** A playable file too small to be what was ordered: providers do this to hide a refusal. */
  | { readonly is: 'placeholder'; readonly bytes: number };

export type LastFrame =
  | { readonly is: 'frame'; readonly path: string }
  | { readonly is: 'no-ffmpeg' }
  | { readonly is: 'failed' };

export type Fitted =
  | { readonly is: 'fits'; readonly file: ClipFile }
  | { readonly is: 'cannot'; readonly why: 'no-ffmpeg' | 'failed' };

/** Files that members gave: fetched safely, checked by content, kept as our own copy until they are no longer needed. */
export interface MediaStore {
  /**
   * Takes a file in: follows `origin` to the bytes (public https hosts only, wherever redirects and names lead), finds
   * out what it is by its content, measures it, and keeps a copy that survives a power cut.
   */
  take(origin: Origin, wanted: readonly MediaType[], signal: AbortSignal): Promise<Outcome<Media, MediaTrouble>>;
  /** Takes in a file that was made here, such as the last frame of a clip. The file is copied. */
  adopt(path: string, origin: Origin, wanted: readonly MediaType[]): Promise<Outcome<Media, MediaTrouble>>;
  /** Our copy as a `data:` URL; null when it is gone. */
  dataUrl(media: Media): Promise<string | null>;
  /** Deletes our copy; fine when it is gone. */
  remove(file: string): Promise<void>;
  /** Deletes copies that `known` does not claim and that are older than `before`. Returns how many. */
  sweep(known: (file: string) => Promise<boolean>, before: Instant): Promise<number>;
}

/** Small things that may be lost without harm. Never money. `until` is our own clock's moment, not the store's. */
export interface Cache<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T, until: Instant): Promise<void>;
}
