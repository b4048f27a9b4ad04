// `GET /billing/usage-history`: every charge and refund of an account, oldest first, page by page, for an admin key.

import { z } from 'zod';
import { invalid, plain } from '../errors.ts';
import { json, type Reply } from '../reply.ts';
import { wireIssue } from '../schema/issues.ts';
import type { StatementRow } from '../statement.ts';
import type { KeyedCall, World } from '../world.ts';

/** How long a cursor is good here. Venice says that cursors expire, and not when. */
const CURSOR_LIFE_MS = 3_600_000;

const Moment = z.iso
  .datetime()
  .max(40)
  .transform((text) => Date.parse(text));

/** Venice: filters on the first page alone; anything else is refused. */
const FirstPage = z
  .strictObject({
    startTimestamp: Moment.optional(),
    endTimestamp: Moment.optional(),
    currency: z.enum(['USD', 'DIEM', 'BUNDLED_CREDITS', 'EARNED_CREDITS']).optional(),
    pageSize: z.coerce.number().int().min(10).max(1000).default(1000),
  })
  .refine(({ startTimestamp: start, endTimestamp: end }) => start === undefined || end === undefined || start < end, {
    message: 'endTimestamp must be later than startTimestamp',
    path: ['endTimestamp'],
  });

/** Venice: a cursor comes alone. */
const NextPage = z.strictObject({ cursor: z.string().max(512) });

const Cursor = z.strictObject({
  user: z.string(),
  issuedAt: z.number(),
  start: z.number(),
  end: z.number().nullable(),
  currency: z.string().nullable(),
  pageSize: z.number(),
  /** The row before the page, by its moment and its place in the books. */
  after: z.tuple([z.number(), z.number()]).nullable(),
});
type Walk = z.infer<typeof Cursor>;

export function usageHistory(call: KeyedCall, world: World): Reply {
  if (call.key.type !== 'ADMIN') return plain(401, 'Admin API key required');
  const query = Object.fromEntries(call.url.searchParams);
  if (query['cursor'] === undefined) {
    const first = FirstPage.safeParse(query, { reportInput: true });
    if (!first.success) return invalid(first.error.issues.map(wireIssue), world.switches.validationErrorKey);
    const { startTimestamp: start = 0, endTimestamp: end = null, currency = null, pageSize } = first.data;
    return page(
      { user: call.key.user, issuedAt: world.now(), start, end, currency, pageSize, after: null },
      call,
      world,
    );
  }
  const next = NextPage.safeParse(query, { reportInput: true });
  if (!next.success) return invalid(next.error.issues.map(wireIssue), world.switches.validationErrorKey);
  const walk = walkOf(next.data.cursor);
  const good = walk !== undefined && walk.user === call.key.user && world.now() < walk.issuedAt + CURSOR_LIFE_MS;
  return good ? page(walk, call, world) : plain(400, 'Invalid or expired cursor; restart from the first page');
}

function page(walk: Walk, call: KeyedCall, world: World): Reply {
  const rows = world.statements
    .rowsOf(world.accountOf(call.key.user).movements(), world.switches.statementIds, world.now())
    .filter((row) => row.kind !== 'deposit' && isIn(walk, row))
    .toSorted(byPlace);
  const shown = rows.slice(0, walk.pageSize);
  const last = shown.at(-1);
  const more = last !== undefined && rows.length > shown.length;
  const next: Walk | null = more ? { ...walk, issuedAt: world.now(), after: [last.at, last.serial] } : null;
  return json(200, { data: shown.map(wireRow), nextCursor: next === null ? null : encoded(next) });
}

function isIn({ start, end, after, currency }: Walk, row: StatementRow): boolean {
  if (row.at < start || (end !== null && row.at >= end)) return false;
  if (currency !== null && currency !== 'USD') return false;
  return after === null || row.at > after[0] || (row.at === after[0] && row.serial > after[1]);
}

function byPlace(a: StatementRow, b: StatementRow): number {
  return a.at - b.at || a.serial - b.serial;
}

/** Venice: an SKU is the model, the kind of unit and the format; debits are negative. Rows have no id of their own. */
function wireRow(row: StatementRow): object {
  if (row.garbled) return { timestamp: null, sku: 17, amount: 'some' };
  const dollars = row.amountMicroUsd / 1_000_000;
  return {
    timestamp: new Date(row.at).toISOString(),
    sku: `${(row.model ?? 'unknown').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-video-unit`,
    units: 1,
    pricePerUnitUsd: dollars,
    amount: row.kind === 'charge' ? -dollars : dollars,
    currency: 'USD',
    notes: row.kind === 'charge' ? 'API Inference' : 'API Inference refund',
    inferenceDetails:
      row.requestId === null
        ? null
        : { requestId: row.requestId, promptTokens: null, completionTokens: null, inferenceExecutionTime: null },
  };
}

function encoded(walk: Walk): string {
  return Buffer.from(JSON.stringify(walk)).toString('base64url');
}

/** Undefined when it is none of ours. */
function walkOf(cursor: string): Walk | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Cursor.safeParse(value).data;
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
