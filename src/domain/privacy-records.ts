// What forgetting needs of the database. Held to the store's contract suite like every other record.
import type { Draft } from './draft.ts';
import type { Chore } from './erasure.ts';
import type { CaseId, GuildId, JobId, UserId } from './ids.ts';
import type { Job } from './job.ts';
import type { Instant } from './time.ts';

export interface ChoreItem {
  readonly id: number;
  readonly chore: Chore;
  readonly dueAt: Instant;
  readonly attempts: number;
}

export interface ChoreRecords {
  add(chore: Chore, dueAt: Instant): Promise<void>;
  /** Due ones, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly ChoreItem[]>;
  nextDue(): Promise<Instant | undefined>;
  /** Forgets it. */
  done(id: number): Promise<void>;
  postpone(id: number, dueAt: Instant): Promise<void>;
}

export interface PrivacyRecords {
  /** The key of a guild's opaque names; `fresh` becomes it when there is none. */
  key(guild: GuildId, fresh: string): Promise<string>;
  /** Ended jobs of a guild whose words are still there, ended before that moment; the longest ended first. */
  withWords(guild: GuildId, endedBefore: Instant, limit: number): Promise<readonly Job[]>;
  /** Jobs of a guild with a clip on disk that ended before that moment. */
  withClip(guild: GuildId, endedBefore: Instant, limit: number): Promise<readonly Job[]>;
  /** Takes words and files out of an ended job and the draft that it was. False: it goes on. */
  blank(id: JobId): Promise<boolean>;
  /** Newest first. */
  draftsOf(guild: GuildId, member: UserId, limit: number): Promise<readonly Draft[]>;
  /** Whether a request, of a job or a draft, still needs our copy of this file. */
  usesFile(file: string): Promise<boolean>;
  /** How many jams that are not over the member hosts, judges or takes part in, and how many they have come again. */
  runningJams(guild: GuildId, member: UserId): Promise<number>;
  /** Forgets what the bot still had to say about a case, and what it said. */
  dropMemos(guild: GuildId, about: CaseId): Promise<void>;
  /**
   * Puts the pseudonym in the member's place in jobs, spent drafts and jams of a guild; forgets open cards, and what the
   * bot still had to say to them. The ledger, cases and the audit log are asked for themselves.
   */
  rename(guild: GuildId, member: UserId, pseudonym: UserId): Promise<void>;
}
