// The shape of everything that works by itself: one step at a time, each at most one thing, so that a test can call it
// without any timer.
import type { Instant } from '../domain/time.ts';

/** What a step did: something (`worked`: ask again at once), or nothing before `until` (null: nothing until nudged). */
export type Step = { readonly is: 'worked' } | { readonly is: 'idle'; readonly until: Instant | null };

export interface Worker {
  readonly name: string;
  /** How many steps of this worker may run at the same time. */
  readonly lanes: number;
  next(signal: AbortSignal): Promise<Step>;
}

export const WORKED: Step = { is: 'worked' };

export function idleUntil(until: Instant | undefined | null): Step {
  return { is: 'idle', until: until ?? null };
}
