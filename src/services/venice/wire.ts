// The wire to Venice: one HTTP exchange at a time over connections of our own. Promises to tell, of every exchange
// without an answer, whether the request had begun to leave this machine: that decides whether it may have been charged.
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, interceptors } from 'undici';

/** Milliseconds to wait for the whole of the response headers, and between two pieces of the body. */
export interface Patience {
  readonly headersMs: number;
  readonly bodyMs: number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly patience: Patience;
  /**
   * `fresh`: a connection of its own, closed afterwards. A kept connection that the server is just closing fails
   * after the request began to leave, and then nobody can say whether a paid call arrived.
   */
  readonly connection: 'kept' | 'fresh';
  /** Redirects to follow; a call that carries our key follows none. */
  readonly redirects?: number;
}

export type Exchange =
  | {
      readonly is: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** Must be read to its end or destroyed. */
      readonly body: Readable;
    }
  /** Nothing left this machine: no connection was ready to take the first byte. */
  | { readonly is: 'unsent'; readonly why: string }
  /** The first byte may have left. */
  | { readonly is: 'lost'; readonly why: string };

export interface Wire {
  exchange(call: Call): Promise<Exchange>;
  /** Ends every connection and whatever is under way on it. */
  close(): Promise<void>;
}

export function openWire(connectMs: number): Wire {
  // HTTP/1.1 only: there a request starts exactly when its connection writes it, which `noting` relies on.
  const options = { connect: { timeout: connectMs }, allowH2: false } as const;
  const kept = new Agent({ ...options, pipelining: 1 });
  const fresh = new Agent({ ...options, pipelining: 0 });

  return {
    async exchange(call) {
      const departure: Departure = { begun: false };
      const agent = call.connection === 'fresh' ? fresh : kept;
      const redirecting = interceptors.redirect({ maxRedirections: call.redirects ?? 0 });
      try {
        const response = await agent.compose(noting(departure), redirecting).request({
          origin: call.url.origin,
          path: call.url.pathname + call.url.search,
          method: call.method,
          headers: { ...call.headers, ...(call.json === undefined ? {} : { 'content-type': 'application/json' }) },
          body: call.json === undefined ? null : JSON.stringify(call.json),
          headersTimeout: call.patience.headersMs,
          bodyTimeout: call.patience.bodyMs,
        });
        // Readers meet a failure in their iteration; an `error` event that nobody hears would end the process.
        response.body.on('error', () => undefined);
        return { is: 'answered', status: response.statusCode, headers: response.headers, body: response.body };
      } catch (error) {
        return { is: departure.begun ? 'lost' : 'unsent', why: reasonOf(error) };
      }
    },

    async close() {
      await Promise.all([kept.destroy(), fresh.destroy()]);
    },
  };
}

interface Departure {
  begun: boolean;
}

/**
 * Notes the moment at which a request is handed to a live connection. undici calls `onRequestStart` then and never
 * before: a refused connection, an unknown host, a connect timeout and a failed TLS handshake come without it.
 */
function noting(departure: Departure): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        // No second write of one POST, whatever becomes of its connection: it could be charged twice.
        if (departure.begun && options.method === 'POST') return controller.abort(new Error('sent once already'));
        departure.begun = true;
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
}

/** A wire failure by its code alone: messages and causes of a parser may quote what was on the wire, secrets included. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return /^\w{1,60}$/.test(code) ? code : 'unknown';
}
