// From one order both bodies for Venice: what is asked a price for is what is ordered. The price-moving fields are
// written once, so that a quote and a submission cannot differ in them.
import type { Order } from '../../domain/request.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object in Venice's spelling. Fields that the model does not take are absent, never null. */
export type RequestBody = Readonly<Record<string, Json>>;

export interface Bodies {
  /** Venice: a quote needs no prompt, and ignores what does not move the price. */
  readonly quote: RequestBody;
  /** Venice: strict per model, a field too many is a 400. */
  readonly queue: RequestBody;
}

type Fields = Readonly<Record<string, Json | null>>;

export function bodiesOf(order: Order): Bodies {
  const priced: Fields = { ...settingsOf(order), ...sourceOf(order) };
  return {
    quote: present({ ...priced, ...countsOf(order) }),
    queue: present({
      ...priced,
      ...wordsOf(order),
      ...mediaOf(order),
      bitrate_mode: order.bitrate,
      ...consentsOf(order),
      anon_user_id: order.endUser ?? null,
    }),
  };
}

function settingsOf(order: Order): Fields {
  return {
    model: order.model,
    duration: order.duration,
    aspect_ratio: order.aspectRatio,
    resolution: order.resolution,
    audio: order.audio,
    upscale_factor: order.kind === 'upscale' ? order.factor : null,
  };
}

/** Venice: the source of an edit or an upscale is measured for the quote, so it is sent with both. */
function sourceOf(order: Order): Fields {
  return order.kind === 'video' || order.kind === 'motion' || order.kind === 'upscale'
    ? { video_url: order.source }
    : {};
}

/** Venice: on quote only. Left out, a reference job is priced too low. */
function countsOf(order: Order): Fields {
  if (order.kind !== 'reference') return {};
  const elements = order.elements.flatMap(({ frontal, images }) => (frontal === null ? images : [frontal, ...images]));
  const pictures = order.images.length + order.scenes.length + elements.length;
  return {
    reference_video_total_duration: order.referenceSeconds > 0 ? order.referenceSeconds : null,
    reference_image_count: pictures > 0 ? pictures : null,
  };
}

/** Venice: exactly these keys, after a 409 alone; models that did not ask refuse the field. */
function consentsOf({ consent }: Order): Fields {
  const seedance = {
    confirmed_terms_and_privacy: true,
    confirmed_legal_right: true,
    confirmed_screening_acknowledged: true,
  };
  return { consents: consent ? { seedance } : null };
}

function wordsOf(order: Order): Fields {
  if (order.kind === 'upscale') return {};
  return { prompt: order.prompt === '' ? null : order.prompt, negative_prompt: order.negativePrompt };
}

function mediaOf(order: Order): Fields {
  switch (order.kind) {
    case 'text':
      return { audio_url: order.soundtrack };
    case 'image':
      return {
        image_url: order.start,
        end_image_url: order.end,
        audio_url: order.soundtrack,
        camera_trajectory: order.camera,
      };
    case 'first-last':
      return { image_url: order.start, end_image_url: order.end };
    case 'motion':
      return { image_url: order.start };
    case 'reference':
      return referencesOf(order);
    case 'video':
    case 'upscale':
      return {};
  }
}

function referencesOf(order: Extract<Order, { kind: 'reference' }>): Fields {
  return {
    image_url: order.start,
    end_image_url: order.end,
    ...(order.style === 'named-images'
      ? { image_references: some(order.images.map((url, at) => ({ image_url: url, ref_name: `Image${at + 1}` }))) }
      : { reference_image_urls: some(order.images) }),
    ...(order.style === 'named-videos'
      ? { video_references: some(order.videos.map((url, at) => ({ video_url: url, ref_name: `Video${at + 1}` }))) }
      : { reference_video_urls: some(order.videos) }),
    reference_audio_urls: some(order.audios),
    elements: some(
      order.elements.map(({ frontal, images, video }) =>
        present({ frontal_image_url: frontal, reference_image_urls: some(images), video_url: video }),
      ),
    ),
    scene_image_urls: some(order.scenes),
    voice_id: order.voice,
    omni_reference_task_type: order.task,
  };
}

const some = (list: readonly Json[]): readonly Json[] | null => (list.length === 0 ? null : list);

/** Leaves out what is null: null means that the field is not sent. */
function present(fields: Fields): RequestBody {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The same order with nothing said about sound. Venice: `audio` defaults to true where it can be chosen. */
export function withoutAudio(body: RequestBody): RequestBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'audio'));
}
