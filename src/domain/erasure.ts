// Forgetting: what a request and a job's state look like once their words and files are gone, and what is left to do
// when the books have forgotten somebody. Pure.
import { z } from 'zod';
import { ChannelId, GuildId, JobId, MessageId, UserId } from './ids.ts';
import type { JobState } from './job.ts';
import type { VideoRequest } from './request.ts';
import { Instant } from './time.ts';

/** The request without words and files: still one of ours, with what a price is made of. */
export function blanked({ model, duration, aspectRatio, resolution, audio, bitrate }: VideoRequest): VideoRequest {
  return {
    kind: 'text',
    model,
    duration,
    aspectRatio,
    resolution,
    audio,
    bitrate,
    consent: false,
    prompt: '',
    negativePrompt: null,
    soundtrack: null,
  };
}

/** The state without what strangers said about the request. Venice's sentences may quote it. */
export function blankedState(state: JobState): JobState {
  if (state.at !== 'failed') return state;
  const { reason, charged, suggestedModel } = state.failure;
  return { at: 'failed', failure: { reason, charged, detail: null, suggestedModel } };
}

/** One thing that is left to do of an erasure, tried until it is done. */
export const Chore = z.discriminatedUnion('is', [
  /** A thread of ours gets the title that its blanked job has. */
  z.object({ is: z.literal('title'), thread: ChannelId, job: JobId }),
  /** Everything that the bot said about a clip in a channel between two moments. */
  z.object({ is: z.literal('traces'), channel: ChannelId, job: JobId, start: Instant, end: Instant }),
  /** The message from which a thread of ours hangs. */
  z.object({ is: z.literal('starter'), channel: ChannelId, thread: ChannelId }),
  z.object({ is: z.literal('message'), channel: ChannelId, message: MessageId }),
  z.object({ is: z.literal('clip'), file: z.string().min(1) }),
  /** Our copy of a file that a member gave; it stays while somebody else's request needs it. */
  z.object({ is: z.literal('media'), file: z.string().min(1) }),
  /** What was spent in windows that were not over yet: until then it counts against the member's own limits. */
  z.object({
    is: z.literal('money'),
    guild: GuildId,
    member: UserId,
    pseudonym: UserId,
    before: Instant,
  }),
]);
export type Chore = z.infer<typeof Chore>;
