// The models as Venice lists them. What the catalogue says is the rule: a model that Venice adds tomorrow works tomorrow.
import { z } from 'zod';
import { ModelId } from './ids.ts';
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
  /** Takes a sound to go by. */
  audioInput: z.boolean(),
  /** Bounds of reference pictures where Venice states them: pixels of the shorter side, width over height. */
  pictures: z.object({
    minSide: z.number().positive().nullable(),
    minAspect: z.number().positive().nullable(),
    maxAspect: z.number().positive().nullable(),
  }),
  promptLimit: z.number().int().positive(),
  /** Venice's own labels, such as `fast` or `venice_recommendations`. */
  sets: z.array(z.string()),
  /** When Venice takes the model away; null while it stays. */
  removedAt: Instant.nullable(),
  replacement: ModelId.nullable(),
});
export type Model = z.infer<typeof Model>;

/** `10s` → 10; `Auto` and the like → Infinity. */
export function seconds(duration: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*s?$/i.exec(duration.trim());
  return found?.[1] === undefined ? Number.POSITIVE_INFINITY : Number(found[1]);
}
