// Who goes with whom at the least cost: rows and columns are paired one to one, and each row may stay alone at a cost of
// its own. Promises the least total there is; equal totals are decided by the order in which rows and columns are numbered.

export interface Option {
  readonly column: number;
  /** Whole numbers; below zero where pairing is worth something. */
  readonly cost: number;
}

export interface Problem {
  readonly rows: number;
  /** The columns that a row may have. */
  readonly options: (row: number) => readonly Option[];
  /** What it costs to leave the row alone; Infinity where that must not be. */
  readonly alone: (row: number) => number;
}

export interface Assignment {
  /** Infinity when some row can neither be paired nor be left alone. */
  readonly total: number;
  /** null for a row that stays alone. */
  columnOf(row: number): number | null;
}

/**
 * Takes the rows in one by one. Each comes in along the cheapest chain of rows that hand their columns on, which keeps
 * the whole at the least cost (the successive shortest paths of minimum-cost flow).
 */
export function assign(problem: Problem): Assignment {
  const columns = new Map<number, number>();
  const owners = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < problem.rows; row += 1) {
    const end = cheapestEnd(row, problem, owners);
    total += end.cost;
    if (end.cost === Number.POSITIVE_INFINITY) break;
    for (const step of end.steps) {
      if (step.column === null) {
        columns.delete(step.row);
        continue;
      }
      columns.set(step.row, step.column);
      owners.set(step.column, step.row);
    }
  }
  return { total, columnOf: (row) => columns.get(row) ?? null };
}

/** The least total when one row may have only what `may` allows; `null` stands for staying alone. */
export function assignUnder(problem: Problem, row: number, may: (column: number | null) => boolean): number {
  return assign({
    rows: problem.rows,
    options: (one) => (one === row ? problem.options(one).filter(({ column }) => may(column)) : problem.options(one)),
    alone: (one) => (one === row && !may(null) ? Number.POSITIVE_INFINITY : problem.alone(one)),
  }).total;
}

interface Step {
  readonly row: number;
  readonly column: number | null;
}

interface End {
  readonly cost: number;
  /** Every row that changes its column, and which it has now. */
  readonly steps: readonly Step[];
}

/** A chain of rows may be cheaper than the one that was found first, so that rows come into the line again. */
function cheapestEnd(first: number, { options, alone }: Problem, owners: ReadonlyMap<number, number>): End {
  const costOf = new Map<number, number>([[first, 0]]);
  const cameBy = new Map<number, { readonly from: number; readonly column: number }>();
  let end: { cost: number; last: Step } = { cost: Number.POSITIVE_INFINITY, last: { row: first, column: null } };
  const consider = (cost: number, last: Step) => {
    if (cost < end.cost) end = { cost, last };
  };

  const line = [first];
  for (const row of line) {
    const soFar = costOf.get(row) ?? Number.POSITIVE_INFINITY;
    for (const { column, cost } of options(row)) {
      const owner = owners.get(column);
      if (owner === row) continue;
      if (owner === undefined) {
        consider(soFar + cost, { row, column });
        continue;
      }
      const freed = soFar + cost - priceOf(options(owner), column);
      if (freed >= (costOf.get(owner) ?? Number.POSITIVE_INFINITY)) continue;
      costOf.set(owner, freed);
      cameBy.set(owner, { from: row, column });
      line.push(owner);
    }
    consider(soFar + alone(row), { row, column: null });
  }
  return { cost: end.cost, steps: chainTo(end.last, cameBy) };
}

function priceOf(options: readonly Option[], column: number): number {
  return options.find((option) => option.column === column)?.cost ?? Number.POSITIVE_INFINITY;
}

function chainTo(
  last: Step,
  cameBy: ReadonlyMap<number, { readonly from: number; readonly column: number }>,
): readonly Step[] {
  const steps = [last];
  for (let by = cameBy.get(last.row); by !== undefined; by = cameBy.get(by.from))
    steps.unshift({ row: by.from, column: by.column });
  return steps;
}
