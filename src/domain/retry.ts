// How long to wait before trying again. Pure numbers; chance comes in as an argument.
import { MINUTE, SECOND } from './time.ts';

/**
 * Milliseconds to wait after the `attempt`-th failure in a row (1, 2, 3 …): doubles from `base` up to `cap`, spread
 * over the upper half by `jitter` in [0, 1), so that jobs that failed together do not come back together.
 */
export function backoff(
  attempt: number,
  jitter: number,
  base: number = 15 * SECOND,
  cap: number = 10 * MINUTE,
): number {
  const full = Math.min(cap, base * 2 ** Math.max(0, attempt - 1));
  return Math.round(full * (0.5 + 0.5 * jitter));
}
