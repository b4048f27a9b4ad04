// Why a wish cannot be fitted to a model: a polite no for each rule, with what to do instead.
import type { Model } from './catalogue.ts';
import type { MediaType } from './media.ts';
import type { MediaPart } from './wish.ts';

export type ModelSetting = 'duration' | 'aspectRatio' | 'resolution' | 'audio';
export type Extra = 'bitrate' | 'voice' | 'task' | 'camera' | 'factor' | 'prompt' | 'negative prompt';

/** What a file breaks: numbers are the model's bounds. */
export type FileRule =
  | { readonly is: 'wrong-type'; readonly wanted: MediaType }
  | { readonly is: 'too-many-bytes'; readonly limit: number }
  | { readonly is: 'too-small'; readonly minSide: number }
  | { readonly is: 'bad-shape'; readonly minAspect: number; readonly maxAspect: number }
  | { readonly is: 'too-short'; readonly minSeconds: number }
  | { readonly is: 'too-long'; readonly maxSeconds: number };

export type Misfit =
  | { readonly is: 'prompt-empty' }
  | {
      readonly is: 'prompt-too-long';
      readonly field: 'prompt' | 'negative prompt';
      readonly length: number;
      readonly limit: number;
    }
  | { readonly is: 'wrong-kind'; readonly model: Model }
  | { readonly is: 'model-offline'; readonly model: Model }
  /** `allowed` is what to choose instead. */
  | {
      readonly is: 'not-offered';
      readonly setting: ModelSetting;
      readonly asked: string;
      readonly model: Model;
      readonly allowed: readonly string[];
    }
  | { readonly is: 'extra-not-taken'; readonly extra: Extra; readonly model: Model }
  | { readonly is: 'media-missing'; readonly part: MediaPart; readonly model: Model }
  | { readonly is: 'media-not-taken'; readonly part: MediaPart; readonly model: Model }
  | {
      readonly is: 'too-many-media';
      readonly part: MediaPart;
      readonly given: number;
      readonly limit: number;
      readonly model: Model;
    }
  | { readonly is: 'media-total-too-long'; readonly part: MediaPart; readonly seconds: number; readonly limit: number }
  | { readonly is: 'file-unfit'; readonly part: MediaPart; readonly position: number; readonly rule: FileRule }
  /** A reference job needs something to see; sound alone is not enough. */
  | { readonly is: 'nothing-to-refer-to'; readonly model: Model }
  | { readonly is: 'element-incomplete'; readonly position: number }
  /** Kling counts frames, elements and scenes together. */
  | { readonly is: 'too-many-parts'; readonly limit: number }
  | { readonly is: 'needs-reference-video'; readonly setting: 'aspectRatio' | 'duration' | 'task' };
