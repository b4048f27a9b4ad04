// A folded text in the three ways it is looked through: as written, as words with one space between them, and as such
// words with look-alike signs counted among the letters. Made once for each text, whatever the number of rules.
import { fold, isWordly, type Unit } from './fold.ts';
import { isLegible, isUnmistakable, readingsOf, type Script, scriptOf } from './look-alikes.ts';

export interface Seen extends Unit {
  /** Every character that it may be read as. */
  readonly reads: string;
}

export interface Reading {
  readonly units: readonly Seen[];
  /** Where a character may be read, in rising order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export interface View {
  /** White space made one space; every sign kept. */
  readonly written: Reading;
  /** Every run of what is no letter, digit or mark made one space. */
  readonly spoken: Reading;
  /** The same, look-alikes read as the Latin letters they resemble. */
  readonly likened: Reading;
  /** And besides, signs that are read as letters are part of words. */
  readonly disguised: Reading;
  /** Scripts that the text shows by an unmistakable letter to be really written in. */
  readonly scripts: ReadonlySet<Script>;
}

export function viewOf(text: string): View {
  const units = fold(text);
  const scripts = units.map(({ char }) => (isUnmistakable(char) ? scriptOf(char) : null));
  const itself = (char: string) => char;
  return {
    written: readingOf(spaced(units, isVisible), itself),
    spoken: readingOf(spaced(units, isWordly), itself),
    likened: readingOf(spaced(units, isWordly), readingsOf),
    disguised: readingOf(spaced(units, isLegible), readingsOf),
    scripts: new Set(scripts.filter((script) => script !== null)),
  };
}

export const isVisible = (char: string): boolean => !/\s/u.test(char);

const NO_GAP: Unit = { char: ' ', from: 0, to: 0 };

/** What is not kept becomes one space a run; none is left at the ends. */
export function spaced(units: readonly Unit[], kept: (char: string) => boolean): readonly Unit[] {
  const out: Unit[] = [];
  let gap = NO_GAP;
  for (const unit of units) {
    if (!kept(unit.char)) {
      gap = { char: ' ', from: gap === NO_GAP ? unit.from : gap.from, to: unit.to };
      continue;
    }
    if (gap !== NO_GAP && out.length > 0) out.push(gap);
    gap = NO_GAP;
    out.push(unit);
  }
  return out;
}

function readingOf(units: readonly Unit[], reads: (char: string) => string): Reading {
  const seen = units.map((unit) => ({ ...unit, reads: reads(unit.char) }));
  const places = new Map<string, number[]>();
  for (const [index, unit] of seen.entries()) {
    for (const char of unit.reads) {
      const known = places.get(char);
      if (known === undefined) places.set(char, [index]);
      else known.push(index);
    }
  }
  return { units: seen, places };
}
