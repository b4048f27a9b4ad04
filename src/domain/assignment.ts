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
  // Behind the real columns each row has one of its own, to be alone in.
  const width = columns + rows;
  const price = (row: number, column: number): number => {
    if (column < columns) return cost(row, column);
    return column - columns === row ? alone(row) : Number.POSITIVE_INFINITY;
  };
  const table: Table = {
    width,
    price,
    rowWorth: new Float64Array(rows),
    columnWorth: new Float64Array(width),
    owner: new Int32Array(width).fill(NOBODY),
  };
  const columnOf = new Map<number, number>();
  for (let row = 0; row < rows; row += 1)
    if (!takeIn(row, table)) return { total: Number.POSITIVE_INFINITY, columnOf: () => null, atLeast: () => 0 };

  let total = 0;
  for (const [column, row] of table.owner.entries()) {
    if (row === NOBODY) continue;
    total += price(row, column);
    if (column < columns) columnOf.set(row, column);
  }
  return {
    total,
    columnOf: (row) => columnOf.get(row) ?? null,
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
  // No pair costs less than its two worths together, a chosen pair costs exactly that, and a free column is worth nothing:
  // this is what makes the choice the best there is, and lets a chain be found without looking back.
  readonly rowWorth: Float64Array;
  readonly columnWorth: Float64Array;
  readonly owner: Int32Array;
}

/** False when there is no place for the row. */
function takeIn(row: number, table: Table): boolean {
  const { width, price, rowWorth, columnWorth, owner } = table;
  /** The cheapest way to each column, and the column before it on that way. */
  const way = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(width).fill(NOBODY);
  const closed: number[] = [];
  const isClosed = new Uint8Array(width);
  let [current, from, reached] = [row, NOBODY, 0];
  for (;;) {
    let next = NOBODY;
    for (let column = 0; column < width; column += 1) {
      if (isClosed[column] === 1) continue;
      const found = reached + price(current, column) - at(rowWorth, current) - at(columnWorth, column);
      if (found < at(way, column)) {
        way[column] = found;
        before[column] = from;
      }
      if (at(way, column) < (next === NOBODY ? Number.POSITIVE_INFINITY : at(way, next))) next = column;
    }
    if (next === NOBODY) return false;
    reached = at(way, next);
    if (at(owner, next) === NOBODY) {
      raise(row, closed, way, reached, table);
      handOn(row, next, before, owner);
      return true;
    }
    closed.push(next);
    isClosed[next] = 1;
    [current, from] = [at(owner, next), next];
  }
}

/** Keeps the worths true to the new chain. */
function raise(row: number, closed: readonly number[], way: Float64Array, reached: number, table: Table): void {
  const { rowWorth, columnWorth, owner } = table;
  rowWorth[row] = at(rowWorth, row) + reached;
  for (const column of closed) {
    const more = reached - at(way, column);
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
