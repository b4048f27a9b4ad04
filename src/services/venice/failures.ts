// Venice's refusals as the end of a job: the reason a member is told, and what became of the money.
import { ModelId } from '../../domain/ids.ts';
import type { Failure, FailureReason } from '../../domain/job.ts';
import type { ApiError } from './errors.ts';
import type { RefusedFor } from './replies.ts';

type Charged = Failure['charged'];

/**
 * A submission that Venice refused. Venice: what is refused before the job is queued is not charged, unless the answer
 * itself says that the money is not coming back.
 */
export function declined(why: Exclude<RefusedFor, 'key' | 'funds'>, error: ApiError): Failure {
  return failureOf(submitReason(why, error), error.creditsRefunded === false ? 'yes' : 'no', error);
}

/** A job that ended without a clip. The money is back only when Venice says so, or is known never to take it. */
export function ended(model: string, error: ApiError): Failure {
  return failureOf(contentReason(error) ?? 'provider', chargeOf(model, error), error);
}

/** The clip was made, paid for, and is no longer there. */
export function expired(error: ApiError): Failure {
  return failureOf('expired', 'yes', error);
}

function failureOf(reason: FailureReason, charged: Charged, error: ApiError): Failure {
  const suggested = ModelId.safeParse(error.recommendedModel);
  const told = [error.message, error.hint].filter((part) => part !== null).join(' ');
  return {
    reason,
    charged,
    detail: told.length <= 500 ? told : `${told.slice(0, 499)}…`,
    suggestedModel: suggested.success ? suggested.data : null,
  };
}

function submitReason(why: Exclude<RefusedFor, 'key' | 'funds'>, error: ApiError): FailureReason {
  switch (why) {
    case 'invalid':
      if (/\bmodel not found\b/i.test(error.message)) return 'model-gone';
      return contentReason(error) ?? 'invalid';
    case 'forbidden':
      return 'region';
    case 'missing':
    case 'gone':
      return 'model-gone';
    case 'consent':
      // Venice: only models that take people's faces ask for consent, and they ask because of the media.
      return 'refused-media';
    case 'too-large':
      return 'invalid';
    case 'unprocessable':
      return contentReason(error) ?? 'provider';
  }
}

const CONTENT = /content[ _-]polic|content[ _-]violat|moderat|safety|nsfw|sensitive content|prohibited|inappropriate/i;
const MEDIA =
  /\b(?:input|reference|source|uploaded|provided|start|end|your)[ _-]?(?:image|photo|picture|frame|video|audio|media)s?\b|\bfaces?\b|\breal (?:people|person)/i;

/** The content was refused: the prompt's, or that of the media sent with it. null: nothing was said about content. */
function contentReason(error: ApiError): FailureReason | null {
  if (error.type !== 'provider_content_policy' && !CONTENT.test(error.message)) return null;
  return MEDIA.test(error.message) ? 'refused-media' : 'refused-prompt';
}

/** Venice: where the answer is silent, Runway keeps the money of refused content and private Grok never takes it. */
function chargeOf(model: string, error: ApiError): Charged {
  if (error.creditsRefunded !== null) return error.creditsRefunded ? 'no' : 'yes';
  if (contentReason(error) === null) return 'unknown';
  if (model.startsWith('runway-')) return 'yes';
  return /^grok-imagine.*-private$/.test(model) ? 'no' : 'unknown';
}
