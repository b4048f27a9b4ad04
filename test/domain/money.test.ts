import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUsd, left, sum, Usd, usd } from '../../src/domain/money.ts';

describe('usd', () => {
  it.each([
    [0, 0],
    [0.55, 550_000],
    [0.1 + 0.2, 300_000],
    [1.005, 1_005_000],
    [0.0000001, 1],
    [0.013, 13_000],
    [4.86, 4_860_000],
    [19.99, 19_990_000],
  ])('%d dollars are %d micro-dollars', (dollars, micro) => {
    expect(usd(dollars)).toBe(micro);
  });

  it('never rounds down, and never up by a whole micro-dollar', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (dollars) => {
        const micro = usd(dollars);
        expect(micro / 1e6).toBeGreaterThanOrEqual(dollars - 1e-9);
        expect(micro / 1e6 - dollars).toBeLessThan(1.001e-6);
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (dollars) => {
    expect(() => usd(dollars)).toThrow(RangeError);
  });
});

describe('formatUsd', () => {
  it.each([
    [0, '$0.00'],
    [550_000, '$0.55'],
    [1_000_000, '$1.00'],
    [13_400, '$0.0134'],
    [1, '$0.000001'],
    [1_234_567_890_000, '$1,234,567.89'],
  ])('%d reads %s', (micro, text) => {
    expect(formatUsd(Usd.parse(micro))).toBe(text);
  });

  it('is exact for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (micro) => {
        expect(Math.round(Number(formatUsd(Usd.parse(micro)).replace(/[$,]/g, '')) * 1e6)).toBe(micro);
      }),
    );
  });
});

describe('sum and left', () => {
  it('adds, and never goes below zero', () => {
    expect(sum(usd(1), usd(2.5))).toBe(3_500_000);
    expect(sum()).toBe(0);
    expect(left(usd(1), usd(3))).toBe(0);
    expect(left(usd(3), usd(1))).toBe(2_000_000);
  });
});
