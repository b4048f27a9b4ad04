// The response bodies of Venice that we read, as zod. Objects are open and strings are not enumerated: what Venice
// adds tomorrow passes, and only what we rely on is required.
import { z } from 'zod';

/** `POST /video/quote`: US dollars. */
export const QuoteBody = z.object({ quote: z.number().nonnegative().max(1_000_000) });

/** `POST /video/queue`. `download_url` is named here once and grants access by itself. */
export const QueueBody = z.object({
  model: z.string().min(1).optional().catch(undefined),
  queue_id: z.string().min(1),
  download_url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});

/** `POST /video/retrieve` when it answers JSON. Times in milliseconds; the average is a P80. */
export const StatusBody = z.object({
  status: z.string().transform((status) => status.trim().toLowerCase()),
  average_execution_time: z.number().nonnegative().catch(0),
  execution_duration: z.number().nonnegative().catch(0),
  /** Venice: the upscaling guide shows a finished job with its link here. */
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
export type StatusBody = z.infer<typeof StatusBody>;

const strings = z.array(z.string()).default([]);
const flag = z.boolean().default(false);
const positive = z.number().positive().optional().catch(undefined);

/**
 * One row of `GET /models?type=video`. What may be absent has a default; what decides which fields are sent must be of
 * its type where it is present, or the row is not understood: a request guessed from it would be refused.
 */
export const ModelRecord = z.object({
  id: z.string().min(1).max(100),
  model_spec: z.object({
    name: z.string().optional().catch(undefined),
    privacy: z.string().optional().catch(undefined),
    offline: flag,
    betaModel: flag.catch(false),
    beta: flag.catch(false),
    uncensored: flag.catch(false),
    model_sets: strings.catch([]),
    deprecation: z
      .object({
        date: z.string().optional().catch(undefined),
        removesAt: z.string().optional().catch(undefined),
        replacementModelId: z.string().min(1).max(100).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    constraints: z.object({
      model_type: z.string().optional(),
      aspect_ratios: strings,
      resolutions: strings,
      durations: strings,
      audio: flag,
      audio_configurable: flag,
      video_input: flag,
      audio_input: flag,
      reference_image_min_short_side_pixels: positive,
      reference_image_min_aspect_ratio: positive,
      reference_image_max_aspect_ratio: positive,
      prompt_character_limit: z.number().int().positive().optional(),
      /** Present on the enhancement models only. */
      topaz: z.unknown().optional(),
    }),
  }),
});
export type ModelRecord = z.infer<typeof ModelRecord>;

/** The list, its rows still unread: one strange row must not cost the others. */
export const ModelList = z.object({ data: z.array(z.unknown()) });

/** `GET /api_keys/rate_limits`. `accessPermitted` is the real answer, limits of the key included. */
export const RateLimitsBody = z.object({
  data: z.object({
    accessPermitted: z.boolean(),
    balances: z
      .object({ USD: z.number().nullable().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

/** `POST /video/transcriptions` with `response_format: json`. */
export const TranscriptBody = z.object({
  transcript: z.string(),
  lang: z.string().trim().min(1).max(40).optional().catch(undefined),
});

const text = z.string().trim().min(1).optional().catch(undefined);

/** Every shape of an error body at once: each field may be missing and none of them may fail the rest. */
export const ErrorBody = z.object({
  error: z
    .union([
      z.string(),
      z.object({
        message: text,
        code: text,
        type: text,
        credits_refunded: z.boolean().optional().catch(undefined),
        recommended_model: text,
      }),
    ])
    .optional()
    .catch(undefined),
  message: text,
  code: text,
  details: z.unknown().optional(),
  issues: z
    .array(
      z.object({
        message: z.string().catch(''),
        path: z.array(z.union([z.string(), z.number()])).catch([]),
        expected: text,
      }),
    )
    .optional()
    .catch(undefined),
  credits_refunded: z.boolean().optional().catch(undefined),
  recommended_model: text,
  hint: text,
  suggested_prompt: text,
  consent: z.object({ consent_version: text, policy_text: text }).optional().catch(undefined),
  request_id: text,
});

/** A sign-in that Venice refused. The code alone may be logged; anything else in such a body may not. */
export const SignInRefusal = z.object({ code: z.string().regex(/^X402_[A-Z0-9_]{1,60}$/) });
