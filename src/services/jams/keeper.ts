// The keeper: does what a jam's time has come for. Opens planned ones, closes at the deadline (after downtime at once) or
// when the pot is empty, passes the camera on, waits for clips under way, ends the judging. Finds its work in what is
// stored, so that nothing is lost with a process, and does each thing once.

import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamStateName } from '../../domain/jam.ts';
import { potIsEmpty } from '../../domain/jam-rules.ts';
import { FREE } from '../../domain/money.ts';
import type { Clock, Log } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Instant } from '../../domain/time.ts';
import type { Allowances } from '../allowances.ts';
import { idleUntil, type Step, WORKED, type Worker } from '../worker.ts';
import { afterWaiting, award, waitIsOver } from './ending.ts';
import { callOff, closeJam, openJam } from './moves.ts';
import { potOf } from './pot.ts';
import { tendTurns, turnEnds, turnsAreDue } from './turns.ts';

const KEPT = ['drafting', 'planned', 'open', 'closing', 'judging'] as const satisfies readonly JamStateName[];

/** What is due now; null: nothing. */
type Due = 'forget' | 'open' | 'deadline' | 'empty' | 'turn' | 'waited' | 'judged';

export function createKeeper(deps: {
  readonly store: Store;
  readonly allowances: Allowances;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, allowances, clock, log, nudge } = deps;

  async function next(): Promise<Step> {
    const now = clock.now();
    const jams = await store.read.jams.inState(KEPT);
    for (const jam of jams) {
      if ((await dueOf(store.read, jam, now)) === null) continue;
      const done = await store.transaction((records) => tend(records, jam.id, now));
      if (done === null) continue;
      log.info('jam.kept', { jam: jam.id, what: done });
      nudge();
      return WORKED;
    }
    return idleUntil(await wakeAt(jams));
  }

  async function wakeAt(jams: readonly Jam[]): Promise<Instant | null> {
    const turns = await Promise.all(
      jams.filter(({ state }) => state.at === 'open').map((jam) => turnEnds(store.read, jam)),
    );
    const moments = [...jams.map(({ dueAt }) => dueAt), ...turns].filter((one) => one !== null);
    return moments.toSorted((a, b) => a - b)[0] ?? null;
  }

  /** Reads the jam again: between the look and here another hand may have been first. */
  async function tend(records: Records, id: JamId, now: Instant): Promise<Due | null> {
    const jam = await records.jams.get(id);
    const due = jam === undefined ? null : await dueOf(records, jam, now);
    if (jam === undefined || due === null) return null;
    return (await act(records, jam, due, now)) ? due : null;
  }

  async function act(records: Records, jam: Jam, due: Due, now: Instant): Promise<boolean> {
    switch (due) {
      case 'forget':
        return callOff(records, jam, 'forgotten', null, now);
      case 'open':
        return begin(records, jam, now);
      case 'deadline':
      case 'empty':
        return (await closeJam(records, jam, due, null, now)) !== null;
      case 'turn':
        return tendTurns(records, jam, now);
      case 'waited':
        return afterWaiting(records, jam, now);
      case 'judged':
        return jam.state.at === 'judging' && award(records, jam, jam.state, now);
    }
  }

  async function begin(records: Records, jam: Jam, now: Instant): Promise<boolean> {
    if (jam.state.at !== 'planned') return false;
    const { endsAt } = jam.state;
    if (endsAt !== null && endsAt <= now) return callOff(records, jam, 'missed', null, now);
    const opened = await openJam(records, allowances, jam, endsAt, now);
    if (opened.ok) return true;
    log.warn('jam.not-opened', { jam: jam.id, why: opened.refusal.is });
    return callOff(records, jam, 'no-money', null, now);
  }

  return { name: 'jam-keeper', lanes: 1, next };
}

async function dueOf(records: Records, jam: Jam, now: Instant): Promise<Due | null> {
  const { state } = jam;
  switch (state.at) {
    case 'drafting':
      return jam.dueAt !== null && jam.dueAt <= now ? 'forget' : null;
    case 'planned':
      return state.startsAt <= now ? 'open' : null;
    case 'open':
      if (state.endsAt !== null && state.endsAt <= now) return 'deadline';
      if (await isEmpty(records, jam)) return 'empty';
      return (await turnsAreDue(records, jam, now)) ? 'turn' : null;
    case 'closing':
      return (await waitIsOver(records, jam, now)) ? 'waited' : null;
    case 'judging':
      return state.until <= now ? 'judged' : null;
    case 'finale':
    case 'over':
    case 'called-off':
      return null;
  }
}

/** Asked often: while anything is held, nothing more is read. */
async function isEmpty(records: Records, jam: Jam): Promise<boolean> {
  const pot = await potOf(records, jam);
  if (pot.held > FREE) return false;
  const made = (await records.jobs.ofJam(jam.id)).map(({ price }) => price);
  return potIsEmpty({ jam, ...pot, made, quoted: await records.drafts.quoted(jam.id) });
}
