// The simulated Venice: renders for as long as chance says, and answers at most 120 looks a minute. Both ways of counting
// a minute are held against every look: windows that begin on the minute, and the minute that has just passed.
import { type Instant, later, MINUTE } from '../../src/domain/time.ts';

/** Venice: 120 requests a minute to `/video/retrieve`, per user. */
export const LOOKS_PER_MINUTE = 120;

/** The headers of every answer. Venice: the reset is an absolute moment. */
export interface RateHeaders {
  readonly remaining: number;
  readonly resetAt: Instant;
}

export interface LookAnswer {
  readonly is: 'done' | 'rendering' | 'too-many';
  readonly headers: RateHeaders;
}

export interface SimulatedVenice {
  /** A look reaches the server at `now`, asking for a job that is done at `doneAt`. Moments never go back. */
  look(now: Instant, doneAt: Instant): LookAnswer;
}

/** A refused look counts against neither way, as is usual: the mildest server there can be still has to refuse it. */
export function simulatedVenice(): SimulatedVenice {
  const lastMinute: Instant[] = [];
  let window = { start: 0, used: 0 };

  return {
    look(now, doneAt) {
      const start = now - (now % MINUTE);
      if (start !== window.start) window = { start, used: 0 };
      while (lastMinute[0] !== undefined && lastMinute[0] <= now - MINUTE) lastMinute.shift();
      const used = Math.max(window.used, lastMinute.length);
      const resetAt = later(now, start + MINUTE - now);
      if (used >= LOOKS_PER_MINUTE) return { is: 'too-many', headers: { remaining: 0, resetAt } };
      window = { start, used: window.used + 1 };
      lastMinute.push(now);
      const headers = { remaining: LOOKS_PER_MINUTE - window.used, resetAt };
      return { is: now >= doneAt ? 'done' : 'rendering', headers };
    },
  };
}
