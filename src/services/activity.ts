// What this process is busy with right now and no table needs to know: written by those who do it, read by those who tell.
import type { JobId } from '../domain/ids.ts';

export interface Activity {
  /** Share, 0 to 1, of each re-encoding under way. */
  readonly fitting: Map<JobId, number>;
}

export function createActivity(): Activity {
  return { fitting: new Map() };
}
