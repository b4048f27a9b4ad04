// Every shape in which Venice says no. One function a shape, so that a test can ask for each by name and so that the
// bodies are spelled in one place.

import { json, type Reply } from './reply.ts';
import { acceptedPayments } from './wallet/refusals.ts';

/** A validation issue in the dialect of zod 3, which Venice speaks on the wire. */
export interface WireIssue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly expected?: string;
  readonly received?: string;
  readonly options?: readonly string[];
  readonly keys?: readonly string[];
}

/** The everyday shape: one sentence. */
export function plain(status: number, error: string): Reply {
  return json(status, { error });
}

/** The sentence that a retrieve, complete or wrong pairing of id and model gets. */
export function unknownRequest(): Reply {
  return plain(400, 'Request ID is invalid.');
}

export function modelNotFound(id: string, suggestions: readonly string[]): Reply {
  const hint = suggestions.length > 0 ? `. Did you mean: ${suggestions.slice(0, 3).join(', ')}?` : '';
  return plain(404, `Specified model not found: ${id}${hint}`);
}

/** Validation, with the issues. Venice has been seen to leave `error` out; `withError` chooses. */
export function invalid(issues: readonly WireIssue[], withError: boolean): Reply {
  const body = { details: errorTree(issues), issues };
  return json(400, withError ? { error: headline(issues), ...body } : body);
}

/** The known sentence when there is just one thing wrong and Venice has its own words for it. */
function headline(issues: readonly WireIssue[]): string {
  const [only, second] = issues;
  return only?.code === 'custom' && second === undefined ? only.message : 'Invalid request parameters';
}

type Tree = { _errors: string[] } & { [key: string]: Tree | string[] };

function errorTree(issues: readonly WireIssue[]): Tree {
  const root: Tree = { _errors: [] };
  for (const issue of issues) {
    let node = root;
    for (const step of issue.path) {
      const known = node[String(step)];
      const next: Tree = known === undefined || Array.isArray(known) ? { _errors: [] } : known;
      node[String(step)] = next;
      node = next;
    }
    node._errors.push(issue.message);
  }
  return root;
}

/** A valid request that the provider would not take. */
export function providerRefused(error: string, requestId: string): Reply {
  return json(400, { error, request_id: requestId });
}

/** The prompt or the picture was refused. */
export function contentPolicy(refunded: boolean, recommendedModel?: string): Reply {
  return json(422, {
    error: {
      message: 'Your prompt was rejected by the content policy of the model provider.',
      type: 'provider_content_policy',
      credits_refunded: refunded,
      ...(recommendedModel !== undefined && { recommended_model: recommendedModel }),
    },
  });
}

/** The provider tried and failed. */
export function providerFailure(refunded: boolean, hint?: string): Reply {
  return json(422, {
    error: 'The video provider could not complete this generation.',
    credits_refunded: refunded,
    ...(hint !== undefined && { hint }),
  });
}

export function tooLarge(): Reply {
  return {
    ...json(413, { code: 'PAYLOAD_TOO_LARGE', error: 'Request body exceeds the limit of 35MB.' }),
    countsAsFailure: false,
  };
}

/** Pictures of people need the author's word first. */
export function needsConsent(roles: readonly string[]): Reply {
  return json(409, {
    error: { code: 'needs_consent', message: 'This model requires consent before it processes faces.' },
    consent_flow: 'seedance',
    face_media_roles: roles,
    consent: {
      consent_version: '2026-06-01',
      policy_text:
        'You confirm that you have the right to use the likeness of every person shown, and that you accept the terms ' +
        'and the screening of the provider.',
    },
    docs_url: 'https://docs.venice.ai/guides/seedance-consent',
  });
}

/** No credentials at all: how one could pay. */
export function paymentRequired(resource: string): Reply {
  const accepts = acceptedPayments('solana');
  const challenge = { x402Version: 2, error: 'Payment required', accepts };
  const body = {
    x402Version: 2,
    error: 'Authentication required',
    resource: { url: resource, description: 'Venice video generation', mimeType: 'application/json' },
    accepts,
    authOptions: {
      apiKey: {
        header: 'Authorization',
        getKey: 'https://venice.ai/settings/api',
        docs: 'https://docs.venice.ai/api-reference',
      },
      x402Wallet: {
        header: 'SIGN-IN-WITH-X',
        legacyHeader: 'X-Sign-In-With-X',
        topUp: '/api/v1/x402/top-up',
        docs: 'https://docs.venice.ai/guides/x402',
      },
    },
  };
  const header = Buffer.from(JSON.stringify(challenge)).toString('base64');
  return { ...json(402, body, { 'payment-required': header }), countsAsFailure: false };
}

/** More failures than the budget allows. The `x-ratelimit-resets` header is what tells it from a plain 429. */
export function tooManyFailures(limit: number, resetsAt: number): Reply {
  const error = `Too many failed attempts (> ${limit}) resulting in a non-success status code. Please wait before trying again.`;
  return json(429, { error }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-resets': String(resetsAt) });
}
