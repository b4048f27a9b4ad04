// The moves of a jam that open and end it, each with its money, its record and its words, inside one transaction. Every
// move is a compare-and-set: of two hands the second finds that nothing is left to do.
import { Fault } from '../../domain/fault.ts';
import type { UserId } from '../../domain/ids.ts';
import type { EndReason, Jam, JamStateOf } from '../../domain/jam.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Records } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Instant, later, MINUTE, SECOND } from '../../domain/time.ts';
import type { Allowances } from '../allowances.ts';
import { fundPot, releasePot, whyNotPot } from './pot.ts';
import { record, say } from './saying.ts';

/** A close within this time of the deadline is on time. */
const PUNCTUAL = 30 * SECOND;

/** Fills the pot and opens a jam that was being drafted or planned. Refused: no limit has room, and nothing has moved. */
export async function openJam(
  records: Records,
  allowances: Allowances,
  jam: Jam,
  endsAt: Instant | null,
  now: Instant,
): Promise<Outcome<Jam, Refusal>> {
  const from = jam.state.at;
  if (from !== 'drafting' && from !== 'planned') throw new Fault(`jam ${jam.id}: it is ${from} and cannot open`);
  const wrong = await whyNotPot(records, jam.guild, jam.plan);
  if (wrong !== null) return refused(wrong);
  const funded = await fundPot(records, allowances, jam, {
    amount: jam.plan.pot,
    countsAt: now,
    actor: jam.host,
    now,
  });
  if (!funded.ok) return funded;
  const state: JamStateOf<'open'> = { at: 'open', since: now, endsAt };
  if (!(await records.jams.advance(jam.id, from, state, endsAt)))
    throw new Fault(`jam ${jam.id}: another hand opened it`);
  await records.jams.annotate(jam.id, { fundedAt: now });
  await record(records, jam, 'jam-open', {
    before: from,
    after: { kind: jam.plan.kind, pot: jam.plan.pot, endsAt },
    now,
  });
  await say(records, jam, 'opened', { member: jam.host, now });
  return granted({ ...jam, state, dueAt: endsAt, fundedAt: now });
}

/** No new clips from now on; what is not held goes back to the sponsor, and sealed clips are posted. */
export async function closeJam(
  records: Records,
  jam: Jam,
  why: EndReason,
  by: UserId | null,
  now: Instant,
): Promise<JamStateOf<'closing'> | null> {
  const { state, plan } = jam;
  const late = why === 'deadline' && state.at === 'open' && state.endsAt !== null ? now - state.endsAt : 0;
  const until = later(now, plan.graceMinutes * MINUTE);
  const lateMs = late > PUNCTUAL ? late : 0;
  const closing: JamStateOf<'closing'> = { at: 'closing', since: now, why, until, lateMs };
  if (!(await records.jams.advance(jam.id, 'open', closing, until))) return null;
  await releasePot(records, jam, by, now);
  await unseal(records, jam, now);
  await record(records, jam, 'jam-close', { actor: by, before: 'open', after: { why, lateMs }, now });
  await say(records, jam, 'closed', { ...(by === null ? {} : { member: by }), now });
  return closing;
}

/** The courier has put sealed clips off: they are due now. */
async function unseal(records: Records, { id, plan }: Jam, now: Instant): Promise<void> {
  if (plan.reveal !== 'at-end') return;
  for (const job of await records.jobs.ofJam(id)) {
    if (job.state.at !== 'rendered') continue;
    await records.jobs.postpone(job.id, 'rendered', now);
    await records.jobs.annotate(job.id, { attempts: 0 });
  }
}

/** A jam that does not take place. What its pot held goes back. False: another hand was first. */
export async function callOff(
  records: Records,
  jam: Jam,
  why: JamStateOf<'called-off'>['why'],
  by: UserId | null,
  now: Instant,
): Promise<boolean> {
  const from = jam.state.at;
  if (from !== 'drafting' && from !== 'planned' && from !== 'open') return false;
  if (!(await records.jams.advance(jam.id, from, { at: 'called-off', since: now, by, why }, null))) return false;
  await releasePot(records, jam, by, now);
  if (from === 'drafting') return true;
  await record(records, jam, 'jam-cancel', { actor: by, before: from, after: why, now });
  await say(records, jam, 'called-off', { member: jam.host, now });
  return true;
}
