// A picture before it is drawn: plain shapes at places in pixels, counted from the top left corner. Layouts make scenes,
// so that what a picture shows can be checked as figures.
import type { Fonts, Weight } from './fonts.ts';
import { ASCENT, DESCENT, widthOf } from './lettering.ts';

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  /** Those that come later are drawn over those before. */
  readonly shapes: readonly Shape[];
}

export type Shape = Box | Line | Label;

export interface Box extends Area {
  readonly is: 'box';
  readonly paint: Paint;
  readonly radius: number;
  readonly border: Stroke | null;
}

export interface Line {
  readonly is: 'line';
  readonly points: readonly Point[];
  readonly stroke: Stroke;
}

export interface Label {
  readonly is: 'label';
  readonly text: string;
  readonly x: number;
  /** The line that the letters stand on. */
  readonly baseline: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** A colour, and the pattern in `ink` over it. */
export interface Paint {
  readonly colour: string;
  readonly hatch: Hatch;
  readonly ink: string;
}

/** What tells areas apart for those who do not see the colours apart. */
export type Hatch = 'plain' | 'rising' | 'dots' | 'level' | 'falling' | 'grid' | 'upright' | 'checks';

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  /** Lengths of what is drawn and what is left out, in turn; empty for a whole line. */
  readonly dash: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export const plain = (colour: string): Paint => ({ colour, hatch: 'plain', ink: colour });
export const whole = (colour: string, width: number): Stroke => ({ colour, width, dash: [] });
export const dashed = (colour: string, width: number, ...dash: readonly number[]): Stroke => ({ colour, width, dash });

/** Where the letters of a label are, with room for the tallest. */
export function areaOf(label: Label, fonts: Fonts): Area {
  const width = widthOf(label.text, fonts[label.weight], label.size);
  const before = { start: 0, middle: width / 2, end: width }[label.anchor];
  return {
    x: label.x - before,
    y: label.baseline - ASCENT * label.size,
    width,
    height: (ASCENT + DESCENT) * label.size,
  };
}
