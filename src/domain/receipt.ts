// Receipts: the last word on one job's money, from its lines in the ledger and from how it ended. Pure.
import type { JobId } from './ids.ts';
import type { Failure, JobState } from './job.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Usd } from './money.ts';
import type { Instant } from './time.ts';

export interface Receipt {
  readonly job: JobId;
  readonly amount: Usd;
  /** The pot of a jam paid, and none of the member's own limits. */
  readonly pot: boolean;
  /** When the last of its entries was made. */
  readonly at: Instant;
  readonly money: Money;
}

export type Money =
  | { readonly is: 'held' }
  /** The answer to the paid call was lost: set aside until a moderator has looked. */
  | { readonly is: 'held-unknown' }
  | { readonly is: 'charged' }
  /** It counts as spent, and nobody knows yet whether it was. */
  | { readonly is: 'spent-unknown' }
  /** `called-off`: before it was made. `declined`: a transcript that Venice would not make. */
  | { readonly is: 'returned'; readonly why: Failure | 'called-off' | 'declined' }
  /** It was charged, and a moderator took the charge back. `reason`: the moderator's own words. */
  | { readonly is: 'refunded' | 'written-off'; readonly reason: string };

/**
 * @param entries all lines of one job, oldest first
 * @param state where the job stands; null for a transcript, which is no job
 * @param lost whether a transcript's answer was lost
 */
export function receiptOf(entries: readonly LedgerEntry[], state: JobState | null, lost = false): Receipt | null {
  const last = entries.at(-1);
  if (last?.job == null) return null;
  return {
    job: last.job,
    amount: last.amount,
    pot: last.purse === 'pot',
    at: last.at,
    money: moneyOf(last, state, lost),
  };
}

function moneyOf({ kind, why }: LedgerEntry, state: JobState | null, lost: boolean): Money {
  const failure = state?.at === 'failed' ? state.failure : null;
  switch (kind) {
    case 'spend':
      return { is: lost || failure?.charged === 'unknown' ? 'spent-unknown' : 'charged' };
    case 'return':
      return { is: 'returned', why: failure ?? (state === null ? 'declined' : 'called-off') };
    case 'refund':
      return { is: 'refunded', reason: why };
    case 'write-off':
      return { is: 'written-off', reason: why };
    case 'hold':
    case 'fund':
    case 'release':
    case 'grant':
      return { is: state?.at === 'unconfirmed' ? 'held-unknown' : 'held' };
  }
}
