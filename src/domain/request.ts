// What to render: one request, from which both the quote and the submission are made, so that they cannot differ.
// `null` and empty lists mean: not sent. Venice refuses fields that a model does not know.
import { z } from 'zod';
import { ModelId } from './ids.ts';
import { Media } from './media.ts';

/** Venice: a camera may go round its subject at most this often in one clip. */
const MOST_TURNS = 32;

/** How the picture moves round its subject. Venice: 2 to 12 points, times strictly rising, between 0 and 1. */
export const CameraPath = z
  .array(
    z.strictObject({
      time: z.number().min(0).max(1),
      azimuth: z.number(),
      elevation: z.number().min(-90).max(90),
      distance: z.number().positive(),
    }),
  )
  .min(2)
  .max(12)
  .refine((path) => path.every(({ time }, at) => at === 0 || time > (path[at - 1]?.time ?? 1)), 'times must rise')
  .refine((path) => travelOf(path) <= MOST_TURNS * 360, 'too many turns');
export type CameraPath = z.infer<typeof CameraPath>;

function travelOf(path: readonly { readonly azimuth: number }[]): number {
  return path.reduce((sum, { azimuth }, at) => sum + Math.abs(azimuth - (path[at - 1]?.azimuth ?? azimuth)), 0);
}

export const UpscaleFactor = z.union([z.literal(1), z.literal(2), z.literal(4)]);
export type UpscaleFactor = z.infer<typeof UpscaleFactor>;

export const Bitrate = z.enum(['standard', 'high']);
export type Bitrate = z.infer<typeof Bitrate>;

/** What a reference job does with its clips. Venice: editing and extending need a reference clip. */
export const ReferenceTask = z.enum(['auto', 'reference', 'edit', 'extend']);
export type ReferenceTask = z.infer<typeof ReferenceTask>;

/** How references are spelled on the wire: as plain lists, or pictures or clips as named references. */
export const ReferenceStyle = z.enum(['lists', 'named-images', 'named-videos']);
export type ReferenceStyle = z.infer<typeof ReferenceStyle>;

/** The union over whatever stands for a file: `Media` in our books, a URL once it is resolved for Venice. */
function requestOf<M extends z.ZodType>(media: M) {
  const settings = {
    model: ModelId,
    /** One of the model's own strings, such as `5s`; seconds as `12.5` where the length comes from the source. */
    duration: z.string().nullable(),
    aspectRatio: z.string().nullable(),
    /** Case matters to Venice: `768P` is not `768p`. */
    resolution: z.string().nullable(),
    audio: z.boolean().nullable(),
    bitrate: Bitrate.nullable().default(null),
    /** The member has said yes to the terms that Venice asks for where people's faces are in the files. */
    consent: z.boolean().default(false),
  };
  const words = { prompt: z.string(), negativePrompt: z.string().min(1).nullable() };
  const element = z.object({ frontal: media.nullable(), images: z.array(media).max(3), video: media.nullable() });
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), ...settings, ...words, soundtrack: media.nullable().default(null) }),
    z.object({
      kind: z.literal('image'),
      ...settings,
      ...words,
      start: media,
      end: media.nullable(),
      soundtrack: media.nullable(),
      camera: CameraPath.nullable(),
    }),
    z.object({ kind: z.literal('first-last'), ...settings, ...words, start: media, end: media }),
    z.object({
      kind: z.literal('reference'),
      ...settings,
      ...words,
      style: ReferenceStyle,
      start: media.nullable(),
      end: media.nullable(),
      images: z.array(media),
      videos: z.array(media),
      audios: z.array(media),
      elements: z.array(element),
      scenes: z.array(media),
      voice: z.string().nullable(),
      task: ReferenceTask.nullable(),
    }),
    z.object({ kind: z.literal('video'), ...settings, ...words, source: media }),
    z.object({ kind: z.literal('motion'), ...settings, ...words, start: media, source: media }),
    z.object({ kind: z.literal('upscale'), ...settings, source: media, factor: UpscaleFactor }),
  ]);
}

export const VideoRequest = requestOf(Media);
export type VideoRequest = z.infer<typeof VideoRequest>;
export type RequestOf<K extends VideoRequest['kind']> = Extract<VideoRequest, { kind: K }>;

/** A request whose files are URLs that Venice can read: `https:` or `data:`. What leaves this machine. */
export type Order = z.infer<ReturnType<typeof requestOf<z.ZodString>>> & {
  /** Seconds of all reference clips together, rounded up to a tenth: Venice prices them. 0 where there are none. */
  readonly referenceSeconds: number;
  /** An opaque name for whoever asks. Venice: 1 to 128 printable ASCII characters without `||`. */
  readonly endUser?: string | null;
};

/** The words of a request; empty for kinds that take none. */
export function promptOf(request: VideoRequest | Order): string {
  return request.kind === 'upscale' ? '' : request.prompt;
}

/** Everything that a member can have written into a request. */
export function textsOf(request: VideoRequest): readonly string[] {
  if (request.kind === 'upscale') return [];
  const voice = request.kind === 'reference' ? request.voice : null;
  return [request.prompt, request.negativePrompt, voice].filter((text) => text !== null).filter((text) => text !== '');
}

/** Every file of a request, each once, in the order in which a prompt's tags count them. */
export function mediaOf(request: VideoRequest): readonly Media[] {
  switch (request.kind) {
    case 'text':
      return present(request.soundtrack);
    case 'image':
      return present(request.start, request.end, request.soundtrack);
    case 'first-last':
      return [request.start, request.end];
    case 'reference':
      return [
        ...present(request.start, request.end),
        ...request.images,
        ...request.videos,
        ...request.audios,
        ...request.elements.flatMap(({ frontal, images, video }) => [
          ...present(frontal),
          ...images,
          ...present(video),
        ]),
        ...request.scenes,
      ];
    case 'video':
      return [request.source];
    case 'motion':
      return [request.start, request.source];
    case 'upscale':
      return [request.source];
  }
}

const present = (...media: readonly (Media | null)[]) => media.filter((one) => one !== null);

/** The order for a request, each of its files replaced by the URL that `urlOf` gives. */
export function orderOf(request: VideoRequest, urlOf: (media: Media) => string): Order {
  return { ...mapFiles(request, urlOf), referenceSeconds: referenceSecondsOf(request) };
}

/** The same request with every file sent by its bytes: for when the model's provider cannot read an address. */
export function inlined(request: VideoRequest): VideoRequest {
  return mapFiles(request, (file) => ({ ...file, inline: true }));
}

function referenceSecondsOf(request: VideoRequest): number {
  if (request.kind !== 'reference') return 0;
  const clips = [...request.videos, ...request.elements.flatMap(({ video }) => (video === null ? [] : [video]))];
  return Math.ceil(clips.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) / 100) / 10;
}

function mapFiles<T>(request: VideoRequest, to: (media: Media) => T) {
  const maybe = (media: Media | null) => (media === null ? null : to(media));
  switch (request.kind) {
    case 'text':
      return { ...request, soundtrack: maybe(request.soundtrack) };
    case 'image':
      return { ...request, start: to(request.start), end: maybe(request.end), soundtrack: maybe(request.soundtrack) };
    case 'first-last':
      return { ...request, start: to(request.start), end: to(request.end) };
    case 'reference':
      return {
        ...request,
        start: maybe(request.start),
        end: maybe(request.end),
        images: request.images.map(to),
        videos: request.videos.map(to),
        audios: request.audios.map(to),
        elements: request.elements.map(({ frontal, images, video }) => ({
          frontal: maybe(frontal),
          images: images.map(to),
          video: maybe(video),
        })),
        scenes: request.scenes.map(to),
      };
    case 'video':
      return { ...request, source: to(request.source) };
    case 'motion':
      return { ...request, start: to(request.start), source: to(request.source) };
    case 'upscale':
      return { ...request, source: to(request.source) };
  }
}
