// When an hour's spending is out of proportion: never when it is small, never when it is usual, whatever the order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Usd, usd } from '../../src/domain/money.ts';
import { CALM_HOUR, outOfProportion, type Spending, TIMES_USUAL } from '../../src/domain/spend-rate.ts';
import { DAY, HOUR, later, MINUTE } from '../../src/domain/time.ts';
import { T0 } from '../contracts/store/samples.ts';

const NOW = later(T0, 30 * DAY);
const ago = (ms: number, dollars: number): Spending => ({ at: later(NOW, -ms), amount: usd(dollars) });
/** One busy hour of this much on each of the last fourteen days. */
const usual = (dollars: number) => Array.from({ length: 14 }, (_, day) => ago(day * DAY + 12 * HOUR, dollars));

describe('an hour', () => {
  it('of a server without a history may cost the calm amount and no more', () => {
    expect(outOfProportion([ago(MINUTE, 10)], NOW, null)).toBeNull();
    expect(outOfProportion([ago(MINUTE, 10.01)], NOW, null)).toEqual({ hour: usd(10.01), usual: usd(0) });
  });

  it('is held against the busiest hour of a usual day', () => {
    expect(outOfProportion([...usual(20), ago(MINUTE, 60)], NOW, null)).toBeNull();
    expect(outOfProportion([...usual(20), ago(MINUTE, 60.01)], NOW, null)).toEqual({
      hour: usd(60.01),
      usual: usd(20),
    });
  });

  it('is not excused by one wild day', () => {
    const wild = ago(3 * DAY, 1_000);
    expect(outOfProportion([...usual(5), wild, ago(MINUTE, 16)], NOW, null)).toMatchObject({ usual: usd(5) });
  });

  it('counts from the moment at which a moderator let it go on', () => {
    const spendings = [ago(30 * MINUTE, 50), ago(MINUTE, 9)];
    expect(outOfProportion(spendings, NOW, null)).not.toBeNull();
    expect(outOfProportion(spendings, NOW, later(NOW, -10 * MINUTE))).toBeNull();
  });

  const spending = fc.record({
    at: fc.integer({ min: 0, max: 16 * DAY }).map((ms) => later(NOW, -ms)),
    amount: fc.integer({ min: 0, max: 50_000_000 }).map((n) => n as Usd),
  });

  it('is judged alike in any order, and stopped only for more than calm and more than usual', () => {
    fc.assert(
      fc.property(fc.array(spending), fc.infiniteStream(fc.nat()), (spendings, order) => {
        const shuffled = spendings
          .map((one) => ({ one, rank: order.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const verdict = outOfProportion(spendings, NOW, null);
        expect(outOfProportion(shuffled, NOW, null)).toEqual(verdict);
        if (verdict === null) return;
        expect(verdict.hour).toBeGreaterThan(CALM_HOUR);
        expect(verdict.hour).toBeGreaterThan(TIMES_USUAL * verdict.usual);
      }),
    );
  });
});
