// The tables of prompt jams as Kysely sees them.

export interface JamsTable {
  readonly id: string;
  readonly guild: string;
  readonly host: string;
  readonly language: string;
  /** JSON. */
  readonly plan: string;
  readonly place: string;
  readonly thread: string | null;
  readonly card: string | null;
  readonly state: string;
  /** JSON: the state's own fields. */
  readonly payload: string;
  readonly due_at: number | null;
  readonly funded_at: number | null;
  readonly created_at: number;
  readonly schedule: string | null;
  /** JSON. */
  readonly result: string | null;
}

export interface JamEntriesTable {
  readonly job: string;
  readonly jam: string;
  readonly author: string;
  readonly number: number;
  readonly at: number;
  readonly removed_by: string | null;
  readonly removed_reason: string | null;
  readonly removed_at: number | null;
}

export interface JamTurnsTable {
  readonly jam: string;
  readonly number: number;
  readonly member: string;
  readonly at: number;
  readonly state: string;
  /** JSON: the state's own fields. */
  readonly payload: string;
}

export interface JamSchedulesTable {
  readonly id: string;
  readonly guild: string;
  readonly by_member: string;
  readonly language: string;
  /** JSON. */
  readonly plan: string;
  readonly place: string;
  /** JSON. */
  readonly weekly: string;
  readonly length_minutes: number;
  readonly mention: string | null;
  readonly announce_minutes: number;
  readonly next_at: number;
  /** `next_at` less the announcing minutes. */
  readonly announce_at: number;
  readonly ended_at: number | null;
}

export interface JamBallotsTable {
  readonly jam: string;
  readonly voter: string;
  /** JSON. */
  readonly votes: string;
  readonly at: number;
}
