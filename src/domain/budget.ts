// A shared allowance of calls per window, for a whole Venice account: so many in any 60 seconds, and never more than
// Venice's own rate headers say is left. Pure state, driven by the moments that are passed in.
// A log of the latest calls rather than a bucket that refills: a full bucket lets nearly twice the limit into one window.
import { Instant, later } from './time.ts';

export interface RateBudget {
  /** Takes one call now when the window has room; says whether it did. */
  take(now: Instant): boolean;
  /** The first moment, `now` or later, at which `take` could succeed. */
  nextAt(now: Instant): Instant;
  /** Heeds `x-ratelimit-remaining-requests` and `-reset-requests` (Venice: an absolute moment). */
  heed(remaining: number, resetAt: Instant, now: Instant): void;
  /** Nothing before this moment: what a 429 asked for. */
  pauseUntil(at: Instant): void;
  /** Calls still free in the window; for a later moment, calls that could be made from now until then. */
  free(now: Instant): number;
}

export interface WindowLimit {
  /** Calls that any window may hold; a whole number, at least 1. */
  readonly perWindow: number;
  /** Length of the window in milliseconds, more than 0. */
  readonly windowMs: number;
  /**
   * Milliseconds, 0 or more, by which two calls may come closer together on the wire. A call counts this much longer
   * than the window, so that the server too sees at most `perWindow` in any window of its own, fixed or sliding.
   */
  readonly margin: number;
}

/**
 * A budget that keeps the moments of the latest calls: the call `perWindow` ago must have left the window.
 * Throws a RangeError for a limit outside the bounds above.
 */
export function slidingBudget({ perWindow, windowMs, margin }: WindowLimit): RateBudget {
  if (!Number.isInteger(perWindow) || perWindow < 1) throw new RangeError('perWindow is a whole number, at least 1');
  if (!(windowMs > 0) || !(margin >= 0)) throw new RangeError('windowMs is more than 0 and margin is not negative');
  const span = windowMs + margin;
  /** Ascending, at most `perWindow`: older calls cannot matter. */
  const calls: Instant[] = [];
  let paused: Instant = Instant.parse(0);
  /** What the server said is left until its window ends; only ever stricter than the log. */
  let told: { readonly until: Instant; readonly left: number } | null = null;

  const since = (moment: number) => calls.length - calls.findLastIndex((at) => at <= moment) - 1;
  const toldAt = (now: Instant) => (told !== null && told.until > now ? told : null);

  function nextAt(now: Instant): Instant {
    const oldest = calls.length < perWindow ? undefined : calls[0];
    const room = oldest === undefined ? now : later(oldest, span);
    const open = max(now, room, paused);
    const limit = toldAt(open);
    return limit !== null && limit.left <= 0 ? limit.until : open;
  }

  return {
    nextAt,

    take(now) {
      if (nextAt(now) > now) return false;
      // A clock that was set back must not make the log forget the order of things.
      calls.push(max(now, calls.at(-1) ?? now));
      if (calls.length > perWindow) calls.shift();
      if (told !== null) told = { ...told, left: told.left - 1 };
      return true;
    },

    heed(remaining, resetAt, now) {
      // A window ends within its own length; a server clock that runs ahead must not silence us for longer.
      const until = min(resetAt, later(now, span));
      if (!Number.isFinite(remaining) || until <= now || (told !== null && until < told.until)) return;
      // Answers may arrive out of order: within one window of the server the smallest number is the latest.
      const left = Math.floor(remaining);
      told = { until, left: told?.until === until ? Math.min(told.left, left) : left };
    },

    pauseUntil(at) {
      paused = max(paused, at);
    },

    free(now) {
      if (now < paused) return 0;
      return Math.max(0, Math.min(perWindow - since(now - span), toldAt(now)?.left ?? perWindow));
    },
  };
}

const max = (...moments: readonly [Instant, ...Instant[]]) => moments.reduce((a, b) => (b > a ? b : a));
const min = (...moments: readonly [Instant, ...Instant[]]) => moments.reduce((a, b) => (b < a ? b : a));
