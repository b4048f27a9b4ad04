// What this process is busy with right now and no table needs to know: written by those who do it, read by those who tell.
import type { JobId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';

export interface Activity {
  /** Venice takes no jobs from us until then: the key, the balance, or an outage. */
  blocked: { readonly why: 'key' | 'funds' | 'outage'; readonly until: Instant } | null;
  /** Share, 0 to 1, of each re-encoding under way. */
  readonly fitting: Map<JobId, number>;
}

export function createActivity(): Activity {
  return { blocked: null, fitting: new Map() };
}
