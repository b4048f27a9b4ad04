// The end of a jam after its close: clips under way are waited for, then judged, then the result stands. Each step is one
// transaction and a compare-and-set, so that a crash between two of them costs nothing.
import type { Jam, JamStateOf } from '../../domain/jam.ts';
import { awardRecord, placingsOf } from '../../domain/jam-award.ts';
import { resultOf } from '../../domain/jam-result.ts';
import { competes, underWay } from '../../domain/jam-rules.ts';
import type { Job } from '../../domain/job.ts';
import { sum } from '../../domain/money.ts';
import type { Records } from '../../domain/records.ts';
import { type Instant, later, MINUTE } from '../../domain/time.ts';
import { withdrawReview } from '../cases.ts';
import { takingsOf } from '../jam-terms.ts';
import { settle } from '../settlement.ts';
import { potOf } from './pot.ts';
import { record, say } from './saying.ts';

/** Everything has ended, or was waited for long enough. */
export async function waitIsOver(records: Records, jam: Jam, now: Instant): Promise<boolean> {
  if (jam.state.at !== 'closing') return false;
  return jam.state.until <= now || !(await records.jobs.ofJam(jam.id)).some(underWay);
}

/** From waiting to the judging, or straight to the result where there is nothing to judge. */
export async function afterWaiting(records: Records, jam: Jam, now: Instant): Promise<boolean> {
  const { state, plan } = jam;
  if (state.at !== 'closing') return false;
  for (const job of await records.jobs.ofJam(jam.id)) await callBack(records, jam, job, now);
  const competing = (await takingsOf(records, jam)).filter(competes);
  if (plan.judging.is === 'none' || plan.judgingMinutes === 0 || competing.length < 2) {
    return award(records, jam, state, now);
  }
  const { why, lateMs } = state;
  const until = later(now, plan.judgingMinutes * MINUTE);
  if (!(await records.jams.advance(jam.id, 'closing', { at: 'judging', since: now, until, why, lateMs }, until))) {
    return false;
  }
  await say(records, jam, 'judging', { at: until, now });
  return true;
}

/** A clip that nobody has begun to make comes too late: its place and its money are given back. */
async function callBack(records: Records, { host }: Jam, job: Job, now: Instant): Promise<void> {
  const from = job.state.at;
  if (from !== 'awaiting' && from !== 'queued') return;
  if (!(await records.jobs.advance(job.id, from, { at: 'cancelled', by: host }, now))) return;
  if (from === 'awaiting') await withdrawReview(records, job, now);
  await settle(records, job, 'return', 'the jam ended before it was submitted', now);
  await records.outbox.add(job.id, 'closing-status', now);
}

/** The result, once: counted, kept with the jam, and on record with all that is needed to count it again. */
export async function award(
  records: Records,
  jam: Jam,
  end: JamStateOf<'closing' | 'judging'>,
  now: Instant,
): Promise<boolean> {
  if (!(await records.jams.advance(jam.id, end.at, { at: 'finale', since: now }, null))) return false;
  const { judging } = jam.plan;
  const takings = (await takingsOf(records, jam)).filter(competes);
  const judged = {
    entries: takings.map(({ entry }) => entry),
    ballots: await records.jamVotes.ballots(jam.id),
    scores: await records.jamVotes.scores(jam.id),
  };
  const placings = placingsOf(judging, judged);
  const { spent } = await potOf(records, jam);
  const released = (await records.ledger.ofPot(jam.id)).filter(({ kind }) => kind === 'release');
  const returned = sum(...released.map(({ amount }) => amount));
  await records.jams.annotate(jam.id, { result: resultOf({ end, takings, placings, spent, returned }) });
  await record(records, jam, 'jam-award', { before: end.at, after: awardRecord(judging, judged), now });
  return true;
}
