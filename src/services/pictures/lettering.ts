// Words made fit to be drawn: only letters that the font has, nothing invisible that turns the reading order, and never
// wider than there is room.
import type { Written } from '../../domain/pictures.ts';
import type { Face } from './font-table.ts';

/** DejaVu: its tallest letters reach this far above and below the line they stand on, in ems. */
export const ASCENT = 0.93;
export const DESCENT = 0.24;

const ELLIPSIS = '…';
const LONGEST = 1_000;
/** Marks heaped on one letter would reach into the lines above and below. */
const MOST_MARKS = 2;
const ZERO_WIDTH_NON_JOINER = '\u200c';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const segments = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** A member's words, or what stands in for them where the font lacks more of their letters than it has. */
export function lettersOf(written: Written, face: Face): string {
  const drawn = drawable(written.text, face);
  if (drawn.text !== '' && drawn.lost <= drawn.kept) return drawn.text;
  return legible(written.otherwise, face);
}

/** Never empty for words that are not: what cannot be drawn at all is `…`. */
export function legible(text: string, face: Face): string {
  const drawn = drawable(text, face).text;
  return drawn === '' && text.trim() !== '' ? ELLIPSIS : drawn;
}

/** `kept` and `lost` count letters and digits. */
interface Drawable {
  readonly text: string;
  readonly kept: number;
  readonly lost: number;
}

function drawable(text: string, face: Face): Drawable {
  const parts: string[] = [];
  let [kept, lost] = [0, 0];
  for (const segment of segments(visible(text))) {
    const counts = /[\p{L}\p{N}]/u.test(segment);
    const drawn = inFont(segment, face) ?? inFont(segment.normalize('NFKC'), face);
    if (drawn !== null) parts.push(drawn);
    else if (counts && parts.at(-1) !== ELLIPSIS) parts.push(ELLIPSIS);
    if (counts && drawn === null) lost += 1;
    else if (counts) kept += 1;
  }
  return { text: parts.join('').replaceAll(/ +/g, ' ').trim(), kept, lost };
}

/** Without control characters, halves of characters and marks of direction; every kind of space is one space. */
function visible(text: string): string {
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\p{White_Space}+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Co}\uFFFD]/gu, '');
}

function inFont(segment: string, face: Face): string | null {
  const characters = Array.from(segment).filter(
    (character) => character === ZERO_WIDTH_NON_JOINER || !/\p{Default_Ignorable_Code_Point}/u.test(character),
  );
  const bases = characters.filter((character) => !/\p{M}/u.test(character));
  const marks = characters.filter((character) => /\p{M}/u.test(character)).slice(0, MOST_MARKS);
  const has = (character: string) => face.has(character.codePointAt(0) ?? 0);
  if (!bases.every(has)) return null;
  return [...bases, ...marks.filter(has)].join('');
}

/** In pixels. Kerning and joined letters make the drawn line a little narrower, never wider. */
export function widthOf(text: string, face: Face, size: number): number {
  return Array.from(text).reduce((ems, character) => ems + face.advance(character.codePointAt(0) ?? 0), 0) * size;
}

/** The text, or as many of its first letters as fit, ending in `…`. */
export function shorten(text: string, face: Face, size: number, room: number): string {
  if (widthOf(text, face, size) <= room) return text;
  const start = fitting(text, face, size, room - widthOf(ELLIPSIS, face, size));
  return `${start.trimEnd().replace(/…$/, '')}${ELLIPSIS}`;
}

function fitting(text: string, face: Face, size: number, room: number): string {
  let [start, width] = ['', 0];
  for (const segment of segments(text)) {
    width += widthOf(segment, face, size);
    if (width > room) break;
    start += segment;
  }
  return start;
}

/** Lines no wider than `room`, broken between words; a word that is wider is broken inside. */
export function wrap(text: string, face: Face, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, face, size) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = broken(word, face, size, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, face: Face, size: number, room: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest, face, size) > room) {
    const piece = fitting(rest, face, size, room) || (segments(rest)[0] ?? rest);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** As `wrap`, but never more than `most` lines: the last one ends in `…` when words are left over. */
export function wrapInto(text: string, face: Face, size: number, room: number, most: number): string[] {
  const lines = wrap(text, face, size, room);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), shorten(rest, face, size, room)];
}
