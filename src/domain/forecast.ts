// When a month's budget ends if a server goes on as it does. Pure. Says nothing where there is too little to go by: one
// busy evening is no pace.
import { Usd } from './money.ts';

const WEEK = 7;
/** Whole days since the first spending, and days with any among the last seven, without which nothing is said. */
const LEAST_DAYS = 3;
const LEAST_BUSY = 2;

export interface Outlook {
  /** A day, at this pace. */
  readonly pace: Usd;
  /** What will have been spent by the end of each day after today, until the month ends. */
  readonly totals: readonly Usd[];
  /** The day on which the budget ends, counted from today, which is 0; null: it lasts. */
  readonly endsIn: number | null;
}

/**
 * @param days what each whole day before today cost, oldest first, also those before this month
 * @param ofMonth how many of them belong to this month
 * @param soFar what this month has cost until now, today with it
 * @param daysLeft days of this month after today
 */
export function outlook(
  days: readonly Usd[],
  ofMonth: number,
  soFar: Usd,
  budget: Usd,
  daysLeft: number,
): Outlook | null {
  const first = days.findIndex((amount) => amount > 0);
  const known = first === -1 ? [] : days.slice(first);
  const week = known.slice(-WEEK);
  if (known.length < LEAST_DAYS || week.filter((amount) => amount > 0).length < LEAST_BUSY) return null;
  const month = ofMonth >= LEAST_DAYS ? known.slice(-ofMonth) : week;
  // The last week knows what is new, the month does not forget what is usual: each mends the other's whims.
  const pace = Usd.parse(Math.round((mean(week) + mean(month)) / 2));
  const totals = Array.from({ length: daysLeft }, (_, day) => Usd.parse(soFar + pace * (day + 1)));
  if (soFar >= budget) return { pace, totals, endsIn: 0 };
  const over = totals.findIndex((total) => total >= budget);
  return { pace, totals, endsIn: over === -1 ? null : over + 1 };
}

const mean = (amounts: readonly Usd[]): number =>
  amounts.reduce<number>((total, amount) => total + amount, 0) / Math.max(1, amounts.length);
