// Venice's own books as a stream of charges: the usage history of an account, or the transactions of a wallet. Promises
// that every row is told: as a charge, as set aside, or as unread. Reading costs nothing, so passing trouble is waited out.
import type { Billing, Charge, Statement, StatementRefusal } from '../../domain/charges.ts';
import { Fault } from '../../domain/fault.ts';
import { usd } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Clock } from '../../domain/ports.ts';
import { Instant, MINUTE, SECOND } from '../../domain/time.ts';
import type { UsageAsk, UsagePage, UsageRow } from './billing-usage.ts';
import type { VeniceClient } from './client.ts';
import type { Reply } from './replies.ts';
import type { Transaction, WalletAccount } from './wallet/account.ts';

/** Rows of one page, read; the other two as in a statement. */
type Part = Statement;

/** More pages than any stretch of time that is asked for: a cursor that leads in circles ends here. */
const MOST_PAGES = 2_000;
const TRIES = 5;
const PAUSE = 10 * SECOND;
const LONGEST_PAUSE = 2 * MINUTE;
const WALLET_PAGE = 100;

/**
 * The books behind a client: those of its wallet, or those of its account, for which its key must be an admin key.
 * Venice: the two are kept apart, so that the client must be the one that pays, or of the same account.
 */
export function createBilling(
  client: Pick<VeniceClient, 'usageHistory' | 'wallet'>,
  clock: Pick<Clock, 'sleep'>,
): Billing {
  const { wallet, usageHistory } = client;

  const pageAt = (ask: UsageAsk): Promise<Reply<UsagePage>> => patiently(() => usageHistory(ask), clock);

  async function* usageParts(since: Instant, until: Instant): AsyncGenerator<Reply<Part>> {
    const named = namer();
    let ask: UsageAsk = { from: 'start', since, until };
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const reply = await pageAt(ask);
      if (reply.is !== 'ok') return yield reply;
      const { rows, unread, nextCursor } = reply.value;
      const charges = rows.flatMap((row) => chargeOfUsage(row, named) ?? []);
      yield { is: 'ok', value: { charges, unread, aside: rows.length - charges.length } };
      if (nextCursor === null) return;
      ask = { from: 'cursor', cursor: nextCursor };
    }
    yield ENDLESS;
  }

  /** Newest first. A row that is booked meanwhile pushes the others on, so that some come twice and none is missed. */
  async function* walletParts(
    account: Pick<WalletAccount, 'transactions'>,
    since: Instant,
    until: Instant,
  ): AsyncGenerator<Reply<Part>> {
    const seen = new Set<string>();
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const range = { limit: WALLET_PAGE, offset: page * WALLET_PAGE };
      const reply = await patiently(() => account.transactions(range), clock);
      if (reply.is !== 'ok') return yield reply;
      const { transactions, unread, hasMore } = reply.value;
      const fresh = transactions.filter((row) => !seen.has(row.id));
      for (const row of fresh) seen.add(row.id);
      yield { is: 'ok', value: partOf(fresh, unread, since, until) };
      const oldest = transactions.at(-1);
      if (!hasMore || (oldest !== undefined && Date.parse(oldest.createdAt) < since)) return;
    }
    yield ENDLESS;
  }

  const parts = (since: Instant, until: Instant) =>
    wallet === null ? usageParts(since, until) : walletParts(wallet, since, until);

  return {
    async *charges(since, until) {
      for await (const part of parts(since, until)) {
        if (part.is !== 'ok') throw faultOf(refusalOf(part));
        yield* part.value.charges;
      }
    },

    async statement(since, until): Promise<Outcome<Statement, StatementRefusal>> {
      const read: Statement[] = [];
      for await (const part of parts(since, until)) {
        if (part.is !== 'ok') return refused(refusalOf(part));
        read.push(part.value);
      }
      const count = (of: 'unread' | 'aside') => read.reduce((total, part) => total + part[of], 0);
      return granted({ charges: read.flatMap((part) => part.charges), unread: count('unread'), aside: count('aside') });
    },
  };
}

const ENDLESS = { is: 'unreadable', why: 'pages without an end' } as const satisfies Reply<never>;

/** Asks again while Venice is busy or out of reach. */
async function patiently<T>(ask: () => Promise<Reply<T>>, clock: Pick<Clock, 'sleep'>): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await ask();
    if (attempt >= TRIES || !isPassing(reply)) return reply;
    const told = reply.is === 'busy' ? reply.afterMs : null;
    await clock.sleep(Math.min(LONGEST_PAUSE, told ?? attempt * PAUSE));
  }
}

function isPassing(reply: Reply<unknown>): boolean {
  switch (reply.is) {
    case 'ok':
    case 'refused':
      return false;
    case 'busy':
    case 'trouble':
    case 'unreadable':
    case 'unsent':
    case 'lost':
      return true;
  }
}

/**
 * A row without an id of its own is named by all that it says; the second of two equal rows, which is a charge of its
 * own until somebody shows otherwise, by its number. Venice: the rows of a stretch keep their order.
 */
function namer(): (row: UsageRow) => string {
  const times = new Map<string, number>();
  return (row) => {
    const name = [row.at, row.sku, row.requestId ?? '-', row.amount, row.currency].join(' ');
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return `${name} #${nth}`;
  };
}

/** Venice: the SKUs of words end in a million tokens, those of pictures in an image unit. */
const NO_CLIP = /-mtoken$|-image-unit$/i;

function chargeOfUsage(row: UsageRow, named: (row: UsageRow) => string): Charge | null {
  if (row.amount === 0 || NO_CLIP.test(row.sku)) return null;
  return {
    id: named(row),
    at: Instant.parse(row.at),
    kind: row.amount < 0 ? 'charge' : 'refund',
    amount: usd(Math.abs(row.amount)),
    currency: row.currency,
    product: row.sku,
    requestId: row.requestId,
    queueId: row.queueId,
  };
}

function partOf(rows: readonly Transaction[], unread: number, since: Instant, until: Instant): Part {
  const read = rows.map((row) => ({ row, at: Instant.safeParse(Date.parse(row.createdAt)).data }));
  const strange = read.filter(({ row, at }) => at === undefined || isStrange(row)).length;
  const inside = read.filter(({ row, at }) => at !== undefined && at >= since && at < until && !isStrange(row));
  const charges = inside.flatMap(({ row, at }) => (at === undefined ? [] : (chargeOfTransaction(row, at) ?? [])));
  return { charges, unread: unread + strange, aside: inside.length - charges.length };
}

/** Venice: a charge is negative, a refund and a top-up positive. Any other row may be either. */
function isStrange({ type, amountUsd }: Transaction): boolean {
  switch (type) {
    case 'CHARGE':
      return amountUsd > 0;
    case 'REFUND':
    case 'TOP_UP':
      return amountUsd < 0;
    default:
      return true;
  }
}

function chargeOfTransaction(row: Transaction, at: Instant): Charge | null {
  if (row.type === 'TOP_UP' || row.amountUsd === 0) return null;
  return {
    id: row.id,
    at,
    kind: row.type === 'CHARGE' ? 'charge' : 'refund',
    amount: usd(Math.abs(row.amountUsd)),
    currency: 'USD',
    product: row.modelId,
    requestId: row.requestId,
    queueId: null,
  };
}

function refusalOf(reply: Exclude<Reply<unknown>, { is: 'ok' }>): StatementRefusal {
  if (reply.is === 'refused' && (reply.why === 'key' || reply.why === 'forbidden')) return { why: 'key' };
  return { why: 'unreachable', detail: 'why' in reply ? `${reply.is} (${reply.why})` : reply.is };
}

function faultOf(refusal: StatementRefusal): Fault {
  switch (refusal.why) {
    case 'key':
      return new Fault('Venice does not open its books to this key: it takes an admin key');
    case 'unreachable':
      return new Fault(`Venice's books cannot be read: ${refusal.detail}`, { retryable: true });
  }
}
