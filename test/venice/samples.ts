// Requests, tickets and first bytes that several tests share.
import { ModelId } from '../../src/domain/ids.ts';
import type { Ticket } from '../../src/domain/job.ts';
import type { Order, RequestOf } from '../../src/domain/request.ts';

export const MODEL = ModelId.parse('kling-2.6-pro-text-to-video');
export const PROMPT = 'a gondola under the bridge of sighs, secretly';

export const REQUEST: RequestOf<'text'> & Order = {
  kind: 'text',
  model: MODEL,
  prompt: PROMPT,
  negativePrompt: 'rain',
  duration: '5s',
  aspectRatio: '16:9',
  resolution: '720p',
  audio: true,
  bitrate: null,
  consent: false,
  soundtrack: null,
  referenceSeconds: 0,
};

export const TICKET: Ticket = { model: MODEL, queueId: 'queue-id-1', downloadUrl: null };

/** Enough of an mp4 to be told from JSON. */
export const MP4_HEAD = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom'),
  Buffer.from([0, 0, 2, 0]),
  Buffer.from('isomiso2'),
  Buffer.alloc(2000, 7),
]);
