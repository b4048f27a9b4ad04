// What is kept in the database, in the house's own words: the second store will be held to the same contract suite.
import type { AuditEntry, AuditFilter, NumberedEntry } from './audit.ts';
import type { Breaker } from './breaker.ts';
import type { Comparison } from './comparison.ts';
import type { Draft, Quote } from './draft.ts';
import type { AuditId, DraftId, GuildId, JamId, JobId, UserId } from './ids.ts';
import type { JamEntryRecords, JamRecords, JamScheduleRecords, JamTurnRecords, JamVoteRecords } from './jam-records.ts';
import type { Job, NextOf, StateName, StateOf } from './job.ts';
import type { Counted, LedgerEntry, Purse, Used } from './ledger.ts';
import type { BlockRecords, CaseRecords, MemoRecords, PostRecords } from './moderation-records.ts';
import type { Usd } from './money.ts';
import type { OutboxKind } from './notice.ts';
import type { ChoreRecords, PrivacyRecords } from './privacy-records.ts';
import type { VideoRequest } from './request.ts';
import type { Settings } from './settings.ts';
import type { Instant, Period } from './time.ts';

export interface Store {
  /** Single statements outside a transaction. */
  readonly read: Records;
  /** All or nothing, one writer at a time. No network call may be awaited inside. */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
}

export interface Records {
  readonly jobs: JobRecords;
  readonly drafts: DraftRecords;
  readonly ledger: LedgerRecords;
  readonly outbox: OutboxRecords;
  readonly memos: MemoRecords;
  readonly cases: CaseRecords;
  readonly blocks: BlockRecords;
  readonly posts: PostRecords;
  readonly jams: JamRecords;
  readonly jamEntries: JamEntryRecords;
  readonly jamVotes: JamVoteRecords;
  readonly jamTurns: JamTurnRecords;
  readonly jamSchedules: JamScheduleRecords;
  readonly settings: SettingsRecords;
  readonly audit: AuditRecords;
  readonly privacy: PrivacyRecords;
  readonly chores: ChoreRecords;
  readonly timings: TimingRecords;
  readonly breaker: BreakerRecords;
  readonly comparisons: ComparisonRecords;
}

export interface JobRecords {
  /** Throws when the id is taken. */
  add(job: Job): Promise<void>;
  get(id: JobId): Promise<Job | undefined>;
  /** Oldest first (`createdAt`, then id). */
  inState(states: readonly StateName[], limit?: number): Promise<readonly Job[]>;
  /** Jobs in one of the states whose `dueAt` has come, the longest due first. */
  due(states: readonly StateName[], now: Instant, limit: number): Promise<readonly Job[]>;
  /** The earliest `dueAt` among jobs in these states. */
  nextDue(states: readonly StateName[]): Promise<Instant | undefined>;
  /** Newest first. */
  ofMember(guild: GuildId, member: UserId, limit: number): Promise<readonly Job[]>;
  ofGuild(guild: GuildId, states: readonly StateName[], limit: number): Promise<readonly Job[]>;
  /** Jobs of a guild created within the period, oldest first; of one member, or of all. */
  within(guild: GuildId, member: UserId | null, period: Period, limit: number): Promise<readonly Job[]>;
  /** How many jobs of a guild, or of one member in it, are in one of these states. */
  count(guild: GuildId, member: UserId | null, states: readonly StateName[]): Promise<number>;
  /** When the member's latest job on this guild was made. */
  lastOf(guild: GuildId, member: UserId): Promise<Instant | undefined>;
  /**
   * The line: queued jobs that stand in it (`lineAt`) and are due, longest in line first, leaving out those of paused
   * guilds.
   */
  inLine(now: Instant, paused: readonly GuildId[], limit: number): Promise<readonly Job[]>;
  /** Where a job that joins the line now stands: `now`, or right after the last who stands in it. */
  endOfLine(now: Instant): Promise<Instant>;
  /**
   * Puts a job at the end of the line that waited behind another clip of its author. False: it is not queued, or stands
   * there already.
   */
  stepUp(id: JobId, at: Instant): Promise<boolean>;
  /** Jobs whose paid call left within the period, the earliest first; also those that came back to the line. */
  submitted(period: Period, limit: number): Promise<readonly SubmittedJob[]>;
  /** The jobs of a jam, oldest first. */
  ofJam(jam: JamId): Promise<readonly Job[]>;
  /** The clips that were made from this one. */
  childrenOf(id: JobId): Promise<readonly Job[]>;
  /** How many jobs that stand in line are before this one, and how many stand in line in all. */
  line(id: JobId): Promise<{ readonly before: number; readonly total: number }>;
  /**
   * Compare-and-set: moves the job only when it is still in `from`, resets `attempts`, sets `dueAt`. False means that
   * another hand was first. Moves that MOVES does not list throw.
   */
  advance<N extends StateName>(id: JobId, from: N, to: StateOf<NextOf<N>>, dueAt: Instant): Promise<boolean>;
  /** Same state, one more failed try, due again later. */
  postpone(id: JobId, at: StateName, dueAt: Instant): Promise<boolean>;
  annotate(
    id: JobId,
    change: Partial<Pick<Job, 'thread' | 'statusMessage' | 'postTriedAt' | 'progress' | 'approvedUntil' | 'attempts'>>,
  ): Promise<void>;
  /** Venice's copy is dealt with: erases the ticket (and the secret in it) of a delivered or kept job. */
  eraseTicket(id: JobId): Promise<void>;
  /** Delivered or kept jobs that still have a ticket, due ones first. */
  untidied(now: Instant, limit: number): Promise<readonly Job[]>;
  /** Jobs with a clip on disk that ended before `before` and whose clip was not yet removed. */
  withStaleClip(before: Instant, limit: number): Promise<readonly Job[]>;
  /** Notes that the clip's file was removed. */
  clipRemoved(id: JobId): Promise<void>;
  hasClip(file: string): Promise<boolean>;
}

export interface SubmittedJob {
  readonly job: Job;
  /** When its paid call left last. */
  readonly at: Instant;
  /** What Venice calls it, and the model that it names; null where no answer came. */
  readonly queueId: string | null;
  readonly model: string | null;
}

export interface BreakerRecords {
  get(): Promise<Breaker>;
  put(breaker: Breaker): Promise<void>;
}

export interface ComparisonRecords {
  add(comparison: Comparison): Promise<void>;
  latest(): Promise<Comparison | undefined>;
}

export interface DraftRecords {
  add(draft: Draft): Promise<void>;
  get(id: DraftId): Promise<Draft | undefined>;
  /** Replaces request and quote and adds one to the version, when draft and version are still open. */
  change(
    id: DraftId,
    version: number,
    change: { readonly request: VideoRequest; readonly quote: Quote; readonly purse?: Purse },
  ): Promise<Draft | undefined>;
  /** Prices on the open cards of a jam. */
  quoted(jam: JamId): Promise<readonly Usd[]>;
  /** Closes the draft, when draft and version are still open; says whether this call did it. */
  close(id: DraftId, version: number, end: Exclude<Draft['end'], { is: 'open' }>): Promise<boolean>;
  /** Forgets unspent drafts made before `before`. Returns how many. */
  sweep(before: Instant): Promise<number>;
}

export interface LedgerRecords {
  /** Throws on a second hold, settlement or correction of a job, and on a pot that is overdrawn: the table itself refuses. */
  enter(entry: LedgerEntry): Promise<void>;
  ofJob(job: JobId): Promise<readonly LedgerEntry[]>;
  /** What a jam's pot was given and gave back, oldest first. */
  ofPot(jam: JamId): Promise<readonly LedgerEntry[]>;
  /** Held and spent over entries that count in the period; null: since ever. */
  used(counted: Counted, period: Period | null): Promise<Used>;
  /** What was granted to a member within the period. */
  granted(guild: GuildId, member: UserId, period: Period): Promise<Usd>;
  /** What a jam's pot holds now. */
  pot(jam: JamId): Promise<Usd>;
  /** How many clips of a jam are held or spent, of one member or of all; what was returned or refunded counts no more. */
  clips(jam: JamId, member: UserId | null): Promise<number>;
  /** Newest first. */
  latest(guild: GuildId, member: UserId, limit: number): Promise<readonly LedgerEntry[]>;
  /** Entries of these kinds made within the period, oldest first. */
  entered(guild: GuildId, kinds: readonly LedgerEntry['kind'][], period: Period): Promise<readonly LedgerEntry[]>;
  /** Entries of these kinds that count in the period, whenever they were made, oldest first. */
  counting(guild: GuildId, kinds: readonly LedgerEntry['kind'][], period: Period): Promise<readonly LedgerEntry[]>;
  /** Holds that were never settled and belong to no job in the books: of work that ended with its process. */
  orphans(): Promise<readonly LedgerEntry[]>;
  /**
   * Puts a pseudonym in a member's place in the entries of a guild that count in windows before that moment, or in all.
   * Amounts stay. Returns how many.
   */
  rename(guild: GuildId, member: UserId, pseudonym: UserId, heldBefore?: Instant): Promise<number>;
  /** Sums over everything, for the proof that nothing is lost. */
  totals(): Promise<Totals>;
}

/** What lies in each account of the house. `given`: what went out of the allowance less what came back. */
export interface Totals extends Used {
  readonly pots: Usd;
  readonly borne: Usd;
  readonly given: Usd;
}

export interface OutboxItem {
  readonly id: number;
  readonly job: JobId;
  readonly kind: OutboxKind;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  readonly attempts: number;
}

export interface OutboxRecords {
  /** One item per job and kind; a second is ignored. */
  add(job: JobId, kind: OutboxKind, at: Instant): Promise<void>;
  /** Due items, oldest first. */
  due(now: Instant, limit: number): Promise<readonly OutboxItem[]>;
  nextDue(): Promise<Instant | undefined>;
  pending(job: JobId, kind: OutboxKind): Promise<boolean>;
  done(id: number): Promise<void>;
  postpone(id: number, dueAt: Instant): Promise<void>;
}

export interface SettingsRecords {
  /** The server's settings, defaults filled in. */
  get(guild: GuildId): Promise<Settings>;
  put(guild: GuildId, settings: Settings, at: Instant): Promise<void>;
  /** Servers that ever changed a setting. */
  guilds(): Promise<readonly GuildId[]>;
  /** Servers that are paused now. */
  paused(): Promise<readonly GuildId[]>;
}

export interface AuditRecords {
  /**
   * Append-only: the table refuses changes, and seals each entry to the one before. A member in it is kept under a
   * stand-in, which reads as the member until that is forgotten. Call it inside a transaction: of two that are made at
   * the same moment outside, the second throws.
   */
  add(entry: AuditEntry): Promise<AuditId>;
  get(id: AuditId): Promise<AuditEntry | undefined>;
  /** Newest first. */
  ofGuild(guild: GuildId, limit: number): Promise<readonly AuditEntry[]>;
  /** Entries of a guild before this number, newest first; null: from the newest. */
  before(guild: GuildId, filter: AuditFilter, id: AuditId | null, limit: number): Promise<readonly NumberedEntry[]>;
  /** Entries of a guild after this number, oldest first. */
  after(guild: GuildId, filter: AuditFilter, id: AuditId, limit: number): Promise<readonly NumberedEntry[]>;
  /** Everything that was done, said of nobody any more: the log keeps the member's stand-in and forgets whose it was. */
  forget(guild: GuildId, member: UserId): Promise<void>;
}

/** How long finished jobs of each model took, for honest waits and well-aimed looks. */
export interface TimingRecords {
  add(model: string, renderMs: number, at: Instant): Promise<void>;
  /** The latest `limit` render times of a model, in milliseconds. */
  latest(model: string, limit: number): Promise<readonly number[]>;
  /** Venice's last P80 for the model; null when none was seen. */
  average(model: string): Promise<number | null>;
  noteAverage(model: string, averageMs: number, at: Instant): Promise<void>;
}
