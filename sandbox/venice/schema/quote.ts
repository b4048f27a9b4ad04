// The lax schema of `POST /video/quote`: unknown fields are ignored and fields that the model does not take are
// dropped, so that a good quote proves nothing about the body that queue will see.

import { z } from 'zod';
import type { WireIssue } from '../errors.ts';
import type { Media } from '../media.ts';
import type { Model } from '../model.ts';
import { dropped, freeSeconds, mediaUrl, oneOf } from './fields.ts';
import { wireIssue } from './issues.ts';
import { type Checked, isAuto, isSourceAspect, isSourceLength } from './queue.ts';

export interface QuoteBody {
  readonly duration?: string | undefined;
  readonly aspect_ratio?: string | undefined;
  readonly resolution?: string | undefined;
  readonly upscale_factor: number;
  readonly audio: boolean;
  readonly video_url?: string | undefined;
  readonly reference_video_total_duration?: number | undefined;
  readonly reference_image_count?: number | undefined;
}

export function checkQuote(model: Model, media: Media, raw: unknown): Checked<QuoteBody> {
  const lax = schemaOf(model, media).safeParse(raw, { reportInput: true });
  if (!lax.success) return { ok: false, issues: lax.error.issues.map(wireIssue) };
  const { upscale_factor, audio, ...rest } = lax.data;
  const factor = upscale_factor ?? aliasFactor(model, raw) ?? 2;
  const body: QuoteBody = { ...rest, upscale_factor: factor, audio: audio ?? true };
  const issues = totalObjections(model, body);
  return issues.length === 0 ? { ok: true, body } : { ok: false, issues };
}

function schemaOf(model: Model, media: Media) {
  const { constraints, kind } = model;
  const upscale = kind === 'upscale';
  const matching = model.accepts.extras.includes('match_source');
  const aspects = matching ? [...constraints.aspect_ratios, 'adaptive', 'auto'] : constraints.aspect_ratios;
  const video = mediaUrl(media, 'video');
  return z.object({
    duration: durationField(model, matching),
    aspect_ratio: aspects.length > 0 ? oneOf(aspects).optional() : dropped(),
    resolution: constraints.resolutions.length > 0 && !upscale ? oneOf(constraints.resolutions).optional() : dropped(),
    upscale_factor: upscale ? z.literal([1, 2, 4]).optional() : dropped(),
    audio: constraints.audio_configurable ? z.boolean().optional() : dropped(),
    // Venice: a clip that sets the length is measured for the quote; the record lists motion control among these too.
    video_url: constraints.video_input ? video : dropped(),
    reference_video_total_duration: z.number().min(0).optional(),
    reference_image_count: z.int().min(0).optional(),
  });
}

/** `Auto` is legal here, and nowhere else. */
function durationField(model: Model, matching: boolean) {
  if (model.kind === 'upscale') return dropped();
  if (isAuto(model)) return z.union([z.literal('Auto'), freeSeconds]).optional();
  return oneOf(matching ? [...model.constraints.durations, '-1', 'auto'] : model.constraints.durations);
}

/** Venice: `resolution: "4x"` is an old way, on quote alone, to say `upscale_factor: 4`. */
function aliasFactor(model: Model, raw: unknown): number | undefined {
  if (model.kind !== 'upscale') return undefined;
  const alias = z.object({ resolution: z.enum(['1x', '2x', '4x']) }).safeParse(raw);
  return alias.success ? Number.parseInt(alias.data.resolution, 10) : undefined;
}

/** Venice: the caps on reference video are the model's own; some jobs cannot be priced without the total. */
function totalObjections(model: Model, body: QuoteBody): WireIssue[] {
  const total = body.reference_video_total_duration;
  const cap = model.accepts.references?.videoSeconds ?? 0;
  const path = ['reference_video_total_duration'];
  if (total !== undefined && cap > 0 && total > cap)
    return [{ code: 'too_big', message: `Number must be less than or equal to ${cap}`, path }];
  const matching = model.accepts.extras.includes('match_source');
  if (matching && total === undefined && (isSourceLength(body.duration) || isSourceAspect(body.aspect_ratio)))
    return [{ code: 'custom', message: 'reference_video_total_duration is required to match the source.', path }];
  return [];
}
