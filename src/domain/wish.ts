// What a member asked for, as typed and attached: nothing is checked yet, and what was left out is null or empty.
// One flat shape for all kinds, so that a card can change any part and fit the whole anew.
import type { Kind } from './catalogue.ts';
import type { Media } from './media.ts';
import type { Bitrate, CameraPath, ReferenceTask, UpscaleFactor, VideoRequest } from './request.ts';

export interface WishedElement {
  readonly frontal: Media | null;
  readonly images: readonly Media[];
  readonly video: Media | null;
}

export interface Wish {
  readonly prompt: string | null;
  readonly negativePrompt: string | null;
  readonly duration: string | null;
  readonly aspectRatio: string | null;
  readonly resolution: string | null;
  readonly audio: boolean | null;
  readonly bitrate: Bitrate | null;
  readonly voice: string | null;
  readonly task: ReferenceTask | null;
  readonly camera: CameraPath | null;
  readonly factor: UpscaleFactor | null;
  /** Given for these very files, by this member. */
  readonly consent: boolean;
  readonly start: Media | null;
  readonly end: Media | null;
  readonly source: Media | null;
  readonly soundtrack: Media | null;
  readonly images: readonly Media[];
  readonly videos: readonly Media[];
  readonly audios: readonly Media[];
  readonly elements: readonly WishedElement[];
  readonly scenes: readonly Media[];
}

export const BLANK_WISH: Wish = {
  prompt: null,
  negativePrompt: null,
  duration: null,
  aspectRatio: null,
  resolution: null,
  audio: null,
  bitrate: null,
  voice: null,
  task: null,
  camera: null,
  factor: null,
  consent: false,
  start: null,
  end: null,
  source: null,
  soundtrack: null,
  images: [],
  videos: [],
  audios: [],
  elements: [],
  scenes: [],
};

/** The wish that leads to this request again. */
export function wishOf(request: VideoRequest): Wish {
  const { duration, aspectRatio, resolution, audio, bitrate, consent } = request;
  const settings = { ...BLANK_WISH, duration, aspectRatio, resolution, audio, bitrate, consent };
  switch (request.kind) {
    case 'text':
      return { ...settings, ...wordsOf(request), soundtrack: request.soundtrack };
    case 'image': {
      const { start, end, soundtrack, camera } = request;
      return { ...settings, ...wordsOf(request), start, end, soundtrack, camera };
    }
    case 'first-last':
      return { ...settings, ...wordsOf(request), start: request.start, end: request.end };
    case 'reference': {
      const { start, end, images, videos, audios, elements, scenes, voice, task } = request;
      return { ...settings, ...wordsOf(request), start, end, images, videos, audios, elements, scenes, voice, task };
    }
    case 'video':
      return { ...settings, ...wordsOf(request), source: request.source };
    case 'motion':
      return { ...settings, ...wordsOf(request), start: request.start, source: request.source };
    case 'upscale':
      return { ...settings, source: request.source, factor: request.factor };
  }
}

const wordsOf = ({ prompt, negativePrompt }: { readonly prompt: string; readonly negativePrompt: string | null }) => ({
  prompt: prompt === '' ? null : prompt,
  negativePrompt,
});

/** The parts of a wish that carry files. */
export const MEDIA_PARTS = [
  'start',
  'end',
  'source',
  'soundtrack',
  'images',
  'videos',
  'audios',
  'elements',
  'scenes',
] as const;
export type MediaPart = (typeof MEDIA_PARTS)[number];

/** The files of one part. */
export function filesOf(wish: Wish, part: MediaPart): readonly Media[] {
  switch (part) {
    case 'start':
    case 'end':
    case 'source':
    case 'soundtrack': {
      const one = wish[part];
      return one === null ? [] : [one];
    }
    case 'images':
    case 'videos':
    case 'audios':
    case 'scenes':
      return wish[part];
    case 'elements':
      return wish.elements
        .flatMap(({ frontal, images, video }) => [frontal, ...images, video])
        .filter((one) => one !== null);
  }
}

/** The kinds that a command may make. */
export type Kinds = readonly [Kind, ...Kind[]];
