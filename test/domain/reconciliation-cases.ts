// Jobs, rows and a day for the tests of reconciliation, and a reconciliation in few words.
import type { BookedJob, StatementWindow } from '../../src/domain/bills.ts';
import type { Charge } from '../../src/domain/charges.ts';
import { JobId } from '../../src/domain/ids.ts';
import { Usd } from '../../src/domain/money.ts';
import type { Finding, Reconciliation } from '../../src/domain/reconciliation.ts';
import { DAY, Instant } from '../../src/domain/time.ts';

export const WAN = 'wan-2.6-text-to-video';
export const KLING = 'kling-o3-standard-text-to-video';
export const PRICE = 550_000;
/** In the middle of the window. */
export const NOON = Instant.parse(Date.UTC(2026, 9, 5, 12));

export const WINDOW: StatementWindow = {
  since: Instant.parse(NOON - DAY / 2),
  until: Instant.parse(NOON + DAY / 2),
  readAt: Instant.parse(NOON + DAY),
  unread: 0,
};

type Given<T> = { readonly [K in keyof T]?: T[K] extends number ? number : T[K] };

/** A delivered clip at noon, spent, without ids, unless told otherwise. */
export function job(id: string, given: Given<Omit<BookedJob, 'id'>> = {}): BookedJob {
  const { price = PRICE, submittedAt = NOON, ...rest } = given;
  return {
    model: WAN,
    state: 'delivered',
    requestId: null,
    queueId: null,
    charged: 'spent',
    ...rest,
    id: JobId.parse(id),
    price: Usd.parse(price),
    submittedAt: Instant.parse(submittedAt),
  };
}

/** A row for `job`, without an id, unless told otherwise. */
export function charge(given: Given<Charge>): Charge {
  const { at = NOON, amount = PRICE, ...rest } = given;
  const row = { kind: 'charge', currency: 'USD', product: 'wan-2-6-text-to-video-video-unit', ...rest } as const;
  return {
    requestId: null,
    queueId: null,
    ...row,
    id: rest.id ?? `${row.kind} ${at} ${amount} ${rest.requestId ?? ''}`,
    at: Instant.parse(at),
    amount: Usd.parse(amount),
  };
}

export const refund = (given: Given<Charge>): Charge => charge({ ...given, kind: 'refund' });

export const FINDINGS = ['matched', 'missing', 'priceDiffers', 'refundedThere', 'keptThere', 'open'] as const;

/** Every job and every bill of nobody, each with the word for it; sorted. */
export function summary(found: Reconciliation): readonly string[] {
  const told = (is: string, findings: readonly Finding[]) => findings.map((one) => `${is} ${one.job.id}`);
  return [
    ...FINDINGS.flatMap((is) => told(is, found[is])),
    ...told('tooEarly', found.tooEarly.findings),
    ...found.tooEarly.bills.map((bill) => `tooEarly ${bill.net}`),
    ...found.extra.map((bill) => `extra ${bill.net}`),
  ].toSorted();
}

export function proposalFor(found: Reconciliation, id: string): string {
  const proposal = found.proposals.find((one) => one.job.id === id);
  return proposal === undefined ? 'none' : `${proposal.proposal}, ${proposal.because}`;
}
