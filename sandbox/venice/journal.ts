// What came in and what went out, for whoever watches: a record of every request and events that can be awaited.
// The server waits for its listeners, so that a watcher can act (end a process, say) before an answer leaves.

export type Endpoint =
  | 'quote'
  | 'queue'
  | 'retrieve'
  | 'complete'
  | 'transcriptions'
  | 'models'
  | 'rate_limits'
  | 'usage_history'
  | 'share'
  | 'x402_balance'
  | 'x402_transactions'
  | 'x402_top_up'
  | 'unknown';

export interface RecordedRequest {
  /** 1 for the first request of all. */
  readonly serial: number;
  readonly endpoint: Endpoint;
  /** 1 for the first request to this endpoint. */
  readonly nth: number;
  readonly method: string;
  readonly path: string;
  /** Lower-case names; keys are masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined. Strings beyond 100 000 characters (data URLs) are cut. */
  readonly body: unknown;
  /** Unix ms. */
  readonly at: number;
}

export type SandboxEvent =
  /** A request is complete; nothing has been done about it yet. */
  | { readonly type: 'request'; readonly request: RecordedRequest }
  /** The work is done (a queue call has been charged), and not a byte of the answer has left. */
  | { readonly type: 'answering'; readonly request: RecordedRequest; readonly status: number }
  | { readonly type: 'sent'; readonly request: RecordedRequest; readonly status: number }
  /** The connection ended early, by a fault or by the client. */
  | { readonly type: 'cut'; readonly request: RecordedRequest }
  /** Something that should be looked at, such as a clip that could not be rendered. */
  | { readonly type: 'warning'; readonly message: string };

export type Listener = (event: SandboxEvent) => void | Promise<void>;

export interface Journal {
  readonly requests: readonly RecordedRequest[];
  readonly record: (request: Omit<RecordedRequest, 'nth' | 'serial'>) => RecordedRequest;
  readonly emit: (event: SandboxEvent) => Promise<void>;
  /** Returns the function that takes the listener away again. */
  readonly on: (listener: Listener) => () => void;
  /** The next event, from now on, that the predicate accepts. */
  readonly next: (predicate: (event: SandboxEvent) => boolean) => Promise<SandboxEvent>;
  /** The n-th request to an endpoint, at once when it has already come. */
  readonly nth: (endpoint: Endpoint, n: number) => Promise<RecordedRequest>;
}

const KEPT_REQUESTS = 10_000;
const KEPT_CHARACTERS = 100_000;

export function createJournal(): Journal {
  const requests: RecordedRequest[] = [];
  const counts = new Map<Endpoint, number>();
  let serial = 0;
  const listeners = new Set<Listener>();

  const on = (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const next = (predicate: (event: SandboxEvent) => boolean): Promise<SandboxEvent> =>
    new Promise((resolve) => {
      const off = on((event) => {
        if (!predicate(event)) return;
        off();
        resolve(event);
      });
    });

  return {
    requests,
    on,
    next,
    record: (request) => {
      const nth = (counts.get(request.endpoint) ?? 0) + 1;
      counts.set(request.endpoint, nth);
      serial += 1;
      const recorded = { ...request, serial, nth, body: shortened(request.body) };
      requests.push(recorded);
      if (requests.length > KEPT_REQUESTS) requests.shift();
      return recorded;
    },
    emit: async (event) => {
      // A listener that joins while this event is told hears the next one first.
      const present = [...listeners];
      for (const listener of present) await listener(event);
    },
    nth: (endpoint, n) => {
      const is = (request: RecordedRequest): boolean => request.endpoint === endpoint && request.nth === n;
      const past = requests.find(is);
      if (past) return Promise.resolve(past);
      return new Promise((resolve) => {
        const off = on((event) => {
          if (event.type !== 'request' || !is(event.request)) return;
          off();
          resolve(event.request);
        });
      });
    },
  };
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > KEPT_CHARACTERS ? `${value.slice(0, 100)}… (${value.length} characters)` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}
