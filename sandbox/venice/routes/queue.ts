// `POST /video/queue`: the only call that costs money. In order: may this caller use the model, is the body exactly
// right, can the media be read, is there consent, is there money; then the charge, and only after it the answer.

import { invalid, needsConsent, plain } from '../errors.ts';
import type { VideoFacts } from '../media.ts';
import type { Model } from '../model.ts';
import { defaultResolution, type Priced } from '../prices.ts';
import { json, type Reply, withHeaders } from '../reply.ts';
import { MAX_FREE_SECONDS, type QueueBody, referenceClips, referencePictures } from '../schema/fields.ts';
import { checkQueue } from '../schema/queue.ts';
import type { KeyedCall, World } from '../world.ts';
import { billedSeconds } from './quote.ts';
import { modelHeaders, resolveModel } from './resolve.ts';

export async function queue(call: KeyedCall, world: World): Promise<Reply> {
  const found = resolveModel(call, world);
  if (!found.ok) return found.reply;
  const { model } = found;
  const checked = checkQueue(model, world.media, call.body);
  if (!checked.ok) return invalid(checked.issues, world.switches.validationErrorKey);
  const { body } = checked;

  const measured = await measure(model, body, world);
  if (!measured.ok) return measured.reply;
  const roles = model.needsConsent && body.consents === undefined ? faceRoles(body) : [];
  if (roles.length > 0) return needsConsent(roles);
  return withHeaders(submit(call, world, model, body, measured), modelHeaders(model, world));
}

interface Measured {
  readonly ok: true;
  readonly source: VideoFacts | undefined;
  readonly referenceSeconds: number;
}

/** Reads the clips that a request builds on: their lengths decide the price, and whether the model takes them. */
async function measure(
  model: Model,
  body: QueueBody,
  world: World,
): Promise<Measured | { readonly ok: false; readonly reply: Reply }> {
  const refuse = (status: number, message: string) => ({ ok: false, reply: plain(status, message) }) as const;
  const source = body.video_url === undefined ? undefined : await world.media.measure(body.video_url);
  if (body.video_url !== undefined && !source) return refuse(400, 'Could not read the video at video_url.');
  if (source && source.seconds > MAX_FREE_SECONDS)
    return refuse(422, `The source video is longer than ${MAX_FREE_SECONDS} seconds.`);

  const clips = await Promise.all(referenceClips(body).map((url) => world.media.measure(url)));
  const lengths = clips.flatMap((clip) => (clip === undefined ? [] : [clip.seconds]));
  if (lengths.length < clips.length) return refuse(400, 'Could not read a reference video.');
  const referenceSeconds = lengths.reduce((sum, length) => sum + length, 0);
  const cap = model.accepts.references?.videoSeconds ?? 0;
  if (cap > 0 && referenceSeconds > cap)
    return refuse(400, `Reference videos may not exceed ${cap} seconds in total for this model.`);
  return { ok: true, source, referenceSeconds };
}

/** Where a face could be: the sandbox takes it that every picture and clip shows one. */
function faceRoles(body: QueueBody): string[] {
  return [
    ...(body.image_url === undefined ? [] : ['image']),
    ...(body.end_image_url === undefined ? [] : ['end_image']),
    ...(body.reference_image_urls.length === 0 ? [] : ['reference_image']),
    ...(body.video_url === undefined ? [] : ['video']),
    ...(body.reference_video_urls.length === 0 ? [] : ['reference_video']),
  ];
}

function submit(call: KeyedCall, world: World, model: Model, body: QueueBody, measured: Measured): Reply {
  const { key } = call;
  const priced = pricedJob(model, body, measured);
  const amountMicroUsd = world.prices.of(model, priced);
  const account = world.accountOf(key.user);
  if (key.limitMicroUsd !== undefined && account.spentBy(key.key) + amountMicroUsd > key.limitMicroUsd)
    return plain(402, 'The USD spend limit of this API key has been exceeded.');

  const at = world.now();
  const queueId = world.newId();
  if (!account.charge({ queueId, model: model.id, amountMicroUsd, at }, key.key))
    return plain(402, 'Insufficient USD or DIEM balance to complete this request.');

  const shareToken = model.delivery === 'private' ? `${world.newId()}${world.newId()}`.replaceAll('-', '') : undefined;
  const job = world.jobs.add({
    queueId,
    user: key.user,
    keyId: key.key,
    model,
    priceMicroUsd: amountMicroUsd,
    queuedAt: at,
    shareToken,
    clip: {
      prompt: body.prompt === '' ? model.name : body.prompt,
      caption: `${model.name} · ${priced.seconds} s · sandbox`,
      aspect: body.aspect_ratio,
      resolution: body.resolution ?? defaultResolution(model),
      seconds: priced.seconds,
      sound: model.constraints.audio && priced.audio,
    },
  });
  if (job.outcome.kind === 'success') world.clips.prepare(job.clip);
  const download = shareToken === undefined ? {} : { download_url: `${world.origin()}/v1/share/read/${shareToken}` };
  return json(200, { model: model.id, queue_id: queueId, ...download });
}

function pricedJob(model: Model, body: QueueBody, { source, referenceSeconds }: Measured): Priced {
  return {
    seconds: billedSeconds(body.duration, source, referenceSeconds),
    resolution: body.resolution,
    audio: body.audio,
    outputHeight: (source?.height ?? 0) * body.upscale_factor,
    fps: source?.fps ?? 0,
    referenceVideoSeconds: model.rates.referenceSecond > 0 ? referenceSeconds : 0,
    referenceImages: referencePictures(body),
  };
}
