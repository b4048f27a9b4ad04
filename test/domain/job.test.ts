import { describe, expect, it } from 'vitest';
import { ENDED, JobState, MOVES, mayMove, type StateName } from '../../src/domain/job.ts';
import { backoff } from '../../src/domain/retry.ts';

const names = Object.keys(MOVES) as StateName[];

describe('MOVES', () => {
  it('knows every state that can be written, and no other', () => {
    expect(names.toSorted()).toEqual(JobState.options.map((option) => option.shape.at.value).toSorted());
  });

  it('leads from queued to every state, and from every state to an end', () => {
    const reachable = (from: StateName, seen = new Set<StateName>()): ReadonlySet<StateName> => {
      for (const to of MOVES[from]) if (!seen.has(to)) reachable(to, seen.add(to));
      return seen;
    };
    expect([...reachable('queued')].toSorted()).toEqual(names.toSorted());
    for (const name of names) {
      const ends: readonly StateName[] = ENDED;
      expect(ends.includes(name) || [...reachable(name)].some((one) => ends.includes(one))).toBe(true);
    }
  });

  it('never leads back to a submission once a call has left', () => {
    for (const name of ['unconfirmed', 'rendering', 'rendered', 'delivered', 'kept', 'failed', 'cancelled'] as const) {
      expect(mayMove(name, 'submitting')).toBe(false);
      expect(mayMove(name, 'queued')).toBe(false);
    }
  });

  it('never leads from a finished clip to a failure', () => {
    expect(mayMove('rendered', 'failed')).toBe(false);
    expect(mayMove('kept', 'failed')).toBe(false);
  });
});

describe('backoff', () => {
  it('doubles from its base to its cap', () => {
    expect([1, 2, 3, 4, 20].map((attempt) => backoff(attempt, 1, 1_000, 6_000))).toEqual([
      1_000, 2_000, 4_000, 6_000, 6_000,
    ]);
  });

  it('spreads over the upper half', () => {
    expect(backoff(1, 0, 1_000)).toBe(500);
    expect(backoff(1, 0.5, 1_000)).toBe(750);
  });
});
