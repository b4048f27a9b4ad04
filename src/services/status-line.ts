// What a job's public status message says now: the place in line, or an honest account of the rendering.
import type { Job } from '../domain/job.ts';
import type { StatusLine } from '../domain/notice.ts';
import { progressFraction } from '../domain/pace.ts';
import type { Clock } from '../domain/ports.ts';
import { receiptOf } from '../domain/receipt.ts';
import type { Store } from '../domain/records.ts';
import type { Activity } from './activity.ts';
import { isSealed } from './jam-terms.ts';
import type { Pacing } from './pacing.ts';

export type StatusLines = (job: Job) => Promise<StatusLine>;

export function createStatusLines(deps: {
  readonly store: Store;
  readonly pacing: Pacing;
  readonly activity: Activity;
  readonly clock: Clock;
}): StatusLines {
  const { store, pacing, activity, clock } = deps;

  async function waiting(job: Job): Promise<StatusLine> {
    const { pause } = await store.read.settings.get(job.guild);
    if (pause !== null) return { is: 'paused', why: pause.why === 'by-hand' ? 'server' : pause.why, note: pause.note };
    const breaker = await store.read.breaker.get();
    if (breaker.is !== 'closed') return { is: 'paused', why: breaker.why, note: null };
    if (job.lineAt === null) return { is: 'behind-own' };
    const [line, wait] = await Promise.all([store.read.jobs.line(job.id), pacing.expect(job.request.model)]);
    const expectedMs = wait?.likelyMs ?? null;
    return { is: 'waiting', place: line.before + 1, of: Math.max(line.total, line.before + 1), expectedMs };
  }

  function rendering({ progress }: Job, sinceMs: number): StatusLine {
    if (progress === null) return { is: 'rendering', fraction: null, overdue: false, leftMs: null };
    const elapsed = Math.max(sinceMs, progress.elapsedMs);
    const fraction = progressFraction(elapsed, progress.averageMs);
    if (fraction === null) return { is: 'rendering', fraction, overdue: progress.averageMs > 0, leftMs: null };
    return { is: 'rendering', fraction, overdue: false, leftMs: Math.max(0, progress.averageMs - elapsed) };
  }

  return async (job) => {
    switch (job.state.at) {
      case 'awaiting':
        return { is: 'in-review', of: 'prompt' };
      case 'withheld':
        return { is: 'in-review', of: 'result' };
      case 'queued':
        return waiting(job);
      case 'submitting':
        return { is: 'submitting' };
      case 'rendering':
        return rendering(job, clock.now() - job.state.since);
      case 'rendered': {
        if (await isSealed(store.read, job)) return { is: 'sealed' };
        const fraction = activity.fitting.get(job.id);
        return fraction === undefined ? { is: 'posting' } : { is: 'fitting', fraction };
      }
      case 'unconfirmed':
      case 'delivered':
      case 'kept':
      case 'failed':
      case 'cancelled':
        return { is: 'ended', receipt: receiptOf(await store.read.ledger.ofJob(job.id), job.state) };
    }
  };
}
