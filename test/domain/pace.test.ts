// How long renders take, and what is said about it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue, likelyLeftMs, likelyRenderMs, paceOf, progressFraction } from '../../src/domain/pace.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';

const time = fc.integer({ min: SECOND, max: 2 * HOUR });
const elapsed = fc.integer({ min: 0, max: 3 * DAY });
const anyPace = fc
  .record({ averageMs: fc.option(time), samples: fc.array(time, { maxLength: 50 }) })
  .map((source) => paceOf(source));
const seeded = paceOf({ averageMs: 100 * SECOND, samples: [] });

const repeat = <T>(times: number, value: T): readonly T[] => Array.from({ length: times }, () => value);

describe('paceOf', () => {
  it('is a distribution: survival begins at 1, never rises, never ends', () => {
    fc.assert(
      fc.property(anyPace, elapsed, elapsed, ({ times }, a, b) => {
        expect(times.survival(0)).toBe(1);
        expect(times.survival(Math.max(a, b))).toBeLessThanOrEqual(times.survival(Math.min(a, b)));
        expect(times.survival(Math.max(a, b))).toBeGreaterThan(0);
      }),
    );
  });

  it('finds the moment of every survival again', () => {
    fc.assert(
      fc.property(anyPace, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ times }, level) => {
        expect(times.survival(times.sunkTo(level))).toBeCloseTo(level, 9);
      }),
    );
  });

  it('begins with the average as a P80', () => {
    expect(seeded.likelyMs).toBeGreaterThan(95 * SECOND);
    expect(seeded.likelyMs).toBeLessThan(105 * SECOND);
    expect(seeded.typicalMs).toBeLessThan(seeded.likelyMs);
  });

  it('is moved little by two odd jobs', () => {
    const moved = paceOf({ averageMs: 100 * SECOND, samples: [100 * SECOND, 400 * SECOND] });
    expect(moved.typicalMs).toBeLessThan(1.2 * seeded.typicalMs);
  });

  it('believes many finished jobs more than the average', () => {
    const learnt = paceOf({ averageMs: 300 * SECOND, samples: repeat(50, 60 * SECOND) });
    expect(learnt.typicalMs).toBeGreaterThan(55 * SECOND);
    expect(learnt.likelyMs).toBeLessThan(80 * SECOND);
  });

  it('keeps two humps apart', () => {
    const { times } = paceOf({ averageMs: null, samples: [...repeat(25, 50 * SECOND), ...repeat(25, 160 * SECOND)] });
    const between = times.survival(80 * SECOND) - times.survival(110 * SECOND);
    const hump = times.survival(40 * SECOND) - times.survival(60 * SECOND);
    expect(between).toBeLessThan(hump / 4);
  });

  it('knows when it knows nothing, and ignores times that are no time', () => {
    const nothing = paceOf({ averageMs: 0, samples: [Number.NaN, -1, 0, Number.POSITIVE_INFINITY] });
    expect(nothing.known).toBe(false);
    expect(Number.isFinite(nothing.likelyMs)).toBe(true);
    expect(paceOf({ averageMs: null, samples: [30 * SECOND] }).known).toBe(true);
    expect(seeded.known).toBe(true);
  });

  it('values a look more the longer it waits, at nothing right after the last one', () => {
    fc.assert(
      fc.property(anyPace, elapsed, fc.nat(HOUR), fc.nat(HOUR), ({ times }, looked, wait, more) => {
        const worth = times.worth(looked, looked + wait);
        expect(times.worth(looked, looked)).toBe(0);
        expect(worth).toBeGreaterThanOrEqual(0);
        // A day in milliseconds squared leaves a thousandth of a millisecond to rounding.
        expect(times.worth(looked, looked + wait + more)).toBeGreaterThanOrEqual(worth - 1e-3);
      }),
    );
  });

  it('wants as many looks over a span as over its two parts', () => {
    fc.assert(
      fc.property(anyPace, fc.nat(HOUR), fc.nat(HOUR), fc.nat(HOUR), ({ times }, from, first, second) => {
        const whole = times.demand(from, from, from + first + second);
        const parts = times.demand(from, from, from + first) + times.demand(from, from + first, from + first + second);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeCloseTo(parts, 6);
      }),
    );
  });
});

describe('what people are told', () => {
  it('shows progress against the average and stops claiming any from there on', () => {
    expect(progressFraction(30 * SECOND, 120 * SECOND)).toBe(0.25);
    expect(progressFraction(120 * SECOND, 120 * SECOND)).toBeNull();
    expect(progressFraction(30 * SECOND, null)).toBeNull();
    expect(progressFraction(30 * SECOND, 0)).toBeNull();
  });

  it('always shows a part of one, never one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: DAY }), fc.option(fc.nat(DAY)), (ms, average) => {
        const fraction = progressFraction(ms, average) ?? 0;
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThan(1);
      }),
    );
  });

  it('tells the wait that is left: shorter as a job goes on, longer again once it is overdue', () => {
    expect(likelyLeftMs(0, seeded)).toBeCloseTo(seeded.likelyMs, 3);
    expect(likelyLeftMs(50 * SECOND, seeded)).toBeLessThan(seeded.likelyMs - 40 * SECOND);
    expect(likelyLeftMs(10 * MINUTE, seeded)).toBeGreaterThan(likelyLeftMs(60 * SECOND, seeded));
  });

  it('gives a job up late: not before an hour, not before twelve times the average, and before its id dies', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: DAY })), fc.array(time), (averageMs, samples) => {
        const pace = paceOf({ averageMs, samples });
        expect(isOverdue(HOUR - 1, pace)).toBe(false);
        expect(isOverdue(Math.min(23 * HOUR, 12 * (averageMs ?? 0)) - 1, pace)).toBe(false);
        expect(isOverdue(23 * HOUR, pace)).toBe(true);
      }),
    );
  });

  it('learns a time from inside the gap between two looks', () => {
    fc.assert(
      fc.property(anyPace, fc.nat(DAY), fc.nat(HOUR), (pace, looked, gap) => {
        const learnt = likelyRenderMs(looked, looked + gap, pace);
        expect(learnt).toBeGreaterThanOrEqual(looked);
        expect(learnt).toBeLessThanOrEqual(looked + gap);
      }),
    );
    expect(likelyRenderMs(0, 10 * MINUTE, seeded)).toBeLessThan(100 * SECOND);
  });
});
