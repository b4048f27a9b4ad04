// What an exchange with Venice came to, in one form for every route. Promises that nothing Venice can answer throws, and
// that a definite no is told apart from an answer that was lost. The status codes are spelled here and nowhere else.
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { type Instant, SECOND } from '../../domain/time.ts';
import { readText } from './answers.ts';
import { type ApiError, jsonOf, parseApiError } from './errors.ts';
import { FAILURE_WINDOW, waitOf } from './headers.ts';
import { type PaymentTrouble, paymentTrouble } from './wallet/payment.ts';
import type { Exchange } from './wire.ts';

/** What Venice answered, or why there is no answer. Nothing is retried here. */
export type Reply<T> =
  | { readonly is: 'ok'; readonly value: T }
  /** A definite no; nothing was done and nothing charged, unless `error.creditsRefunded` is false. A 402 has `payment`. */
  | { readonly is: 'refused'; readonly why: RefusedFor; readonly error: ApiError; readonly payment?: PaymentTrouble }
  /** 429. `afterMs` when Venice says how long to wait. */
  | { readonly is: 'busy'; readonly afterMs: number | null; readonly error: ApiError }
  /** 500 is `failed`; 502, 503, 504 and the like are `unavailable`. */
  | {
      readonly is: 'trouble';
      readonly how: 'failed' | 'unavailable';
      readonly status: number;
      readonly error: ApiError;
    }
  /** It answered, and the answer is cut short or makes no sense. */
  | { readonly is: 'unreadable'; readonly why: string }
  /** The request never left this machine. */
  | { readonly is: 'unsent'; readonly why: string }
  /** The request began to leave, and no answer came. */
  | { readonly is: 'lost'; readonly why: string };

const REFUSALS = {
  400: 'invalid',
  401: 'key',
  402: 'funds',
  403: 'forbidden',
  404: 'missing',
  409: 'consent',
  410: 'gone',
  413: 'too-large',
  415: 'invalid',
  422: 'unprocessable',
} as const satisfies Record<number, string>;
export type RefusedFor = (typeof REFUSALS)[keyof typeof REFUSALS];

type Answered = Extract<Exchange, { is: 'answered' }>;

export function succeeded(exchange: Exchange): exchange is Answered {
  return exchange.is === 'answered' && exchange.status >= 200 && exchange.status < 300;
}

/** Venice does not accept the key or the sign-in. */
export function isUnauthenticated(exchange: Exchange): exchange is Answered {
  return exchange.is === 'answered' && refusedFor(exchange.status) === 'key';
}

/** A success read by its schema. */
export async function parsed<S extends z.ZodType>(
  exchange: Exchange,
  schema: S,
  now: () => Instant,
): Promise<Reply<z.infer<S>>> {
  if (!succeeded(exchange)) return failure(exchange, now);
  const text = await readText(exchange.body);
  if (text.is !== 'text') return unreadable(text);
  const value = schema.safeParse(jsonOf(text.text));
  // The paths of what is wrong, never the values: the body may name a secret link.
  if (!value.success)
    return { is: 'unreadable', why: value.error.issues.map((issue) => issue.path.join('.') || 'body').join(', ') };
  return { is: 'ok', value: value.data };
}

/** Every answer that is not a success. Its body is an ornament: it may be cut, huge or a page without changing the rest. */
export async function failure(exchange: Exchange, now: () => Instant): Promise<Exclude<Reply<never>, { is: 'ok' }>> {
  if (exchange.is !== 'answered') return exchange;
  const { status, headers } = exchange;
  const text = await readText(exchange.body);
  const error = parseApiError(text.is === 'text' ? text.text : '', `Venice answered with status ${status}.`);
  if (status === 429) return { is: 'busy', afterMs: waitFor(headers, error, now()), error };
  if (status >= 500) return { is: 'trouble', how: status === 500 ? 'failed' : 'unavailable', status, error };
  const why = refusedFor(status);
  if (why === null) return { is: 'unreadable', why: `status ${status}` };
  if (why !== 'funds') return { is: 'refused', why, error };
  const payment = paymentTrouble(text.is === 'text' ? jsonOf(text.text) : undefined);
  // Money is not what is missing when Venice asks how we would like to pay: no key and no sign-in reached it.
  return { is: 'refused', why: payment.is === 'no-credentials' ? 'key' : 'funds', error, payment };
}

function refusedFor(status: number): RefusedFor | null {
  return Object.entries(REFUSALS).find(([known]) => Number(known) === status)?.[1] ?? null;
}

/** Venice: a spent failure budget may come without any header; its message begins like this. */
function waitFor(headers: IncomingHttpHeaders, error: ApiError, now: Instant): number | null {
  const told = waitOf(headers, now);
  if (told !== null) return told;
  if (error.code === 'X402_CONCURRENCY_LIMIT') return SLOT_WAIT;
  return error.message.startsWith('Too many failed attempts') ? FAILURE_WINDOW : null;
}

/** A wallet's place is free again as soon as one of its other calls ends. */
const SLOT_WAIT = 5 * SECOND;

export function unreadable(text: { readonly is: 'too-long' } | { readonly is: 'cut'; readonly why: string }) {
  return { is: 'unreadable', why: text.is === 'cut' ? text.why : 'an answer far too long' } as const;
}
