// A title card: a few words in the middle of a picture of any shape, as large as they can be and never larger than fits.
import type { TitleCard, Written } from '../../domain/pictures.ts';
import type { Fonts, Weight } from './fonts.ts';
import { ASCENT, lettersOf, wrap, wrapInto } from './lettering.ts';
import { PALETTES } from './palette.ts';
import { type Label, plain, type Scene, type Shape } from './scene.ts';

const SMALLEST_SIDE = 64;
const LARGEST_SIDE = 4_096;
/** Of each side: what players lay over a film's edges hides no word. */
const SAFE = 0.82;
const LEADING = 1.24;
/** Each try is this much smaller than the one before, down to the least. */
const SHRINK = 0.93;
const LEAST = 0.36;

/** Sizes are shares of the shorter side; `least` is how far down they may be scaled. */
const PARTS = {
  heading: { size: 0.06, weight: 'bold', least: 0.6, lines: 2, colour: 'accent' },
  big: { size: 0.135, weight: 'bold', least: LEAST, lines: 8, colour: 'text' },
  small: { size: 0.058, weight: 'regular', least: 0.6, lines: 2, colour: 'muted' },
} as const;
type Part = keyof typeof PARTS;

/** Throws a RangeError for sides that no film has. */
export function titleScene(card: TitleCard, fonts: Fonts): Scene {
  const { width, height } = card;
  if (![width, height].every((side) => Number.isInteger(side) && side >= SMALLEST_SIDE && side <= LARGEST_SIDE))
    throw new RangeError(`the sides of a title card are ${SMALLEST_SIDE} to ${LARGEST_SIDE} whole pixels`);
  const block = fitted(wordsOf(card, fonts), card, fonts);
  return { width, height, ground: PALETTES.dark.ground, shapes: placed(block, card) };
}

interface Words {
  readonly part: Part;
  readonly text: string;
}

function wordsOf(card: TitleCard, fonts: Fonts): Words[] {
  const words = (part: Part, written: Written): Words => ({
    part,
    text: lettersOf(written, fonts[PARTS[part].weight]),
  });
  const heading = card.heading === null ? [] : [words('heading', card.heading)];
  const small = card.small.map((written) => words('small', written));
  return [...heading, words('big', card.big), ...small].filter(({ text }) => text !== '');
}

interface Row {
  readonly part: Part;
  readonly text: string;
  readonly size: number;
  /** Pixels above it: between two parts there is more than between two lines. */
  readonly space: number;
}

const heightOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { size, space }) => sum + size * LEADING + space, 0);

/** The largest size at which every word is whole and everything fits; at the least size, as much as fits. */
function fitted(words: readonly Words[], card: TitleCard, fonts: Fonts): Row[] {
  for (let scale = 1; scale > LEAST; scale *= SHRINK) {
    const rows = rowsAt(scale, words, card, fonts);
    if (rows !== null && heightOf(rows) <= card.height * SAFE) return rows;
  }
  return squeezed(words, card, fonts);
}

/** null: a word would have to be broken, or a part takes too many lines. */
function rowsAt(scale: number, words: readonly Words[], card: TitleCard, fonts: Fonts): Row[] | null {
  const rows: Row[] = [];
  for (const { part, text } of words) {
    const { lines: most, weight } = PARTS[part];
    const size = sizeOf(part, scale, card);
    const lines = wrap(text, fonts[weight], size, card.width * SAFE);
    if (lines.length > most || lines.join(' ') !== text) return null;
    rows.push(...toRows(lines, part, size, rows.length === 0));
  }
  return rows;
}

/** At the least size, with long words broken and whatever is too long cut, from the last line up. */
function squeezed(words: readonly Words[], card: TitleCard, fonts: Fonts): Row[] {
  const rows = words.flatMap(({ part, text }, index) => {
    const size = sizeOf(part, LEAST, card);
    const { weight, lines: most } = PARTS[part];
    const lines = wrapInto(text, fonts[weight], size, card.width * SAFE, most);
    return toRows(lines, part, size, index === 0);
  });
  while (rows.length > 1 && heightOf(rows) > card.height * SAFE) rows.pop();
  return rows;
}

const sizeOf = (part: Part, scale: number, { width, height }: TitleCard): number =>
  PARTS[part].size * Math.min(width, height) * Math.max(scale, PARTS[part].least);

function toRows(lines: readonly string[], part: Part, size: number, first: boolean): Row[] {
  return lines.map((text, index) => ({ part, text, size, space: index === 0 && !first ? size * 0.7 : 0 }));
}

/** Centred both ways, between two strokes that the eye finds at once. */
function placed(rows: readonly Row[], card: TitleCard): Shape[] {
  const palette = PALETTES.dark;
  let y = (card.height - heightOf(rows)) / 2;
  const labels = rows.map(({ part, text, size, space }): Label => {
    const top = y + space;
    y = top + size * LEADING;
    const weight: Weight = PARTS[part].weight;
    const colour = palette[PARTS[part].colour];
    return {
      is: 'label',
      text,
      x: card.width / 2,
      baseline: top + ASCENT * size,
      anchor: 'middle',
      size,
      weight,
      colour,
    };
  });
  return [
    ...ends(card).map(
      (area) => ({ is: 'box', ...area, paint: plain(palette.accent), radius: 0, border: null }) as const,
    ),
    ...labels,
  ];
}

/** A stroke near the upper and the lower edge, outside of where words may be. */
function ends({ width, height }: TitleCard) {
  const [length, thick] = [width * 0.12, Math.max(2, Math.min(width, height) * 0.008)];
  const x = (width - length) / 2;
  return [height * 0.04, height * 0.96 - thick].map((y) => ({ x, y, width: length, height: thick }));
}
