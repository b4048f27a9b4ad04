// Venice says no in a dozen shapes; here they become one. Promises that the message fits on a card and carries no link:
// Venice may quote what it was sent, and a link to media is as good as a key.
import type { z } from 'zod';
import { ErrorBody } from './schemas.ts';

/** One complaint about one field of a request. `expected` lists legal values where there are any. */
export interface Issue {
  readonly field: string | null;
  readonly message: string;
  readonly expected: string | null;
}

export interface ApiError {
  /** Venice's own sentence, at most 500 characters. For people, never for the log: it may quote the prompt. */
  readonly message: string;
  readonly code: string | null;
  /** Venice: `provider_content_policy` marks a refusal of the content. */
  readonly type: string | null;
  readonly issues: readonly Issue[];
  /** null when Venice does not say. */
  readonly creditsRefunded: boolean | null;
  readonly recommendedModel: string | null;
  readonly hint: string | null;
  /** Words that would pass. */
  readonly suggestedPrompt: string | null;
  /** Venice: with a 409, the terms to say yes to. */
  readonly consent: { readonly version: string; readonly policy: string } | null;
  /** What Venice's support asks for. */
  readonly requestId: string | null;
}

/** Reads any error body: JSON of a known shape, unknown JSON, text, or a proxy's page. `fallback` speaks when it does not. */
export function parseApiError(body: string, fallback: string): ApiError {
  const parsed = ErrorBody.safeParse(jsonOf(body));
  if (!parsed.success) return { ...NOTHING, message: sentence(plainTextOf(body)) ?? fallback };
  const { error, details, issues: rawIssues, ...rest } = parsed.data;
  const inner = typeof error === 'object' ? error : {};
  // Venice: the x402 routes put a code where the others have a sentence, and the sentence in `message`.
  const coded = typeof error === 'string' && /^[A-Z][A-Z0-9_]{5,60}$/.test(error) ? error : null;
  const issues = (rawIssues ?? []).map(issueOf);
  const message =
    sentence(coded === null ? null : rest.message) ??
    sentence(typeof error === 'string' ? error : inner.message) ??
    sentence(issues.map(readable).join('; ')) ??
    sentence(typeof details === 'string' ? details : undefined) ??
    sentence(rest.message) ??
    fallback;
  return {
    // Venice: with a list of issues, `error` is often no more than a headline.
    message:
      issues.length > 0 && message.length < 60 ? (sentence(issues.map(readable).join('; ')) ?? message) : message,
    code: inner.code ?? rest.code ?? coded,
    type: inner.type ?? null,
    issues,
    creditsRefunded: inner.credits_refunded ?? rest.credits_refunded ?? null,
    recommendedModel: inner.recommended_model ?? rest.recommended_model ?? null,
    hint: sentence(rest.hint),
    suggestedPrompt: rest.suggested_prompt ?? null,
    consent: consentOf(rest.consent),
    requestId: rest.request_id ?? null,
  };
}

const NOTHING = {
  code: null,
  type: null,
  issues: [],
  creditsRefunded: null,
  recommendedModel: null,
  hint: null,
  suggestedPrompt: null,
  consent: null,
  requestId: null,
} as const;

function consentOf(said: z.infer<typeof ErrorBody>['consent']): ApiError['consent'] {
  const policy = said?.policy_text;
  return policy === undefined ? null : { version: said?.consent_version ?? '', policy };
}

function issueOf(raw: { message: string; path: readonly (string | number)[]; expected?: string | undefined }): Issue {
  return { field: raw.path.join('.') || null, message: raw.message, expected: raw.expected ?? null };
}

function readable(issue: Issue): string {
  const place = issue.field === null ? '' : `${issue.field}: `;
  const mentioned = issue.expected === null || issue.message.includes(issue.expected);
  return issue.message === '' ? '' : `${place}${issue.message}${mentioned ? '' : ` (expected ${issue.expected})`}`;
}

/** Trimmed, without control characters and links, at most 500 characters; null when nothing is left. */
function sentence(text: string | undefined | null): string | null {
  const clean = (text ?? '')
    .replace(/\b(?:https?|data):\S+/gi, '(link)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (clean === '') return null;
  return clean.length <= 500 ? clean : `${clean.slice(0, 499)}…`;
}

/** A short plain text speaks for itself; markup does not. */
function plainTextOf(body: string): string | null {
  return body.includes('<') || body.trimStart().startsWith('{') || body.length > 300 ? null : body;
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
