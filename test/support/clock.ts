// A clock that stands still until a test moves it, and chance that repeats itself.
import { CaseId, DraftId, JamId, JobId, SHORT_ID_ALPHABET } from '../../src/domain/ids.ts';
import type { Chance, Clock } from '../../src/domain/ports.ts';
import { Instant } from '../../src/domain/time.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface FakeClock extends Clock {
  /** Moves time on and wakes, in order, whoever slept until then. */
  advance(ms: number): void;
  /** When the next sleeper wakes; undefined when nobody sleeps. */
  nextWake(): Instant | undefined;
  readonly sleepers: number;
}

/** Noon UTC on a day in the middle of a month, so that no test stands at the edge of a period by accident. */
export const NOON = Instant.parse(Date.UTC(2026, 10, 18, 12));

export function createFakeClock(start: Instant = NOON): FakeClock {
  let now: number = start;
  const sleeping = new Set<Sleeper>();
  return {
    now: () => Instant.parse(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        // Sleeping for no time lets what is ready happen, as on the real clock.
        if (ms <= 0) return void setImmediate(resolve);
        const sleeper: Sleeper = {
          at: now + ms,
          wake() {
            sleeping.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleeping.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
    advance(ms) {
      now += ms;
      for (const sleeper of [...sleeping].toSorted((a, b) => a.at - b.at)) if (sleeper.at <= now) sleeper.wake();
    },
    nextWake() {
      const at = Math.min(...[...sleeping].map((sleeper) => sleeper.at));
      return Number.isFinite(at) ? Instant.parse(Math.ceil(at)) : undefined;
    },
    get sleepers() {
      return sleeping.size;
    },
  };
}

/** Ids that count up, and jitter from a small generator: the same seed, the same run. */
export function createSeededChance(seed = 1): Chance {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const letters = (length: number) =>
    Array.from({ length }, () => SHORT_ID_ALPHABET.charAt(Math.floor(next() * SHORT_ID_ALPHABET.length))).join('');
  return {
    jobId: () => JobId.parse(letters(6)),
    draftId: () => DraftId.parse(letters(10)),
    jamId: () => JamId.parse(letters(7)),
    caseId: () => CaseId.parse(letters(8)),
    jitter: next,
    key: () => Array.from({ length: 64 }, () => Math.floor(next() * 16).toString(16)).join(''),
    reference: () => letters(5).toUpperCase(),
  };
}
