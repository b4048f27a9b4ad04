// `GET /billing/usage-history`, one page at a time: what Venice took from an account and what it gave back, oldest first.
// Promises that a row that cannot be understood is counted and costs no other row.
import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import type { Api } from './api.ts';
import { parsed, type Reply } from './replies.ts';

/** Where a page begins. Venice: a cursor comes alone, since the filters travel in it, and it expires. */
export type UsageAsk =
  /** `since` included, `until` excluded. */
  | { readonly from: 'start'; readonly since: Instant; readonly until: Instant }
  | { readonly from: 'cursor'; readonly cursor: string };

export interface UsagePage {
  readonly rows: readonly UsageRow[];
  /** Rows that could not be understood, which are not among them. */
  readonly unread: number;
  /** null on the last page. */
  readonly nextCursor: string | null;
}

export type UsageHistory = (ask: UsageAsk) => Promise<Reply<UsagePage>>;

const id = z.string().min(1).nullable().optional().catch(null).default(null);

/**
 * Venice: an amount is negative where it was taken; a DIEM counts one dollar, and bundled and earned credits are named
 * in dollars. `inferenceDetails` may be null for an inference too. Whether its `requestId` is the queue id of a clip is
 * not documented; a `queueId` of its own is read where there is one.
 */
export const UsageRow = z
  .object({
    timestamp: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    sku: z.string().min(1),
    amount: z.number(),
    currency: z.string().min(1).max(40),
    inferenceDetails: z.object({ requestId: id, queueId: id }).nullable().optional().catch(null).default(null),
  })
  .transform(({ timestamp, inferenceDetails, ...rest }) => ({
    ...rest,
    /** Unix ms. */
    at: timestamp,
    requestId: inferenceDetails?.requestId ?? null,
    queueId: inferenceDetails?.queueId ?? null,
  }));
export type UsageRow = z.infer<typeof UsageRow>;

const UsageBody = z.object({ data: z.array(z.unknown()), nextCursor: z.string().min(1).nullable().optional() });

/** Venice allows 1000; this many keep a page well below what we read of any answer. */
const PAGE_SIZE = 500;

export function createUsageHistory(api: Pick<Api, 'call'>, now: () => Instant): UsageHistory {
  return async (ask) => {
    const path = `/billing/usage-history?${queryOf(ask).toString()}`;
    const reply = await parsed(await api.call({ route: 'usageHistory', method: 'GET', path }), UsageBody, now);
    if (reply.is !== 'ok') return reply;
    const { data, nextCursor } = reply.value;
    const rows = data.map((row) => UsageRow.safeParse(row)).flatMap((row) => row.data ?? []);
    return { is: 'ok', value: { rows, unread: data.length - rows.length, nextCursor: nextCursor ?? null } };
  };
}

function queryOf(ask: UsageAsk): URLSearchParams {
  if (ask.from === 'cursor') return new URLSearchParams({ cursor: ask.cursor });
  return new URLSearchParams({
    startTimestamp: new Date(ask.since).toISOString(),
    endTimestamp: new Date(ask.until).toISOString(),
    pageSize: String(PAGE_SIZE),
  });
}
