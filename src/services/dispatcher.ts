// The dispatcher: the only caller of `submit`, the only line that spends.
// The intent is committed before the call leaves; a lost answer parks the job, and no machine submits it again.
import { gateOf, type Heard } from '../domain/breaker.ts';
import type { RateBudget } from '../domain/budget.ts';
import type { JobId } from '../domain/ids.ts';
import type { Failure, Job, StateOf } from '../domain/job.ts';
import type { MediaTrouble } from '../domain/media.ts';
import type { Chance, Clock, Log, Submission, VideoProvider } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Order } from '../domain/request.ts';
import { backoff } from '../domain/retry.ts';
import { type Instant, later, SECOND } from '../domain/time.ts';
import type { AnonymousIds } from './anonymous-ids.ts';
import { heedVenice } from './breaker.ts';
import type { MediaDesk } from './media-desk.ts';
import { reviewAnew } from './reviews.ts';
import { callNext, fail } from './settlement.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

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
  /** Jobs rendering at Venice at once, for this whole bot; the rest wait in line. */
  readonly maxRendering: number;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, provider, desk, anonymousIds, budget, maxRendering, clock, chance, log, nudge } = deps;
  const inHand = new Set<JobId>();

  async function next(): Promise<Step> {
    const now = clock.now();
    const gate = gateOf(await store.read.breaker.get());
    if (gate === 'none') return idleUntil(null);
    const inFlight = await store.read.jobs.inState(['submitting', 'rendering']);
    const due = await store.read.jobs.inLine(now, await store.read.settings.paused(), LOOK_AHEAD);
    // No await from here to inHand.add: two lanes never pick the same job, and only one lane finds out how Venice is.
    if (gate === 'one' && (inHand.size > 0 || inFlight.some(({ state }) => state.at === 'submitting')))
      return idleUntil(null);
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

  /** The intent to pay is on the disk before the call leaves. False: another hand was first, or the server is paused. */
  async function leave(job: Job, now: Instant): Promise<boolean> {
    return store.transaction(async (records) => {
      if ((await records.settings.get(job.guild)).pause !== null) return false;
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
    if (answer.is === 'busy') budget.pauseUntil(later(now, answer.afterMs));
    if (answer.is === 'blocked') log.error('venice.blocked', { why: answer.why });
    if (answer.is === 'lost') log.error('job.unconfirmed', { job: job.id, why: answer.why });
    await store.transaction(async (records) => {
      await move(records, job, answer, now);
      const heard = heardIn(answer, job.id);
      if (heard !== null) await heedVenice(records, heard, now);
    });
  }

  async function move(records: Records, job: Job, answer: Submission, now: Instant): Promise<void> {
    const { jobs, outbox } = records;
    switch (answer.is) {
      case 'accepted': {
        const state: StateOf<'rendering'> = { at: 'rendering', since: now, ticket: answer.ticket };
        await jobs.advance(job.id, 'submitting', state, now);
        return;
      }
      case 'declined':
        await fail(records, job, 'submitting', answer.failure, now);
        return;
      case 'busy':
        await jobs.advance(job.id, 'submitting', { at: 'queued' }, later(now, answer.afterMs));
        return;
      case 'blocked':
        await jobs.advance(job.id, 'submitting', { at: 'queued' }, now);
        return;
      case 'unsent':
        await jobs.advance(job.id, 'submitting', { at: 'queued' }, later(now, backoff(1, chance.jitter())));
        return;
      case 'lost':
        if (!(await jobs.advance(job.id, 'submitting', { at: 'unconfirmed', since: now }, now))) return;
        await outbox.add(job.id, 'unconfirmed-author', now);
        await outbox.add(job.id, 'unconfirmed-moderators', now);
    }
  }

  return { name: 'dispatcher', lanes: LANES, next };
}

/** What an answer says of Venice itself. A 429 is our own haste, and says nothing. */
function heardIn(answer: Submission, job: JobId): Heard | null {
  switch (answer.is) {
    case 'accepted':
      return { is: 'accepted', job };
    case 'declined':
      return { is: 'declined' };
    case 'blocked':
      return { is: 'stopped', why: answer.why };
    case 'unsent':
    case 'lost':
      return { is: 'unanswered', job };
    case 'busy':
      return null;
  }
}
