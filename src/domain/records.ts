// What is kept in the database, in the house's own words: the second store will be held to the same contract suite.
import type { Draft, Quote } from './draft.ts';
import type { DraftId, GuildId, JobId, UserId } from './ids.ts';
import type { Job, NextOf, StateName, StateOf } from './job.ts';
import type { OutboxKind } from './notice.ts';
import type { VideoRequest } from './request.ts';
import type { Settings } from './settings.ts';
import type { LedgerEntry, Used } from './spending.ts';
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
  readonly settings: SettingsRecords;
  readonly audit: AuditRecords;
  readonly timings: TimingRecords;
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
  /** How many queued jobs stand before this one, and how many are queued in all. */
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
    change: Partial<Pick<Job, 'thread' | 'statusMessage' | 'postTriedAt' | 'progress' | 'attempts'>>,
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

export interface DraftRecords {
  add(draft: Draft): Promise<void>;
  get(id: DraftId): Promise<Draft | undefined>;
  /** Replaces request and quote and adds one to the version, when draft and version are still open. */
  change(
    id: DraftId,
    version: number,
    change: { readonly request: VideoRequest; readonly quote: Quote },
  ): Promise<Draft | undefined>;
  /** Closes the draft, when draft and version are still open; says whether this call did it. */
  close(id: DraftId, version: number, end: Exclude<Draft['end'], { is: 'open' }>): Promise<boolean>;
  /** Forgets unspent drafts made before `before`. Returns how many. */
  sweep(before: Instant): Promise<number>;
}

export interface LedgerRecords {
  /** Throws on a second hold or a second settlement of a job: the table itself refuses. */
  enter(entry: LedgerEntry): Promise<void>;
  ofJob(job: JobId): Promise<readonly LedgerEntry[]>;
  /** Held and spent over entries whose hold falls into the period; of one member, or of the whole guild. */
  used(guild: GuildId, member: UserId | null, period: Period): Promise<Used>;
  /** Newest first. */
  latest(guild: GuildId, member: UserId, limit: number): Promise<readonly LedgerEntry[]>;
  /** Holds that were never settled and belong to no job in the books: of work that ended with its process. */
  orphans(): Promise<readonly LedgerEntry[]>;
  /** Sums over everything, for the proof that nothing is lost. */
  totals(): Promise<Used>;
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
}

export interface AuditEntry {
  readonly at: Instant;
  readonly guild: GuildId;
  readonly actor: UserId;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface AuditRecords {
  /** Append-only: the table refuses changes. */
  add(entry: AuditEntry): Promise<void>;
  ofGuild(guild: GuildId, limit: number): Promise<readonly AuditEntry[]>;
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
