// The least total, found by chains, is the least of all ways; and an answer is sure when all others cost more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, assignUnder, type Problem } from '../../src/domain/assignment.ts';
import { decide, MOST_ALIKE } from '../../src/domain/deciding.ts';

const NONE = Number.POSITIVE_INFINITY;

/** Every way there is. */
function leastOf(problem: Problem, row = 0, taken: ReadonlySet<number> = new Set()): number {
  if (row === problem.rows) return 0;
  const rest = (used: ReadonlySet<number>) => leastOf(problem, row + 1, used);
  const paired = Array.from({ length: problem.columns }, (_, column) => column)
    .filter((column) => !taken.has(column))
    .map((column) => problem.cost(row, column) + rest(new Set([...taken, column])));
  return Math.min(problem.alone(row) + rest(taken), ...paired);
}

const problems = fc
  .record({
    costs: fc.array(
      fc.array(fc.option(fc.integer({ min: -20, max: 20 }), { nil: null }), { minLength: 4, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    alone: fc.array(fc.integer({ min: -10, max: 30 }), { minLength: 5, maxLength: 5 }),
  })
  .map(
    ({ costs, alone }): Problem => ({
      rows: costs.length,
      columns: 4,
      cost: (row, column) => costs[row]?.[column] ?? NONE,
      alone: (row) => alone[row] ?? NONE,
    }),
  );

function totalOf(problem: Problem, columnOf: (row: number) => number | null): number {
  return Array.from({ length: problem.rows }, (_, row) => {
    const column = columnOf(row);
    return column === null ? problem.alone(row) : problem.cost(row, column);
  }).reduce((total, cost) => total + cost, 0);
}

describe('assign', () => {
  test('finds the least total, by pairs that are what it says', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const found = assign(problem);
        expect(found.total).toBe(leastOf(problem));
        expect(totalOf(problem, (row) => found.columnOf(row))).toBe(found.total);
        const columns = Array.from({ length: problem.rows }, (_, row) => found.columnOf(row)).filter(
          (one) => one !== null,
        );
        expect(new Set(columns).size).toBe(columns.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('under a condition likewise', () => {
    fc.assert(
      fc.property(problems, fc.nat({ max: 4 }), fc.nat({ max: 3 }), (problem, row, column) => {
        const may = (one: number | null) => one === column;
        const forced: Problem = {
          ...problem,
          cost: (one, other) => (one !== row || may(other) ? problem.cost(one, other) : NONE),
          alone: (one) => (one === row ? NONE : problem.alone(one)),
        };
        expect(assignUnder(problem, row, may)).toBe(leastOf(forced));
      }),
      { numRuns: 1_000 },
    );
  });

  test('knows what another choice would cost at least', () => {
    fc.assert(
      fc.property(
        problems,
        fc.nat({ max: 4 }),
        fc.option(fc.nat({ max: 3 }), { nil: null }),
        (problem, nth, column) => {
          const row = nth % problem.rows;
          const found = assign(problem);
          const least = found.atLeast(row, column);
          expect(least).toBeGreaterThanOrEqual(0);
          expect(assignUnder(problem, row, (one) => one === column)).toBeGreaterThanOrEqual(found.total + least);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('has no total where a row can be nowhere', () => {
    expect(assign({ rows: 1, columns: 1, cost: () => NONE, alone: () => NONE }).total).toBe(NONE);
  });
});

describe('decide', () => {
  const kindOf = (_: number, column: number | null) => (column === null ? 'none' : 'some');

  test('is as good as the whole, and sure exactly when every other kind of answer costs more than the doubt', () => {
    fc.assert(
      fc.property(problems, fc.nat({ max: 10 }), (problem, doubt) => {
        const decisions = decide({ ...problem, kindOf, doubt });
        const total = totalOf(problem, (row) => decisions[row]?.column ?? null);
        expect(total).toBe(leastOf(problem));
        decisions.forEach(({ column, sure }, row) => {
          const other = assignUnder(problem, row, (one) => (one === null) === (column !== null));
          expect(sure).toBe(other - total > doubt);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not weigh a crowd: what is not plain at first sight is unsure', () => {
    const crowd = (rows: number, columns: number) =>
      decide({
        rows,
        columns,
        cost: (row, column) => (row === column ? -2000 : -1000),
        alone: () => 0,
        kindOf,
        doubt: 1000,
      });
    expect(crowd(200, 200).every(({ sure }) => sure)).toBe(true);
    expect(crowd(MOST_ALIKE, MOST_ALIKE - 1).filter(({ sure }) => sure)).toHaveLength(0);
    expect(crowd(MOST_ALIKE + 1, MOST_ALIKE).filter(({ sure }) => sure)).toHaveLength(0);
  });
});
