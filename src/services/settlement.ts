// Settlement: the end of a hold, in the same transaction as the move that causes it. Once per job: the ledger refuses a second.
import { Fault } from '../domain/fault.ts';
import type { JamStateName } from '../domain/jam.ts';
import type { Failure, Job } from '../domain/job.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';

/** Moves the held money of a job to `spent`, or back to where it came from. */
export async function settle(
  records: Records,
  job: Pick<Job, 'id'>,
  how: 'spend' | 'return',
  why: string,
  now: Instant,
): Promise<void> {
  const [hold] = await records.ledger.ofJob(job.id);
  if (hold === undefined) throw new Fault(`job ${job.id} has no hold to settle`);
  await records.ledger.enter({ ...hold, kind: how, why, at: now });
  if (how === 'return') await emptyClosedPot(records, hold, now);
}

/** Takes back what was charged for a job: `refund` where Venice gave it back, `write-off` where the server bears it. */
export async function correct(
  records: Records,
  spend: LedgerEntry,
  how: 'refund' | 'write-off',
  why: string,
  now: Instant,
): Promise<void> {
  await records.ledger.enter({ ...spend, kind: how, why, at: now });
  if (how === 'refund') await emptyClosedPot(records, spend, now);
}

/** States of a jam that pays for nothing more. */
const CLOSED: readonly JamStateName[] = ['closing', 'judging', 'finale', 'over', 'called-off'];

/** What comes back to the pot of a jam that has closed goes on to its sponsor at once. */
async function emptyClosedPot(records: Records, { jam: id, purse }: LedgerEntry, now: Instant): Promise<void> {
  if (id === null || purse !== 'pot') return;
  const jam = await records.jams.get(id);
  const fund = (await records.ledger.ofPot(id)).find(({ kind }) => kind === 'fund');
  if (jam === undefined || fund === undefined || !CLOSED.includes(jam.state.at)) return;
  const amount = await records.ledger.pot(id);
  await records.ledger.enter({ ...fund, kind: 'release', amount, at: now, why: 'came back after the end' });
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
  from: 'awaiting' | 'queued' | 'submitting' | 'rendering' | 'unconfirmed',
  failure: Failure,
  now: Instant,
): Promise<boolean> {
  if (!(await records.jobs.advance(job.id, from, { at: 'failed', failure }, now))) return false;
  await settle(records, job, settlementOf(failure), `failed: ${failure.reason}, charged: ${failure.charged}`, now);
  if (from === 'queued') await callNext(records, job, now);
  await records.outbox.add(job.id, 'failed', now);
  await records.outbox.add(job.id, 'closing-status', now);
  return true;
}

/**
 * In a jam each person stands in line once, so that turns go round the people. When a clip leaves the line, the next one
 * of the same person takes its place at the end.
 */
export async function callNext(
  records: Records,
  left: Pick<Job, 'id' | 'jam' | 'author'>,
  now: Instant,
): Promise<void> {
  if (left.jam === null) return;
  const mine = (await records.jobs.ofJam(left.jam)).filter(
    ({ author, id }) => author === left.author && id !== left.id,
  );
  if (mine.some(({ state, lineAt }) => state.at === 'queued' && lineAt !== null)) return;
  const next = mine.find(({ state, lineAt }) => state.at === 'queued' && lineAt === null);
  if (next !== undefined) await records.jobs.stepUp(next.id, now);
}
