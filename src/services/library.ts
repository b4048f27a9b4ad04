// The library: a member's clips. Listing them, showing one again from the stored copy, calling one off while it still
// waits on our side, taking a posted one down.
import type { GuildId, UserId } from '../domain/ids.ts';
import { JobId } from '../domain/ids.ts';
import type { Clip, Job } from '../domain/job.ts';
import type { StatusLine } from '../domain/notice.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { ClipFile, Clock, Log, Messenger, Spool } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isHidden } from '../domain/review.ts';
import { note } from './audit.ts';
import { withdrawReview } from './cases.ts';
import { callNext, settle } from './settlement.ts';
import type { StatusLines } from './status-line.ts';

/** Who asks, and whether they may act on other members' clips. */
export interface Viewer {
  readonly member: UserId;
  readonly guild: GuildId;
  readonly moderator: boolean;
}

export interface Listed {
  readonly job: Job;
  readonly line: StatusLine;
}

export interface StoredClip {
  readonly job: Job;
  readonly clip: Clip;
  readonly file: ClipFile;
}

export interface Library {
  mine(viewer: Viewer, limit: number): Promise<readonly Listed[]>;
  /** Any clip of the server: whoever sees a clip may make one like it, on their own limit. */
  look(asked: string, guild: GuildId): Promise<Outcome<Job, Refusal>>;
  /** A clip of the viewer's server that the viewer may act on: their own, or anyone's for a moderator. */
  find(asked: string, viewer: Viewer): Promise<Outcome<Job, Refusal>>;
  /** The stored copy of a finished clip. */
  stored(asked: string, viewer: Viewer): Promise<Outcome<StoredClip, Refusal>>;
  /** A file of at most `limit` bytes for that clip; re-encodes when it must. */
  within(stored: StoredClip, limit: number, signal: AbortSignal): Promise<Outcome<ClipFile, Refusal>>;
  /** Only while the job waits on our side: Venice cannot cancel. Gives the money back at once. */
  cancel(asked: string, viewer: Viewer): Promise<Outcome<Job, Refusal>>;
  /** Takes the post down and removes our copy. The money is not given back. */
  remove(asked: string, viewer: Viewer): Promise<Outcome<Job, Refusal>>;
}

export function createLibrary(deps: {
  readonly store: Store;
  readonly spool: Pick<Spool, 'find' | 'fit' | 'remove'>;
  readonly messenger: Pick<Messenger, 'remove'>;
  readonly statusLine: StatusLines;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Library {
  const { store, spool, messenger, statusLine, clock, log, nudge } = deps;

  async function look(asked: string, guild: GuildId): Promise<Outcome<Job, Refusal>> {
    const id = JobId.safeParse(asked);
    const job = id.success ? await store.read.jobs.get(id.data) : undefined;
    return job === undefined || job.guild !== guild ? refused({ is: 'unknown-job', asked }) : granted(job);
  }

  async function find(asked: string, viewer: Viewer): Promise<Outcome<Job, Refusal>> {
    const job = await look(asked, viewer.guild);
    if (!job.ok) return job;
    return job.value.author === viewer.member || viewer.moderator ? job : refused({ is: 'not-yours' });
  }

  async function stored(asked: string, viewer: Viewer): Promise<Outcome<StoredClip, Refusal>> {
    const found = await find(asked, viewer);
    if (!found.ok) return found;
    const { state, id } = found.value;
    const waits = state.at === 'withheld' && viewer.moderator;
    if (state.at !== 'delivered' && state.at !== 'kept' && state.at !== 'rendered' && !waits) {
      return refused({ is: 'no-clip', job: id, state: state.at });
    }
    if (isHidden(state) && !viewer.moderator) return refused({ is: 'clip-hidden', job: id });
    const file = await spool.find(state.clip.file);
    return file === null
      ? refused({ is: 'clip-expired', job: id })
      : granted({ job: found.value, clip: state.clip, file });
  }

  return {
    look,
    find,
    stored,
    async mine(viewer, limit) {
      const jobs = await store.read.jobs.ofMember(viewer.guild, viewer.member, limit);
      return Promise.all(jobs.map(async (job) => ({ job, line: await statusLine(job) })));
    },
    async within({ job, clip, file }, limit, signal) {
      if (file.bytes <= limit) return granted(file);
      const fitted = await spool.fit(clip, limit, () => undefined, signal);
      return fitted.is === 'fits'
        ? granted(fitted.file)
        : refused({ is: 'clip-too-large', job: job.id, bytes: file.bytes, limit });
    },
    async cancel(asked, viewer) {
      const found = await find(asked, viewer);
      if (!found.ok) return found;
      const job = found.value;
      const now = clock.now();
      const cancelled = await store.transaction(async (records) => {
        const from = job.state.at === 'awaiting' ? 'awaiting' : 'queued';
        if (!(await records.jobs.advance(job.id, from, { at: 'cancelled', by: viewer.member }, now))) return false;
        if (from === 'awaiting') await withdrawReview(records, job, now);
        await callNext(records, job, now);
        await settle(records, job, 'return', 'cancelled before it was submitted', now);
        await records.outbox.add(job.id, 'closing-status', now);
        if (viewer.member !== job.author) {
          await note(records, {
            at: now,
            guild: job.guild,
            actor: viewer.member,
            action: 'cancel-clip',
            subject: job.id,
            before: from,
            after: 'cancelled',
          });
        }
        return true;
      });
      if (!cancelled) {
        const after = await store.read.jobs.get(job.id);
        return refused({ is: 'not-cancellable', job: job.id, state: after?.state.at ?? job.state.at });
      }
      log.info('job.cancelled', { job: job.id });
      nudge();
      return granted({ ...job, state: { at: 'cancelled', by: viewer.member } });
    },
    async remove(asked, viewer) {
      const found = await find(asked, viewer);
      if (!found.ok) return found;
      const { state, id, guild, author } = found.value;
      // Moderators take a clip down, which tells its author; deleting is for whoever it belongs to.
      if (author !== viewer.member) return refused({ is: 'not-yours' });
      if (state.at !== 'delivered') return refused({ is: 'no-clip', job: id, state: state.at });
      const gone = await messenger.remove(state.channel, state.message);
      if (gone === 'forbidden') return refused({ is: 'missing-permissions', missing: ['View Channel'] });
      await spool.remove(state.clip.file);
      await store.transaction(async (records) => {
        await records.jobs.clipRemoved(id);
        await records.posts.removed(state.channel, state.message, clock.now());
        await records.posts.removed(state.channel, state.message, clock.now());
        const actor = viewer.member;
        await note(records, {
          at: clock.now(),
          guild,
          actor,
          action: 'delete-clip',
          subject: id,
          before: null,
          after: null,
        });
      });
      log.info('clip.deleted', { job: id });
      return found;
    },
  };
}
