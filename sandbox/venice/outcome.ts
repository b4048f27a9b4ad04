// How a job ends. Every ending that Venice is known to have can be asked for, one job at a time.

import { z } from 'zod';

/** At most this large, so that a slip of the keyboard does not fill a disk. */
const MAX_MEGABYTES = 1000;

/** `refunded` left out: refunded, except that Runway keeps the money when it refuses content. */
const refunded = z.boolean().optional();

export const Outcome = z.discriminatedUnion('kind', [
  /** A clip. `megabytes` (of 1 MiB) makes it that large and leaves it playable. */
  z.strictObject({ kind: z.literal('success'), megabytes: z.number().positive().max(MAX_MEGABYTES).optional() }),
  /** Done and charged, but the clip is a tiny black one: a moderation refusal that nobody reports. */
  z.strictObject({ kind: z.literal('placeholder') }),
  /** 422, `provider_content_policy`. */
  z.strictObject({ kind: z.literal('content-policy'), refunded, recommendedModel: z.string().optional() }),
  /** 422, the provider's own failure. */
  z.strictObject({ kind: z.literal('provider-failure'), refunded, hint: z.string().optional() }),
  /** 500, the same at every look. */
  z.strictObject({ kind: z.literal('internal-error'), refunded }),
  /** 200 with `status: "FAILED"`, which Venice does not document and clients have met. */
  z.strictObject({ kind: z.literal('failed-status'), refunded }),
  /** Renders for ever. */
  z.strictObject({ kind: z.literal('endless') }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** What the next jobs shall do. */
export const Plan = z.strictObject({
  /** Only jobs of this model. */
  model: z.string().optional(),
  /** Let this many matching jobs pass first. Default 0. */
  skip: z.int().min(0).optional(),
  /** For how many jobs it holds. Default 1. */
  times: z.int().min(1).optional(),
  outcome: Outcome.optional(),
  /** The exact execution time in ms, instead of one drawn by chance. */
  takesMs: z.number().min(0).optional(),
});
export type Plan = z.infer<typeof Plan>;

/** Whether the money comes back, given what the family does when it refuses content. */
export function isRefunded(outcome: Outcome, keepsChargeOnRefusal: boolean): boolean {
  switch (outcome.kind) {
    case 'success':
    case 'placeholder':
    case 'endless':
      return false;
    case 'content-policy':
      return outcome.refunded ?? !keepsChargeOnRefusal;
    case 'provider-failure':
    case 'internal-error':
    case 'failed-status':
      return outcome.refunded ?? true;
  }
}
