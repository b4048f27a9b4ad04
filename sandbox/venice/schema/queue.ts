// The strict schema of `POST /video/queue`, one per model: required fields present, forbidden ones absent, every
// choice spelled exactly as the catalogue spells it. What quote lets pass is refused here.

import { z } from 'zod';
import type { WireIssue } from '../errors.ts';
import type { Media } from '../media.ts';
import type { Accepts, Model } from '../model.ts';
import { extrasShape } from './extras.ts';
import { DEFAULT_PROMPT_LIMIT, freeSeconds, mediaUrl, oneOf, QueueBody, refused } from './fields.ts';
import { wireIssue } from './issues.ts';
import { referenceObjections, referenceShape } from './references.ts';

export type Checked<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly issues: readonly WireIssue[] };

const CONFLICT = 'image_url and end_image_url cannot be combined with reference media for this model.';

/** Checks a body against everything that can be known without looking at the media themselves. */
export function checkQueue(model: Model, media: Media, raw: unknown): Checked<QueueBody> {
  const strict = z.strictObject(shapeOf(model, media)).safeParse(raw, { reportInput: true });
  if (!strict.success) return { ok: false, issues: strict.error.issues.map(wireIssue) };
  const body = QueueBody.parse(strict.data);
  const objections = [...referenceObjections(model, body), ...sourceObjections(model, body)];
  return objections.length === 0
    ? { ok: true, body }
    : { ok: false, issues: objections.map((message) => ({ code: 'custom', message, path: [] })) };
}

function shapeOf(model: Model, media: Media): Record<string, z.ZodType> {
  return {
    model: z.literal(model.id),
    anon_user_id: z
      .string()
      .min(1)
      .max(128)
      .regex(/^[\x20-\x7e]*$/)
      .refine((tag) => !tag.includes('||'), { message: 'anon_user_id must not contain ||' })
      .optional(),
    ...promptShape(model),
    ...formatShape(model),
    ...inputShape(model.accepts, media),
    ...(model.constraints.audio_input && { audio_url: mediaUrl(media, 'audio').optional() }),
    ...referenceShape(model, media),
    ...extrasShape(model, media),
    ...(model.needsConsent && { consents: Consents.optional() }),
  };
}

/** Venice: exactly these keys; `consent_version` and other extras inside are refused. */
const Consents = z.strictObject({
  seedance: z.strictObject({
    confirmed_terms_and_privacy: z.literal(true),
    confirmed_legal_right: z.literal(true),
    confirmed_screening_acknowledged: z.literal(true),
  }),
});

function promptShape(model: Model): Record<string, z.ZodType> {
  if (model.accepts.prompt === 'forbidden') return {};
  const limit = model.constraints.prompt_character_limit ?? DEFAULT_PROMPT_LIMIT;
  const prompt = z
    .string()
    .max(limit)
    .refine((text) => text.trim() !== '', { message: 'Prompt must not be blank' });
  return {
    prompt: model.accepts.prompt === 'required' ? prompt : prompt.optional(),
    negative_prompt: z.string().max(limit).optional(),
  };
}

/** Length, shape, size and sound. An empty list in the record means that the field is forbidden. */
function formatShape(model: Model): Record<string, z.ZodType> {
  const { constraints } = model;
  const matching = model.accepts.extras.includes('match_source');
  const upscale = model.kind === 'upscale';
  const aspects = matching ? [...constraints.aspect_ratios, 'adaptive', 'auto'] : constraints.aspect_ratios;
  return {
    duration: isAuto(model)
      ? freeSeconds.optional()
      : oneOf(matching ? [...constraints.durations, '-1', 'auto'] : constraints.durations),
    aspect_ratio: aspects.length > 0 ? oneOf(aspects) : refused('This model does not support aspect_ratio'),
    ...(upscale && { upscale_factor: z.literal([1, 2, 4]).optional() }),
    ...(upscale && { resolution: refused('Use upscale_factor instead of resolution') }),
    ...(!upscale && constraints.resolutions.length > 0 && { resolution: oneOf(constraints.resolutions).optional() }),
    audio: constraints.audio_configurable
      ? z.boolean().optional()
      : refused('This model does not support audio configuration'),
  };
}

/** Venice: the length of the clip comes from its source; queue refuses the literal `Auto`. */
export function isAuto(model: Model): boolean {
  return model.constraints.durations.length === 1 && model.constraints.durations[0] === 'Auto';
}

function inputShape(accepts: Accepts, media: Media): Record<string, z.ZodType> {
  const image = mediaUrl(media, 'image');
  return {
    ...presence('image_url', accepts.startImage, image),
    ...presence('end_image_url', accepts.endImage, image),
    ...presence('video_url', accepts.sourceVideo, mediaUrl(media, 'video')),
  };
}

function presence(field: string, rule: Accepts['startImage'], schema: z.ZodType): Record<string, z.ZodType> {
  switch (rule) {
    case 'required':
      return { [field]: schema };
    case 'optional':
      return { [field]: schema.optional() };
    case 'conflicts':
      return { [field]: refused(CONFLICT) };
    case 'forbidden':
      return {};
  }
}

/** Venice: to match the source, and to edit or extend, there must be a reference video. */
function sourceObjections(model: Model, body: QueueBody): string[] {
  if (!model.accepts.extras.includes('match_source') || body.reference_video_urls.length > 0) return [];
  const matching = isSourceLength(body.duration) || isSourceAspect(body.aspect_ratio);
  return matching ? ['reference_video_urls is required to match the source duration or aspect ratio.'] : [];
}

export function isSourceLength(duration: string | undefined): boolean {
  return duration === '-1' || duration === 'auto';
}

export function isSourceAspect(aspect: string | undefined): boolean {
  return aspect === 'adaptive' || aspect === 'auto';
}
