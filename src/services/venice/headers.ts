// Venice's response headers about rates and waiting, read into numbers. Header values are never trusted to be sane.
import type { IncomingHttpHeaders } from 'node:http';
import { Instant, later, MINUTE, SECOND } from '../../domain/time.ts';

/** What a window has left, and when it starts again. */
export interface RateLimits {
  readonly remaining: number;
  readonly resetAt: Instant;
}

/** Word that Venice is about to take a model away. `removedAt` is null when it names no date. */
export interface Sunset {
  readonly model: string;
  readonly removedAt: Instant | null;
  /** Venice's own sentence, which usually names the model to use instead. */
  readonly said: string;
}

/** Venice: `x-venice-model-deprecation-warning` and `-date` beside `x-venice-model-id`; null when it says nothing of it. */
export function sunsetOf(headers: IncomingHttpHeaders): Sunset | null {
  const model = textIn(headers, 'x-venice-model-id');
  const said = textIn(headers, 'x-venice-model-deprecation-warning');
  const date = textIn(headers, 'x-venice-model-deprecation-date');
  if (model === null || (said === null && date === null)) return null;
  const removedAt = Instant.safeParse(Date.parse(date ?? ''));
  return { model: model.slice(0, 100), removedAt: removedAt.data ?? null, said: (said ?? '').slice(0, 300) };
}

const LONGEST_WAIT = 10 * MINUTE;

/** Venice: the failure budget counts over 30 seconds and names no Retry-After. */
export const FAILURE_WINDOW = 30 * SECOND;

/** Venice: `x-ratelimit-remaining-requests` and `x-ratelimit-reset-requests`; null when either is missing. */
export function limitsOf(headers: IncomingHttpHeaders, now: Instant): RateLimits | null {
  const remaining = numberIn(headers, 'x-ratelimit-remaining-requests');
  const resetAt = momentIn(headers, 'x-ratelimit-reset-requests', now);
  if (remaining === null || resetAt === null) return null;
  return { remaining: Math.max(0, Math.floor(remaining)), resetAt };
}

/** US dollars of the account: what is left (`x-balance-remaining`), or what was there before the call. null: not told. */
export function balanceOf(headers: IncomingHttpHeaders): number | null {
  return numberIn(headers, 'x-balance-remaining') ?? numberIn(headers, 'x-venice-balance-usd');
}

/**
 * Milliseconds that a 429 asks to wait, between one second and ten minutes; null when it does not say. Venice:
 * `Retry-After` in seconds when a model is overloaded, else the window's reset; `x-ratelimit-resets` marks a spent
 * failure budget, during which every call of the key is refused.
 */
export function waitOf(headers: IncomingHttpHeaders, now: Instant): number | null {
  const asked = retryAfterIn(headers, now) ?? untilIn(headers, 'x-ratelimit-reset-requests', now);
  const budget = untilIn(headers, 'x-ratelimit-resets', now);
  if (asked === null && budget === null) return null;
  return Math.min(LONGEST_WAIT, Math.max(SECOND, asked ?? 0, budget ?? 0));
}

/** HTTP: seconds, or a date. */
function retryAfterIn(headers: IncomingHttpHeaders, now: Instant): number | null {
  const seconds = numberIn(headers, 'retry-after');
  if (seconds !== null) return Math.max(0, seconds * SECOND);
  const date = Date.parse(headers['retry-after'] ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function untilIn(headers: IncomingHttpHeaders, name: string, now: Instant): number | null {
  const at = momentIn(headers, name, now);
  return at === null ? null : Math.max(0, at - now);
}

/** Venice's own sources disagree about the unit, so its size tells: Unix milliseconds, Unix seconds, or seconds to go. */
function momentIn(headers: IncomingHttpHeaders, name: string, now: Instant): Instant | null {
  const value = numberIn(headers, name);
  if (value === null || value < 0 || value > Number.MAX_SAFE_INTEGER / SECOND) return null;
  if (value >= 1e12) return later(now, value - now);
  return value >= 1e9 ? later(now, value * SECOND - now) : later(now, value * SECOND);
}

function textIn(headers: IncomingHttpHeaders, name: string): string | null {
  const text = headers[name];
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function numberIn(headers: IncomingHttpHeaders, name: string): number | null {
  const text = textIn(headers, name);
  if (text === null) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
