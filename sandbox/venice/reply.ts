// An answer as a value: status, headers and a payload. Routes return one; only the transport writes it.

import type { Clip } from './clips.ts';

export type Payload =
  | { readonly as: 'json'; readonly value: unknown }
  | { readonly as: 'text'; readonly text: string; readonly contentType: string }
  /** `sized`: whether the length is announced. Venice promises none on retrieve. */
  | { readonly as: 'clip'; readonly clip: Clip; readonly sized: boolean }
  | { readonly as: 'nothing' };

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Payload;
  /** False for the failures that Venice does not hold against a key. Default true. */
  readonly countsAsFailure?: boolean;
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, payload: { as: 'json', value } };
}

export function nothing(status: number): Reply {
  return { status, headers: {}, payload: { as: 'nothing' } };
}

export function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
