// The scheduler: runs the steps of every worker until there is nothing to do, sleeps exactly as long as there is
// nothing to do, wakes when nudged, and stops within a bounded time.
import { Fault } from '../domain/fault.ts';
import type { Chance, Clock, Log } from '../domain/ports.ts';
import { backoff } from '../domain/retry.ts';
import { type Instant, MINUTE, SECOND } from '../domain/time.ts';
import type { Worker } from './worker.ts';

/** A worker that says "idle until now" must not spin: it is asked again after this long. */
const SHORTEST_SLEEP = 20;
/** A worker that waits for a nudge looks by itself after this long: a forgotten nudge costs a minute, not a job. */
const LONGEST_SLEEP = MINUTE;

export interface Scheduler {
  start(): void;
  /** Wakes every worker that sleeps: something changed. */
  nudge(): void;
  /** Takes no new steps and waits for those under way, at most `withinMs`. True when all ended in time. */
  stop(withinMs: number): Promise<boolean>;
  /** Is no step under way at this moment? */
  resting(): boolean;
}

export function createScheduler(deps: {
  readonly workers: readonly Worker[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}): Scheduler {
  const { workers, clock, chance, log } = deps;
  const stopping = new AbortController();
  const lanes: Promise<void>[] = [];
  let alarm = new AbortController();
  let nudges = 0;
  let working = 0;

  async function lane(worker: Worker): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const heard = nudges;
      working += 1;
      let wait: number;
      try {
        const step = await worker.next(stopping.signal);
        failures = 0;
        wait = step.is === 'worked' ? 0 : waitUntil(step.until);
      } catch (error) {
        failures += 1;
        wait = backoff(failures, chance.jitter(), SECOND, MINUTE);
        const retryable = error instanceof Fault && error.retryable;
        log[retryable ? 'warn' : 'error']('worker.failed', {
          worker: worker.name,
          reference: chance.reference(),
          error,
        });
      } finally {
        working -= 1;
      }
      // However much there is to do, others get their turn: what comes in from outside is heard between two steps.
      if (wait === 0) await clock.sleep(0);
      // A nudge that came during the step is heard at once; after a failure the wait stands.
      if (wait > 0 && (failures > 0 || heard === nudges)) {
        const signal = failures > 0 ? stopping.signal : alarm.signal;
        await clock.sleep(Math.min(wait, LONGEST_SLEEP), signal);
      }
    }
  }

  const waitUntil = (until: Instant | null) =>
    until === null ? LONGEST_SLEEP : Math.max(SHORTEST_SLEEP, until - clock.now());

  return {
    start() {
      for (const worker of workers) {
        for (let count = 0; count < worker.lanes; count += 1) lanes.push(lane(worker));
      }
    },
    nudge() {
      nudges += 1;
      alarm.abort();
      alarm = new AbortController();
    },
    async stop(withinMs) {
      stopping.abort();
      alarm.abort();
      const timeout = new AbortController();
      const ended = Promise.all(lanes).then(() => true);
      const inTime = await Promise.race([ended, clock.sleep(withinMs, timeout.signal).then(() => false)]);
      timeout.abort();
      return inTime;
    },
    resting: () => working === 0,
  };
}
