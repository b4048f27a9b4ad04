// Money: whole micro-dollars, so that sums are exact. $1 is 1_000_000.
import { z } from 'zod';

/** US dollars in whole micro-dollars, never negative, exact up to nine billion dollars. */
export const Usd = z.number().int().nonnegative().brand<'Usd'>();
export type Usd = z.infer<typeof Usd>;

export const FREE: Usd = Usd.parse(0);

/** Dollars as Venice or a person writes them, rounded UP to a whole micro-dollar: nobody is ever charged more than shown. */
export function usd(dollars: number): Usd {
  if (!Number.isFinite(dollars) || dollars < 0)
    throw new RangeError('an amount of dollars is a finite number, zero or more');
  const [whole = '0', fraction = ''] = dollars.toFixed(9).split('.');
  const nano = BigInt(whole) * 1_000_000_000n + BigInt(fraction);
  return Usd.parse(Number((nano + 999n) / 1_000n));
}

export function sum(...amounts: readonly Usd[]): Usd {
  return Usd.parse(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** `a` less `b`, but never below zero: what is left of a limit. */
export function left(a: Usd, b: Usd): Usd {
  return Usd.parse(Math.max(0, a - b));
}

/** `$0.42`; below a cent's precision as many digits as it takes to be exact, at most six. */
export function formatUsd(amount: Usd): string {
  const digits = String(amount).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `$${Number(digits.slice(0, -6)).toLocaleString('en-US')}.${fraction}`;
}
