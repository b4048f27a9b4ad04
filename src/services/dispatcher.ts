// The dispatcher: the only caller of `submit`, the only line that spends.
// The intent is committed before the call leaves; a lost answer parks the job, and no machine submits it again.
import type { RateBudget } from '../domain/budget.ts';
import type { JobId } from '../domain/ids.ts';
import type { Failure, Job, StateOf } from '../domain/job.ts';
import type { MediaTrouble } from '../domain/media.ts';
import type { Chance, Clock, Log, Submission, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Order } from '../domain/request.ts';
import { backoff } from '../domain/retry.ts';
import { type Instant, later, MINUTE, SECOND } from '../domain/time.ts';
import type { Activity } from './activity.ts';
import type { AnonymousIds } from './anonymous-ids.ts';
import type { MediaDesk } from './media-desk.ts';
import { reviewAnew } from './reviews.ts';
import { callNext, fail } from './settlement.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** A key or a balance that Venice refuses stops every job; one is tried again this often. */
const BLOCKED_FOR = 5 * MINUTE;
/** How often the answer of a paid call is written again when the disk refuses. */
const SAVE_TRIES = 5;
/** How often the line is looked at while all that is due stands outside of it. */
const LOOK_AGAIN = 5 * SECOND;
const LANES = 3;
/** Enough due jobs to find one that no other lane has in hand. */
const LOOK_AHEAD = LANES + 1;

export function createDispatcher(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'submit'>;
  readonly desk: Pick<MediaDesk, 'order'>;
  readonly anonymousIds: AnonymousIds;
  readonly budget: RateBudget;
  readonly activity: Activity;
  /** Jobs rendering at Venice at once, for this whole bot; the rest wait in line. */
  readonly maxRendering: number;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, provider, desk, anonymousIds, budget, activity, maxRendering, clock, chance, log, nudge } = deps;
  const inHand = new Set<JobId>();

  async function next(): Promise<Step> {
    const now = clock.now();
    const { blocked } = activity;
    if (blocked !== null && blocked.until > now) return idleUntil(blocked.until);
    const inFlight = await store.read.jobs.inState(['submitting', 'rendering']);
    const due = await store.read.jobs.inLine(now, await store.read.settings.paused(), LOOK_AHEAD);
    // No await from here to inHand.add: two lanes never pick the same job.
    const job = due.find((one) => !inHand.has(one.id));
    if (job === undefined) return idleUntil(due.length > 0 ? null : await nextLook(now));
    if (job.approvedUntil !== null && job.approvedUntil <= now) return lookAgain(job, now);
    if (new Set([...inFlight.map((one) => one.id), ...inHand]).size >= maxRendering) return idleUntil(null);
    if (!budget.take(now)) return idleUntil(budget.nextAt(now));
    inHand.add(job.id);
    try {
      const order = await desk.order(job.request);
      if (!order.ok) return await unfit(job, order.refusal);
      const endUser = await anonymousIds.of(job.guild, job.author);
      if (await leave(job, now)) await submit(job, { ...order.value, endUser });
    } finally {
      inHand.delete(job.id);
    }
    return WORKED;
  }

  /** Jobs of a paused server, or behind another one of their author, are due and yet not in line: they are no reason to spin. */
  async function nextLook(now: Instant): Promise<Instant | undefined> {
    const due = await store.read.jobs.nextDue(['queued']);
    return due !== undefined && due <= now ? later(now, LOOK_AGAIN) : due;
  }

  /** A moderator's approval ended while the job stood in line. */
  async function lookAgain(job: Job, now: Instant): Promise<Step> {
    inHand.add(job.id);
    try {
      await store.transaction((records) => reviewAnew(records, job, chance, now));
    } finally {
      inHand.delete(job.id);
    }
    log.info('job.review-anew', { job: job.id });
    nudge();
    return WORKED;
  }

  /** The intent to pay is on the disk before the call leaves. False: another hand was first. */
  async function leave(job: Job, now: Instant): Promise<boolean> {
    return store.transaction(async (records) => {
      if (!(await records.jobs.advance(job.id, 'queued', { at: 'submitting', since: now }, now))) return false;
      await callNext(records, job, now);
      return true;
    });
  }

  /** A file that was there when the member pressed is gone: nothing was sent, nothing is charged. */
  async function unfit(job: Job, trouble: MediaTrouble): Promise<Step> {
    const reason = trouble.is === 'media-too-large-together' ? 'too-large' : 'media-unreadable';
    const failure: Failure = { reason, charged: 'no', detail: null, suggestedModel: null };
    await store.transaction((records) => fail(records, job, 'queued', failure, clock.now()));
    nudge();
    return WORKED;
  }

  async function submit(job: Job, order: Order): Promise<void> {
    const answer = await answered(() => provider.submit(order), job);
    log.info('job.submitted', { job: job.id, answer: answer.is });
    await surely(() => record(job, answer));
    nudge();
  }

  /** A breakage during a paid call says nothing about the charge: it counts as a lost answer. */
  async function answered(call: () => Promise<Submission>, job: Job): Promise<Submission> {
    try {
      return await call();
    } catch (error) {
      log.error('submit.broken', { job: job.id, error });
      return { is: 'lost', why: 'the call broke on our side' };
    }
  }

  /** The answer of a paid call must reach the disk: one refused write is no reason to forget it. */
  async function surely(write: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        if (attempt >= SAVE_TRIES) throw error;
        log.warn('job.save-again', { attempt, error });
        await clock.sleep(backoff(attempt, chance.jitter(), SECOND));
      }
    }
  }

  async function record(job: Job, answer: Submission): Promise<void> {
    const now = clock.now();
    switch (answer.is) {
      case 'accepted': {
        activity.blocked = null;
        const state: StateOf<'rendering'> = { at: 'rendering', since: now, ticket: answer.ticket };
        await store.read.jobs.advance(job.id, 'submitting', state, now);
        return;
      }
      case 'declined':
        await store.transaction((records) => fail(records, job, 'submitting', answer.failure, now));
        return;
      case 'busy':
        budget.pauseUntil(later(now, answer.afterMs));
        await store.read.jobs.advance(job.id, 'submitting', { at: 'queued' }, later(now, answer.afterMs));
        return;
      case 'blocked':
        activity.blocked = { why: answer.why, until: later(now, BLOCKED_FOR) };
        log.error('venice.blocked', { why: answer.why });
        await store.read.jobs.advance(job.id, 'submitting', { at: 'queued' }, now);
        return;
      case 'unsent':
        await store.read.jobs.advance(job.id, 'submitting', { at: 'queued' }, later(now, backoff(1, chance.jitter())));
        return;
      case 'lost':
        log.error('job.unconfirmed', { job: job.id, why: answer.why });
        await store.transaction(async (records) => {
          if (!(await records.jobs.advance(job.id, 'submitting', { at: 'unconfirmed', since: now }, now))) return;
          await records.outbox.add(job.id, 'unconfirmed-author', now);
          await records.outbox.add(job.id, 'unconfirmed-moderators', now);
        });
        return;
    }
  }

  return { name: 'dispatcher', lanes: LANES, next };
}
