// Venice's own books, row by row, in the house's words: what it says that it charged and gave back.
import type { Usd } from './money.ts';
import type { Outcome } from './outcome.ts';
import type { Instant } from './time.ts';

/** One row of Venice's books. */
export interface Charge {
  /** Tells rows apart; the same row has the same id whenever the same stretch of time is read. */
  readonly id: string;
  readonly at: Instant;
  /** Which way the money went: from us, or back to us. */
  readonly kind: 'charge' | 'refund';
  readonly amount: Usd;
  /** `USD`, or a purse that Venice counts in dollars: `DIEM`, `BUNDLED_CREDITS`, `EARNED_CREDITS`. */
  readonly currency: string;
  /** What was paid for, by Venice's name: a model id, or an SKU that begins with one. null where the row names none. */
  readonly product: string | null;
  /** Venice: rows of one request share it. */
  readonly requestId: string | null;
  readonly queueId: string | null;
}

/** What Venice's books say of a stretch of time. */
export interface Statement {
  readonly charges: readonly Charge[];
  /** Rows that could not be understood: any of them may be a charge. */
  readonly unread: number;
  /** Rows that concern no clip: money paid in, words and pictures that somebody had made, rows of nothing. */
  readonly aside: number;
}

/** Why Venice's books cannot be read. */
export type StatementRefusal =
  /** Venice does not open its books to this key: it takes an admin key, or the wallet itself. */
  | { readonly why: 'key' }
  /** Not now. `detail` is for the log. */
  | { readonly why: 'unreachable'; readonly detail: string };

export interface Billing {
  /**
   * Every row of [since, until) that may concern a clip, by the time that Venice booked it, in no promised order. Throws a
   * Fault when the books cannot be read to their end; it is retryable unless the key is at fault.
   */
  charges(since: Instant, until: Instant): AsyncIterable<Charge>;
  /** The same at once, with the count of the rows that are not among them. */
  statement(since: Instant, until: Instant): Promise<Outcome<Statement, StatementRefusal>>;
}
