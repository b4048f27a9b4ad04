// Who is calling: bearer keys, and what each may do. A caller is a union, so that another way of signing in is one
// more member and the routes that switch over it stop compiling until they answer it.

import type { IncomingHttpHeaders } from 'node:http';

export interface ApiKey {
  /** The secret itself, as sent after `Bearer `. */
  readonly key: string;
  readonly type: 'INFERENCE' | 'ADMIN';
  /** Whose account pays and whose jobs may be looked at. */
  readonly user: string;
  /** Venice: `PRIVATE_ONLY` hides and refuses the anonymised models. Default `ALL`. */
  readonly modelPrivacy?: 'ALL' | 'PRIVATE_TEXT' | 'PRIVATE_ONLY';
  /** A spend limit of this key alone, for its lifetime, in micro-dollars. */
  readonly limitMicroUsd?: number;
}

export type Caller =
  | { readonly by: 'key'; readonly key: ApiKey }
  /** In lower case. Its account bears the same name. */
  | { readonly by: 'wallet'; readonly wallet: string }
  | { readonly by: 'nobody' }
  /** Credentials came, and they are not good. */
  | { readonly by: 'stranger' };

/** Shaped as Venice shapes them, and worth nothing anywhere else. */
export const SANDBOX_USER = 'sandbox';
export const SANDBOX_KEY = 'VENICE_INFERENCE_KEY_sandbox-5f3a9c71d2e84b06';
export const SANDBOX_ADMIN_KEY = 'VENICE_ADMIN_KEY_sandbox-0b7e41c6a95d38f2';

export const DEFAULT_KEYS: readonly ApiKey[] = [
  { key: SANDBOX_KEY, type: 'INFERENCE', user: SANDBOX_USER },
  { key: SANDBOX_ADMIN_KEY, type: 'ADMIN', user: SANDBOX_USER },
];

export function identify(headers: IncomingHttpHeaders, keys: readonly ApiKey[]): Caller {
  const { authorization } = headers;
  if (authorization === undefined) return { by: 'nobody' };
  const secret = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  const key = keys.find((candidate) => candidate.key === secret);
  return key ? { by: 'key', key } : { by: 'stranger' };
}

/** `Bearer VENICE_INFERENCE_KEY_…8f2c`: enough to tell keys apart in a record of requests, too little to use one. */
export function masked(authorization: string): string {
  const [, scheme, secret] = /^(\S+)\s+(.*)$/.exec(authorization) ?? [];
  if (scheme === undefined || secret === undefined) return '…';
  const prefix = /^VENICE_[A-Z]+_KEY_/.exec(secret)?.[0] ?? '';
  return `${scheme} ${prefix}…${secret.length >= 16 ? secret.slice(-4) : ''}`;
}
