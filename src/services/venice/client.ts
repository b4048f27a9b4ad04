// The Venice video API as functions: `models`, `quote`, `queue`, `retrieve`, `download`, `erase`, `rateLimits`,
// `standing`. Promises one exchange per call, and an answer in one form whatever came. Nothing outside this folder's wire sees a status code.
import type { z } from 'zod';
import type { Transcript, TranscriptFormat } from '../../domain/transcript.ts';
import { type MediaBody, readText, sniff } from './answers.ts';
import { type ApiCall, type ApiOptions, openApi, type Route } from './api.ts';
import { createUsageHistory, type UsageHistory } from './billing-usage.ts';
import type { RequestBody } from './body.ts';
import { type ApiError, jsonOf, parseApiError } from './errors.ts';
import { failure, parsed, type Reply, succeeded, unreadable } from './replies.ts';
import { ModelList, ModelRecord, QueueBody, QuoteBody, RateLimitsBody, StatusBody, TranscriptBody } from './schemas.ts';
import { createWalletAccount, type WalletAccount } from './wallet/account.ts';

export type { Auth } from './api.ts';
export type VeniceClientOptions = ApiOptions;

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

export interface Standing {
  readonly maySpend: boolean;
  /** null when Venice does not say. */
  readonly balanceUsd: number | null;
}

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
  /** The words of the clip at a public address. A paid call. */
  transcribe(ask: { readonly url: string; readonly format: TranscriptFormat }): Promise<Reply<Transcript>>;
  /** Asks the endpoint for nothing at all: its refusal tells whether it is still there, and costs nothing. */
  probeTranscription(): Promise<Reply<null>>;
  /** What Venice says of our key; a wallet has none. */
  rateLimits(): Promise<Reply<z.infer<typeof RateLimitsBody>['data']>>;
  /** May this account spend, and what does it hold? Asked of whichever route knows the key or the wallet. */
  standing(): Promise<Reply<Standing>>;
  /** What Venice charged the account of this key, which must be an admin key: any other is refused. */
  readonly usageHistory: UsageHistory;
  /** The wallet's money; null when a key pays. */
  readonly wallet: WalletAccount | null;
  /** Ends every connection and whatever is under way on it. */
  close(): Promise<void>;
}

export function createVeniceClient({ now, ...options }: ApiOptions): VeniceClient {
  const api = openApi({ now, ...options });
  const wallet = options.auth.kind === 'wallet' ? createWalletAccount(api, options.auth.wallet.address, now) : null;
  const post = (route: Route, path: string, json: unknown) => api.call({ route, method: 'POST', path, json });

  async function rateLimits(): Promise<Reply<z.infer<typeof RateLimitsBody>['data']>> {
    const path = '/api_keys/rate_limits';
    const answer = await parsed(await api.call({ route: 'rateLimits', method: 'GET', path }), RateLimitsBody, now);
    return answer.is === 'ok' ? { is: 'ok', value: answer.value.data } : answer;
  }

  return {
    async models() {
      const list = await parsed(await api.call(MODELS), ModelList, now);
      if (list.is !== 'ok') return list;
      const records = list.value.data.map((row) => ModelRecord.safeParse(row)).flatMap((row) => row.data ?? []);
      return { is: 'ok', value: { records, unread: list.value.data.length - records.length } };
    },

    async quote(body) {
      if (wallet !== null && 'upscale_factor' in body) return UPSCALE_NEEDS_KEY;
      const answer = await parsed(await post('quote', '/video/quote', body), QuoteBody, now);
      return answer.is === 'ok' ? { is: 'ok', value: answer.value.quote } : answer;
    },

    async queue(body) {
      const answer = await parsed(await post('queue', '/video/queue', body), QueueBody, now);
      if (answer.is !== 'ok') return answer;
      const { model, queue_id, download_url } = answer.value;
      return { is: 'ok', value: { model: model ?? null, queueId: queue_id, downloadUrl: download_url ?? null } };
    },

    async retrieve({ model, queueId, deleteMedia }) {
      const flag = deleteMedia === true ? { delete_media_on_completion: true } : {};
      const exchange = await post('retrieve', '/video/retrieve', { model, queue_id: queueId, ...flag });
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
      const exchange = await api.link('download', 'GET', url);
      if (!succeeded(exchange)) return failure(exchange, now);
      const sniffed = await sniff(exchange.body, exchange.headers['content-type'] ?? '');
      if (sniffed.is === 'media') return { is: 'ok', value: sniffed.body };
      if (sniffed.is === 'text') sniffed.body.destroy();
      return { is: 'unreadable', why: sniffed.is === 'cut' ? sniffed.why : 'no clip behind the link' };
    },

    async erase(url) {
      const exchange = await api.link('erase', 'DELETE', url);
      if (!succeeded(exchange)) return failure(exchange, now);
      exchange.body.destroy();
      return { is: 'ok', value: null };
    },

    async transcribe({ url, format }) {
      const exchange = await post('transcribe', TRANSCRIPTIONS, { url, response_format: format });
      if (!succeeded(exchange)) return failure(exchange, now);
      const text = await readText(exchange.body);
      if (text.is !== 'text') return unreadable(text);
      const body = TranscriptBody.safeParse(jsonOf(text.text));
      if (body.success) return { is: 'ok', value: { text: body.data.transcript, language: body.data.lang ?? null } };
      if (format === 'text') return { is: 'ok', value: { text: text.text, language: null } };
      return { is: 'unreadable', why: 'no transcript in the answer' };
    },

    async probeTranscription() {
      const exchange = await post('quote', TRANSCRIPTIONS, {});
      if (!succeeded(exchange)) return failure(exchange, now);
      exchange.body.destroy();
      return { is: 'ok', value: null };
    },

    rateLimits,

    async standing() {
      if (wallet !== null) {
        const answer = await wallet.balance();
        return answer.is === 'ok'
          ? { is: 'ok', value: { maySpend: answer.value.canConsume, balanceUsd: answer.value.balanceUsd } }
          : answer;
      }
      const answer = await rateLimits();
      if (answer.is !== 'ok') return answer;
      const { accessPermitted, balances } = answer.value;
      return { is: 'ok', value: { maySpend: accessPermitted, balanceUsd: balances?.USD ?? null } };
    },

    usageHistory: createUsageHistory(api, now),
    wallet,
    close: () => api.close(),
  };
}

const TRANSCRIPTIONS = '/video/transcriptions';
const MODELS = { route: 'models', method: 'GET', path: '/models?type=video' } as const satisfies ApiCall;

/** Venice: it prices upscaling only for a key. Refused here, since its 403 would not say why. */
const UPSCALE_NEEDS_KEY = {
  is: 'refused',
  why: 'invalid',
  error: parseApiError('', 'Upscaling is priced only for an API key, and this bot pays from a wallet.'),
} as const satisfies Reply<never>;
