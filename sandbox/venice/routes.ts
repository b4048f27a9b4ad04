// The map of the server: which path is which endpoint, what it asks for, and who answers.

import type { Access } from './gate.ts';
import type { Endpoint } from './journal.ts';
import { usageHistory } from './routes/billing.ts';
import { complete } from './routes/complete.ts';
import { models } from './routes/models.ts';
import { queue } from './routes/queue.ts';
import { quote } from './routes/quote.ts';
import { rateLimits } from './routes/rateLimits.ts';
import { retrieve } from './routes/retrieve.ts';
import { share } from './routes/share.ts';
import { transcriptions } from './routes/transcriptions.ts';
import { balance, transactions } from './wallet/routes.ts';
import { topUp } from './wallet/top-up.ts';

export const API_PREFIX = '/api/v1';
export const SHARE_PREFIX = '/v1/share/read/';

export interface Route {
  readonly endpoint: Endpoint;
  readonly methods: readonly string[];
  readonly access: Access;
  /** Whether a wallet may sign in here; elsewhere its header means nothing. */
  readonly signIn?: 'accepted';
}

const POST = ['POST'];

const ROUTES: Readonly<Record<string, Route>> = {
  '/video/quote': {
    endpoint: 'quote',
    methods: POST,
    access: { credentials: 'optional', handle: quote },
    signIn: 'accepted',
  },
  '/video/queue': {
    endpoint: 'queue',
    methods: POST,
    access: { credentials: 'required', rated: 'queue', handle: queue },
    signIn: 'accepted',
  },
  '/video/retrieve': {
    endpoint: 'retrieve',
    methods: POST,
    access: { credentials: 'required', rated: 'retrieve', handle: retrieve },
    signIn: 'accepted',
  },
  '/video/complete': {
    endpoint: 'complete',
    methods: POST,
    access: { credentials: 'required', handle: complete },
    signIn: 'accepted',
  },
  '/x402/top-up': { endpoint: 'x402_top_up', methods: POST, access: { credentials: 'ignored', handle: topUp } },
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
  '/billing/usage-history': {
    endpoint: 'usage_history',
    methods: ['GET'],
    access: { credentials: 'required', handle: usageHistory },
  },
};

const SHARE: Route = {
  endpoint: 'share',
  methods: ['GET', 'DELETE'],
  access: { credentials: 'ignored', handle: share },
};

const BALANCE: Route = {
  endpoint: 'x402_balance',
  methods: ['GET'],
  access: { credentials: 'wallet', handle: balance },
  signIn: 'accepted',
};
const TRANSACTIONS: Route = {
  endpoint: 'x402_transactions',
  methods: ['GET'],
  access: { credentials: 'wallet', handle: transactions },
  signIn: 'accepted',
};

export function routeFor(pathname: string): Route | undefined {
  if (pathname.startsWith(SHARE_PREFIX)) return SHARE;
  if (!pathname.startsWith(API_PREFIX)) return undefined;
  const path = pathname.slice(API_PREFIX.length);
  if (/^\/x402\/balance\/[^/]+$/.test(path)) return BALANCE;
  if (/^\/x402\/transactions\/[^/]+$/.test(path)) return TRANSACTIONS;
  return ROUTES[path];
}
