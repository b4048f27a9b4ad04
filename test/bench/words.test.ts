// The words benchmark in short: it measures with the clock it is given, and can tell growth in proportion from the rest.
import { describe, expect, it } from 'vitest';
import { type Growth, judgeWords, runWords, wordsTable } from '../../bench/words.ts';

const growth = (exponent: number): Growth => ({ what: 'x', lengths: [10, 20], times: [1, 2], exponent });

describe('the words benchmark', () => {
  it('takes the time of every look from its clock', () => {
    let now = 0;
    const result = runWords({ turns: 1, clock: () => (now += 5) });
    for (const { times, exponent } of [...result.ours, ...result.backtracking]) {
      expect(times).toEqual([5, 5]);
      expect(exponent).toBe(0);
    }
    expect(wordsTable(result).split('\n')).toHaveLength(1 + result.ours.length + result.backtracking.length);
  });

  it('fails growth with the square, and patterns that are slow for nobody', () => {
    const passes = (ours: number, backtracking: number) =>
      judgeWords({ ours: [growth(ours)], backtracking: [growth(backtracking)] }).map(({ pass }) => pass);
    expect(passes(1, 14)).toEqual([true, true]);
    expect(passes(2, 14)).toEqual([false, true]);
    expect(passes(1, 1)).toEqual([true, false]);
  });
});
