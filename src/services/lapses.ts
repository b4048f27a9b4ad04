// The end of cases that nobody decided: a prompt's money goes back, a clip stays unposted, and whoever asked is told.
import type { Case } from '../domain/cases.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import { endCase } from './cases.ts';
import { endReview, releaseResult } from './reviews.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

export function createLapses(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, clock, log, nudge } = deps;

  async function next(): Promise<Step> {
    const now = clock.now();
    const [one] = await store.read.cases.overdue(now, 1);
    if (one === undefined) return idleUntil(await store.read.cases.nextExpiry());
    if (await store.transaction((records) => lapse(records, one, now))) {
      log.info('case.lapsed', { case: one.id, kind: one.kind });
      nudge();
    }
    return WORKED;
  }

  return { name: 'lapses', lanes: 1, next };
}

async function lapse(records: Records, one: Case, now: Instant): Promise<boolean> {
  if (!(await endCase(records, one, { is: 'lapsed', at: now }, { tell: true }))) return false;
  const job = one.job === null ? undefined : await records.jobs.get(one.job);
  if (job === undefined) return true;
  if (one.kind === 'prompt') await endReview(records, job, 'not-reviewed', now);
  if (one.kind === 'result') await releaseResult(records, job, 'not-reviewed', now);
  return true;
}
