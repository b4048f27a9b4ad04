// Rate limits as Discord states them: a bucket per route and major parameter, a global one, headers on every answer.
// Discord: interaction endpoints are outside the global limit; a 429 says how long to wait, in seconds with decimals.

import { createHash } from 'node:crypto';
import { SECOND } from '../protocol.ts';
import type { RateLimitSettings } from '../scene.ts';
import type { Route } from './call.ts';

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** The 429 body; undefined when the request may pass. */
  readonly refusal: { readonly message: string; readonly retry_after: number; readonly global: boolean } | undefined;
}

export interface RateLimits {
  judge(route: Route, major: string): Verdict;
}

interface Window {
  start: number;
  used: number;
}

const FREE: Verdict = { headers: {}, refusal: undefined };

const refusal = (waitMs: number, global: boolean): Verdict['refusal'] => ({
  message: 'You are being rate limited.',
  retry_after: Math.max(waitMs, 1) / SECOND,
  global,
});

export function createRateLimits(settings: RateLimitSettings | 'off', now: () => number): RateLimits {
  return settings === 'off' ? { judge: () => FREE } : createBuckets(settings, now);
}

function createBuckets({ perRoute, windowMs, global: perSecond }: RateLimitSettings, now: () => number): RateLimits {
  const windows = new Map<string, Window>();

  function enter(key: string, lengthMs: number): Window {
    const known = windows.get(key);
    const window = known && now() - known.start < lengthMs ? known : { start: now(), used: 0 };
    windows.set(key, window);
    window.used += 1;
    return window;
  }

  function judgeGlobal(): Verdict {
    const window = enter('global', SECOND);
    if (window.used <= perSecond) return FREE;
    const wait = window.start + SECOND - now();
    const headers = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global', 'retry-after': seconds(wait) };
    return { headers, refusal: refusal(wait, true) };
  }

  function judgeRoute(route: Route, major: string): Verdict {
    const name = `${route.method} ${route.path}`;
    const window = enter(`${name} ${major}`, windowMs);
    const wait = window.start + windowMs - now();
    const headers = {
      'x-ratelimit-bucket': createHash('sha256').update(name).digest('hex').slice(0, 32),
      'x-ratelimit-limit': String(perRoute),
      'x-ratelimit-remaining': String(Math.max(0, perRoute - window.used)),
      'x-ratelimit-reset': String((now() + wait) / SECOND),
      'x-ratelimit-reset-after': String(wait / SECOND),
    };
    if (window.used <= perRoute) return { headers, refusal: undefined };
    return {
      headers: { ...headers, 'x-ratelimit-scope': 'user', 'retry-after': seconds(wait) },
      refusal: refusal(wait, false),
    };
  }

  return {
    judge(route, major) {
      if (route.path.endsWith('/callback')) return FREE;
      const global = route.auth === 'bot' ? judgeGlobal() : FREE;
      return global.refusal ? global : judgeRoute(route, major);
    },
  };
}

const seconds = (ms: number): string => String(Math.max(1, Math.ceil(ms / SECOND)));
