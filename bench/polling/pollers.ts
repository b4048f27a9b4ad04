// The three contenders: the product's own policy, Venice's sample loop, and that loop behind a perfect shared limiter.
// Each is told what happens and says what to do next; none of them sees when a job is really done.
import { slidingBudget } from '../../src/domain/budget.ts';
import type { JobId } from '../../src/domain/ids.ts';
import { likelyRenderMs, type NextLook, type Pace, paceOf, pickLook, type Watched } from '../../src/domain/pace.ts';
import { type Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';
import { LOOKS_PER_MINUTE, type LookAnswer } from './venice.ts';

export interface AcceptedJob {
  readonly id: JobId;
  readonly model: string;
  /** What Venice reports for the model, in milliseconds; it is seen in the first answer, not before. */
  readonly reportedMs: number;
  readonly since: Instant;
}

export interface Poller {
  accepted(job: AcceptedJob): void;
  /** What to do now; null when there is nothing to wait for. */
  next(now: Instant): NextLook | null;
  sent(id: JobId, now: Instant): void;
  answered(id: JobId, answer: LookAnswer, now: Instant): void;
}

/** Milliseconds by which latency may push two looks together; the limiter gets the same, so that calls are equal. */
const MARGIN = 2 * SECOND;
/** As the product does: the latest renders of a model, and a pace that is kept for a while. */
const SAMPLES = 50;
const REMEMBERED = 5 * MINUTE;

/** The product's policy: `pickLook` within the product's budget, learning from what it has seen finish. */
export function ours(): Poller {
  const budget = slidingBudget({ perWindow: LOOKS_PER_MINUTE, windowMs: MINUTE, margin: MARGIN });
  const paces = learntPaces();
  const jobs = new Map<
    JobId,
    { readonly job: AcceptedJob; readonly lookedAt: Instant | null; readonly away: boolean }
  >();
  const row = (id: JobId) => {
    const found = jobs.get(id);
    if (found === undefined) throw new Error(`job ${id} was never accepted`);
    return found;
  };

  return {
    accepted: (job) => void jobs.set(job.id, { job, lookedAt: null, away: false }),

    next(now) {
      const watched: readonly Watched[] = [...jobs.values()]
        .filter(({ away }) => !away)
        .map(({ job, lookedAt }) => ({
          id: job.id,
          since: job.since,
          lookedAt,
          dueAt: job.since,
          pace: paces.of(job.model, now),
        }));
      return watched.length === 0 ? null : pickLook(watched, now, budget);
    },

    sent(id, now) {
      if (!budget.take(now)) throw new Error('pickLook chose a look that the budget does not allow');
      jobs.set(id, { ...row(id), away: true });
    },

    answered(id, { is, headers }, now) {
      const { job, lookedAt } = row(id);
      budget.heed(headers.remaining, headers.resetAt, now);
      if (is !== 'too-many') paces.noteAverage(job.model, job.reportedMs);
      if (is === 'done') {
        paces.noteFinished(job, lookedAt, now);
        jobs.delete(id);
      } else {
        jobs.set(id, { job, lookedAt: is === 'rendering' ? now : lookedAt, away: false });
      }
    },
  };
}

/** Stands where the product has its table of timings. */
function learntPaces() {
  const seen = new Map<string, { averageMs: number | null; samples: readonly number[] }>();
  const kept = new Map<string, { readonly pace: Pace; readonly until: Instant }>();
  const seenOf = (model: string) => seen.get(model) ?? { averageMs: null, samples: [] };
  function of(model: string, now: Instant): Pace {
    const known = kept.get(model);
    if (known !== undefined && known.until > now) return known.pace;
    const pace = paceOf(seenOf(model));
    kept.set(model, { pace, until: later(now, REMEMBERED) });
    return pace;
  }
  return {
    of,
    noteAverage: (model: string, averageMs: number) => void seen.set(model, { ...seenOf(model), averageMs }),
    noteFinished({ model, since }: AcceptedJob, lookedAt: Instant | null, now: Instant): void {
      const { averageMs, samples } = seenOf(model);
      const renderMs = likelyRenderMs(lookedAt === null ? 0 : lookedAt - since, now - since, of(model, now));
      seen.set(model, { averageMs, samples: [...samples, renderMs].slice(-SAMPLES) });
    },
  };
}

/** Venice's sample: each job is asked, and asked again five seconds after each answer, whatever the answer was. */
export function fixedLoop(): Poller {
  return loop(0);
}

/** The same loop, with the looks of all jobs passed one by one through a limiter that spaces them evenly. */
export function limitedLoop(): Poller {
  return loop(Math.ceil((MINUTE + MARGIN) / LOOKS_PER_MINUTE));
}

const LOOP_EVERY = 5 * SECOND;

function loop(spacing: number): Poller {
  const dueAt = new Map<JobId, Instant>();
  let freeAt: Instant | null = null;
  return {
    accepted: ({ id, since }) => void dueAt.set(id, since),

    next(now) {
      const [id, due] = [...dueAt].reduce<readonly [JobId | null, number]>(
        (a, b) => (a[0] === null || b[1] < a[1] ? b : a),
        [null, 0],
      );
      if (id === null) return null;
      const at = Math.max(due, freeAt ?? 0);
      return at <= now ? { is: 'look', id } : { is: 'wait', until: later(now, at - now) };
    },

    sent(id, now) {
      dueAt.delete(id);
      freeAt = later(now, spacing);
    },

    answered(id, { is }, now) {
      if (is !== 'done') dueAt.set(id, later(now, LOOP_EVERY));
    },
  };
}
