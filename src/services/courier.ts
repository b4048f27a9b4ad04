// The courier: brings finished clips to Discord, each posted exactly once, none discarded: made smaller when it must be,
// taken elsewhere when the thread is gone, kept when nobody takes it.
import type { JobId } from '../domain/ids.ts';
import type { Job, StateOf } from '../domain/job.ts';
import type { Chance, ClipFile, Clock, Log, Messenger, Spool } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { backoff } from '../domain/retry.ts';
import type { ReviewReason } from '../domain/review.ts';
import { HOUR, later, SECOND } from '../domain/time.ts';
import type { Activity } from './activity.ts';
import { isSealed } from './jam-terms.ts';
import type { Posting } from './posting.ts';
import { askForReview } from './reviews.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

const LANES = 3;
/** A sealed clip is due at once when its jam closes; until then it is not looked at all the time. */
const SEALED_FOR = HOUR;
/** Discord may name a lower limit than the one we knew; each time the clip is fitted anew. */
const FIT_TRIES = 3;

export function createCourier(deps: {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly posting: Posting;
  readonly spool: Spool;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, messenger, posting, spool, activity, clock, chance, log, nudge } = deps;
  const inHand = new Set<JobId>();

  async function next(signal: AbortSignal): Promise<Step> {
    const due = await store.read.jobs.due(['rendered'], clock.now(), LANES + 1);
    const job = due.find((one) => !inHand.has(one.id));
    if (job === undefined) return idleUntil(due.length > 0 ? null : await store.read.jobs.nextDue(['rendered']));
    inHand.add(job.id);
    try {
      if (await isSealed(store.read, job)) await wait(job, SEALED_FOR);
      else if (job.state.at === 'rendered') {
        if (job.resultReview === null || job.state.approved) await deliver(job, job.state, signal);
        else await withhold(job, job.state, job.resultReview);
      }
    } catch (error) {
      // What breaks for one clip must not stand in the way of the others.
      await wait(job, backoff(job.attempts + 1, chance.jitter(), 5 * SECOND));
      throw error;
    } finally {
      inHand.delete(job.id);
      activity.fitting.delete(job.id);
    }
    return WORKED;
  }

  /** A moderator looks first; the clip is paid for and safe on our disk. */
  async function withhold(job: Job, state: StateOf<'rendered'>, reason: ReviewReason): Promise<void> {
    const now = clock.now();
    const { ticket, clip, renderMs } = state;
    await store.transaction(async (records) => {
      const withheld: StateOf<'withheld'> = { at: 'withheld', ticket, clip, renderMs, since: now };
      if (!(await records.jobs.advance(job.id, 'rendered', withheld, now))) return;
      await askForReview(records, job, 'result', reason, await records.settings.get(job.guild), chance, now);
    });
    nudge();
  }

  async function deliver(job: Job, state: StateOf<'rendered'>, signal: AbortSignal): Promise<void> {
    if (await store.read.outbox.pending(job.id, 'open')) return wait(job, 2 * SECOND);
    let limit = messenger.uploadLimit(job.guild);
    for (let attempt = 1; attempt <= FIT_TRIES; attempt += 1) {
      const file = await fileWithin(job, state, limit, signal);
      if (signal.aborted) return;
      if (file === 'missing') return keep(job, state, 'file-missing');
      if (file === 'too-large') return keep(job, state, 'too-large');
      const verdict = await hand(job, state, file);
      if (verdict === 'over') return;
      limit = Math.min(verdict.limit, Math.floor(limit * 0.9));
    }
    return keep(job, state, 'too-large');
  }

  /** Posts the file. `over`: nothing more to do now; otherwise the limit that Discord named. */
  async function hand(
    job: Job,
    state: StateOf<'rendered'>,
    file: ClipFile,
  ): Promise<'over' | { readonly limit: number }> {
    const seek = job.postTriedAt;
    if (seek === null) await store.read.jobs.annotate(job.id, { postTriedAt: clock.now() });
    const smaller = file.bytes < state.clip.bytes;
    const entry = job.jam === null ? undefined : await store.read.jamEntries.get(job.id);
    const numbered = entry === undefined ? {} : { entry: entry.number };
    const placed = await posting.post(job, (where) => ({ is: 'clip', job, smaller, where, ...numbered }), {
      key: await keyOf(job.id),
      seek,
      file,
    });
    switch (placed.is) {
      case 'posted': {
        const { channel, message } = placed.posted;
        const { clip, ticket } = state;
        await close(job, { at: 'delivered', clip, channel, message, ticket });
        log.info('job.delivered', { job: job.id, where: placed.where, bytes: file.bytes });
        return 'over';
      }
      case 'too-large':
        return { limit: placed.limit };
      case 'later':
        await wait(job, Math.max(placed.afterMs ?? 0, backoff(job.attempts + 1, chance.jitter(), 5 * SECOND)));
        return 'over';
      case 'nowhere':
        await keep(job, state, 'nowhere-to-post');
        return 'over';
    }
  }

  /** Discord: a message that was deleted still answers to its nonce for some minutes; a clip that comes back is a new one. */
  async function keyOf(id: JobId): Promise<string> {
    const earlier = (await store.read.posts.ofJob(id)).filter(({ removedAt }) => removedAt !== null).length;
    return earlier === 0 ? `${id}:clip` : `${id}:clip:${earlier}`;
  }

  /** The clip itself when it is small enough, else a copy that is. */
  async function fileWithin(
    job: Job,
    { clip }: StateOf<'rendered'>,
    limit: number,
    signal: AbortSignal,
  ): Promise<ClipFile | 'missing' | 'too-large'> {
    const whole = await spool.find(clip.file);
    if (whole === null) {
      log.error('clip.file-missing', { job: job.id });
      return 'missing';
    }
    if (whole.bytes <= limit) return whole;
    activity.fitting.set(job.id, 0);
    const fitted = await spool.fit(clip, limit, (fraction) => activity.fitting.set(job.id, fraction), signal);
    activity.fitting.delete(job.id);
    if (fitted.is === 'fits') return fitted.file;
    if (!signal.aborted) log.warn('clip.too-large', { job: job.id, bytes: whole.bytes, limit, why: fitted.why });
    return 'too-large';
  }

  async function keep(job: Job, { clip, ticket }: StateOf<'rendered'>, why: StateOf<'kept'>['why']): Promise<void> {
    log.error('job.kept', { job: job.id, why });
    await close(job, { at: 'kept', clip, why, ticket });
  }

  async function close(job: Job, state: StateOf<'delivered'> | StateOf<'kept'>): Promise<void> {
    const now = clock.now();
    await store.transaction(async (records) => {
      if (!(await records.jobs.advance(job.id, 'rendered', state, now))) return;
      if (state.at === 'delivered') {
        await records.posts.add({ job: job.id, channel: state.channel, message: state.message, at: now });
      }
      if (state.at === 'kept') await records.outbox.add(job.id, 'kept', now);
      await records.outbox.add(job.id, 'closing-status', now);
    });
    nudge();
  }

  async function wait(job: Job, ms: number): Promise<void> {
    await store.read.jobs.postpone(job.id, 'rendered', later(clock.now(), ms));
  }

  return { name: 'courier', lanes: LANES, next };
}
