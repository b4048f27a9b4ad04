// A small tree, generation by generation from left to right: each parent stands at the middle of its children.
import type { Branch } from './family.ts';
import { CARD_HEIGHT, CARD_WIDTH, type Card, cardAt, type Link, middle, type Placing, ROW_GAP } from './placing.ts';

const COLUMN_GAP = 72;
const MOST_LAYERS = 4;
const MOST_ROWS = 16;

export const fitsLayers = (roots: readonly Branch[]): boolean =>
  depthOf(roots) <= MOST_LAYERS && leavesOf(roots) <= MOST_ROWS;

const depthOf = (branches: readonly Branch[]): number =>
  branches.length === 0 ? 0 : 1 + Math.max(...branches.map(({ children }) => depthOf(children)));

const leavesOf = (branches: readonly Branch[]): number =>
  branches.reduce((leaves, { children }) => leaves + (children.length === 0 ? 1 : leavesOf(children)), 0);

/** Every leaf has a row of its own, so no card can lie on another. */
export function layered(roots: readonly Branch[]): Placing {
  const cards: Card[] = [];
  const links: Link[] = [];
  let rows = 0;
  const place = (branch: Branch, layer: number): Card => {
    const children = branch.children.map((child) => place(child, layer + 1));
    const card = cardAt(branch, layer * (CARD_WIDTH + COLUMN_GAP), topOf(children) ?? rows++ * (CARD_HEIGHT + ROW_GAP));
    cards.push(card);
    links.push(...children.map((child) => elbow(card, child)));
    return card;
  };
  for (const root of roots) place(root, 0);
  const layers = depthOf(roots);
  return {
    cards,
    links,
    width: Math.max(1, layers) * (CARD_WIDTH + COLUMN_GAP) - COLUMN_GAP,
    height: Math.max(1, rows) * (CARD_HEIGHT + ROW_GAP) - ROW_GAP,
  };
}

/** Half way between the first child and the last. */
function topOf(children: readonly Card[]): number | null {
  const [first, last] = [children.at(0), children.at(-1)];
  return first === undefined || last === undefined ? null : (first.y + last.y) / 2;
}

function elbow(parent: Card, child: Card): Link {
  const bend = child.x - COLUMN_GAP / 2;
  return [
    { x: parent.x + parent.width, y: middle(parent) },
    { x: bend, y: middle(parent) },
    { x: bend, y: middle(child) },
    { x: child.x, y: middle(child) },
  ];
}
