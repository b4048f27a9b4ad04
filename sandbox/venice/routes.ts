// The map of the server: which path is which endpoint, what it asks for, and who answers.

import type { Access } from './gate.ts';
import type { Endpoint } from './journal.ts';
import { complete } from './routes/complete.ts';
import { models } from './routes/models.ts';
import { queue } from './routes/queue.ts';
import { quote } from './routes/quote.ts';
import { rateLimits } from './routes/rateLimits.ts';
import { retrieve } from './routes/retrieve.ts';
import { share } from './routes/share.ts';
import { transcriptions } from './routes/transcriptions.ts';

export const API_PREFIX = '/api/v1';
export const SHARE_PREFIX = '/v1/share/read/';

export interface Route {
  readonly endpoint: Endpoint;
  readonly methods: readonly string[];
  readonly access: Access;
}

const POST = ['POST'];

const ROUTES: Readonly<Record<string, Route>> = {
  '/video/quote': { endpoint: 'quote', methods: POST, access: { credentials: 'optional', handle: quote } },
  '/video/queue': {
    endpoint: 'queue',
    methods: POST,
    access: { credentials: 'required', rated: 'queue', handle: queue },
  },
  '/video/retrieve': {
    endpoint: 'retrieve',
    methods: POST,
    access: { credentials: 'required', rated: 'retrieve', handle: retrieve },
  },
  '/video/complete': { endpoint: 'complete', methods: POST, access: { credentials: 'required', handle: complete } },
  '/video/transcriptions': {
    endpoint: 'transcriptions',
    methods: POST,
    access: { credentials: 'ignored', handle: transcriptions },
  },
  '/models': { endpoint: 'models', methods: ['GET', 'HEAD'], access: { credentials: 'ignored', handle: models } },
  '/api_keys/rate_limits': {
    endpoint: 'rate_limits',
    methods: ['GET'],
    access: { credentials: 'required', handle: rateLimits },
  },
};

const SHARE: Route = {
  endpoint: 'share',
  methods: ['GET', 'DELETE'],
  access: { credentials: 'ignored', handle: share },
};

export function routeFor(pathname: string): Route | undefined {
  if (pathname.startsWith(SHARE_PREFIX)) return SHARE;
  return pathname.startsWith(API_PREFIX) ? ROUTES[pathname.slice(API_PREFIX.length)] : undefined;
}
