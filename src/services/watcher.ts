// The watcher: asks Venice after rendering jobs, the one with the most to gain first, within one shared budget.
// A ready clip streams to disk and is checked before the state moves; the money is spent in that same transaction.
import type { RateBudget } from '../domain/budget.ts';
import type { JobId } from '../domain/ids.ts';
import type { Clip, Failure, Job, StateOf } from '../domain/job.ts';
import { isOverdue, likelyRenderMs, type Pace, paceOf, pickLook, type Watched } from '../domain/pace.ts';
import type { Chance, Clock, Log, Look, Spool, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { backoff } from '../domain/retry.ts';
import { later, MINUTE, SECOND } from '../domain/time.ts';
import { heedVenice } from './breaker.ts';
import type { Pacing } from './pacing.ts';
import { fail, settle } from './settlement.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** Right after queueing Venice may not know a job yet (400 and 404 then mean nothing). */
const GRACE = MINUTE;
/** Answers in a row that sources call both transient and final, before the job is given up. */
const TROUBLE_TRIES = 4;
/** Broken transfers before the job is given up. Venice keeps the file for a day, so these are spread out. */
const BROKEN_TRIES = 8;
/** A placeholder is fetched once more before it is believed. */
const PLACEHOLDER_TRIES = 2;
/** Ends that are Venice's or its provider's doing, and no answer to the clip itself. */
const FAULTS: ReadonlySet<Failure['reason']> = new Set(['provider', 'expired', 'overdue', 'broken-clip'] as const);
const UNKNOWN_PACE = paceOf({ averageMs: null, samples: [] });
/** Venice: back off at least 15 seconds after 429, 502 and 503. */
const RETRY_BASE = 15 * SECOND;

export function createWatcher(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'look'>;
  readonly spool: Pick<Spool, 'save'>;
  readonly pacing: Pacing;
  readonly budget: RateBudget;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, provider, spool, pacing, budget, clock, chance, log, nudge } = deps;
  const inHand = new Set<JobId>();

  async function next(): Promise<Step> {
    const jobs = await store.read.jobs.inState(['rendering']);
    const paces = new Map<string, Pace>();
    for (const { request } of jobs) paces.set(request.model, await pacing.of(request.model));
    // No await from here to inHand.add: two lanes never pick the same job.
    const now = clock.now();
    const watched = jobs.filter((job) => !inHand.has(job.id)).flatMap((job) => asWatched(job, paces));
    if (watched.length === 0) return idleUntil(null);
    const choice = pickLook(watched, now, budget);
    if (choice.is === 'wait') return idleUntil(choice.until);
    const job = jobs.find((one) => one.id === choice.id);
    if (job?.state.at !== 'rendering' || !budget.take(now)) return idleUntil(budget.nextAt(now));
    inHand.add(job.id);
    try {
      await look(job, job.state, paces.get(job.request.model));
    } catch (error) {
      // What breaks for one job must not keep the looks from the others.
      await again(job, backoff(job.attempts + 1, chance.jitter(), RETRY_BASE));
      throw error;
    } finally {
      inHand.delete(job.id);
    }
    return WORKED;
  }

  async function look(job: Job, state: StateOf<'rendering'>, pace: Pace | undefined): Promise<void> {
    const answer = await provider.look(state.ticket);
    const elapsed = clock.now() - state.since;
    if (answer.is !== 'ready' && pace !== undefined && isOverdue(elapsed, pace)) {
      return giveUp(job, { reason: 'overdue', charged: 'unknown', detail: null, suggestedModel: null });
    }
    await heed(job, state, answer, pace);
  }

  async function heed(job: Job, state: StateOf<'rendering'>, answer: Look, pace: Pace | undefined): Promise<void> {
    const now = clock.now();
    switch (answer.is) {
      case 'rendering':
        await store.read.timings.noteAverage(job.request.model, answer.averageMs, now);
        await store.read.jobs.annotate(job.id, {
          attempts: 0,
          progress: { averageMs: answer.averageMs, elapsedMs: answer.elapsedMs, seenAt: now },
        });
        return;
      case 'ready':
        return receive(job, state, answer.body, pace);
      case 'failed':
        return giveUp(job, answer.failure);
      case 'unknown': {
        if (now - state.since < GRACE) return again(job, 5 * SECOND);
        const gone: Failure = { reason: 'expired', charged: 'unknown', detail: null, suggestedModel: null };
        return job.attempts + 1 < TROUBLE_TRIES ? again(job, RETRY_BASE) : giveUp(job, gone);
      }
      case 'troubled': {
        const failure: Failure = {
          reason: 'provider',
          charged: 'unknown',
          detail: answer.detail,
          suggestedModel: null,
        };
        return job.attempts + 1 < TROUBLE_TRIES ? again(job, RETRY_BASE) : giveUp(job, failure);
      }
      case 'later': {
        log.warn('look.later', { job: job.id, why: answer.why });
        const wait = backoff(job.attempts + 1, chance.jitter(), RETRY_BASE);
        if (answer.afterMs !== null) budget.pauseUntil(later(now, answer.afterMs));
        return again(job, Math.max(wait, answer.afterMs ?? 0));
      }
    }
  }

  async function again(job: Job, afterMs: number): Promise<void> {
    await store.read.jobs.postpone(job.id, 'rendering', later(clock.now(), afterMs));
  }

  async function giveUp(job: Job, failure: Failure): Promise<void> {
    log.warn('job.failed', { job: job.id, reason: failure.reason, charged: failure.charged });
    const { id, request } = job;
    const fault = FAULTS.has(failure.reason);
    await store.transaction(async (records) => {
      if (!(await fail(records, job, 'rendering', failure, clock.now()))) return;
      await heedVenice(records, { is: 'unrendered', job: id, model: request.model, fault }, clock.now());
    });
    nudge();
  }

  async function receive(
    job: Job,
    state: StateOf<'rendering'>,
    body: AsyncIterable<Uint8Array>,
    pace: Pace | undefined,
  ): Promise<void> {
    const saved = await spool.save(job.id, body);
    switch (saved.is) {
      case 'saved':
        return keep(job, state, saved.clip, pace);
      case 'broken': {
        log.warn('clip.broken', { job: job.id, why: saved.why, attempts: job.attempts });
        const failure: Failure = { reason: 'broken-clip', charged: 'yes', detail: null, suggestedModel: null };
        const wait = backoff(job.attempts + 1, chance.jitter(), RETRY_BASE);
        return job.attempts + 1 < BROKEN_TRIES ? again(job, wait) : giveUp(job, failure);
      }
      case 'placeholder': {
        log.warn('clip.placeholder', { job: job.id, bytes: saved.bytes });
        const failure: Failure = { reason: 'placeholder', charged: 'yes', detail: null, suggestedModel: null };
        return job.attempts + 1 < PLACEHOLDER_TRIES ? again(job, RETRY_BASE) : giveUp(job, failure);
      }
    }
  }

  async function keep(job: Job, state: StateOf<'rendering'>, clip: Clip, pace: Pace | undefined): Promise<void> {
    const now = clock.now();
    const renderMs = Math.max(0, now - state.since);
    // It was done at some moment since the last look: learning our own lag as render time would make it grow.
    const seenMs = job.progress === null ? 0 : Math.max(0, job.progress.seenAt - state.since);
    const rendered: StateOf<'rendered'> = { at: 'rendered', ticket: state.ticket, clip, renderMs, approved: false };
    const moved = await store.transaction(async (records) => {
      if (!(await records.jobs.advance(job.id, 'rendering', rendered, now))) return false;
      await settle(records, job, 'spend', 'rendered', now);
      await heedVenice(records, { is: 'rendered', job: job.id }, now);
      const tookMs = likelyRenderMs(seenMs, renderMs, pace ?? UNKNOWN_PACE);
      await records.timings.add(job.request.model, tookMs, now);
      // A clip that was ready at the first look was never asked how long it takes.
      const progress = { averageMs: job.progress?.averageMs ?? tookMs, elapsedMs: tookMs, seenAt: now };
      await records.jobs.annotate(job.id, { progress });
      return true;
    });
    if (!moved) return;
    log.info('job.rendered', { job: job.id, bytes: clip.bytes, renderMs });
    nudge();
  }

  return { name: 'watcher', lanes: 4, next };
}

function asWatched(job: Job, paces: ReadonlyMap<string, Pace>): readonly Watched[] {
  if (job.state.at !== 'rendering') return [];
  const { id, dueAt, progress, state, request } = job;
  const pace = paces.get(request.model);
  return [{ id, since: state.since, lookedAt: progress?.seenAt ?? null, dueAt, pace }];
}
