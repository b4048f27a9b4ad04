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

/** More rows that touch each other than this are not weighed against each other: what is odd among them is unsure. */
export const MOST_ALIKE = 100;

/** One decision a row. Rows that share no possible column do not touch each other. */
export function decide(question: Question): readonly Decision[] {
  const decisions = new Map<number, Decision>();
  for (const rows of groupsOf(question))
    for (const [row, decision] of decideTogether(question, rows)) decisions.set(row, decision);
  return Array.from({ length: question.rows }, (_, row) => decisions.get(row) ?? { column: null, sure: false });
}

function decideTogether(question: Question, members: readonly number[]): readonly (readonly [number, Decision])[] {
  const rowAt = (index: number): number => members[index] ?? -1;
  const problem: Problem = {
    rows: members.length,
    options: (index) => question.options(rowAt(index)),
    alone: (index) => question.alone(rowAt(index)),
  };
  const best = assign(problem);
  const kindOf = (index: number, column: number | null) => question.kindOf(rowAt(index), column);
  const chosen = members.map((row, index) => ({ row, index, column: best.columnOf(index) }));
  const kinds = new Set(chosen.map(({ index, column }) => kindOf(index, column)));
  // All paired, and to the same effect: whoever has whom.
  const alike = kinds.size === 1 && chosen.every(({ column }) => column !== null);

  const isSure = (index: number, column: number | null): boolean => {
    if (alike) return true;
    const options: readonly (number | null)[] = [...problem.options(index).map((option) => option.column), null];
    const others = new Set(options.map((option) => kindOf(index, option)));
    others.delete(kindOf(index, column));
    if (others.size > 0 && members.length > MOST_ALIKE) return false;
    return [...others].every(
      (kind) => assignUnder(problem, index, (option) => kindOf(index, option) === kind) - best.total > question.doubt,
    );
  };
  return chosen.map(({ row, index, column }) => [row, { column, sure: isSure(index, column) }]);
}

/** Rows that hang together by the columns that they might have, each group and all groups in the order of the rows. */
function groupsOf({ rows, options }: Problem): readonly (readonly number[])[] {
  const parent = Array.from({ length: rows }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    for (let above = parent[root] ?? root; above !== root; above = parent[root] ?? root) root = above;
    parent[row] = root;
    return root;
  };
  const firstOf = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    for (const { column } of options(row)) {
      const first = firstOf.get(column);
      if (first === undefined) firstOf.set(column, row);
      else parent[rootOf(row)] = rootOf(first);
    }
  }
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rows; row += 1) {
    const root = rootOf(row);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return [...groups.values()];
}
