// How long renders take, what is said about it, and which job is asked after next.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingBudget } from '../../src/domain/budget.ts';
import { JobId } from '../../src/domain/ids.ts';
import {
  isOverdue,
  likelyLeftMs,
  likelyRenderMs,
  type Pace,
  paceOf,
  pickLook,
  progressFraction,
  type Watched,
} from '../../src/domain/pace.ts';
import { DAY, HOUR, Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';

const BEGIN = Instant.parse(1_790_000_000_000);
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

const retrieves = () => slidingBudget({ perWindow: 120, windowMs: MINUTE, margin: 2 * SECOND });

const idOf = (count: number) => JobId.parse(String(count).padStart(6, '0'));

/** A job that was accepted `ageMs` ago and last seen `lookedMs` after that; 0: never. */
function job(count: number, ageMs: number, lookedMs: number, now: Instant, pace: Pace | undefined = seeded): Watched {
  const since = later(now, -ageMs);
  return { id: idOf(count), since, lookedAt: lookedMs === 0 ? null : later(since, lookedMs), dueAt: since, pace };
}

const anyJob = fc
  .record({
    ageMs: fc.nat(DAY),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    dueIn: fc.integer({ min: -MINUTE, max: MINUTE }),
  })
  .chain((row) => fc.option(anyPace, { nil: undefined }).map((pace) => ({ ...row, pace })));

describe('pickLook', () => {
  it('waits when nothing renders', () => {
    expect(pickLook([], BEGIN, retrieves())).toMatchObject({ is: 'wait' });
  });

  it('never looks before a job is due or the budget allows, and waits only for what is to come', () => {
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 20 }), fc.nat(120), fc.boolean(), (rows, spent, paused) => {
        const budget = retrieves();
        for (let call = 0; call < spent; call += 1) budget.take(BEGIN);
        if (paused) budget.pauseUntil(later(BEGIN, SECOND));
        const watched = rows.map(({ ageMs, part, dueIn, pace }, index) => ({
          ...job(index, ageMs, Math.round(ageMs * part), BEGIN, pace),
          dueAt: later(BEGIN, dueIn),
        }));
        const choice = pickLook(watched, BEGIN, budget);
        const allowed = watched.filter(
          (row) =>
            row.dueAt <= BEGIN && (row.lookedAt === null || BEGIN - row.lookedAt >= 500) && budget.free(BEGIN) > 0,
        );
        const chosen = allowed.some(({ id }) => choice.is === 'look' && choice.id === id);
        expect(choice.is === 'wait' ? choice.until > BEGIN : chosen).toBe(true);
      }),
    );
  });

  it('waits exactly until a look is worth its call', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: HOUR }), anyPace, (ageMs, pace) => {
        const seen = [job(1, ageMs, ageMs, BEGIN, pace)];
        const choice = pickLook(seen, BEGIN, retrieves());
        if (choice.is !== 'wait') throw new Error('a job that was seen just now is looked at again');
        expect(pickLook(seen, later(choice.until, -1), retrieves()).is).toBe('wait');
        // After ten seconds the wait is only reconsidered.
        fc.pre(choice.until - BEGIN < 10 * SECOND);
        expect(pickLook(seen, choice.until, retrieves()).is).toBe('look');
      }),
    );
  });

  it('takes the job that has waited longer for its look, of two that are alike', () => {
    const watched = [job(1, 90_000, 80_000, BEGIN), job(2, 90_000, 60_000, BEGIN), job(3, 90_000, 85_000, BEGIN)];
    expect(pickLook(watched, BEGIN, retrieves())).toEqual({ is: 'look', id: idOf(2) });
  });

  it('leaves a job alone that cannot be done yet, for one that probably is', () => {
    const watched = [job(1, 25_000, 0, BEGIN), job(2, 95_000, 85_000, BEGIN)];
    expect(pickLook(watched, BEGIN, retrieves())).toEqual({ is: 'look', id: idOf(2) });
  });

  it('waits for the budget when it is spent, then looks', () => {
    const budget = retrieves();
    for (let call = 0; call < 120; call += 1) budget.take(BEGIN);
    const now = later(BEGIN, 60_000);
    const watched = [job(1, 95_000, 30_000, now)];
    const opens = later(BEGIN, 62_000);
    expect(pickLook(watched, now, budget)).toEqual({ is: 'wait', until: opens });
    expect(pickLook(watched, opens, budget).is).toBe('look');
  });

  it('lets no job starve: one that should have ended long ago is still asked after among 200 others', () => {
    const budget = retrieves();
    const end = later(BEGIN, 30 * MINUTE);
    let watched = [job(0, 6 * HOUR, 6 * HOUR, BEGIN)];
    for (let count = 1; count <= 200; count += 1) watched.push(job(count, count * SECOND, 0, BEGIN));
    let now = BEGIN;
    let heard = BEGIN;
    let silence = 0;
    while (now < end) {
      const choice = pickLook(watched, now, budget);
      if (choice.is === 'wait') {
        now = choice.until;
        continue;
      }
      expect(budget.take(now)).toBe(true);
      if (choice.id === idOf(0)) {
        silence = Math.max(silence, now - heard);
        heard = now;
      }
      // The others end at three minutes and are followed by fresh ones; the old one never ends.
      const looked = now;
      watched = watched.map((row) => {
        if (row.id !== choice.id) return row;
        const ended = row.id !== idOf(0) && looked - row.since > 3 * MINUTE;
        return ended ? { ...row, since: looked, dueAt: looked, lookedAt: null } : { ...row, lookedAt: looked };
      });
    }
    expect(Math.max(silence, end - heard)).toBeLessThan(10 * MINUTE);
  });
});
