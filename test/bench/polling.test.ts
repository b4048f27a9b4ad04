// The polling benchmark in short: what it promises holds, and it can tell when it does not.
import { describe, expect, it } from 'vitest';
import { judgePolling, type LoadResult, pollingTable, ratioOf, runPolling } from '../../bench/polling.ts';

const OPTIONS = { seed: 11, jobs: 400, spread: 1 } as const;

describe('the polling benchmark', () => {
  const results = runPolling({ ...OPTIONS, loads: [5, 10, 50] });
  const only = (load: number): LoadResult => {
    const found = results.find((result) => result.load === load);
    if (found === undefined) throw new Error(`load ${load} was not run`);
    return found;
  };

  it('keeps every promise', () => {
    expect(judgePolling(results).filter(({ pass }) => !pass)).toEqual([]);
  });

  it('notices clips sooner than the limited loop, with no more calls', () => {
    expect(ratioOf(only(5))).toBeLessThan(0.4);
    expect(ratioOf(only(10))).toBeLessThan(0.62);
    expect(ratioOf(only(50))).toBeLessThan(0.62);
    for (const load of [10, 50]) {
      expect(only(load).ours.callsPerMinute).toBeLessThan(1.02 * only(load).limited.callsPerMinute);
    }
  });

  it('wakes hardly more often than it looks and hears answers', () => {
    for (const { ours } of results) expect(ours.wakesPerLook).toBeLessThan(4);
  });

  it('shows that the server does refuse: the plain loop at 50 jobs is told so, over and over', () => {
    expect(only(50).fixed.tooMany).toBeGreaterThan(1000);
    expect(only(50).fixed.meanLag).toBeGreaterThan(only(50).limited.meanLag);
  });

  it('fails the loops when they are put in our place', () => {
    const swapped = results.map((result) => ({ ...result, ours: result.fixed }));
    const failed = judgePolling(swapped).filter(({ pass }) => !pass);
    expect(failed.map(({ claim }) => claim).join('\n')).toMatch(/50 in flight: no 429/);
    expect(failed.map(({ claim }) => claim).join('\n')).toMatch(/5 in flight: mean lag/);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    const again = { ...OPTIONS, jobs: 40, loads: [10] };
    expect(runPolling(again)).toEqual(runPolling(again));
    expect(runPolling({ ...again, seed: 12 })).not.toEqual(runPolling(again));
  });

  it('prints a line for each load and contender', () => {
    expect(pollingTable(results).split('\n')).toHaveLength(1 + 3 * results.length);
  });
});
