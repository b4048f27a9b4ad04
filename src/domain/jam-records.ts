// Jams as they are kept in the database. Held to the store's contract suite like every other record.
import type { ChannelId, GuildId, JamId, JobId, UserId } from './ids.ts';
import type {
  Ballot,
  Jam,
  JamEntry,
  JamSchedule,
  JamStateName,
  JamStateOf,
  NextJamState,
  Score,
  Turn,
  TurnState,
} from './jam.ts';
import type { Instant } from './time.ts';

export interface JamRecords {
  /** Throws when the id is taken. */
  add(jam: Jam): Promise<void>;
  get(id: JamId): Promise<Jam | undefined>;
  ofThread(thread: ChannelId): Promise<Jam | undefined>;
  /** Newest first. */
  ofGuild(guild: GuildId, states: readonly JamStateName[], limit: number): Promise<readonly Jam[]>;
  inState(states: readonly JamStateName[]): Promise<readonly Jam[]>;
  /** Jams whose `dueAt` has come, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly Jam[]>;
  nextDue(): Promise<Instant | undefined>;
  /** Compare-and-set, as for jobs. False: another hand was first. Moves that JAM_MOVES does not list throw. */
  advance<N extends JamStateName>(
    id: JamId,
    from: N,
    to: JamStateOf<NextJamState<N>>,
    dueAt: Instant | null,
  ): Promise<boolean>;
  /** Same state with other values, such as a later end; false when it is in that state no more. */
  amend<N extends JamStateName>(id: JamId, state: JamStateOf<N>, dueAt: Instant | null): Promise<boolean>;
  annotate(
    id: JamId,
    change: Partial<Pick<Jam, 'thread' | 'card' | 'plan' | 'fundedAt' | 'result' | 'dueAt'>>,
  ): Promise<void>;
}

export interface JamEntryRecords {
  /** Gives the next number. Throws when the job takes part already. */
  add(jam: JamId, job: JobId, author: UserId, at: Instant): Promise<JamEntry>;
  get(job: JobId): Promise<JamEntry | undefined>;
  /** In the order of their numbers, removed ones among them. */
  ofJam(jam: JamId): Promise<readonly JamEntry[]>;
  /** False: it is not there, or was removed already. */
  remove(job: JobId, removed: NonNullable<JamEntry['removed']>): Promise<boolean>;
}

export interface JamVoteRecords {
  /** Replaces the voter's earlier ballot; an empty one takes it back. */
  cast(ballot: Ballot): Promise<void>;
  ballots(jam: JamId): Promise<readonly Ballot[]>;
  /** Replaces the judge's earlier points for this clip. */
  score(score: Score): Promise<void>;
  scores(jam: JamId): Promise<readonly Score[]>;
}

export interface JamTurnRecords {
  /** At the end of the line. False: they stand in it already. */
  join(jam: JamId, member: UserId, at: Instant): Promise<boolean>;
  /** In line order. */
  ofJam(jam: JamId): Promise<readonly Turn[]>;
  /** Compare-and-set on the state's name. A second turn that is called or working throws: the table itself refuses. */
  move(jam: JamId, number: number, from: TurnState['at'], to: TurnState): Promise<boolean>;
}

export interface JamScheduleRecords {
  add(schedule: JamSchedule): Promise<void>;
  get(id: JamId): Promise<JamSchedule | undefined>;
  ofGuild(guild: GuildId): Promise<readonly JamSchedule[]>;
  /** Not ended ones whose announcement (`nextAt` less the announcing minutes) has come. */
  due(now: Instant, limit: number): Promise<readonly JamSchedule[]>;
  nextDue(): Promise<Instant | undefined>;
  /** Compare-and-set on `nextAt`. */
  advance(id: JamId, from: Instant, to: Instant): Promise<boolean>;
  end(id: JamId, at: Instant): Promise<boolean>;
}
