// Who goes with whom at the least cost: rows and columns are paired one to one, and each row may stay alone at a cost of
// its own. Promises the least total there is; equal totals are decided by the order in which rows and columns are numbered.

export interface Problem {
  readonly rows: number;
  readonly columns: number;
  /** Below zero where the pair is worth something; Infinity where it must not be. */
  readonly cost: (row: number, column: number) => number;
  /** What it costs to leave the row alone; Infinity where that must not be. */
  readonly alone: (row: number) => number;
}

export interface Assignment {
  /** Infinity when some row can neither be paired nor be left alone. */
  readonly total: number;
  /** null for a row that stays alone. */
  columnOf(row: number): number | null;
  /** With that column (null: alone) for the row, every way costs at least so much more than the total. Never below zero. */
  atLeast(row: number, column: number | null): number;
}

/** The least total when one row may have only what `may` allows; `null` stands for staying alone. */
export function assignUnder(problem: Problem, row: number, may: (column: number | null) => boolean): number {
  return assign({
    ...problem,
    cost: (one, column) => (one !== row || may(column) ? problem.cost(one, column) : Number.POSITIVE_INFINITY),
    alone: (one) => (one !== row || may(null) ? problem.alone(one) : Number.POSITIVE_INFINITY),
  }).total;
}

/** Takes the rows in one by one, each along the cheapest chain of rows that hand their columns on (Kuhn and Munkres). */
export function assign({ rows, columns, cost, alone }: Problem): Assignment {
  const price = (row: number, column: number): number => (column < columns ? cost(row, column) : alone(row));
  // Behind the real columns each row has one of its own, to be alone in.
  const placesOf = (row: number): number[] =>
    Array.from({ length: columns + 1 }, (_, column) => (column < columns ? column : columns + row)).filter(
      (column) => price(row, column) < Number.POSITIVE_INFINITY,
    );
  const width = columns + rows;
  const table: Table = {
    width,
    price,
    places: Array.from({ length: rows }, (_, row) => placesOf(row)),
    rowWorth: new Float64Array(rows),
    columnWorth: new Float64Array(width),
    owner: new Int32Array(width).fill(NOBODY),
  };
  for (let row = 0; row < rows; row += 1)
    if (!takeIn(row, table)) return { total: Number.POSITIVE_INFINITY, columnOf: () => null, atLeast: () => 0 };

  const columnOf = new Map([...table.owner.entries()].map(([column, row]) => [row, column]));
  const placeOf = (row: number): number => columnOf.get(row) ?? columns + row;
  let total = 0;
  for (let row = 0; row < rows; row += 1) total += price(row, placeOf(row));
  return {
    total,
    columnOf: (row) => (placeOf(row) < columns ? placeOf(row) : null),
    atLeast: (row, column) => {
      const place = column ?? columns + row;
      return price(row, place) - at(table.rowWorth, row) - at(table.columnWorth, place);
    },
  };
}

const NOBODY = -1;

interface Table {
  readonly width: number;
  readonly price: (row: number, column: number) => number;
  /** The columns that a row may have at all. */
  readonly places: readonly (readonly number[])[];
  // No pair costs less than its two worths together, a chosen pair costs exactly that, and a free column is worth nothing:
  // this is what makes the choice the best there is, and lets a chain be found without looking back.
  readonly rowWorth: Float64Array;
  readonly columnWorth: Float64Array;
  readonly owner: Int32Array;
}

/** False when there is no place for the row. */
function takeIn(row: number, table: Table): boolean {
  const { width, price, places, rowWorth, columnWorth, owner } = table;
  /** The cheapest way to each column that was reached, and the column before it on that way. */
  const way = new Map<number, number>();
  const before = new Int32Array(width).fill(NOBODY);
  const closed = new Map<number, number>();
  let [current, from, reached] = [row, NOBODY, 0];
  for (;;) {
    for (const column of places[current] ?? []) {
      if (closed.has(column)) continue;
      const found = reached + price(current, column) - at(rowWorth, current) - at(columnWorth, column);
      if (found >= (way.get(column) ?? Number.POSITIVE_INFINITY)) continue;
      way.set(column, found);
      before[column] = from;
    }
    const next = nearest(way);
    if (next === undefined) return false;
    [from, reached] = next;
    if (at(owner, from) === NOBODY) break;
    way.delete(from);
    closed.set(from, reached);
    current = at(owner, from);
  }
  raise(row, closed, reached, table);
  handOn(row, from, before, owner);
  return true;
}

/** Of equally near columns the first by number. */
function nearest(way: ReadonlyMap<number, number>): readonly [column: number, cost: number] | undefined {
  let best: readonly [number, number] | undefined;
  for (const one of way)
    if (best === undefined || one[1] < best[1] || (one[1] === best[1] && one[0] < best[0])) best = one;
  return best;
}

/** Keeps the worths true to the new chain. */
function raise(row: number, closed: ReadonlyMap<number, number>, reached: number, table: Table): void {
  const { rowWorth, columnWorth, owner } = table;
  rowWorth[row] = at(rowWorth, row) + reached;
  for (const [column, way] of closed) {
    const more = reached - way;
    const holder = at(owner, column);
    rowWorth[holder] = at(rowWorth, holder) + more;
    columnWorth[column] = at(columnWorth, column) - more;
  }
}

function handOn(row: number, last: number, before: Int32Array, owner: Int32Array): void {
  let column = last;
  for (let from = at(before, column); from !== NOBODY; from = at(before, column)) {
    owner[column] = at(owner, from);
    column = from;
  }
  owner[column] = row;
}

/** Of an index that is known to be inside. */
function at(list: Float64Array | Int32Array, index: number): number {
  return list[index] ?? Number.NaN;
}
