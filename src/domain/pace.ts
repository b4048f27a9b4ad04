// The pace of a model and what follows from it: honest waits and progress, when to give a rendering job up, and which
// job to ask Venice about next. One shared budget of looks: none is wasted on a job that cannot be done yet, none starves.
import type { RateBudget } from './budget.ts';
import type { JobId } from './ids.ts';
import { type RenderTimes, renderTimes } from './render-times.ts';
import { HOUR, type Instant, later, SECOND } from './time.ts';

export interface PaceSource {
  /** Venice: `average_execution_time` in milliseconds, a P80: one job in five takes longer. Null when none was seen. */
  readonly averageMs: number | null;
  /** The model's latest render times in milliseconds, as observed; order does not matter. */
  readonly samples: readonly number[];
}

/** How long renders of one model take, in milliseconds since Venice accepted the job. */
export interface Pace {
  /** False when neither an average nor a finished job was seen: then the numbers are a guess, not to be shown. */
  readonly known: boolean;
  /** Half of the jobs are done by then. */
  readonly typicalMs: number;
  /** Four in five are. */
  readonly likelyMs: number;
  /** A job that renders for this long is given up: at least an hour, at most 23. */
  readonly giveUpMs: number;
  readonly times: RenderTimes;
}

/** Venice: queue ids live for 24 hours; after that nothing can be fetched. */
const LATEST_GIVE_UP = 23 * HOUR;
const EARLIEST_GIVE_UP = HOUR;

/** Seeded from Venice's average and blended with the model's own finished jobs. Times that are no time are ignored. */
export function paceOf(source: PaceSource): Pace {
  const isTime = (ms: number) => Number.isFinite(ms) && ms > 0;
  const averageMs = source.averageMs !== null && isTime(source.averageMs) ? source.averageMs : null;
  const samples = source.samples.filter(isTime);
  const times = renderTimes(averageMs, samples);
  const likelyMs = times.sunkTo(0.2);
  const longAgo = 12 * Math.max(likelyMs, averageMs ?? 0);
  return {
    known: averageMs !== null || samples.length > 0,
    typicalMs: times.sunkTo(0.5),
    likelyMs,
    giveUpMs: Math.min(LATEST_GIVE_UP, Math.max(EARLIEST_GIVE_UP, longAgo)),
    times,
  };
}

/** Whether a job that is still rendering after `elapsedMs` is far past all reason. */
export function isOverdue(elapsedMs: number, pace: Pace): boolean {
  return elapsedMs >= pace.giveUpMs;
}

/** How much longer, in milliseconds, until four in five of the jobs that are still rendering after `elapsedMs` are done. */
export function likelyLeftMs(elapsedMs: number, { times }: Pace): number {
  const elapsed = Math.max(0, elapsedMs);
  return Math.max(0, times.sunkTo(0.2 * times.survival(elapsed)) - elapsed);
}

/**
 * The sample to learn from a job that was last seen rendering at `lookedMs` (0: never seen) and found done at
 * `foundMs`, in milliseconds since acceptance: the middle, in chance, of the time in which nobody looked. Learning
 * `foundMs` itself would count our own lag as rendering: later looks, more lag, and later looks again.
 */
export function likelyRenderMs(lookedMs: number, foundMs: number, { times }: Pace): number {
  const middle = times.sunkTo((times.survival(lookedMs) + times.survival(foundMs)) / 2);
  return Math.min(foundMs, Math.max(lookedMs, middle));
}

/**
 * How far a job is, in [0, 1), from Venice's own numbers: `execution_duration` against `average_execution_time`. Null
 * when there is no average, and from the average on: then nobody knows, and a bar stuck at 99 % would claim otherwise.
 */
export function progressFraction(elapsedMs: number, averageMs: number | null): number | null {
  if (averageMs === null || averageMs <= 0 || elapsedMs >= averageMs) return null;
  return Math.max(0, elapsedMs) / averageMs;
}

/** A rendering job that has no look on its way. */
export interface Watched {
  readonly id: JobId;
  /** When Venice accepted it. */
  readonly since: Instant;
  /** When it was last seen rendering; null before the first look. */
  readonly lookedAt: Instant | null;
  /** No look before this moment: retries wait here. */
  readonly dueAt: Instant;
  /** Its model's pace; undefined counts as unknown. */
  readonly pace: Pace | undefined;
}

export type NextLook =
  | { readonly is: 'look'; readonly id: JobId }
  /** Nothing to do before `until`, which is later than now, unless a job or the budget changes. */
  | { readonly is: 'wait'; readonly until: Instant };

/** No job is asked twice within this time, however much allowance is left. */
const MIN_SPACING = 500;
/** Milliseconds of waiting that a look must be worth when calls are plentiful. */
const MIN_WORTH = 22;
/** The allowance must last over each of these spans, so that a burst now is not paid for with silence later. */
const HORIZONS = [10 * SECOND, 30 * SECOND] as const;
/** Prices move as jobs age, so a wait is reconsidered after this long at the latest. */
const LONGEST_WAIT = 10 * SECOND;

const UNKNOWN: Pace = paceOf({ averageMs: null, samples: [] });

/**
 * Chooses the next look. The price of a look is what makes the demand of all watched jobs fit the budget; a job is looked
 * at once that is worth the price, the worthiest first. Takes nothing from the budget: whoever makes the look does.
 */
export function pickLook(watched: readonly Watched[], now: Instant, budget: RateBudget): NextLook {
  const price = Math.max(MIN_WORTH, ...HORIZONS.map((horizon) => priceOver(horizon, watched, now, budget)));
  const open = budget.nextAt(now);
  let best: { readonly id: JobId; readonly worth: number } | null = null;
  let until = later(now, LONGEST_WAIT);
  for (const job of watched) {
    const earliest = earliestLook(job, open, now);
    const worth = worthAt(job, earliest);
    if (earliest > now || worth < price) until = firstWorth(job, price, earliest, until);
    else if (best === null || worth > best.worth) best = { id: job.id, worth };
  }
  return best === null ? { is: 'wait', until } : { is: 'look', id: best.id };
}

function earliestLook(job: Watched, open: Instant, now: Instant): Instant {
  const spaced = job.lookedAt === null ? now : later(job.lookedAt, MIN_SPACING);
  return [open, spaced, job.dueAt].reduce((a, b) => (b > a ? b : a), now);
}

/** The first moment from `from` on at which looking at this job is worth the price; `until` when that is no sooner. */
function firstWorth(job: Watched, price: number, from: Instant, until: Instant): Instant {
  if (from >= until || worthAt(job, until) < price) return until;
  if (worthAt(job, from) >= price) return from;
  let low: number = from;
  let high: number = until;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (worthAt(job, middle) >= price) high = middle;
    else low = middle;
  }
  return later(from, high - from);
}

const timesOf = (job: Watched) => (job.pace ?? UNKNOWN).times;
const lookedMs = (job: Watched) => (job.lookedAt === null ? 0 : Math.max(0, job.lookedAt - job.since));
const worthAt = (job: Watched, at: number) => timesOf(job).worth(lookedMs(job), at - job.since);

/**
 * The price, in milliseconds of waiting, at which the looks wanted over the coming `horizon` are as many as the budget
 * allows. 0 when it allows none: then nothing is bought before the budget opens, and the worthiest goes first.
 */
function priceOver(horizon: number, watched: readonly Watched[], now: Instant, budget: RateBudget): number {
  const free = budget.free(later(now, horizon));
  if (free === 0) return 0;
  const wanted = watched.reduce((sum, job) => {
    const elapsed = Math.max(0, now - job.since);
    return sum + timesOf(job).demand(lookedMs(job), elapsed, elapsed + horizon);
  }, 0);
  return (wanted / free) ** 2;
}
