// Looks for one blocked word or phrase in a text: as it stands, then in disguise (look-alikes), then with its letters set
// apart. Only whole words count, so that Scunthorpe is a town. Time: at most in proportion to the text times the rule.
import { continues, fold, isUnspaced, isWordly } from './fold.ts';
import { isStandIn, latinTwin, lettersOfSign, scriptOf } from './look-alikes.ts';
import { isVisible, type Reading, type Seen, spaced, type View } from './view.ts';

/** Shorter words are not looked for in digits and signs: `A4` is paper. */
const LEAST_FOR_SIGNS = 3;
/** Shorter words are not looked for letter by letter: `a b c` is a list. */
const LEAST_FOR_APART = 4;

export interface Word {
  /** Folded; between words one space. */
  readonly chars: readonly string[];
  /** The same as their Latin twins. */
  readonly twins: readonly string[];
  /** Any ending will do. */
  readonly prefix: boolean;
  /** Has signs that are to be found as written. */
  readonly signs: boolean;
  /** Letters, and marks that make another letter. */
  readonly letters: number;
}

/** Where a match stands in the original, in UTF-16 units: the first, and the first after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads a rule of kind `word`. No characters at all when nothing of it can be seen. */
export function wordOf(text: string): Word {
  const trimmed = text.trim();
  const stem = trimmed.replace(/(?<=[^\s*])\*$/u, '');
  const prefix = stem !== trimmed;
  const units = fold(stem);
  const written = spaced(units, isVisible).map(({ char }) => char);
  const signs = written.some((char) => !isWordly(char) && !/[\s\p{Pd}_'’]/u.test(char));
  const chars = signs ? written : spaced(units, isWordly).map(({ char }) => char);
  const letters = chars.filter((char) => /[\p{L}\p{M}]/u.test(char)).length;
  return { chars, twins: chars.map(latinTwin), prefix, signs, letters };
}

/** The first place where the word stands, a plain one before a disguised one; null: nowhere. */
export function findWord(word: Word, view: View): Span | null {
  const { chars, twins, prefix, signs, letters } = word;
  const believed = (matched: readonly Seen[]) => isDisguise(word, matched, view);
  const disguised = { chars: twins, prefix, believed };
  const found =
    search({ chars, prefix, believed: () => true }, signs ? view.written : view.spoken) ??
    search(disguised, view.likened) ??
    search(disguised, view.disguised);
  if (found !== null || letters < LEAST_FOR_APART) return found;
  const apart = { chars: setApart(twins), prefix: false, believed };
  return search(apart, view.likened) ?? search(apart, view.disguised);
}

/** Each letter a word of its own: `f.o.o.l`, `f o o l`. */
function setApart(chars: readonly string[]): readonly string[] {
  return chars.filter((char) => char !== ' ').flatMap((char, index) => (index === 0 ? [char] : [' ', char]));
}

interface Wanted {
  readonly chars: readonly string[];
  readonly prefix: boolean;
  /** Has the last word on a match. */
  readonly believed: (matched: readonly Seen[]) => boolean;
}

function search(wanted: Wanted, { units, places }: Reading): Span | null {
  const { chars, prefix, believed } = wanted;
  for (const start of places.get(chars[0] ?? '') ?? []) {
    // Where no word begins there is nothing to compare, however much of the word is there.
    if (!begins(wanted, units, start) || !readsAt(wanted, units, start)) continue;
    const end = start + chars.length;
    if (!ends(wanted, units, end) || !believed(units.slice(start, end))) continue;
    const last = prefix ? wordEnd(units, end) : end;
    return { start: units[start]?.from ?? 0, end: units[last - 1]?.to ?? 0 };
  }
  return null;
}

function readsAt({ chars }: Wanted, units: readonly Seen[], start: number): boolean {
  let at = start;
  for (const char of chars) {
    if (!units[at]?.reads.includes(char)) return false;
    at += 1;
  }
  return true;
}

/** Whether a word may begin here: not within one, nor within what one character of the original became. */
function begins({ chars }: Wanted, units: readonly Seen[], start: number): boolean {
  const before = units[start - 1];
  return before === undefined || (before.from !== units[start]?.from && !isAttached(before.char, chars[0]));
}

/** Whether a word may end here, and never between a letter and what belongs to it. */
function ends({ chars, prefix }: Wanted, units: readonly Seen[], end: number): boolean {
  const after = units[end];
  if (after === undefined) return true;
  if (continues(after.char)) return false;
  return prefix || (after.from !== units[end - 1]?.from && !isAttached(after.char, chars.at(-1)));
}

/** Whether a neighbour is of the same word. Beside a letter of a script without spaces nobody can tell, so it is not. */
function isAttached(neighbour: string, edge: string | undefined): boolean {
  return edge !== undefined && binds(neighbour) && binds(edge);
}

const binds = (char: string): boolean => isWordly(char) && !isUnspaced(char);

/** What `fox*` found is shown as the whole word. */
function wordEnd(units: readonly Seen[], end: number): number {
  const after = units.findIndex(({ char }, index) => index >= end && !isAttached(char, units[index - 1]?.char));
  return after === -1 ? units.length : after;
}

/**
 * Not every look-alike is a disguise: `455` is a number, and `рот` in a Russian text a mouth. Not all of it may be
 * digits and signs, and a word all in another script counts only when nothing else in the text is really of that script.
 */
function isDisguise(word: Word, matched: readonly Seen[], { scripts }: View): boolean {
  const written = matched.map(({ char }) => char).filter((char) => char !== ' ');
  const meant = word.chars.filter((char) => char !== ' ');
  if (written.some((char, index) => char !== meant[index] && lettersOfSign(char) !== '')) {
    if (word.letters < LEAST_FOR_SIGNS || written.every(isStandIn)) return false;
  }
  const [script, other] = new Set(written.map(scriptOf).filter((each) => each !== null));
  if (script === undefined || other !== undefined || !scripts.has(script)) return true;
  return meant.some((char) => scriptOf(char) === script);
}
