// What a trial measures, from a given moment on: calls and refusals as the server sees them, lag as a member feels it.
import type { Instant } from '../../src/domain/time.ts';

export interface Measured {
  readonly callsPerMinute: number;
  /** Looks that the server refused with a 429. */
  readonly tooMany: number;
  /** From the moment a job was done to the answer that says so, in milliseconds. */
  readonly meanLag: number;
  readonly p95Lag: number;
  /** Longest time without a look that any job went through, from its acceptance to its end, in milliseconds. */
  readonly longestSilence: number;
  readonly finished: number;
  /** Times the poller was asked what to do, for each look that it made. */
  readonly wakesPerLook: number;
}

export interface Tally {
  asked(now: Instant): void;
  sent(now: Instant): void;
  /** A look reached the server. */
  arrived(now: Instant, refused: boolean): void;
  /** An answer about a job came back, the first since `before`. */
  heard(now: Instant, before: Instant): void;
  /** A job that was done at `doneAt` is found done. */
  found(now: Instant, doneAt: Instant): void;
  /** `minutes`: how long was measured. */
  measured(minutes: number): Measured;
}

/** Counts what happens at `from` or later; refusals from the very beginning. */
export function tallyFrom(from: Instant): Tally {
  const lags: number[] = [];
  const count = { asked: 0, sent: 0, arrived: 0, refused: 0 };
  let longestSilence = 0;
  const add = (what: keyof typeof count, now: Instant) => {
    if (now >= from) count[what] += 1;
  };
  return {
    asked: (now) => add('asked', now),
    sent: (now) => add('sent', now),
    arrived(now, refused) {
      add('arrived', now);
      if (refused) count.refused += 1;
    },
    heard(now, before) {
      if (now >= from) longestSilence = Math.max(longestSilence, now - before);
    },
    found(now, doneAt) {
      if (now >= from) lags.push(now - doneAt);
    },
    measured: (minutes) => ({
      callsPerMinute: count.arrived / minutes,
      tooMany: count.refused,
      meanLag: lags.reduce((sum, lag) => sum + lag, 0) / Math.max(1, lags.length),
      p95Lag: lags.toSorted((a, b) => a - b)[Math.floor(0.95 * lags.length)] ?? 0,
      longestSilence,
      finished: lags.length,
      wakesPerLook: count.asked / Math.max(1, count.sent),
    }),
  };
}
