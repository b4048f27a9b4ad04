// What one video model is: the record that `GET /models` shows, and beside it the facts that Venice knows and does
// not publish (which inputs it takes, how long it renders, what it costs). Rows are data; nothing here decides.

/** Venice: told apart by constraints and id, since the record itself has no field for the kind. */
export type Kind = 'text' | 'image' | 'frames' | 'reference' | 'edit' | 'motion' | 'upscale';

export type Presence = 'required' | 'optional' | 'forbidden';

/** The block served as `model_spec.constraints`, in Venice's own spelling. */
export interface Constraints {
  readonly model_type: 'text-to-video' | 'image-to-video' | 'video';
  /** Exact request strings; an empty list means that the field is forbidden. */
  readonly aspect_ratios: readonly string[];
  readonly resolutions: readonly string[];
  readonly durations: readonly string[];
  readonly audio: boolean;
  readonly audio_configurable: boolean;
  readonly audio_input: boolean;
  readonly per_reference_audio: boolean;
  readonly video_input: boolean;
  readonly prompt_character_limit?: number;
  readonly reference_image_min_short_side_pixels?: number;
  readonly reference_image_min_aspect_ratio?: number;
  readonly reference_image_max_aspect_ratio?: number;
}

/** How many references a model takes, and for how many seconds of video in all. Zero means that the field is unknown. */
export interface ReferenceCaps {
  readonly images: number;
  readonly videos: number;
  readonly audios: number;
  readonly videoSeconds: number;
  readonly elements: number;
  readonly scenes: number;
}

/** Request fields that only some families know. */
export type Extra =
  | 'bitrate_mode'
  | 'image_references'
  | 'video_references'
  | 'voice_id'
  | 'camera_trajectory'
  | 'omni_reference_task_type'
  /** Durations `-1` and `auto`, aspect ratios `adaptive` and `auto`: as long and as wide as the reference video. */
  | 'match_source';

export interface Accepts {
  readonly prompt: Presence;
  /** `conflicts`: the field is known, and refused beside reference media (MiniMax H3). */
  readonly startImage: Presence | 'conflicts';
  readonly endImage: Presence | 'conflicts';
  readonly sourceVideo: Presence;
  readonly references: ReferenceCaps | undefined;
  readonly extras: readonly Extra[];
}

/** Whole micro-dollars (a millionth of a US dollar). */
export interface Rates {
  /** Per second of output, by resolution; the first is the model's default. `''` where the model has no resolutions. */
  readonly perSecond: Readonly<Record<string, number>>;
  /** What a clip without sound costs, in per cent of one with sound. */
  readonly silentPercent: number;
  /** Per started second of reference video, on top. */
  readonly referenceSecond: number;
  /** Per reference image after the first, on top. */
  readonly furtherImage: number;
}

/** Days are counted from the moment the sandbox starts, so that the example never goes stale. */
export interface Sunset {
  readonly startsInDays: number;
  readonly removesInDays: number;
  readonly autoRemap: boolean;
  readonly replacement: string;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  /** Unix seconds. */
  readonly created: number;
  readonly privacy: 'private' | 'anonymized';
  readonly sets: readonly string[];
  readonly uncensored: boolean;
  readonly beta: boolean;
  readonly offline: boolean;
  /** Unlisted models are callable and absent from `GET /models`. */
  readonly listed: boolean;
  /** Two-letter countries in which the model is refused. */
  readonly blockedIn: readonly string[];
  readonly source: string | undefined;
  readonly sunset: Sunset | undefined;
  readonly constraints: Constraints;
  readonly accepts: Accepts;
  /** `private`: the clip comes by a secret `download_url`, named once in the answer of queue. */
  readonly delivery: 'inline' | 'private';
  /** Venice: Runway keeps the money when it refuses the content. */
  readonly keepsChargeOnRefusal: boolean;
  readonly needsConsent: boolean;
  /** The execution time in milliseconds that four jobs in five stay under. */
  readonly p80Ms: number;
  readonly rates: Rates;
}

/** What a row must say; the rest has the defaults of its kind. */
export interface Row extends Partial<Omit<Model, 'constraints' | 'accepts' | 'rates'>> {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly created: number;
  readonly durations: readonly string[];
  readonly perSecond: Rates['perSecond'];
  readonly p80Ms: number;
  readonly aspects?: readonly string[];
  /** Default `silent`. `toggle`: the request may carry `audio`. */
  readonly sound?: 'silent' | 'toggle' | 'always';
  readonly constraints?: Partial<Constraints>;
  readonly accepts?: Partial<Accepts>;
  readonly rates?: Partial<Omit<Rates, 'perSecond'>>;
}

const NO_REFERENCES: Accepts = {
  prompt: 'required',
  startImage: 'forbidden',
  endImage: 'forbidden',
  sourceVideo: 'forbidden',
  references: undefined,
  extras: [],
};

const ACCEPTS: Readonly<Record<Kind, Accepts>> = {
  text: NO_REFERENCES,
  image: { ...NO_REFERENCES, startImage: 'required' },
  frames: { ...NO_REFERENCES, startImage: 'required', endImage: 'required' },
  reference: NO_REFERENCES,
  edit: { ...NO_REFERENCES, sourceVideo: 'required' },
  motion: { ...NO_REFERENCES, prompt: 'optional', startImage: 'required', sourceVideo: 'required' },
  upscale: { ...NO_REFERENCES, prompt: 'forbidden', sourceVideo: 'required' },
};

const MODEL_TYPE: Readonly<Record<Kind, Constraints['model_type']>> = {
  text: 'text-to-video',
  image: 'image-to-video',
  frames: 'image-to-video',
  reference: 'image-to-video',
  edit: 'video',
  motion: 'video',
  upscale: 'video',
};

function constraintsOf(row: Row): Constraints {
  const sound = row.sound ?? 'silent';
  return {
    model_type: MODEL_TYPE[row.kind],
    aspect_ratios: row.aspects ?? [],
    resolutions: Object.keys(row.perSecond).filter((resolution) => resolution !== ''),
    durations: row.durations,
    audio: sound !== 'silent',
    audio_configurable: sound === 'toggle',
    audio_input: false,
    per_reference_audio: false,
    video_input: MODEL_TYPE[row.kind] === 'video',
    ...row.constraints,
  };
}

/** A whole model from a short row. */
export function model(row: Row): Model {
  const { durations: _durations, perSecond, aspects: _aspects, sound: _sound, ...own } = row;
  return {
    privacy: 'anonymized',
    sets: [],
    uncensored: false,
    beta: false,
    offline: false,
    listed: true,
    blockedIn: [],
    source: undefined,
    sunset: undefined,
    delivery: 'inline',
    keepsChargeOnRefusal: false,
    needsConsent: false,
    ...own,
    constraints: constraintsOf(row),
    accepts: { ...ACCEPTS[row.kind], ...row.accepts },
    rates: { silentPercent: 100, referenceSecond: 0, furtherImage: 0, ...row.rates, perSecond },
  };
}

/** `seconds(4, 8, 2)` is `['4s', '6s', '8s']`. */
export function seconds(from: number, to: number, step = 1): string[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => `${from + i * step}s`);
}

/** Lists of aspect ratios that several families share. */
export const ASPECTS = {
  three: ['16:9', '9:16', '1:1'],
  two: ['16:9', '9:16'],
  seedance: ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'],
  grok: ['16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16'],
  minimax: ['16:9', '21:9', '4:3', '1:1', '3:4', '9:16'],
  flux: ['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16', '9:21'],
  pixverse: ['16:9', '9:16', '1:1', '4:3', '3:4'],
  runway: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
} as const satisfies Record<string, readonly string[]>;
