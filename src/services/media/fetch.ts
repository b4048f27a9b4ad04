// Files from addresses that members give: https on public hosts only, each redirect judged like a first request, every
// wait and every byte bounded. Nothing of ours goes along: no cookie, no credential, no referrer.
import { Agent, type Dispatcher, request } from 'undici';
import { Fault } from '../../domain/fault.ts';
import type { MediaTrouble } from '../../domain/media.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import { SECOND } from '../../domain/time.ts';
import { land } from './landing.ts';
import { type Network, NotPublicError, publicOnly } from './network.ts';

/** Milliseconds to wait: for a connection, for all response headers, between two pieces of a body, in all. */
export interface Patience {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly totalMs: number;
}

export const PATIENCE: Patience = {
  connectMs: 10 * SECOND,
  headersMs: 15 * SECOND,
  bodyMs: 15 * SECOND,
  totalMs: 180 * SECOND,
};

export interface Web {
  readonly network: Network;
  /** Origins that are trusted as they are, plain http and private addresses included. */
  readonly trusted: ReadonlySet<string>;
  readonly patience: Patience;
}

export interface Fetching {
  readonly url: string;
  /** The file to write; what it holds after a refusal is worthless. */
  readonly path: string;
  /** Most bytes to take. */
  readonly cap: number;
  readonly signal: AbortSignal;
}

export interface Fetched {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const MOST_REDIRECTS = 3;

const HEADERS = { 'user-agent': 'Gondolier', accept: '*/*', 'accept-encoding': 'identity' };

/** Throws a retryable Fault when `signal` aborts or the disk refuses. */
export async function fetchFile(web: Web, fetching: Fetching): Promise<Outcome<Fetched, MediaTrouble>> {
  const { signal } = fetching;
  const deadline = AbortSignal.timeout(web.patience.totalMs);
  let url = URL.parse(fetching.url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const trouble = troubleWith(url, web.trusted);
    if (url === null || trouble !== null) return refused(trouble ?? { is: 'media-not-https' });
    const hop = await visit(web, url, { ...fetching, signal: AbortSignal.any([signal, deadline]) });
    if (signal.aborted) throw new Fault('taking in a file was interrupted', { retryable: true });
    if (hop.is === 'moved') url = URL.parse(hop.to, url.href);
    else return hop.outcome;
  }
  return refused({ is: 'media-unreachable', why: 'too-many-redirects' });
}

/** A file behind a password or on a port of its own is not the public's. */
function troubleWith(url: URL | null, trusted: ReadonlySet<string>): MediaTrouble | null {
  if (url === null) return { is: 'media-not-https' };
  if (trusted.has(url.origin)) return null;
  if (url.protocol !== 'https:') return { is: 'media-not-https' };
  return url.username === '' && url.password === '' && url.port === '' ? null : { is: 'media-not-public' };
}

type Hop =
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'over'; readonly outcome: Outcome<Fetched, MediaTrouble> };

const over = (outcome: Outcome<Fetched, MediaTrouble>): Hop => ({ is: 'over', outcome });

/** One request over a connection of its own, so that no check is skipped because a connection was left open. */
async function visit({ network, trusted, patience }: Web, url: URL, fetching: Fetching): Promise<Hop> {
  const agent = new Agent({
    connect: trusted.has(url.origin) ? { timeout: patience.connectMs } : publicOnly(network, fetching.signal),
    pipelining: 0,
    allowH2: false,
    headersTimeout: patience.headersMs,
    bodyTimeout: patience.bodyMs,
  });
  try {
    const response = await request(url, { dispatcher: agent, headers: HEADERS, signal: fetching.signal });
    // Readers meet a failure in their iteration; an `error` event that nobody hears would end the process.
    response.body.on('error', () => undefined);
    return await receiveResponse(response, fetching);
  } catch (error) {
    if (error instanceof Fault) throw error;
    return over(refused(troubleOf(error, fetching.signal)));
  } finally {
    await agent.destroy();
  }
}

async function receiveResponse(response: Dispatcher.ResponseData, { path, cap, signal }: Fetching): Promise<Hop> {
  const { statusCode, headers, body } = response;
  const { location } = headers;
  if ([301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string')
    return { is: 'moved', to: location };
  if (statusCode !== 200) return over(refused({ is: 'media-unreachable', why: meaningOf(statusCode) }));
  if (Number(headers['content-length']) > cap) return over(refused({ is: 'media-too-large', limit: cap }));
  const landed = await land(path, body, cap);
  switch (landed.is) {
    case 'landed':
      return over(granted({ bytes: landed.bytes, sha256: landed.sha256 }));
    case 'too-large':
      return over(refused({ is: 'media-too-large', limit: cap }));
    case 'cut':
      return over(refused(troubleOf(landed.by, signal)));
  }
}

/** Discord's file servers answer 404 for a signature that has run out. */
function meaningOf(status: number): 'not-found' | 'refused' | 'no-answer' {
  if (status === 404 || status === 410) return 'not-found';
  return status >= 500 ? 'no-answer' : 'refused';
}

const SLOW = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

function troubleOf(error: unknown, signal: AbortSignal): MediaTrouble {
  if (error instanceof NotPublicError) return { is: 'media-not-public' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { is: 'media-unreachable', why: signal.aborted || SLOW.has(code) ? 'too-slow' : 'no-answer' };
}
