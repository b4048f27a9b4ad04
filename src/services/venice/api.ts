// One exchange with Venice on our account: the wire, with whatever proves who pays. A key is shown as it is; a wallet
// signs in anew for every exchange and has at most five of them open at once.
import { Readable } from 'node:stream';
import { type Instant, SECOND } from '../../domain/time.ts';
import { readText } from './answers.ts';
import { jsonOf } from './errors.ts';
import { balanceOf, limitsOf, type RateLimits, type Sunset, sunsetOf } from './headers.ts';
import { isUnauthenticated } from './replies.ts';
import { SignInRefusal } from './schemas.ts';
import { createSlots } from './wallet/slots.ts';
import type { Wallet } from './wallet/wallet.ts';
import { type Call, type Exchange, openWire, type Patience } from './wire.ts';

/** Who pays. */
export type Auth =
  | { readonly kind: 'key'; readonly apiKey: string }
  | { readonly kind: 'wallet'; readonly wallet: Pick<Wallet, 'address' | 'signIn'> };

export type Route =
  | 'models'
  | 'quote'
  | 'queue'
  | 'retrieve'
  | 'download'
  | 'erase'
  | 'rateLimits'
  | 'usageHistory'
  | 'balance'
  | 'transactions'
  | 'transcribe'
  | 'topUp';

/** Milliseconds. */
export interface Timeouts extends Record<Route, Patience> {
  readonly connect: number;
}

const QUICK: Patience = { headersMs: 20 * SECOND, bodyMs: 20 * SECOND };
const LARGE: Patience = { headersMs: 60 * SECOND, bodyMs: 60 * SECOND };

export const TIMEOUTS: Timeouts = {
  connect: 10 * SECOND,
  models: QUICK,
  quote: QUICK,
  // An answer of queue that is not waited for is a charge that nobody can account for.
  queue: { headersMs: 180 * SECOND, bodyMs: 60 * SECOND },
  retrieve: LARGE,
  download: LARGE,
  erase: QUICK,
  rateLimits: QUICK,
  usageHistory: LARGE,
  balance: QUICK,
  // Paid like a clip, and answered only when all of it was heard.
  transcribe: { headersMs: 300 * SECOND, bodyMs: 60 * SECOND },
  transactions: QUICK,
  // Settling a payment takes as long as the chain takes, and hanging up leaves us not knowing what became of it.
  topUp: { headersMs: 180 * SECOND, bodyMs: 60 * SECOND },
};

/** What spends is sent once, on a connection of its own. */
const PAYING: ReadonlySet<Route> = new Set(['queue', 'transcribe', 'topUp'] as const);

export interface ApiCall {
  readonly route: Route;
  readonly method: Call['method'];
  /** After the base URL. */
  readonly path: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** A payment stands in the place of a sign-in. */
  readonly payment?: Readonly<Record<string, string>>;
}

export interface Api {
  call(request: ApiCall): Promise<Exchange>;
  /** One exchange with a secret link: it is the credentials, and storage behind it may redirect. */
  link(route: Route, method: Call['method'], url: string): Promise<Exchange>;
  close(): Promise<void>;
}

export interface ApiOptions {
  /** Ends in `/api/v1`; a trailing slash does no harm. */
  readonly baseUrl: string;
  readonly auth: Auth;
  /** Hears what Venice says is left of a rate window, with every answer that says so. */
  readonly onLimits?: (route: 'queue' | 'retrieve', limits: RateLimits) => void;
  /** Hears the dollars of the account, with every answer that names them. */
  readonly onBalance?: (usd: number) => void;
  /** Hears that the model of a quote or a submission is about to be taken away, with every answer that says so. */
  readonly onSunset?: (sunset: Sunset) => void;
  /** Hears of every sign-in that Venice refused, by its code (`X402_SIGN_IN_…`). */
  readonly onSignInRefused?: (route: Route, code: string) => void;
  readonly timeouts?: Partial<Timeouts>;
  readonly now: () => Instant;
}

export function openApi(options: ApiOptions): Api {
  const timeouts: Timeouts = { ...TIMEOUTS, ...options.timeouts };
  const base = options.baseUrl.replace(/\/+$/, '');
  const wire = openWire(timeouts.connect);
  const show = credentialsOf(options.auth);

  async function once({ route, method, path, json, payment }: ApiCall): Promise<Exchange> {
    const shown = payment === undefined ? await show() : { headers: payment, done: () => undefined };
    const exchange = await wire.exchange({
      method,
      url: new URL(base + path),
      headers: { ...shown.headers, accept: 'application/json, video/mp4' },
      json,
      patience: timeouts[route],
      connection: PAYING.has(route) ? 'fresh' : 'kept',
    });
    // Venice: a request is open until its body has ended, and a clip may take minutes.
    if (exchange.is === 'answered' && !exchange.body.closed) exchange.body.once('close', shown.done);
    else shown.done();
    note(route, exchange);
    return exchange;
  }

  function note(route: Route, exchange: Exchange): void {
    if (exchange.is !== 'answered') return;
    const balance = balanceOf(exchange.headers);
    if (balance !== null) options.onBalance?.(balance);
    const sunset = route === 'quote' || route === 'queue' ? sunsetOf(exchange.headers) : null;
    if (sunset !== null) options.onSunset?.(sunset);
    if (route !== 'queue' && route !== 'retrieve') return;
    const limits = limitsOf(exchange.headers, options.now());
    if (limits !== null) options.onLimits?.(route, limits);
  }

  /** One exchange, a refused sign-in read for its code, and a second one only where that cannot cost anything. */
  async function attempt(request: ApiCall, isFirst: boolean): Promise<Exchange> {
    const exchange = await once(request);
    if (options.auth.kind === 'key' || !isUnauthenticated(exchange)) return exchange;
    const told = await readText(exchange.body);
    const text = told.is === 'text' ? told.text : '';
    const code = SignInRefusal.safeParse(jsonOf(text)).data?.code ?? null;
    if (code !== null) options.onSignInRefused?.(request.route, code);
    if (code === NONCE_REUSED && PAYING.has(request.route)) return { is: 'lost', why: code };
    if (code === NONCE_REUSED && isFirst) return attempt(request, false);
    return { ...exchange, body: Readable.from([Buffer.from(text)]) };
  }

  return {
    call: (request) => attempt(request, true),
    link(route, method, url) {
      const redirects = method === 'GET' ? 3 : 0;
      return wire.exchange({
        method,
        url: new URL(url),
        headers: {},
        patience: timeouts[route],
        connection: 'kept',
        redirects,
      });
    },
    close: () => wire.close(),
  };
}

/**
 * Venice has seen this nonce before. We never send one twice, so what it has seen is this very request: something on
 * the way delivered it twice, and we hear the answer to the second copy. A question may be asked again under a new
 * nonce. A submission may not, although this answer charged nothing: the first copy may have been accepted and charged.
 */
const NONCE_REUSED = 'X402_SIGN_IN_NONCE_REUSED';

/** Venice: a sixth request of the same wallet is refused while five are open. */
export const WALLET_SLOTS = 5;

interface Shown {
  readonly headers: Readonly<Record<string, string>>;
  /** Call it when the exchange is over. */
  readonly done: () => void;
}

function credentialsOf(auth: Auth): () => Promise<Shown> {
  switch (auth.kind) {
    case 'key': {
      const shown: Shown = { headers: { authorization: `Bearer ${auth.apiKey}` }, done: () => undefined };
      return async () => shown;
    }
    case 'wallet': {
      const slots = createSlots(WALLET_SLOTS);
      return async () => {
        // Signed only once there is room: a sign-in must not grow old in the line.
        const done = await slots.take();
        try {
          return { headers: { 'sign-in-with-x': await auth.wallet.signIn() }, done };
        } catch (error) {
          done();
          throw error;
        }
      };
    }
  }
}
