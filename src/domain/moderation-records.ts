// What moderators work on, as it is kept in the database. Held to the store's contract suite like every other record.
import type { Block } from './block.ts';
import type { Case, CaseKind, CaseState } from './cases.ts';
import type { CaseId, ChannelId, GuildId, JobId, MessageId, UserId } from './ids.ts';
import type { Memo } from './memo.ts';
import type { Instant } from './time.ts';

export interface MemoItem {
  readonly id: number;
  readonly guild: GuildId;
  readonly memo: Memo;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  readonly attempts: number;
}

export interface MemoRecords {
  /** One memo per guild and key, for good; a second is ignored. */
  add(guild: GuildId, key: string, memo: Memo, at: Instant): Promise<void>;
  /** Due memos, oldest first. */
  due(now: Instant, limit: number): Promise<readonly MemoItem[]>;
  nextDue(): Promise<Instant | undefined>;
  done(id: number): Promise<void>;
  postpone(id: number, dueAt: Instant): Promise<void>;
}

export interface CaseRecords {
  /** Throws when the id is taken. False: the opener has an open case of this kind about the same clip (or place) already. */
  open(one: Case): Promise<boolean>;
  get(id: CaseId): Promise<Case | undefined>;
  /** Compare-and-set: ends an open case. False: another hand was first. */
  end(id: CaseId, state: Exclude<CaseState, { is: 'open' }>): Promise<boolean>;
  posted(id: CaseId, post: Case['post']): Promise<void>;
  /** The case of this kind about a job that was opened last. */
  about(job: JobId, kind: CaseKind): Promise<Case | undefined>;
  ofJob(job: JobId): Promise<readonly Case[]>;
  /** Open ones of a guild, oldest first; of some kinds or all. */
  waiting(guild: GuildId, limit: number): Promise<readonly Case[]>;
  /** Open ones whose time is over. */
  overdue(now: Instant, limit: number): Promise<readonly Case[]>;
  nextExpiry(): Promise<Instant | undefined>;
  /** Everything a member opened, newest first. */
  ofMember(guild: GuildId, member: UserId, limit: number): Promise<readonly Case[]>;
  /** Forgets the words of a member's cases. Returns how many. */
  erase(guild: GuildId, member: UserId, pseudonym: UserId): Promise<number>;
}

export interface BlockRecords {
  /** Replaces an earlier block of the same member. */
  put(block: Block): Promise<void>;
  /** The block in force at this moment. */
  of(guild: GuildId, member: UserId, now: Instant): Promise<Block | undefined>;
  /** False: none was there. */
  lift(guild: GuildId, member: UserId): Promise<boolean>;
  inForce(guild: GuildId, now: Instant, limit: number): Promise<readonly Block[]>;
}

/** A message of the bot that shows a clip; the film of a jam shows several. */
export interface Post {
  readonly job: JobId;
  readonly channel: ChannelId;
  readonly message: MessageId;
  readonly at: Instant;
  readonly removedAt: Instant | null;
}

export interface PostRecords {
  /** Adding the same message for the same clip again changes nothing. */
  add(post: Omit<Post, 'removedAt'>): Promise<void>;
  ofJob(job: JobId): Promise<readonly Post[]>;
  removed(channel: ChannelId, message: MessageId, at: Instant): Promise<void>;
}
