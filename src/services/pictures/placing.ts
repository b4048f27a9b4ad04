// What both ways of laying out a tree answer: where each clip's card lies and which lines lead from parent to child.
import type { Branch } from './family.ts';
import type { Area, Point } from './scene.ts';

export const CARD_WIDTH = 420;
export const CARD_HEIGHT = 92;
/** From a card to the next below it. */
export const ROW_GAP = 20;

export interface Card extends Area {
  readonly branch: Branch;
}

/** A line to a clip from what it came from. */
export type Link = readonly Point[];

export interface Placing {
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
  readonly width: number;
  readonly height: number;
}

export const cardAt = (branch: Branch, x: number, y: number): Card => ({
  branch,
  x,
  y,
  width: CARD_WIDTH,
  height: CARD_HEIGHT,
});

export const middle = (card: Card): number => card.y + card.height / 2;
