// What a job's public status message says now: the place in line, or an honest account of the rendering.
import type { Job } from '../domain/job.ts';
import type { StatusLine } from '../domain/notice.ts';
import { progressFraction } from '../domain/pace.ts';
import type { Store } from '../domain/ports.ts';
import type { Instant } from '../domain/time.ts';
import type { Pacing } from './pacing.ts';

/** `fitting` is the share of a re-encoding that is done, while the clip is being made small enough to upload. */
export async function statusLineOf(
  job: Job,
  deps: {
    readonly store: Store;
    readonly pacing: Pacing;
    readonly blocked: 'key' | 'funds' | null;
    readonly fitting: number | null;
  },
  now: Instant,
): Promise<StatusLine> {
  switch (job.state.at) {
    case 'queued': {
      if (deps.blocked !== null) return { is: 'paused', why: deps.blocked };
      const [line, pace] = await Promise.all([deps.store.read.jobs.line(job.id), deps.pacing.of(job.request.model)]);
      return { is: 'waiting', place: line.before + 1, of: line.total, expectedMs: pace.known ? pace.likelyMs : null };
    }
    case 'submitting':
      return { is: 'submitting' };
    case 'rendering': {
      const { progress, state } = job;
      if (progress === null) return { is: 'rendering', fraction: null, overdue: false, leftMs: null };
      const elapsed = Math.max(now - state.since, progress.elapsedMs);
      const fraction = progressFraction(elapsed, progress.averageMs);
      const leftMs = fraction === null ? null : Math.max(0, progress.averageMs - elapsed);
      return { is: 'rendering', fraction, overdue: fraction === null && progress.averageMs > 0, leftMs };
    }
    case 'rendered':
      return deps.fitting === null ? { is: 'posting' } : { is: 'fitting', fraction: deps.fitting };
    case 'unconfirmed':
    case 'delivered':
    case 'kept':
    case 'failed':
    case 'cancelled':
      return { is: 'ended' };
  }
}
