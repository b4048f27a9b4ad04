// The tables as Kysely sees them: column names and what is stored in each.
// Moments are epoch milliseconds, amounts are micro-dollars, JSON is text: the same in SQLite and in any later database.
import type { Generated } from 'kysely';
import type { JamBallotsTable, JamEntriesTable, JamSchedulesTable, JamsTable, JamTurnsTable } from './jam-tables.ts';

export interface Tables {
  readonly migrations: { readonly number: number; readonly name: string };
  readonly jobs: JobsTable;
  readonly drafts: DraftsTable;
  readonly outbox: OutboxTable;
  readonly ledger: LedgerTable;
  readonly memos: MemosTable;
  readonly cases: CasesTable;
  readonly blocks: BlocksTable;
  readonly posts: PostsTable;
  readonly jams: JamsTable;
  readonly jam_entries: JamEntriesTable;
  readonly jam_ballots: JamBallotsTable;
  readonly jam_scores: { readonly jam: string; readonly judge: string; readonly job: string; readonly points: number };
  readonly jam_turns: JamTurnsTable;
  readonly jam_schedules: JamSchedulesTable;
  readonly settings: { readonly guild: string; readonly stored: string; readonly changed_at: number };
  readonly chores: ChoresTable;
  readonly guild_keys: { readonly guild: string; readonly secret: string };
  readonly audit: AuditTable;
  readonly audit_head: { readonly one: number; readonly count: number; readonly hash: string };
  readonly stand_ins: { readonly number: Generated<number>; readonly guild: string; readonly member: string };
  readonly breaker: { readonly one: number; readonly stored: string };
  readonly comparisons: { readonly id: Generated<number>; readonly at: number; readonly stored: string };
  readonly timings: {
    readonly id: Generated<number>;
    readonly model: string;
    readonly render_ms: number;
    readonly at: number;
  };
  readonly averages: { readonly model: string; readonly average_ms: number; readonly seen_at: number };
}

export interface JobsTable {
  readonly id: string;
  readonly draft: string;
  readonly author: string;
  readonly guild: string;
  readonly place: string;
  readonly thread: string | null;
  readonly status_message: string | null;
  /** JSON. */
  readonly request: string;
  readonly price: number;
  readonly created_at: number;
  readonly state: string;
  /** JSON: the state's own fields, without its name and without the ticket. */
  readonly payload: string;
  /** JSON. Apart from the payload, so that the secret in it can be erased in one statement. */
  readonly ticket: string | null;
  /** The file in the spool that this job lays claim to; null before there is one and after it was removed. */
  readonly clip_file: string | null;
  /** When the job came to its present end; null while it goes on. */
  readonly ended_at: number | null;
  readonly due_at: number;
  readonly attempts: number;
  readonly post_tried_at: number | null;
  readonly parent: string | null;
  readonly jam: string | null;
  readonly purse: string;
  readonly language: string;
  /** Since when it stands in line. */
  readonly line_at: number | null;
  readonly approved_until: number | null;
  readonly result_review: string | null;
  /** JSON. */
  readonly progress: string | null;
  /** When the paid call left last. */
  readonly submitted_at: number | null;
  /** What Venice calls it, and the model that it says makes it: no secrets, kept past the ticket. */
  readonly queue_id: string | null;
  readonly queue_model: string | null;
  /** 1 once words and files are forgotten. */
  readonly blanked: Generated<number>;
}

export interface DraftsTable {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly guild: string;
  readonly place: string;
  /** JSON. */
  readonly request: string;
  readonly price: number;
  readonly quoted_at: number;
  readonly expires_at: number;
  readonly created_at: number;
  readonly parent: string | null;
  readonly jam: string | null;
  readonly purse: string;
  readonly language: string;
  /** `open`, `spent` or `cancelled`. */
  readonly ending: string;
  /** The job that a spent draft became. */
  readonly job: string | null;
}

export interface OutboxTable {
  readonly id: Generated<number>;
  readonly job: string;
  readonly kind: string;
  readonly created_at: number;
  readonly due_at: number;
  readonly attempts: number;
  /** 1 once Discord has taken it. The row stays, so that the same notice is never put in twice. */
  readonly done: number;
}

export interface MemosTable {
  readonly id: Generated<number>;
  readonly guild: string;
  /** The key that keeps a second memo of the same thing out. */
  readonly subject: string;
  /** JSON. */
  readonly memo: string;
  readonly created_at: number;
  readonly due_at: number;
  readonly attempts: number;
  readonly done: number;
}

export interface CasesTable {
  readonly id: string;
  readonly guild: string;
  readonly kind: string;
  readonly opener: string;
  readonly job: string | null;
  readonly place: string;
  /** What the case is about: the job, or the place where there is none. */
  readonly about: string;
  readonly words: string | null;
  readonly amount: number | null;
  readonly opened_at: number;
  readonly expires_at: number;
  readonly state: string;
  /** JSON: how it ended. */
  readonly ending: string | null;
  readonly channel: string | null;
  readonly message: string | null;
}

export interface BlocksTable {
  readonly guild: string;
  readonly member: string;
  readonly by_member: string;
  readonly at: number;
  readonly until: number | null;
  readonly reason: string;
}

export interface PostsTable {
  readonly channel: string;
  readonly message: string;
  readonly job: string;
  readonly at: number;
  readonly removed_at: number | null;
}

export interface LedgerTable {
  readonly id: Generated<number>;
  readonly job: string | null;
  readonly jam: string | null;
  readonly kind: string;
  readonly purse: string;
  readonly from_account: string;
  readonly to_account: string;
  readonly amount: number;
  readonly guild: string;
  readonly member: string;
  readonly role: string | null;
  readonly channel: string;
  readonly at: number;
  readonly held_at: number;
  readonly why: string;
}

export interface ChoresTable {
  readonly id: Generated<number>;
  /** JSON. */
  readonly chore: string;
  readonly due_at: number;
  readonly attempts: number;
}

export interface AuditTable {
  /** Counts up from 1 without gaps. */
  readonly id: number;
  readonly at: number;
  readonly guild: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before_value: string | null;
  readonly after_value: string | null;
  /** The seal of the entry before. */
  readonly previous: string;
  readonly hash: string;
}
