// `POST /video/transcriptions`: retired by Venice and answering 410, or, behind a switch, alive as it is documented.

import { z } from 'zod';
import { invalid, plain } from '../errors.ts';
import { json, type Reply } from '../reply.ts';
import { mediaUrl } from '../schema/fields.ts';
import { wireIssue } from '../schema/issues.ts';
import type { Call, World } from '../world.ts';

/** Venice: a flat price for each transcript. */
const TRANSCRIPT_MICRO_USD = 20_000;

export function transcriptions(call: Call, world: World): Reply {
  const standing = world.limits.requests.transcriptions.take(call.address, world.now());
  if (!standing.allowed) return plain(429, 'Rate limit exceeded');
  return world.switches.transcriptions === 'live' ? transcribe(call, world) : retired();
}

function retired(): Reply {
  return json(
    410,
    { error: 'This endpoint has been retired. Use /api/v1/chat/completions with a video_url content part.' },
    { deprecation: 'true', link: '</api/v1/chat/completions>; rel="successor-version"' },
  );
}

function transcribe(call: Call, world: World): Reply {
  if (call.caller.by !== 'key') return plain(401, 'Authentication failed');
  const { key } = call.caller;
  const schema = z.strictObject({
    url: mediaUrl(world.media, 'video'),
    response_format: z.enum(['json', 'text']).default('json'),
  });
  const parsed = schema.safeParse(call.body, { reportInput: true });
  if (!parsed.success) return invalid(parsed.error.issues.map(wireIssue), world.switches.validationErrorKey);
  const entry = {
    queueId: world.newId(),
    model: 'video-transcription',
    amountMicroUsd: TRANSCRIPT_MICRO_USD,
    at: world.now(),
  };
  if (!world.accountOf(key.user).charge(entry, key.key))
    return plain(402, 'Insufficient USD or DIEM balance to complete this request.');
  const transcript = 'The water was still that morning, and the boats lay in a row. Nobody spoke until the sun was up.';
  if (parsed.data.response_format === 'json') return json(200, { transcript, lang: 'en' });
  return {
    status: 200,
    headers: {},
    payload: { as: 'text', text: transcript, contentType: 'text/plain; charset=utf-8' },
  };
}
