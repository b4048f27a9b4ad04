// Reconciliation: our ledger held against Venice's books. Pure. Promises that every job and every row of Venice's is told
// exactly once, so that the differences that are named add up to the difference of the sums; and never to guess a charge.
import { type Bill, type BookedJob, isAtEdge, isBillAtEdge, type StatementWindow } from './bills.ts';
import type { Charge } from './charges.ts';
import { type Tie, tie } from './ties.ts';
import { HOUR } from './time.ts';

export type { Bill, BookedJob, StatementWindow } from './bills.ts';

/** A job with what Venice's books say of it. `sure: false`: the bill may as well belong to another job. */
export interface Finding {
  readonly job: BookedJob;
  /** null where Venice's books say nothing. */
  readonly bill: Bill | null;
  readonly by: 'id' | 'likeness';
  readonly sure: boolean;
}

export interface Reconciliation {
  /** Both sides say the same; also that nothing was charged in the end. */
  readonly matched: readonly Finding[];
  /** We count it as spent, and Venice has no charge. */
  readonly missing: readonly Finding[];
  /** Venice has it, and we have nothing: somebody else's use of the account, a row too many, a refund of nothing. */
  readonly extra: readonly Bill[];
  readonly priceDiffers: readonly Finding[];
  /** We count it as spent, and Venice gave it back. */
  readonly refundedThere: readonly Finding[];
  /** We gave it back, and Venice kept it. */
  readonly keptThere: readonly Finding[];
  /** Our books have not settled it yet. */
  readonly open: readonly Finding[];
  /** No verdict yet: at the edges of what was read, rows may be late or beyond. */
  readonly tooEarly: { readonly findings: readonly Finding[]; readonly bills: readonly Bill[] };
  /** For each unconfirmed job, what its money most probably did. A person decides. */
  readonly proposals: readonly Proposal[];
  /** Rows of Venice's that nobody could understand. */
  readonly unread: number;
  /** Micro-dollars: what we count as spent, and what Venice kept. */
  readonly totals: { readonly ours: number; readonly theirs: number };
}

interface Proposed {
  readonly job: BookedJob;
  /** The row that speaks for it, or the one that might. */
  readonly bill: Bill | null;
}

export type Proposal =
  | (Proposed & {
      readonly proposal: 'charged';
      /** The same request id, or the only job that the charge fits: model, price and time. */
      readonly because: 'same-id' | 'only-fit';
    })
  | (Proposed & { readonly proposal: 'not-charged'; readonly because: 'no-charge' | 'refunded' })
  | (Proposed & {
      readonly proposal: 'cannot-tell';
      readonly because: /** Rows may still come, or lie beyond what was read. */
        | 'too-early'
        /** Another job fits the same charge, or another charge this job. */
        | 'ambiguous'
        /** Model and time fit, the price does not. */
        | 'price-differs'
        /** Price and time fit, and the row does not say what it was for. */
        | 'model-unnamed'
        /** There is no charge, but there are rows that nobody could understand. */
        | 'unread-rows';
    });

/** Venice names no time for refunds; a job may take half an hour to fail, and its refund some time to be booked. */
const REFUND_LATE = HOUR;

/** @param theirs every charge and refund of the window, in any order */
export function reconcile(
  ours: readonly BookedJob[],
  theirs: readonly Charge[],
  window: StatementWindow,
): Reconciliation {
  const { ties, extra } = tie(ours, theirs);
  const told = ties.map((one) => ({ finding: findingOf(one), is: verdictOn(one, window) }));
  const all = (is: Verdict) => told.filter((one) => one.is === is).map(({ finding }) => finding);
  return {
    matched: all('matched'),
    missing: all('missing'),
    extra: extra.filter((bill) => !isBillAtEdge(bill, window)),
    priceDiffers: all('price-differs'),
    refundedThere: all('refunded-there'),
    keptThere: all('kept-there'),
    open: all('open'),
    tooEarly: { findings: all('too-early'), bills: extra.filter((bill) => isBillAtEdge(bill, window)) },
    proposals: ties.filter(({ job }) => job.state === 'unconfirmed').map((one) => proposalFor(one, window)),
    unread: window.unread,
    totals: {
      ours: ours.reduce((total, job) => total + countedFor(job), 0),
      theirs: theirs.reduce((total, row) => (row.kind === 'charge' ? total + row.amount : total - row.amount), 0),
    },
  };
}

/** What our books count for a job less what Venice kept for it, in micro-dollars. */
export function differenceOf({ job, bill }: Finding): number {
  return countedFor(job) - (bill?.net ?? 0);
}

function countedFor(job: BookedJob): number {
  switch (job.charged) {
    case 'spent':
      return job.price;
    case 'returned':
    case 'held':
      return 0;
  }
}

function findingOf({ job, bill, by, sure }: Tie): Finding {
  return { job, bill, by, sure };
}

type Verdict = 'matched' | 'missing' | 'price-differs' | 'refunded-there' | 'kept-there' | 'open' | 'too-early';

function verdictOn({ job, bill }: Tie, window: StatementWindow): Verdict {
  const net = bill?.net ?? 0;
  switch (job.charged) {
    case 'held':
      return 'open';
    case 'returned':
      if (net === 0) return 'matched';
      if (net < 0) return 'price-differs';
      return Math.min(window.readAt, window.until) < job.submittedAt + REFUND_LATE ? 'too-early' : 'kept-there';
    case 'spent':
      if (bill === null) return isAtEdge(job, window) ? 'too-early' : 'missing';
      if (net === job.price) return 'matched';
      return net <= 0 && bill.returned > 0 ? 'refunded-there' : 'price-differs';
  }
}

function proposalFor({ job, bill, by, sure, sameModel }: Tie, window: StatementWindow): Proposal {
  const cannotTell = (because: Extract<Proposal, { proposal: 'cannot-tell' }>['because']): Proposal => ({
    job,
    bill,
    proposal: 'cannot-tell',
    because,
  });
  if (bill !== null && by === 'id' && sure) {
    if (bill.net <= 0) return { job, bill, proposal: 'not-charged', because: 'refunded' };
    return { job, bill, proposal: 'charged', because: 'same-id' };
  }
  // The row of another job that fits as well may still be on its way.
  if (isAtEdge(job, window)) return cannotTell('too-early');
  if (!sure) return cannotTell('ambiguous');
  if (bill === null) {
    if (window.unread > 0) return cannotTell('unread-rows');
    return { job, bill, proposal: 'not-charged', because: 'no-charge' };
  }
  if (!sameModel) return cannotTell('model-unnamed');
  if (bill.charged !== job.price) return cannotTell('price-differs');
  if (bill.net <= 0) return { job, bill, proposal: 'not-charged', because: 'refunded' };
  if (bill.net !== job.price) return cannotTell('price-differs');
  return { job, bill, proposal: 'charged', because: 'only-fit' };
}
