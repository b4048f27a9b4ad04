// The models as Venice lists them, and the fitting of a member's wish to one of them.
// What the catalogue says is the only rule: a model that Venice adds tomorrow works tomorrow.
import { z } from 'zod';
import { ModelId } from './ids.ts';
import { granted, type Outcome, refused } from './outcome.ts';
import type { TextRequest } from './request.ts';
import { Instant } from './time.ts';

export const Kind = z.enum(['text', 'image', 'first-last', 'reference', 'video', 'motion', 'upscale']);
export type Kind = z.infer<typeof Kind>;

/** `silent`: no sound. `toggle`: the request may say. `always`: sound, and saying so is refused (Venice: 400). */
export const AudioRule = z.enum(['silent', 'toggle', 'always']);
export type AudioRule = z.infer<typeof AudioRule>;

export const Model = z.object({
  id: ModelId,
  /** Not unique: text and image versions share it. */
  name: z.string(),
  kind: Kind,
  private: z.boolean(),
  uncensored: z.boolean(),
  offline: z.boolean(),
  beta: z.boolean(),
  /** Exact request strings; an empty list means the field must not be sent. */
  durations: z.array(z.string()),
  aspectRatios: z.array(z.string()),
  resolutions: z.array(z.string()),
  audio: AudioRule,
  promptLimit: z.number().int().positive(),
  /** Venice's own labels, such as `fast` or `venice_recommendations`. */
  sets: z.array(z.string()),
  /** When Venice takes the model away; null while it stays. */
  removedAt: Instant.nullable(),
  replacement: ModelId.nullable(),
});
export type Model = z.infer<typeof Model>;

/** What a member asked for, as typed: nothing is checked yet, and what was left out is null. */
export const TextWish = z.object({
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  duration: z.string().nullable(),
  aspectRatio: z.string().nullable(),
  resolution: z.string().nullable(),
  audio: z.boolean().nullable(),
});
export type TextWish = z.infer<typeof TextWish>;

export type ModelSetting = 'duration' | 'aspectRatio' | 'resolution' | 'audio';

/** Why a wish cannot be fitted to a model. `allowed` is what to choose instead. */
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
  | {
      readonly is: 'not-offered';
      readonly setting: ModelSetting;
      readonly asked: string;
      readonly model: Model;
      readonly allowed: readonly string[];
    };

/**
 * Fits a wish to a text model: fields the model requires are filled in, fields it forbids are refused when they
 * were asked for and left out otherwise. Comparison forgives case and a missing `s`, and returns Venice's own string.
 */
export function fitText(model: Model, wish: TextWish): Outcome<TextRequest, Misfit> {
  if (model.kind !== 'text') return refused({ is: 'wrong-kind', model });
  if (model.offline) return refused({ is: 'model-offline', model });
  const prompt = wish.prompt.trim();
  const negativePrompt = wish.negativePrompt?.trim() || null;
  if (!VISIBLE.test(prompt)) return refused({ is: 'prompt-empty' });
  for (const [field, text] of [
    ['prompt', prompt],
    ['negative prompt', negativePrompt ?? ''],
  ] as const) {
    if (text.length > model.promptLimit) {
      return refused({ is: 'prompt-too-long', field, length: text.length, limit: model.promptLimit });
    }
  }
  const duration = choose(model, 'duration', model.durations, wish.duration);
  if (!duration.ok) return duration;
  const aspectRatio = choose(model, 'aspectRatio', model.aspectRatios, wish.aspectRatio);
  if (!aspectRatio.ok) return aspectRatio;
  const resolution = choose(model, 'resolution', model.resolutions, wish.resolution);
  if (!resolution.ok) return resolution;
  const audio = chooseAudio(model, wish.audio);
  if (!audio.ok) return audio;
  return granted({
    kind: 'text',
    model: model.id,
    prompt,
    negativePrompt,
    duration: duration.value,
    aspectRatio: aspectRatio.value,
    resolution: resolution.value,
    audio: audio.value,
  });
}

function choose(
  model: Model,
  setting: ModelSetting,
  offered: readonly string[],
  asked: string | null,
): Outcome<string | null, Misfit> {
  if (asked === null) return granted(preferred(setting, offered));
  const found = offered.find((one) => one === asked) ?? offered.find((one) => plain(one) === plain(asked));
  return found === undefined ? refused({ is: 'not-offered', setting, asked, model, allowed: offered }) : granted(found);
}

function chooseAudio(model: Model, asked: boolean | null): Outcome<boolean | null, Misfit> {
  if (model.audio === 'toggle') return granted(asked ?? true);
  const given = model.audio === 'always';
  if (asked === null || asked === given) return granted(null);
  const allowed = [given ? 'on' : 'off'];
  return refused({ is: 'not-offered', setting: 'audio', asked: asked ? 'on' : 'off', model, allowed });
}

/** A prompt of spaces without width, or of control characters, names nothing and cannot name a thread either. */
const VISIBLE = /[^\p{C}\p{Z}]/u;

const plain = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(\d)s(ec(onds?)?)?$/, '$1');

/** Sensible defaults: the shortest length, the widest common shape, and 720p where there is one (cheap before pretty). */
function preferred(setting: ModelSetting, offered: readonly string[]): string | null {
  switch (setting) {
    case 'aspectRatio':
      return offered.find((ratio) => ratio === '16:9') ?? offered[0] ?? null;
    case 'resolution':
      return offered.find((one) => /^7(20|68)p$/i.test(one)) ?? offered[0] ?? null;
    case 'duration':
      return offered.toSorted((a, b) => seconds(a) - seconds(b)).find((one) => seconds(one) >= 5) ?? offered[0] ?? null;
    case 'audio':
      return null;
  }
}

/** `10s` → 10; `Auto` and the like → Infinity. */
export function seconds(duration: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*s?$/i.exec(duration.trim());
  return found?.[1] === undefined ? Number.POSITIVE_INFINITY : Number(found[1]);
}
