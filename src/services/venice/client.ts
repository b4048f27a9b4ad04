// The Venice video API as functions: `models`, `quote`, `queue`, `retrieve`, `download`, `erase`, `rateLimits`. Promises
// one exchange per call, and an answer in one form whatever came. Nothing outside this folder's wire sees a status code.
import type { z } from 'zod';
import { type Instant, SECOND } from '../../domain/time.ts';
import { type MediaBody, readText, sniff } from './answers.ts';
import type { RequestBody } from './body.ts';
import { type ApiError, jsonOf, parseApiError } from './errors.ts';
import { limitsOf, type RateLimits } from './headers.ts';
import { failure, parsed, type Reply, succeeded, unreadable } from './replies.ts';
import { ModelList, ModelRecord, QueueBody, QuoteBody, RateLimitsBody, StatusBody } from './schemas.ts';
import { type Call, type Exchange, openWire, type Patience } from './wire.ts';

export interface QueuedVideo {
  /** As Venice echoes it: the one to ask after. null when it did not. */
  readonly model: string | null;
  readonly queueId: string;
  /** A secret: whoever has it has the clip. */
  readonly downloadUrl: string | null;
}

export type Retrieved =
  | { readonly is: 'status'; readonly status: StatusBody; readonly error: ApiError }
  | { readonly is: 'media'; readonly body: MediaBody };

export interface VeniceClient {
  /** Every row that can be read; `unread` counts the others. */
  models(): Promise<Reply<{ readonly records: readonly ModelRecord[]; readonly unread: number }>>;
  /** US dollars. */
  quote(body: RequestBody): Promise<Reply<number>>;
  /** The paid call. */
  queue(body: RequestBody): Promise<Reply<QueuedVideo>>;
  retrieve(job: {
    readonly model: string;
    readonly queueId: string;
    /** Venice deletes its copy once it has returned it. */
    readonly deleteMedia?: boolean;
  }): Promise<Reply<Retrieved>>;
  /** Fetches a clip by its secret link. */
  download(url: string): Promise<Reply<MediaBody>>;
  /** Deletes the clip behind a secret link. */
  erase(url: string): Promise<Reply<null>>;
  rateLimits(): Promise<Reply<z.infer<typeof RateLimitsBody>['data']>>;
  /** Ends every connection and whatever is under way on it. */
  close(): Promise<void>;
}

export interface VeniceClientOptions {
  /** Ends in `/api/v1`; a trailing slash does no harm. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Hears what Venice says is left of a rate window, with every answer that says so. */
  readonly onLimits?: (route: 'queue' | 'retrieve', limits: RateLimits) => void;
  readonly timeouts?: Partial<Timeouts>;
  readonly now: () => Instant;
}

export function createVeniceClient(options: VeniceClientOptions): VeniceClient {
  const { baseUrl, apiKey, onLimits, now } = options;
  const timeouts: Timeouts = { ...TIMEOUTS, ...options.timeouts };
  const wire = openWire(timeouts.connect);

  /** One exchange with the API, with our key. */
  async function api(route: Route, method: Call['method'], path: string, json?: unknown): Promise<Exchange> {
    const exchange = await wire.exchange({
      method,
      url: new URL(baseUrl.replace(/\/+$/, '') + path),
      headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json, video/mp4' },
      json,
      patience: timeouts[route],
      connection: route === 'queue' ? 'fresh' : 'kept',
    });
    if (exchange.is === 'answered' && (route === 'queue' || route === 'retrieve')) {
      const limits = limitsOf(exchange.headers, now());
      if (limits !== null) onLimits?.(route, limits);
    }
    return exchange;
  }

  /** One exchange with a secret link: no key goes there, and storage behind it may redirect. */
  function link(route: Route, method: Call['method'], url: string): Promise<Exchange> {
    const redirects = method === 'GET' ? 3 : 0;
    const patience = timeouts[route];
    return wire.exchange({ method, url: new URL(url), headers: {}, patience, connection: 'kept', redirects });
  }

  return {
    async models() {
      const list = await parsed(await api('models', 'GET', '/models?type=video'), ModelList, now);
      if (list.is !== 'ok') return list;
      const records = list.value.data.map((row) => ModelRecord.safeParse(row)).flatMap((row) => row.data ?? []);
      return { is: 'ok', value: { records, unread: list.value.data.length - records.length } };
    },

    async quote(body) {
      const answer = await parsed(await api('quote', 'POST', '/video/quote', body), QuoteBody, now);
      return answer.is === 'ok' ? { is: 'ok', value: answer.value.quote } : answer;
    },

    async queue(body) {
      const answer = await parsed(await api('queue', 'POST', '/video/queue', body), QueueBody, now);
      if (answer.is !== 'ok') return answer;
      const { model, queue_id, download_url } = answer.value;
      return { is: 'ok', value: { model: model ?? null, queueId: queue_id, downloadUrl: download_url ?? null } };
    },

    async retrieve({ model, queueId, deleteMedia }) {
      const flag = deleteMedia === true ? { delete_media_on_completion: true } : {};
      const exchange = await api('retrieve', 'POST', '/video/retrieve', { model, queue_id: queueId, ...flag });
      if (!succeeded(exchange)) return failure(exchange, now);
      const sniffed = await sniff(exchange.body, exchange.headers['content-type'] ?? '');
      if (sniffed.is === 'media') return { is: 'ok', value: sniffed };
      if (sniffed.is !== 'text') return { is: 'unreadable', why: sniffed.is === 'cut' ? sniffed.why : 'an empty body' };
      const text = await readText(sniffed.body);
      if (text.is !== 'text') return unreadable(text);
      const status = StatusBody.safeParse(jsonOf(text.text));
      if (!status.success) return { is: 'unreadable', why: 'no status in the answer' };
      const error = parseApiError(text.text, status.data.status);
      return { is: 'ok', value: { is: 'status', status: status.data, error } };
    },

    async download(url) {
      const exchange = await link('download', 'GET', url);
      if (!succeeded(exchange)) return failure(exchange, now);
      const sniffed = await sniff(exchange.body, exchange.headers['content-type'] ?? '');
      if (sniffed.is === 'media') return { is: 'ok', value: sniffed.body };
      if (sniffed.is === 'text') sniffed.body.destroy();
      return { is: 'unreadable', why: sniffed.is === 'cut' ? sniffed.why : 'no clip behind the link' };
    },

    async erase(url) {
      const exchange = await link('erase', 'DELETE', url);
      if (!succeeded(exchange)) return failure(exchange, now);
      exchange.body.destroy();
      return { is: 'ok', value: null };
    },

    async rateLimits() {
      const answer = await parsed(await api('rateLimits', 'GET', '/api_keys/rate_limits'), RateLimitsBody, now);
      return answer.is === 'ok' ? { is: 'ok', value: answer.value.data } : answer;
    },

    close: () => wire.close(),
  };
}
