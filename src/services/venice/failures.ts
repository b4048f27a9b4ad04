// Venice's refusals as the end of a job: the reason a member is told, what would help, and what became of the money.
import { ModelId } from '../../domain/ids.ts';
import type { Advice, Failure, FailureReason } from '../../domain/job.ts';
import type { ApiError, Issue } from './errors.ts';
import type { RefusedFor } from './replies.ts';

type Charged = Failure['charged'];

/**
 * A submission that Venice refused. Venice: what is refused before the job is queued is not charged, unless the answer
 * itself says that the money is not coming back.
 */
export function declined(model: string, why: Exclude<RefusedFor, 'key' | 'funds'>, error: ApiError): Failure {
  return failureOf(submitReason(model, why, error), error.creditsRefunded === false ? 'yes' : 'no', error);
}

/** A job that ended without a clip. The money is back only when Venice says so, or is known never to take it. */
export function ended(model: string, error: ApiError): Failure {
  return failureOf(contentReason(model, error) ?? mediaReason(error) ?? 'provider', chargeOf(model, error), error);
}

/** The clip was made, paid for, and is no longer there. */
export function expired(error: ApiError): Failure {
  return failureOf('expired', 'yes', error);
}

function failureOf(reason: FailureReason, charged: Charged, error: ApiError): Failure {
  const suggested = ModelId.safeParse(error.recommendedModel);
  const advice = adviceOf(error);
  return {
    reason,
    charged,
    detail: error.message,
    suggestedModel: suggested.success ? suggested.data : null,
    ...(advice === null ? {} : { advice }),
  };
}

const MOST_COMPLAINTS = 8;

function adviceOf({ issues, hint, suggestedPrompt, requestId, consent }: ApiError): Advice | null {
  const complaints = issues
    .flatMap((issue) => (issue.field === null ? [] : [{ field: issue.field.slice(0, 60), allowed: allowedBy(issue) }]))
    .slice(0, MOST_COMPLAINTS);
  const nothing = [hint, suggestedPrompt, requestId, consent].every((one) => one === null) && complaints.length === 0;
  if (nothing) return null;
  return {
    complaints,
    hint,
    suggestedPrompt: suggestedPrompt?.slice(0, 20_000) ?? null,
    requestId: requestId?.slice(0, 100) ?? null,
    consent:
      consent === null ? null : { version: consent.version.slice(0, 100), policy: consent.policy.slice(0, 20_000) },
  };
}

const MOST_VALUES = 40;

/** Venice: for a choice, `expected` lists the legal values as quoted alternatives; otherwise it names a type. */
function allowedBy({ expected }: Issue): string[] {
  const values = [...(expected ?? '').matchAll(/'([^']{1,60})'|"([^"]{1,60})"/g)];
  return values.flatMap(([, single, double]) => single ?? double ?? []).slice(0, MOST_VALUES);
}

function submitReason(model: string, why: Exclude<RefusedFor, 'key' | 'funds'>, error: ApiError): FailureReason {
  switch (why) {
    case 'invalid':
      if (/\bmodel not found\b/i.test(error.message)) return 'model-gone';
      return contentReason(model, error) ?? unreadableMedia(error) ?? 'invalid';
    case 'forbidden':
      return forbiddenReason(error);
    case 'missing':
    case 'gone':
      return 'model-gone';
    case 'consent':
      return 'consent';
    case 'too-large':
      return 'too-large';
    case 'unprocessable':
      return contentReason(model, error) ?? mediaReason(error) ?? 'provider';
  }
}

/** Venice: a 403 is a blocked region, or a key that may use private models only. */
export function forbiddenReason({ message }: ApiError): 'region' | 'private-only' {
  return /\bprivate\b/i.test(message) && !/\bregion\b/i.test(message) ? 'private-only' : 'region';
}

const CONTENT = /content[ _-]polic|content[ _-]violat|moderat|safety|nsfw|sensitive content|prohibited|inappropriate/i;
const FILE = '(?:image|photo|picture|frame|video|audio|media|file)s?';
const MEDIA = new RegExp(
  `\\b(?:input|reference|source|uploaded|provided|submitted|start|end|your)[ _-]?${FILE}\\b|\\bfaces?\\b|\\breal (?:people|person)`,
  'i',
);
const WORDS = /\b(?:prompt|text|words?|wording|description)\b/i;
const UNREADABLE = new RegExp(
  `\\b(?:could not|cannot|can't|couldn't|failed to|unable to|error) (?:be )?(?:read|download|fetch|load|access|open|retriev|decod|process)\\w*\\b.*\\b${FILE}|\\b${FILE}\\b.*\\b(?:could not|cannot|failed to) be (?:read|downloaded|fetched|loaded|accessed|opened|decoded)`,
  'i',
);
const ILL_FORMED = new RegExp(
  `\\b${FILE}\\b.*\\b(?:too (?:long|short|large|small)|longer than|shorter than|corrupt\\w*|unsupported|out of bounds|dimensions?|resolution is)\\b|\\b(?:corrupt\\w*|unsupported) ${FILE}\\b|(?:CORRUPTED_IMAGE|IMAGE_TOO_|VIDEO_DURATION_TOO_|INVALID_(?:VIDEO|AUDIO)_FORMAT|ASPECT_RATIO_OUT_OF_BOUNDS)`,
  'i',
);

/** The content was refused: the words', that of the files, or nobody says which. null: nothing was said about content. */
function contentReason(model: string, error: ApiError): FailureReason | null {
  if (error.type !== 'provider_content_policy' && !CONTENT.test(error.message)) return null;
  if (MEDIA.test(error.message)) return 'refused-media';
  return WORDS.test(error.message) || takesWordsAlone(model) ? 'refused-prompt' : 'refused-content';
}

/** Venice: most ids say what a model works from, and two do without. */
const takesWordsAlone = (model: string) => /text-to-video|-text$/.test(model);

/** A file that nobody could read, or read and found unfit. */
function mediaReason(error: ApiError): FailureReason | null {
  return unreadableMedia(error) ?? (ILL_FORMED.test(`${error.code ?? ''} ${error.message}`) ? 'refused-media' : null);
}

/** Venice: some providers fetch a file by its address long after Venice could, and fail. */
export function unreadableMedia(error: ApiError): 'media-unreadable' | null {
  return UNREADABLE.test(error.message) ? 'media-unreadable' : null;
}

/** Venice: where the answer is silent, Runway keeps the money of refused content and private Grok never takes it. */
function chargeOf(model: string, error: ApiError): Charged {
  if (error.creditsRefunded !== null) return error.creditsRefunded ? 'no' : 'yes';
  if (contentReason(model, error) === null) return 'unknown';
  if (model.startsWith('runway-')) return 'yes';
  return /^grok-imagine.*-private$/.test(model) ? 'no' : 'unknown';
}
