// `POST /video/quote`: the price of a request, from the same function that will charge it. No key, no prompt, no job.

import { invalid, plain } from '../errors.ts';
import type { VideoFacts } from '../media.ts';
import type { Model } from '../model.ts';
import type { Priced } from '../prices.ts';
import { json, type Reply } from '../reply.ts';
import { MAX_FREE_SECONDS } from '../schema/fields.ts';
import { isSourceLength } from '../schema/queue.ts';
import { checkQuote, type QuoteBody } from '../schema/quote.ts';
import type { Call, World } from '../world.ts';
import { modelHeaders, resolveModel } from './resolve.ts';

export async function quote(call: Call, world: World): Promise<Reply> {
  const found = resolveModel(call, world);
  if (!found.ok) return found.reply;
  const { model } = found;
  const checked = checkQuote(model, world.media, call.body);
  if (!checked.ok) return invalid(checked.issues, world.switches.validationErrorKey);
  const refusal = model.kind === 'upscale' ? admitUpscale(call, world) : undefined;
  if (refusal) return refusal;

  const { video_url } = checked.body;
  const source = video_url === undefined ? undefined : await world.media.measure(video_url);
  if (video_url !== undefined && source === undefined) return plain(400, 'Could not read the video at video_url.');
  const priced = pricedQuote(model, checked.body, source);
  return json(200, { quote: world.prices.of(model, priced) / 1_000_000 }, modelHeaders(model, world));
}

/** Venice: quotes for upscaling need a key, and only they are limited, to 40 a minute. */
function admitUpscale({ caller }: Call, world: World): Reply | undefined {
  switch (caller.by) {
    case 'key': {
      const standing = world.limits.requests.upscaleQuote.take(caller.key.user, world.now());
      return standing.allowed ? undefined : plain(429, 'Rate limit exceeded');
    }
    case 'wallet':
    case 'nobody':
    case 'stranger':
      return plain(403, 'Authentication is required to quote upscale models.');
  }
}

function pricedQuote(model: Model, body: QuoteBody, source: VideoFacts | undefined): Priced {
  const total = body.reference_video_total_duration ?? 0;
  return {
    seconds: billedSeconds(body.duration, source, total),
    resolution: body.resolution,
    audio: body.audio,
    outputHeight: (source?.height ?? 0) * body.upscale_factor,
    fps: source?.fps ?? 0,
    referenceVideoSeconds: model.rates.referenceSecond > 0 ? total : 0,
    referenceImages: body.reference_image_count ?? 1,
  };
}

/** Venice: a length from the catalogue, one in seconds, that of the source, or the whole seconds of the references. */
export function billedSeconds(
  duration: string | undefined,
  source: VideoFacts | undefined,
  referenceSeconds: number,
): number {
  if (isSourceLength(duration)) return Math.ceil(referenceSeconds);
  const given = Number.parseFloat(duration ?? '');
  return Number.isFinite(given) ? given : Math.min(source?.seconds ?? 5, MAX_FREE_SECONDS);
}
