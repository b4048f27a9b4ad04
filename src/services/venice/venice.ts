// Venice as a library: prices, submissions and clips for any program, with no Discord and no database. Promises what
// the bot relies on: one call per function, refusals as values, and no second submission whatever happens to the first.
import type { Ticket } from '../../domain/job.ts';
import type { Chance, Clock, Transcriber, VideoProvider } from '../../domain/ports.ts';
import type { Auth } from './api.ts';
import { createVeniceClient, type Standing, type VeniceClientOptions } from './client.ts';
import { createJobHandle, type JobHandle } from './job-handle.ts';
import { createVeniceProvider } from './provider.ts';
import type { Reply } from './replies.ts';
import { createTranscriber } from './transcriber.ts';

export type { Auth } from './api.ts';
export type { Downloaded, JobHandle, JobStatus, Waited, WaitOptions } from './job-handle.ts';

export interface Venice extends VideoProvider, Transcriber {
  /** May this account spend, and how many dollars does it hold? */
  rateLimits(): Promise<Reply<Standing>>;
  /** A job by its ticket: one that was just submitted, or one of up to a day ago. */
  job(ticket: Ticket): JobHandle;
  /** Ends every connection and whatever is under way on it. */
  close(): Promise<void>;
}

export interface VeniceOptions extends Pick<VeniceClientOptions, 'onLimits'> {
  /** Ends in `/api/v1`. */
  readonly baseUrl: string;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jitter'>;
}

export function openVenice({ clock, chance, ...options }: VeniceOptions): Venice {
  const client = createVeniceClient({ ...options, now: () => clock.now() });
  const provider = createVeniceProvider(client);
  return {
    ...provider,
    ...createTranscriber(client),
    rateLimits: () => client.standing(),
    job: (ticket) => createJobHandle({ provider, ticket, clock, chance }),
    close: () => client.close(),
  };
}
