// Which bill of Venice's belongs to which of our jobs: by an id where both have one, else by model, price and time, one to
// one, at the least surprise. Promises never to guess in silence: a tie that might as well be another is not `sure`.
import { type Bill, type BookedJob, billOf, billsOf, hasId, LATE, modelReader, SKEW } from './bills.ts';
import type { Charge } from './charges.ts';
import { decide } from './deciding.ts';
import type { JobId } from './ids.ts';
import { DAY, HOUR, MINUTE } from './time.ts';

export interface Tie {
  readonly job: BookedJob;
  readonly bill: Bill | null;
  readonly by: 'id' | 'likeness';
  readonly sure: boolean;
  /** Whether the bill names the model of the job. */
  readonly sameModel: boolean;
}

export interface Ties {
  /** One for each job. */
  readonly ties: readonly Tie[];
  /** Bills of nobody that we know. */
  readonly extra: readonly Bill[];
}

// Surprise is counted in milliseconds, so that being late and being odd can be compared.
/** Clocks, queues and time-outs account for so much: ties that differ by no more are equally likely. */
const DOUBT = 5 * MINUTE;
const OTHER_PRICE = 6 * HOUR;
/** A refund where we have a clip; no refund where we gave the money back. */
const DISAGREEMENT = 2 * HOUR;
/** A charge that we know nothing of. */
const EXTRA = 12 * HOUR;
/** Venice: it charges before it accepts, so that an accepted job without a charge is the strangest of all. */
const UNCHARGED = 2 * DAY;

const NEVER = Number.POSITIVE_INFINITY;

const ACCEPTED: readonly BookedJob['state'][] = ['rendering', 'rendered', 'delivered', 'kept'];

export function tie(ours: readonly BookedJob[], theirs: readonly Charge[]): Ties {
  const jobs = ours.toSorted((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
  const { named, others } = billsOf(theirs, jobs);
  const modelOf = modelReader(jobs.map((job) => job.model));
  const byId = jobs.flatMap((job): Tie[] => {
    const bill = named.get(job.id);
    return bill === undefined ? [] : [{ job, bill, by: 'id', sure: true, sameModel: modelOf(bill) === job.model }];
  });
  const charges = others.filter((bill) => bill.charged > 0);
  const refunds = others.filter((bill) => bill.charged === 0);
  const byLikeness = tieByLikeness(
    // Those that must have a charge come first: they take what is theirs, and the others look at what is left.
    jobs.filter((job) => !named.has(job.id)).toSorted((a, b) => Number(isAccepted(b)) - Number(isAccepted(a))),
    charges,
    modelOf,
    // Only one id that fits shows that Venice's ids and ours are of one kind; until then a difference says nothing.
    {
      idsCompare: byId.length > 0,
      modelsCompare: [...named.values(), ...charges].some((bill) => modelOf(bill) !== null),
    },
  );
  const taken = new Set(byLikeness.map(({ bill }) => bill));
  return handBack(
    [...byId, ...byLikeness],
    charges.filter((bill) => !taken.has(bill)),
    refunds,
    modelOf,
  );
}

function tieByLikeness(
  jobs: readonly BookedJob[],
  bills: readonly Bill[],
  modelOf: (bill: Bill) => string | null,
  told: { readonly idsCompare: boolean; readonly modelsCompare: boolean },
): readonly Tie[] {
  const models = bills.map(modelOf);
  const couldBe = (job: BookedJob, bill: Bill, model: string | null): boolean => {
    const gap = bill.at - job.submittedAt;
    if (gap < -SKEW || gap > LATE) return false;
    if (told.idsCompare && hasId(bill) && (job.requestId !== null || job.queueId !== null)) return false;
    if (model === null) return !told.modelsCompare && bill.charged === job.price;
    return model === job.model && (bill.charged === job.price || job.charged !== 'returned');
  };
  const costs = jobs.map((job) =>
    bills.map((bill, column) => (couldBe(job, bill, models[column] ?? null) ? surprise(job, bill) - EXTRA : NEVER)),
  );
  const decisions = decide({
    rows: jobs.length,
    columns: bills.length,
    cost: (row, column) => costs[row]?.[column] ?? NEVER,
    alone: (row) => (isAccepted(jobs[row]) ? UNCHARGED : 0),
    kindOf: (row, column) => kindOf(jobs[row], column === null ? undefined : bills[column]),
    doubt: DOUBT,
  });
  return jobs.map((job, row) => {
    const { column, sure } = decisions[row] ?? { column: null, sure: false };
    const bill = column === null ? null : (bills[column] ?? null);
    const sameModel = column !== null && models[column] === job.model;
    return { job, bill, by: 'likeness', sure, sameModel };
  });
}

function isAccepted(job: BookedJob | undefined): boolean {
  return job !== undefined && ACCEPTED.includes(job.state);
}

function surprise(job: BookedJob, bill: Bill): number {
  const price = bill.charged === job.price ? 0 : OTHER_PRICE;
  // The refund of a charge with an id would have come with that id.
  const expected = bill.net <= 0 ? !isAccepted(job) : job.charged !== 'returned' || !hasId(bill);
  return Math.abs(bill.at - job.submittedAt) + price + (expected ? 0 : DISAGREEMENT);
}

/** What a bill would mean for a job. */
function kindOf(job: BookedJob | undefined, bill: Bill | undefined): string {
  if (job === undefined || bill === undefined) return 'none';
  if (bill.net <= 0) return 'refunded';
  return bill.net === job.price ? 'fits' : 'differs';
}

/** Venice: an id lives for a day, and a job fails within it. */
const REFUND_WITHIN = DAY + HOUR;
/** Which of several equal clips a refund is for cannot be told from the time. */
const REFUND_DOUBT = 1.5 * DAY;
const NO_REFUND = 20 * DAY;

/** Refunds that name no request find the charge that they give back. */
function handBack(
  ties: readonly Tie[],
  strangers: readonly Bill[],
  refunds: readonly Bill[],
  modelOf: (bill: Bill) => string | null,
): Ties {
  const holders: readonly { readonly bill: Bill; readonly job: JobId | null; readonly weight: number }[] = [
    ...ties.flatMap(({ job, bill }) => (bill === null ? [] : [{ bill, job: job.id, weight: weightOf(job) }])),
    ...strangers.map((bill) => ({ bill, job: null, weight: 1 })),
  ];
  const costs = holders.map(({ bill, weight }) =>
    refunds.map((refund) =>
      givesBack(refund, bill, modelOf) ? weight * 2 * DAY + (refund.at - bill.at) - NO_REFUND : NEVER,
    ),
  );
  const decisions = decide({
    rows: holders.length,
    columns: refunds.length,
    cost: (row, column) => costs[row]?.[column] ?? NEVER,
    alone: () => 0,
    kindOf: (_, column) => (column === null ? 'kept' : 'given back'),
    doubt: REFUND_DOUBT,
  });
  const settled = holders.map(({ bill, job }, row) => {
    const { column, sure } = decisions[row] ?? { column: null, sure: false };
    const refund = column === null ? undefined : refunds[column];
    return { job, sure, refund, bill: refund === undefined ? bill : billOf([...bill.rows, ...refund.rows]) };
  });
  const ofJob = new Map(settled.flatMap((one) => (one.job === null ? [] : [[one.job, one] as const])));
  const used = new Set(settled.map(({ refund }) => refund));
  return {
    ties: ties.map((one) => {
      const held = ofJob.get(one.job.id);
      return held === undefined ? one : { ...one, bill: held.bill, sure: one.sure && held.sure };
    }),
    extra: [
      ...settled.filter(({ job }) => job === null).map(({ bill }) => bill),
      ...refunds.filter((refund) => !used.has(refund)),
    ],
  };
}

/** We gave the money back ourselves; we do not know; we have the clip. */
function weightOf(job: BookedJob): number {
  if (isAccepted(job)) return 3;
  switch (job.charged) {
    case 'returned':
      return 0;
    case 'held':
      return 1;
    case 'spent':
      return 2;
  }
}

function givesBack(refund: Bill, bill: Bill, modelOf: (bill: Bill) => string | null): boolean {
  const wait = refund.at - bill.at;
  if (bill.returned > 0 || refund.returned !== bill.charged) return false;
  if (wait < 0 || wait > REFUND_WITHIN) return false;
  if (hasId(refund) && hasId(bill)) return false;
  const [product] = refund.rows.map((row) => row.product);
  if (product === undefined || product === null) return true;
  return (
    bill.rows.some((row) => row.product === product) || (modelOf(refund) !== null && modelOf(refund) === modelOf(bill))
  );
}
