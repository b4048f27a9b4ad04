// A tree too deep or too wide for layers: one row for each clip, as threads of answers are written. An only child stands
// under its parent, several are set in below theirs, and the rows flow through columns as a text does.
import type { Branch } from './family.ts';
import { CARD_HEIGHT, CARD_WIDTH, type Card, cardAt, type Link, middle, type Placing, ROW_GAP } from './placing.ts';

const INDENT = 44;
const PITCH = CARD_HEIGHT + ROW_GAP;
const COLUMN_GAP = 64;
/** How far a line reaches beyond the last card of a column, and before the first. */
const OVERHANG = 14;
/** How far right of a card's left edge its lines begin. */
const RAIL = 22;
const MOST_COLUMNS = 6;
const SHAPE = 4 / 3;

interface Row {
  readonly branch: Branch;
  /** The row of its parent; null for a root. */
  readonly parent: number | null;
  readonly lane: number;
}

/** In as many columns as come nearest to the shape of a screen. */
export function inRows(roots: readonly Branch[]): Placing {
  const rows = rowsOf(roots);
  const tries = Array.from({ length: MOST_COLUMNS }, (_, index) => inColumns(rows, index + 1));
  const distance = ({ width, height }: Placing) => Math.abs(Math.log(width / height / SHAPE));
  return tries.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

/** Every clip directly followed by all that came from it. */
function rowsOf(roots: readonly Branch[]): Row[] {
  const rows: Row[] = [];
  const write = (branch: Branch, parent: number | null, lane: number) => {
    const at = rows.push({ branch, parent, lane }) - 1;
    for (const child of branch.children) write(child, at, branch.children.length === 1 ? lane : lane + 1);
  };
  for (const root of roots) write(root, null, 0);
  return rows;
}

interface Column {
  readonly left: number;
  readonly width: number;
  /** The lane at its left edge. */
  readonly firstLane: number;
}

interface Page {
  readonly columns: readonly Column[];
  readonly perColumn: number;
}

function inColumns(rows: readonly Row[], most: number): Placing {
  const perColumn = Math.max(1, Math.ceil(rows.length / most));
  const page = { perColumn, columns: columnsOf(rows, perColumn) };
  const cards = rows.map(({ branch, lane }, row) =>
    cardAt(branch, laneAt(page, columnOf(page, row), lane), OVERHANG + (row % perColumn) * PITCH),
  );
  const last = page.columns.at(-1) ?? { left: 0, width: CARD_WIDTH };
  return {
    cards,
    links: rows.flatMap((row, at) => linksTo(row, at, cards, rows, page)),
    width: last.left + last.width,
    height: bottomOf(page),
  };
}

function columnsOf(rows: readonly Row[], perColumn: number): Column[] {
  const columns: Column[] = [];
  for (let start = 0; start < rows.length; start += perColumn) {
    const own = rows.slice(start, start + perColumn).map(({ lane }) => lane);
    // Lines pass through from parents before the column to what comes in it or after.
    const passing = rows.slice(start).flatMap(({ parent }) => (parent !== null && parent < start ? [parent] : []));
    const firstLane = Math.min(...own, ...passing.map((parent) => rows[parent]?.lane ?? 0));
    const before = columns.at(-1);
    const left = before === undefined ? 0 : before.left + before.width + COLUMN_GAP;
    columns.push({ left, firstLane, width: CARD_WIDTH + (Math.max(...own) - firstLane) * INDENT });
  }
  return columns;
}

const columnOf = ({ perColumn }: Page, row: number): number => Math.floor(row / perColumn);
const bottomOf = ({ perColumn }: Page): number => perColumn * PITCH - ROW_GAP + 2 * OVERHANG;

function laneAt(page: Page, column: number, lane: number): number {
  const { left, firstLane } = page.columns[column] ?? { left: 0, firstLane: 0 };
  return left + (lane - firstLane) * INDENT;
}

/** From under the parent down to the row, through as many columns as lie between. */
function linksTo(row: Row, at: number, cards: readonly Card[], rows: readonly Row[], page: Page): Link[] {
  if (row.parent === null) return [];
  const [parent, child, parentRow] = [cards[row.parent], cards[at], rows[row.parent]];
  if (parent === undefined || child === undefined || parentRow === undefined) return [];
  const [first, last] = [columnOf(page, row.parent), columnOf(page, at)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const x = laneAt(page, first + index, parentRow.lane) + RAIL;
    const from = { x, y: index === 0 ? parent.y + parent.height : 0 };
    if (first + index < last) return [from, { x, y: bottomOf(page) }];
    if (parentRow.lane === row.lane) return [from, { x, y: child.y }];
    return [from, { x, y: middle(child) }, { x: child.x, y: middle(child) }];
  });
}
