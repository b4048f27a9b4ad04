// All that a command may ask of jams. Each refusal says what became of the money.
import type { LeftOut } from '../../domain/archive.ts';
import type { ChannelId, JamId, JobId, RoleId, UserId } from '../../domain/ids.ts';
import type { Ballot, Jam, JamEntry, JamPlan, JamSchedule, Judging, Weekly } from '../../domain/jam.ts';
import type { JamSight, Shown } from '../../domain/jam-sight.ts';
import type { Job } from '../../domain/job.ts';
import type { Lineage } from '../../domain/lineage.ts';
import type { Member } from '../../domain/member.ts';
import type { Usd } from '../../domain/money.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ClipFile } from '../../domain/ports.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Cap } from '../../domain/spending.ts';
import type { Instant } from '../../domain/time.ts';

/** What the host's private card shows. */
export interface JamDraft {
  readonly jam: Jam;
  /** What the pot would take of each limit that it is judged by; `broken` is the first that it would break. */
  readonly caps: readonly Cap[];
  readonly broken: Cap | null;
}

export interface JamBallot {
  readonly jam: Jam;
  readonly judging: Judging;
  /** What may be voted for, in the order of their numbers; one's own are left out. */
  readonly entries: readonly Shown[];
  readonly ballot: Ballot | null;
  /** A judge's points so far. */
  readonly points: Readonly<Record<string, number>>;
}

export interface JamStats {
  readonly since: Instant;
  readonly jams: number;
  readonly clips: number;
  readonly spent: Usd;
  /** Length of all clips together. */
  readonly clipsMs: number;
  /** Most wins first, then podiums, then clips. Places count only where clips were judged. */
  readonly people: readonly {
    readonly member: UserId;
    readonly clips: number;
    readonly wins: number;
    readonly podiums: number;
  }[];
  /** Most remixes first; clips without any are left out. */
  readonly mostRemixed: readonly { readonly job: Job; readonly remixes: number }[];
}

/** One zip of an export. */
export interface JamExport {
  readonly jam: Jam;
  readonly file: ClipFile;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** What is in none of the parts, by the name of its file. */
  readonly leftOut: readonly LeftOut[];
}

export interface JamHosting {
  /** A fresh card with sensible values; `place` a channel or forum (of a thread, the channel above it). */
  begin(host: Member, place: ChannelId): Promise<Outcome<JamDraft, Refusal>>;
  draft(id: JamId, host: Member): Promise<Outcome<JamDraft, Refusal>>;
  /** `starts` and `ends` as typed (`in 45m`, `18:30`, `none`); what is left out stays. */
  revise(
    id: JamId,
    version: number,
    host: Member,
    change: Partial<JamPlan> & { readonly starts?: string; readonly ends?: string },
  ): Promise<Outcome<JamDraft, Refusal>>;
  /** Fills the pot and opens the jam, or plans it; the thread follows. Judges the pot against the sponsor's limits. */
  start(id: JamId, version: number, host: Member): Promise<Outcome<Jam, Refusal>>;
  discard(id: JamId, host: Member): Promise<Outcome<null, Refusal>>;
  /** By the host or a moderator. A planned jam is called off. */
  end(id: JamId, by: Member, reason: string | null): Promise<Outcome<Jam, Refusal>>;
  /** A later end, more in the pot, or both. */
  extend(
    id: JamId,
    by: Member,
    change: { readonly ends: string | null; readonly pot: Usd | null },
  ): Promise<Outcome<Jam, Refusal>>;
  list(member: Member): Promise<readonly JamSight[]>;
  show(asked: string, member: Member): Promise<Outcome<JamSight, Refusal>>;
  /** The jam whose thread this is. */
  here(thread: ChannelId): Promise<Jam | undefined>;
}

export interface JamPlaying {
  /** May this member add a clip now? `parent` for a remix; relay: only whose turn it is. */
  mayEnter(id: JamId, member: Member, parent: JobId | null): Promise<Outcome<Jam, Refusal>>;
  /** Relay: stands in line; says the place. */
  join(id: JamId, member: Member): Promise<Outcome<{ readonly place: number }, Refusal>>;
  pass(id: JamId, member: Member): Promise<Outcome<null, Refusal>>;
  /** By its author, or by a moderator with a reason. The clip's post goes, its price stays spent. */
  withdraw(job: JobId, by: Member, reason: string | null): Promise<Outcome<JamEntry, Refusal>>;
}

export interface JamJudging {
  ballot(id: JamId, member: Member): Promise<Outcome<JamBallot, Refusal>>;
  vote(id: JamId, member: Member, votes: readonly JobId[]): Promise<Outcome<JamBallot, Refusal>>;
  score(id: JamId, judge: Member, job: JobId, points: number): Promise<Outcome<JamBallot, Refusal>>;
}

export interface JamRemembering {
  /** The clips that count, once they may be seen. */
  gallery(asked: string, member: Member): Promise<Outcome<JamSight, Refusal>>;
  /**
   * Mp4s and a description, in zips of at most `limit` bytes; the one asked for is written now. For the host, whoever took
   * part and moderators, once the clips may be seen.
   */
  export(asked: string, member: Member, limit: number, part: number): Promise<Outcome<JamExport, Refusal>>;
  /** `since` as typed, such as `30d` or a day; null: the calendar quarter in the server's zone. Undefined: unreadable. */
  stats(member: Member, since: string | null): Promise<JamStats | undefined>;
  lineage(asked: string, member: Member): Promise<Outcome<Lineage, Refusal>>;
}

export interface JamRepeating {
  repeat(
    host: Member,
    from: JamId,
    when: {
      readonly weekly: Weekly;
      readonly lengthMinutes: number;
      readonly mention: RoleId | null;
      readonly announceMinutes: number;
    },
  ): Promise<Outcome<JamSchedule, Refusal>>;
  schedules(member: Member): Promise<readonly JamSchedule[]>;
  stop(id: JamId, by: Member): Promise<Outcome<null, Refusal>>;
}

export interface Jams {
  readonly hosting: JamHosting;
  readonly playing: JamPlaying;
  readonly judging: JamJudging;
  readonly remembering: JamRemembering;
  readonly repeating: JamRepeating;
}
