// The two sides of a reconciliation: a job as we booked it, and a bill, which is all that Venice's books say of one
// request. Promises that every row of Venice's is in exactly one bill, whatever the order in which the rows came.
import type { Charge } from './charges.ts';
import type { JobId } from './ids.ts';
import type { StateName } from './job.ts';
import type { Usd } from './money.ts';
import { type Instant, MINUTE } from './time.ts';

/** A job that left for Venice at least once. What never left has no place in a reconciliation. */
export interface BookedJob {
  readonly id: JobId;
  /** As Venice echoed it where it did: a retired model may be served by its successor. */
  readonly model: string;
  readonly price: Usd;
  /** When the paid call left. */
  readonly submittedAt: Instant;
  readonly state: StateName;
  /** Of the answer to the paid call, where it is known. */
  readonly requestId: string | null;
  readonly queueId: string | null;
  /** What our ledger says became of the money. */
  readonly charged: 'spent' | 'returned' | 'held';
}

export interface Bill {
  /** The earliest first. */
  readonly rows: readonly Charge[];
  /** Of the first row. */
  readonly at: Instant;
  /** Micro-dollars. */
  readonly charged: number;
  readonly returned: number;
  /** What Venice kept, in micro-dollars; below zero when it gave back more than it took. */
  readonly net: number;
}

/** The stretch of time that Venice's books were read for. */
export interface StatementWindow {
  readonly since: Instant;
  readonly until: Instant;
  /** When they were read: what is younger may be missing from them. */
  readonly readAt: Instant;
  /** Rows that nobody could understand. */
  readonly unread: number;
}

/** How long after the paid call its row may appear. An assumption: Venice promises no time. */
export const LATE = 15 * MINUTE;
/** How far the clocks of Venice and of this machine may disagree. */
export const SKEW = 5 * MINUTE;

/** The row of a job, if there is one, may lie beyond what was read. */
export function isAtEdge(job: BookedJob, { since, until, readAt }: StatementWindow): boolean {
  return job.submittedAt - SKEW < since || job.submittedAt + LATE > Math.min(until, readAt);
}

/** The job of a bill, if there is one, may have left before or after the time that was read. */
export function isBillAtEdge(bill: Bill, { since, until, readAt }: StatementWindow): boolean {
  return bill.at - LATE < since || bill.at + SKEW > Math.min(until, readAt);
}

export interface Billed {
  /** Of jobs that Venice's rows name. */
  readonly named: ReadonlyMap<JobId, Bill>;
  /** By time. */
  readonly others: readonly Bill[];
}

/** Venice: several rows may belong to one request, and then share its id. A row without an id is a bill of its own. */
export function billsOf(charges: readonly Charge[], jobs: readonly BookedJob[]): Billed {
  const jobOf = new Map(
    jobs.flatMap((job) => [job.requestId, job.queueId].flatMap((id) => (id === null ? [] : [[id, job.id] as const]))),
  );
  const ofJobs = new Map<JobId, Charge[]>();
  const ofIds = new Map<string, Charge[]>();
  const single: Charge[][] = [];
  for (const charge of charges.toSorted(byTime)) {
    const ids = [charge.requestId, charge.queueId].filter((id) => id !== null);
    const job = ids.map((id) => jobOf.get(id)).find((id) => id !== undefined);
    const [id] = ids;
    if (job !== undefined) add(ofJobs, job, charge);
    else if (id !== undefined) add(ofIds, id, charge);
    else single.push([charge]);
  }
  return {
    named: new Map([...ofJobs].map(([job, rows]) => [job, billOf(rows)])),
    others: [...ofIds.values(), ...single].map(billOf).toSorted(byFirstRow),
  };
}

/** At least one row. */
export function billOf(charges: readonly Charge[]): Bill {
  const rows = charges.toSorted(byTime);
  const [first] = rows;
  if (first === undefined) throw new RangeError('a bill has at least one row');
  const sum = (kind: Charge['kind']) =>
    rows.filter((row) => row.kind === kind).reduce((total, row) => total + row.amount, 0);
  const [charged, returned] = [sum('charge'), sum('refund')];
  return { rows, at: first.at, charged, returned, net: charged - returned };
}

export function hasId(bill: Bill): boolean {
  return bill.rows.some((row) => row.requestId !== null || row.queueId !== null);
}

/**
 * Which of our models a bill is for; null where it names none of them. Venice: an SKU begins with the model, spelled
 * with dashes alone. The longest fits best: `veo3-fast` begins with `veo3` and is another model.
 */
export function modelReader(models: Iterable<string>): (bill: Bill) => string | null {
  const known = [...new Set(models)]
    .map((model) => ({ model, plain: plainOf(model) }))
    .toSorted((a, b) => b.plain.length - a.plain.length || (a.model < b.model ? -1 : 1));
  return (bill) => {
    const products = bill.rows.flatMap(({ product }) => (product === null ? [] : [plainOf(product)]));
    const found = products.map((product) => known.find(({ plain }) => `${product}-`.startsWith(`${plain}-`)));
    return found.find((one) => one !== undefined)?.model ?? null;
  };
}

function plainOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function byTime(a: Charge, b: Charge): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function byFirstRow(a: Bill, b: Bill): number {
  return a.at - b.at || ((a.rows[0]?.id ?? '') < (b.rows[0]?.id ?? '') ? -1 : 1);
}

function add<K>(groups: Map<K, Charge[]>, key: K, charge: Charge): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [charge]);
  else group.push(charge);
}
