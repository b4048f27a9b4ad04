// What Venice knows about its model families and does not publish in the catalogue: how many references, which frames,
// which extra fields. An overlay for known names; an unknown model gets the careful defaults, so that it works as well.
// Source: Venice's own notes of 2026-09-30. Where they are outdated Venice answers 400 before it charges, and says so.
import type { Model } from './catalogue.ts';
import type { ReferenceStyle } from './request.ts';

export type Presence = 'required' | 'optional' | 'never';

/** Seconds and bytes that one reference may have, and the seconds of all together. */
export interface ReferenceLimit {
  readonly count: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly totalSeconds: number;
  readonly maxBytes: number;
}

export interface Accepts {
  readonly prompt: Presence;
  readonly start: Presence;
  readonly end: Presence;
  readonly source: Presence;
  readonly soundtrack: boolean;
  readonly images: number;
  readonly videos: ReferenceLimit;
  readonly audios: ReferenceLimit;
  readonly elements: number;
  readonly scenes: number;
  readonly style: ReferenceStyle;
  readonly bitrate: boolean;
  readonly voice: boolean;
  readonly camera: boolean;
  readonly task: boolean;
  /** `auto` as duration: as long as the reference clip. */
  readonly matchLength: boolean;
  /** `adaptive` and `auto` as aspect ratio: like the reference clip. */
  readonly matchSource: boolean;
  /** How a prompt names the first picture. */
  readonly tag: '@Image1' | '<Image 1>';
}

const MB = 1_000_000;
const none: ReferenceLimit = { count: 0, minSeconds: 0, maxSeconds: 0, totalSeconds: 0, maxBytes: 0 };
const limit = (count: number, minSeconds: number, seconds: number, megabytes: number): ReferenceLimit => ({
  count,
  minSeconds,
  maxSeconds: seconds,
  totalSeconds: seconds,
  maxBytes: megabytes * MB,
});

/** Venice: what a reference model takes when nothing else is known of it. */
const UNSPECIFIED_IMAGES = 4;

interface Family {
  readonly is: RegExp;
  readonly has: Partial<Accepts>;
}

/** The first that fits the id counts. */
const REFERENCE_FAMILIES: readonly Family[] = [
  {
    is: /^seedance-2-5-us-.*-private$/,
    has: { images: 30, videos: limit(10, 2, 30, 200), audios: limit(10, 2, 30, 15) },
  },
  { is: /^seedance-2-5-/, has: { images: 30, videos: limit(10, 2, 30, 50), audios: limit(10, 2, 30, 15), task: true } },
  { is: /^seedance-2-0-/, has: { images: 9, videos: limit(3, 2, 15, 50), audios: limit(3, 2, 15, 15) } },
  { is: /^wan-3-0-/, has: { images: 10, videos: limit(5, 1, 15, 100), audios: limit(5, 1, 15, 15) } },
  { is: /^wan-2-7-/, has: { images: UNSPECIFIED_IMAGES, videos: limit(3, 1, 30, 100), style: 'named-videos' } },
  { is: /^minimax-h3-enhanced-/, has: { images: 9, audios: limit(3, 1, 15, 15), start: 'never', end: 'never' } },
  {
    is: /^minimax-h3-/,
    has: { images: 9, videos: limit(3, 2, 15, 50), audios: limit(3, 1, 15, 15), start: 'never', end: 'never' },
  },
  { is: /^kling-v3-4k-/, has: { images: 4, elements: 4, scenes: 4, start: 'required', end: 'optional' } },
  { is: /^kling-o3-(?:standard|pro)-/, has: { images: 4, elements: 4, scenes: 4, start: 'optional', end: 'optional' } },
  { is: /^kling-o3-4k-/, has: { images: 7 } },
  { is: /^pixverse-c1-/, has: { images: 7, style: 'named-images' } },
  { is: /^grok-imagine-1-5-.*-private$/, has: { images: 7, voice: true } },
  { is: /^grok-imagine-/, has: { images: 7 } },
  { is: /^gemini-omni-flash-1-1-/, has: { images: 10 } },
  { is: /^gemini-omni-flash-/, has: { images: 3 } },
];

const BLANK: Accepts = {
  prompt: 'required',
  start: 'never',
  end: 'never',
  source: 'never',
  soundtrack: false,
  images: 0,
  videos: none,
  audios: none,
  elements: 0,
  scenes: 0,
  style: 'lists',
  bitrate: false,
  voice: false,
  camera: false,
  task: false,
  matchLength: false,
  matchSource: false,
  tag: '@Image1',
};

/** Venice: an end frame is taken where it is supported, and the catalogue does not say where. These are known not to. */
const START_ONLY = /^(?:wan-2[.-][56]|runway-|grok-imagine-|ovi-)/;

/** What a model takes besides the settings that its catalogue row lists. */
export function acceptsOf(model: Model): Accepts {
  const seedance2 = /^seedance-2-[05]-/.test(model.id);
  const base: Accepts = {
    ...BLANK,
    bitrate: seedance2,
    tag: seedance2 ? '<Image 1>' : '@Image1',
  };
  switch (model.kind) {
    case 'text':
      return { ...base, soundtrack: model.audioInput };
    case 'image': {
      const framed: Accepts = { ...base, start: 'required', soundtrack: model.audioInput };
      if (model.id.includes('multi-angle')) return { ...framed, prompt: 'optional', camera: true };
      return { ...framed, end: START_ONLY.test(model.id) ? 'never' : 'optional' };
    }
    case 'first-last':
      return { ...base, start: 'required', end: 'required' };
    case 'reference': {
      const family = REFERENCE_FAMILIES.find(({ is }) => is.test(model.id))?.has ?? { images: UNSPECIFIED_IMAGES };
      const basic = model.id.endsWith('-basic');
      return { ...base, matchSource: seedance2 && basic, matchLength: family.task === true && basic, ...family };
    }
    case 'video':
      return { ...base, source: 'required' };
    case 'motion':
      return { ...base, prompt: 'optional', start: 'required', source: 'required' };
    case 'upscale':
      return { ...base, prompt: 'never', source: 'required' };
  }
}
