// Settlement: the end of a hold, in the same transaction as the move that causes it. Once per job: the ledger refuses a second.
import type { Failure, Job } from '../domain/job.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';

/** Moves the held money of a job to `spent`, or back to the allowance. */
export async function settle(
  records: Records,
  job: Job,
  how: 'spend' | 'return',
  why: string,
  now: Instant,
): Promise<void> {
  await records.ledger.enter({
    job: job.id,
    kind: how,
    amount: job.price,
    guild: job.guild,
    member: job.author,
    channel: job.place,
    at: now,
    heldAt: job.createdAt,
    why,
  });
}

/** Money is given back only when it is known that nothing was charged; what is not known counts as spent. */
export function settlementOf(failure: Failure): 'spend' | 'return' {
  switch (failure.charged) {
    case 'no':
      return 'return';
    case 'yes':
    case 'unknown':
      return 'spend';
  }
}

/** Ends a job without a clip: the move, the money and the word to its author, together. False: another hand was first. */
export async function fail(
  records: Records,
  job: Job,
  from: 'queued' | 'submitting' | 'rendering' | 'unconfirmed',
  failure: Failure,
  now: Instant,
): Promise<boolean> {
  if (!(await records.jobs.advance(job.id, from, { at: 'failed', failure }, now))) return false;
  await settle(records, job, settlementOf(failure), `failed: ${failure.reason}, charged: ${failure.charged}`, now);
  await records.outbox.add(job.id, 'failed', now);
  await records.outbox.add(job.id, 'closing-status', now);
  return true;
}
