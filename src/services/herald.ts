// The herald: sends memos until Discord has taken them, oldest first, each once. What a memo says and to whom is the
// business of the desk that takes it; a memo that no desk takes waits for one.
import type { Memo } from '../domain/memo.ts';
import type { MemoItem } from '../domain/moderation-records.ts';
import type { Chance, Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { backoff } from '../domain/retry.ts';
import { DAY, HOUR, later, MINUTE, SECOND } from '../domain/time.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

export interface Desk {
  takes(memo: Memo): boolean;
  /** `said`: nothing is left to do, also when there is nobody to tell. `later`: Discord does not take it now. */
  send(item: MemoItem, signal: AbortSignal): Promise<'said' | 'later'>;
}

/** A memo is booked ahead by this before its post leaves: after a crash it is tried again, looking for the earlier post. */
const BOOKED = 15 * SECOND;
/** A memo is given up only after both: a process can be down for days. */
const TRIES = 200;
const PATIENCE = 2 * DAY;
const LONGEST = 10 * MINUTE;
const LANES = 2;

export function createHerald(deps: {
  readonly store: Store;
  readonly desks: readonly Desk[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, desks, clock, chance, log, nudge } = deps;
  const inHand = new Set<number>();

  async function next(signal: AbortSignal): Promise<Step> {
    const due = await store.read.memos.due(clock.now(), LANES + 1);
    const item = due.find((one) => !inHand.has(one.id));
    if (item === undefined) return idleUntil(due.length > 0 ? null : await store.read.memos.nextDue());
    inHand.add(item.id);
    try {
      await attempt(item, signal);
    } finally {
      inHand.delete(item.id);
    }
    return WORKED;
  }

  async function attempt(item: MemoItem, signal: AbortSignal): Promise<void> {
    const { id, memo, attempts, createdAt } = item;
    const now = clock.now();
    if (attempts >= TRIES && later(createdAt, PATIENCE) <= now) {
      log.error('memo.given-up', { memo: memo.is, attempts });
      return store.read.memos.done(id);
    }
    const desk = desks.find((one) => one.takes(memo));
    if (desk === undefined) {
      log.warn('memo.no-desk', { memo: memo.is });
      return store.read.memos.postpone(id, later(now, HOUR));
    }
    await store.read.memos.postpone(id, later(now, BOOKED));
    if ((await desk.send(item, signal)) === 'said') {
      await store.read.memos.done(id);
      nudge();
    } else {
      await store.read.memos.postpone(
        id,
        later(clock.now(), backoff(attempts + 1, chance.jitter(), 5 * SECOND, LONGEST)),
      );
    }
  }

  return { name: 'herald', lanes: LANES, next };
}
