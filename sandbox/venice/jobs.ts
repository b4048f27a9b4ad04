// The jobs that were paid for. Nothing ticks: how far a job is follows from the time that each look brings along, so
// an injected clock makes hours pass at once and the real one makes a demonstration.

import type { ClipSpec } from './clips.ts';
import type { Model } from './model.ts';
import { isRefunded, type Outcome, type Plan } from './outcome.ts';

/** Venice: an id is good for 24 hours. */
export const JOB_LIFE_MS = 86_400_000;

export interface Job {
  readonly queueId: string;
  readonly user: string;
  readonly keyId: string;
  readonly model: Model;
  readonly clip: ClipSpec;
  readonly priceMicroUsd: number;
  /** Unix ms. */
  readonly queuedAt: number;
  /** What Venice says such a job takes (a P80), in ms. */
  readonly averageMs: number;
  /** The secret in the `download_url`, for models that deliver privately. */
  readonly shareToken: string | undefined;
  /** What it will really take, in ms. Infinity: it never ends. */
  executionMs: number;
  outcome: Outcome;
  /** Whether the refund, if there is one, has been booked. */
  settled: boolean;
  mediaDeleted: boolean;
  /** How often the private link was read. */
  reads: number;
}

export type Stage = 'expired' | 'processing' | 'finished';

export function stageOf(job: Job, now: number): Stage {
  if (now >= job.queuedAt + JOB_LIFE_MS) return 'expired';
  return now >= job.queuedAt + job.executionMs ? 'finished' : 'processing';
}

export interface Jobs {
  readonly add: (
    draft: Omit<Job, 'averageMs' | 'executionMs' | 'outcome' | 'settled' | 'mediaDeleted' | 'reads'>,
  ) => Job;
  readonly find: (queueId: string) => Job | undefined;
  readonly findByToken: (token: string) => Job | undefined;
  readonly list: () => readonly Job[];
  readonly plan: (plan: Plan) => void;
  /** Ends a running job now. False when there is no such job, or it has ended already. */
  readonly finish: (queueId: string, now: number, outcome?: Outcome) => boolean;
  /** Books the refunds of all jobs that have failed by now. */
  readonly settle: (now: number) => void;
}

/** Spread of the execution times: the larger, the closer they stay to their median. */
const SHAPE = 4;

/**
 * An execution time whose 80th percentile is `p80Ms`: the quantile of a log-logistic distribution, which has the long
 * tail of real render times. One in five is longer than the average that Venice reports, up to about twice as long.
 */
export function drawExecutionMs(p80Ms: number, chance: number): number {
  const p = Math.min(0.98, Math.max(0.02, chance));
  return Math.round(p80Ms * (p / (1 - p) / 4) ** (1 / SHAPE));
}

/**
 * @param speed how many times faster than Venice the jobs run; their reported averages shrink with them
 * @param refund books the money back, at the moment the job failed
 */
export function createJobs(chance: () => number, speed: number, refund: (job: Job, at: number) => void): Jobs {
  const jobs = new Map<string, Job>();
  const plans: { plan: Plan; skip: number; left: number }[] = [];

  const planFor = (model: Model): Plan | undefined => {
    const matching = plans.filter(({ plan, left }) => left > 0 && (plan.model ?? model.id) === model.id);
    for (const candidate of matching) {
      if (candidate.skip > 0) {
        candidate.skip -= 1;
        continue;
      }
      candidate.left -= 1;
      return candidate.plan;
    }
    return undefined;
  };

  const settle = (now: number): void => {
    for (const job of jobs.values()) {
      if (job.settled || now < job.queuedAt + job.executionMs) continue;
      job.settled = true;
      if (isRefunded(job.outcome, job.model.keepsChargeOnRefusal)) refund(job, job.queuedAt + job.executionMs);
    }
  };

  return {
    add: (draft) => {
      const plan = planFor(draft.model);
      const averageMs = Math.round(draft.model.p80Ms / speed);
      const outcome = plan?.outcome ?? { kind: 'success' };
      const drawn = plan?.takesMs ?? drawExecutionMs(averageMs, chance());
      const executionMs = outcome.kind === 'endless' ? Number.POSITIVE_INFINITY : drawn;
      const job: Job = { ...draft, averageMs, executionMs, outcome, settled: false, mediaDeleted: false, reads: 0 };
      jobs.set(job.queueId, job);
      return job;
    },
    find: (queueId) => jobs.get(queueId),
    findByToken: (token) => [...jobs.values()].find((job) => job.shareToken === token),
    list: () => [...jobs.values()],
    plan: (plan) => {
      plans.push({ plan, skip: plan.skip ?? 0, left: plan.times ?? 1 });
    },
    finish: (queueId, now, outcome) => {
      const job = jobs.get(queueId);
      if (!job || stageOf(job, now) !== 'processing') return false;
      job.executionMs = now - job.queuedAt;
      job.outcome = outcome ?? (job.outcome.kind === 'endless' ? { kind: 'success' } : job.outcome);
      settle(now);
      return true;
    },
    settle,
  };
}
