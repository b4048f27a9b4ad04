// An assignment that says where it is guessing: each row learns whether another answer would be about as good. Promises
// that `sure` means that every other kind of answer costs more than the doubt that is allowed.
import { assign, assignUnder, type Problem } from './assignment.ts';

export interface Decision {
  readonly column: number | null;
  readonly sure: boolean;
}

export interface Question extends Problem {
  /** What would follow for a row. Answers of one kind come to the same, so that there is no guessing between them. */
  readonly kindOf: (row: number, column: number | null) => string;
  /** Answers that cost no more than this above the best are about as good. */
  readonly doubt: number;
}

/** Of more rows than this that touch each other, those are unsure that are not plain at first sight. */
export const MOST_ALIKE = 60;

/** One decision a row. Rows that share no possible column do not touch each other. */
export function decide(question: Question): readonly Decision[] {
  const decisions = new Map(groupsOf(question).flatMap((group) => decideTogether(question, group)));
  return Array.from({ length: question.rows }, (_, row) => decisions.get(row) ?? { column: null, sure: false });
}

interface Group {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function decideTogether(question: Question, group: Group): readonly (readonly [number, Decision])[] {
  const rowAt = (index: number): number => group.rows[index] ?? -1;
  const columnAt = (index: number | null): number | null => (index === null ? null : (group.columns[index] ?? null));
  const kindOf = (row: number, column: number | null) => question.kindOf(rowAt(row), columnAt(column));
  const problem: Problem = {
    rows: group.rows.length,
    columns: group.columns.length,
    cost: (row, column) => question.cost(rowAt(row), columnAt(column) ?? -1),
    alone: (row) => question.alone(rowAt(row)),
  };
  const best = assign(problem);
  const isSure = (row: number, column: number | null): boolean => {
    const others = Map.groupBy(
      [...group.columns.keys(), null].filter((one) => best.atLeast(row, one) <= question.doubt),
      (one) => kindOf(row, one),
    );
    others.delete(kindOf(row, column));
    if (others.size > 0 && group.rows.length > MOST_ALIKE) return false;
    return [...others.keys()].every(
      (kind) => assignUnder(problem, row, (one) => kindOf(row, one) === kind) - best.total > question.doubt,
    );
  };
  return group.rows.map((row, index) => {
    const column = best.columnOf(index);
    return [row, { column: columnAt(column), sure: isSure(index, column) }];
  });
}

/** Rows that hang together by the columns that they might have; rows and columns keep their order. */
function groupsOf({ rows, columns, cost }: Problem): readonly Group[] {
  const parent = Array.from({ length: rows }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    for (let above = parent[root] ?? root; above !== root; above = parent[root] ?? root) root = above;
    parent[row] = root;
    return root;
  };
  const firstOf = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (cost(row, column) === Number.POSITIVE_INFINITY) continue;
      const first = firstOf.get(column);
      if (first === undefined) firstOf.set(column, row);
      else parent[rootOf(row)] = rootOf(first);
    }
  }
  const groups = new Map<number, { rows: number[]; columns: number[] }>();
  for (let row = 0; row < rows; row += 1) {
    const root = rootOf(row);
    const group = groups.get(root) ?? { rows: [], columns: [] };
    group.rows.push(row);
    groups.set(root, group);
  }
  for (const [column, row] of [...firstOf].toSorted(([a], [b]) => a - b)) groups.get(rootOf(row))?.columns.push(column);
  return [...groups.values()];
}
