// Which job is asked after next, and how long to wait before anyone is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingBudget } from '../../src/domain/budget.ts';
import { JobId } from '../../src/domain/ids.ts';
import { type Pace, paceOf, pickLook, type Watched } from '../../src/domain/pace.ts';
import { DAY, HOUR, Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';

const BEGIN = Instant.parse(1_790_000_000_000);
const time = fc.integer({ min: SECOND, max: 2 * HOUR });
const anyPace = fc
  .record({ averageMs: fc.option(time), samples: fc.array(time, { maxLength: 50 }) })
  .map((source) => paceOf(source));
const seeded = paceOf({ averageMs: 100 * SECOND, samples: [] });
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
