// A shared allowance of calls per window, for a whole Venice account: so many in any 60 seconds, and never more than
// Venice's own rate headers say is left. Pure state, driven by the moments that are passed in.
import type { Instant } from './time.ts';

export interface RateBudget {
  /** Takes one call now when the window has room; says whether it did. */
  take(now: Instant): boolean;
  /** The first moment, `now` or later, at which `take` could succeed. */
  nextAt(now: Instant): Instant;
  /** Heeds `x-ratelimit-remaining-requests` and `-reset-requests` (Venice: an absolute moment). */
  heed(remaining: number, resetAt: Instant, now: Instant): void;
  /** Nothing before this moment: what a 429 asked for. */
  pauseUntil(at: Instant): void;
  /** Calls still free in the window. */
  free(now: Instant): number;
}
