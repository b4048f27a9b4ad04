// The shared budget: whatever is asked of it, no window ever holds more calls than allowed, here or on the server.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateBudget, slidingBudget } from '../../src/domain/budget.ts';
import { Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';

const BEGIN = Instant.parse(1_790_000_000_000);
const at = (ms: number) => later(BEGIN, ms);
const limit = fc.record({
  perWindow: fc.integer({ min: 1, max: 8 }),
  windowMs: fc.integer({ min: 1, max: 5_000 }),
  margin: fc.integer({ min: 0, max: 500 }),
});
const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 120 });

/** Asks after each gap; returns the moments at which the budget gave a call. */
function greedy(budget: RateBudget, waits: readonly number[]): readonly Instant[] {
  let now = BEGIN;
  return waits.flatMap((wait) => {
    now = later(now, wait);
    return budget.take(now) ? [now] : [];
  });
}

/** The shortest time that holds one call more than `perWindow`. */
function closest(moments: readonly number[], perWindow: number): number {
  return Math.min(...moments.slice(perWindow).map((moment, index) => moment - (moments[index] ?? moment)));
}

function drained(budget: RateBudget, now: Instant): number {
  let taken = 0;
  while (budget.take(now)) taken += 1;
  return taken;
}

describe('slidingBudget', () => {
  it('never puts more calls into any window than allowed', () => {
    fc.assert(
      fc.property(limit, gaps, (bounds, waits) => {
        const taken = greedy(slidingBudget(bounds), waits);
        expect(closest(taken, bounds.perWindow)).toBeGreaterThanOrEqual(bounds.windowMs + bounds.margin);
      }),
    );
  });

  it('keeps the promise on the server as well, when calls arrive closer together by up to the margin', () => {
    fc.assert(
      fc.property(limit, gaps, fc.infiniteStream(fc.nat(500)), (bounds, waits, latencies) => {
        const arrivals = greedy(slidingBudget(bounds), waits)
          .map((moment) => moment + Math.min(bounds.margin, latencies.next().value ?? 0))
          .toSorted((a, b) => a - b);
        expect(closest(arrivals, bounds.perWindow)).toBeGreaterThanOrEqual(bounds.windowMs);
      }),
    );
  });

  it('says exactly when the next call is free', () => {
    fc.assert(
      fc.property(limit, gaps, fc.nat(3_000), (bounds, waits, pause) => {
        const budget = slidingBudget(bounds);
        greedy(budget, waits);
        const now = at(waits.reduce((sum, wait) => sum + wait, 0));
        budget.pauseUntil(later(now, pause));
        const next = budget.nextAt(now);
        expect(next > now && budget.take(later(next, -1))).toBe(false);
        expect(budget.free(next)).toBeGreaterThan(0);
        expect(budget.take(next)).toBe(true);
      }),
    );
  });

  it('counts what is free, and what will be free later', () => {
    const budget = slidingBudget({ perWindow: 3, windowMs: MINUTE, margin: SECOND });
    budget.take(at(0));
    budget.take(at(10_000));
    expect(budget.free(at(10_000))).toBe(1);
    expect(budget.free(at(61_000))).toBe(2);
    expect(drained(budget, at(10_000))).toBe(1);
    expect(budget.free(at(60_999))).toBe(0);
    expect(budget.nextAt(at(10_000))).toBe(at(61_000));
  });

  it('makes no call while it is paused, and keeps the longest pause', () => {
    const budget = slidingBudget({ perWindow: 3, windowMs: MINUTE, margin: 0 });
    budget.pauseUntil(at(30_000));
    budget.pauseUntil(at(5_000));
    expect(budget.take(at(29_999))).toBe(false);
    expect(budget.free(at(29_999))).toBe(0);
    expect(budget.take(at(30_000))).toBe(true);
  });

  it('keeps to the limit when the clock is set back', () => {
    const budget = slidingBudget({ perWindow: 2, windowMs: MINUTE, margin: 0 });
    budget.take(at(MINUTE));
    expect(budget.take(at(0))).toBe(true);
    expect(budget.take(at(0))).toBe(false);
    expect(budget.nextAt(at(0))).toBe(at(2 * MINUTE));
  });

  it('refuses a limit that is none', () => {
    expect(() => slidingBudget({ perWindow: 0, windowMs: MINUTE, margin: 0 })).toThrow(RangeError);
    expect(() => slidingBudget({ perWindow: 1.5, windowMs: MINUTE, margin: 0 })).toThrow(RangeError);
    expect(() => slidingBudget({ perWindow: 1, windowMs: 0, margin: 0 })).toThrow(RangeError);
    expect(() => slidingBudget({ perWindow: 1, windowMs: MINUTE, margin: -1 })).toThrow(RangeError);
  });
});

describe('heeding the rate headers', () => {
  const fresh = () => slidingBudget({ perWindow: 10, windowMs: MINUTE, margin: 0 });

  it('makes no more calls than the server says are left, until its window ends', () => {
    const budget = fresh();
    budget.heed(2, at(40_000), at(0));
    expect(budget.free(at(0))).toBe(2);
    expect(drained(budget, at(0))).toBe(2);
    expect(budget.nextAt(at(0))).toBe(at(40_000));
    expect(drained(budget, at(40_000))).toBe(8);
  });

  it('is never made freer by them', () => {
    const budget = fresh();
    expect(drained(budget, at(0))).toBe(10);
    budget.heed(120, at(30_000), at(1_000));
    expect(budget.nextAt(at(1_000))).toBe(at(MINUTE));
  });

  it('believes the smallest number of one window, however the answers arrive', () => {
    const budget = fresh();
    budget.heed(3, at(40_000), at(0));
    budget.heed(7, at(40_000), at(10));
    budget.heed(9, at(20_000), at(20));
    expect(budget.free(at(20))).toBe(3);
    budget.heed(8, at(50_000), at(30));
    expect(budget.free(at(30))).toBe(8);
  });

  it('ignores a window that is over and a number that is none', () => {
    const budget = fresh();
    budget.heed(0, at(0), at(0));
    budget.heed(Number.NaN, at(30_000), at(0));
    expect(budget.free(at(0))).toBe(10);
  });

  it('is silenced for one window at most, whatever the server clock says', () => {
    const budget = fresh();
    budget.heed(0, at(1_000 * MINUTE), at(0));
    expect(budget.nextAt(at(0))).toBe(at(MINUTE));
  });
});
