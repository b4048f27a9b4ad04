// The pieces that the schemas of quote and queue are made of, and what is left of a body once it has been accepted.

import { z } from 'zod';
import type { Media, MediaType } from '../media.ts';

/** Venice: a prompt is at most this long where the record gives no limit. */
export const DEFAULT_PROMPT_LIMIT = 2500;
/** Venice: a length given in seconds, for models that take it from the source clip. */
export const MAX_FREE_SECONDS = 300;

/** One of the catalogue's exact strings. */
export function oneOf(values: readonly string[]): z.ZodType<string> {
  return z.enum(values);
}

/** A field that Venice knows by name and refuses with a sentence of its own. */
export function refused(message: string): z.ZodType {
  return z.custom<undefined>((value) => value === undefined, message).optional();
}

/** Quote drops what the model does not take, whatever its type. */
export function dropped() {
  return z
    .unknown()
    .optional()
    .transform(() => undefined);
}

export function mediaUrl(media: Media, type: MediaType): z.ZodType<string> {
  return z.string().superRefine((url, context) => {
    const objection = media.objection(url, type);
    if (objection !== undefined) context.addIssue({ code: 'custom', message: objection });
  });
}

/** `12.5`: above 0, at most 300. */
export const freeSeconds: z.ZodType<string> = z
  .string()
  .refine((text) => /^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= MAX_FREE_SECONDS, {
    message: `Duration must be a number of seconds between 0 and ${MAX_FREE_SECONDS}`,
  });

const strings = z.array(z.string()).default([]);

/** An accepted queue body, typed. Fields that move neither price nor clip are left out. */
export const QueueBody = z.object({
  model: z.string(),
  prompt: z.string().default(''),
  duration: z.string().optional(),
  aspect_ratio: z.string().optional(),
  resolution: z.string().optional(),
  upscale_factor: z.number().default(2),
  audio: z.boolean().default(true),
  image_url: z.string().optional(),
  end_image_url: z.string().optional(),
  audio_url: z.string().optional(),
  video_url: z.string().optional(),
  reference_image_urls: strings,
  reference_video_urls: strings,
  reference_audio_urls: strings,
  scene_image_urls: strings,
  elements: z
    .array(
      z.object({
        frontal_image_url: z.string().optional(),
        reference_image_urls: strings,
        video_url: z.string().optional(),
      }),
    )
    .default([]),
  image_references: z.array(z.object({ image_url: z.string() })).default([]),
  video_references: z.array(z.object({ video_url: z.string() })).default([]),
  consents: z.object({ seedance: z.unknown() }).optional(),
});
export type QueueBody = z.infer<typeof QueueBody>;

/** Every picture that counts as a reference. */
export function referencePictures(body: QueueBody): number {
  return (
    body.reference_image_urls.length +
    body.scene_image_urls.length +
    body.image_references.length +
    body.elements.reduce(
      (sum, element) => sum + element.reference_image_urls.length + (element.frontal_image_url === undefined ? 0 : 1),
      0,
    )
  );
}

/** Every clip that counts as a reference. */
export function referenceClips(body: QueueBody): string[] {
  return [
    ...body.reference_video_urls,
    ...body.video_references.map((reference) => reference.video_url),
    ...body.elements.flatMap((element) => (element.video_url === undefined ? [] : [element.video_url])),
  ];
}
