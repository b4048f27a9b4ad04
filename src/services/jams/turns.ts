// Turns of a relay: the camera goes from one person to the next, and is never held by two. Inside one transaction.
import type { Jam, Turn, TurnState } from '../../domain/jam.ts';
import { competes, nowTurn, underWay, waitingTurns } from '../../domain/jam-rules.ts';
import type { Records } from '../../domain/records.ts';
import { type Instant, later, MINUTE } from '../../domain/time.ts';
import { takingsOf } from '../jam-terms.ts';
import { say } from './saying.ts';

/** Takes the camera from whoever is done with it, and calls the next in line. False: everything is as it was. */
export async function tendTurns(records: Records, jam: Jam, now: Instant): Promise<boolean> {
  const turns = await records.jamTurns.ofJam(jam.id);
  const current = nowTurn(turns);
  const over = current === null ? null : await overOf(records, jam, current, now);
  if (current !== null) {
    if (over === null) return false;
    await records.jamTurns.move(jam.id, current.number, current.state.at, over);
    if (over.at === 'passed')
      await say(records, jam, 'turn-over', { member: current.member, nth: current.number, now });
  }
  const [next] = waitingTurns(turns);
  if (next === undefined) return current !== null;
  const until = later(now, jam.plan.turnMinutes * MINUTE);
  await records.jamTurns.move(jam.id, next.number, 'waiting', { at: 'called', until });
  await say(records, jam, 'turn', { member: next.member, at: until, nth: next.number, now });
  return true;
}

/** Whether the camera is to be taken from somebody, or given to somebody. */
export async function turnsAreDue(records: Records, jam: Jam, now: Instant): Promise<boolean> {
  if (jam.plan.kind !== 'relay') return false;
  const turns = await records.jamTurns.ofJam(jam.id);
  const current = nowTurn(turns);
  return current === null ? waitingTurns(turns).length > 0 : (await overOf(records, jam, current, now)) !== null;
}

/** How a turn has ended; null while it goes on. */
async function overOf(records: Records, jam: Jam, { state }: Turn, now: Instant): Promise<TurnState | null> {
  if (state.at === 'called') return state.until <= now ? { at: 'passed' } : null;
  if (state.at !== 'working') return null;
  const taking = (await takingsOf(records, jam)).find(({ job }) => job.id === state.job);
  if (taking === undefined) return { at: 'passed' };
  if (competes(taking)) return { at: 'done', job: state.job };
  return underWay(taking.job) && taking.entry.removed === null ? null : { at: 'passed' };
}

/** When the present turn ends by itself. */
export async function turnEnds(records: Records, { id, plan }: Pick<Jam, 'id' | 'plan'>): Promise<Instant | null> {
  if (plan.kind !== 'relay') return null;
  const current = nowTurn(await records.jamTurns.ofJam(id));
  return current?.state.at === 'called' ? current.state.until : null;
}
