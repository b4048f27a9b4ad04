// When a month's budget ends at this pace: said only where there is enough to go by, and never before it is reached.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlook } from '../../src/domain/forecast.ts';
import { type Usd, usd } from '../../src/domain/money.ts';

const each = (...dollars: readonly number[]): readonly Usd[] => dollars.map(usd);

describe('the outlook', () => {
  it('says nothing where there is too little to go by', () => {
    expect(outlook([], 0, usd(0), usd(10), 20)).toBeNull();
    expect(outlook(each(1, 1), 2, usd(2), usd(10), 20)).toBeNull();
    expect(outlook(each(0, 0, 0, 0, 9, 9), 6, usd(18), usd(20), 20)).toBeNull();
    expect(outlook(each(9, 0, 0, 0, 0, 0), 6, usd(9), usd(20), 20)).toBeNull();
    expect(outlook(each(9, 9, 0, 0, 0, 0, 0, 0, 0), 9, usd(18), usd(20), 20)).toBeNull();
  });

  it('names the day on which a steady pace reaches the budget', () => {
    // The 10th, a dollar a day: $9 until yesterday, $1 today, so $15 are spent at the end of the fifth day from now.
    const days = each(...Array.from({ length: 9 }, () => 1));
    expect(outlook(days, 9, usd(10), usd(15), 20)).toMatchObject({ pace: usd(1), endsIn: 5 });
    expect(outlook(days, 9, usd(10), usd(40), 20)).toMatchObject({ endsIn: null });
    expect(outlook(days, 9, usd(10), usd(10), 20)).toMatchObject({ endsIn: 0 });
  });

  it('looks past the first of a month, and mends one wild day', () => {
    const steady = each(2, 2, 2, 2, 2, 2, 2, 2);
    expect(outlook(steady, 1, usd(2), usd(20), 29)).toMatchObject({ pace: usd(2), endsIn: 9 });
    const wild = outlook(each(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 22), 20, usd(41), usd(60), 10);
    expect(wild?.pace).toBeLessThan(usd(4));
  });

  const amount = fc.integer({ min: 0, max: 20_000_000 }).map((micro) => usd(micro / 1_000_000));

  it('is the day on which its own totals reach the budget, whatever was spent', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 40 }),
        fc.nat(31),
        amount,
        amount,
        fc.nat(31),
        (days, ofMonth, soFar, budget, daysLeft) => {
          const seen = outlook(days, Math.min(ofMonth, days.length), soFar, budget, daysLeft);
          if (seen === null) return;
          expect(seen.totals).toHaveLength(daysLeft);
          expect(seen.totals.every((total, day) => total >= (seen.totals[day - 1] ?? soFar))).toBe(true);
          expect(seen.pace).toBeLessThanOrEqual(Math.max(...days));
          const reached = [soFar, ...seen.totals].findIndex((total) => total >= budget);
          expect(seen.endsIn).toBe(reached === -1 ? null : reached);
        },
      ),
    );
  });
});
