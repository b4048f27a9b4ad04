// Characters that are read as another letter: digits and signs written for letters, and letters of Cyrillic and Greek
// that look Latin. Kept to those that a reader takes for the letter at a glance; units are folded already (fold.ts).
import { isWordly } from './fold.ts';

/** Digits and signs, and every letter that each may stand for. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    0: 'o',
    1: 'il',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    $: 's',
    '@': 'a',
    '!': 'il',
    '|': 'il',
    '€': 'e',
  }),
);

/** The first letter of each row is Latin, the others look like it. */
const TWINS: ReadonlyMap<string, string> = new Map(
  [
    'aаαɑᴀ',
    'bвβʙь',
    'cсϲᴄ',
    'dԁᴅđ',
    'eеεᴇ',
    'fꜰ',
    'gɡɢ',
    'hнһʜħ',
    'iіιɪ',
    'jјᴊ',
    'kкκᴋ',
    'lӏʟł',
    'mмᴍ',
    'nηɴп',
    'oоοσᴏø',
    'pрρᴘ',
    'qԛ',
    'rʀг',
    'sѕꜱ',
    'tтτᴛŧ',
    'uυᴜ',
    'vνѵᴠ',
    'wωԝᴡш',
    'xхχ',
    'yуγʏ',
    'zᴢ',
  ].flatMap((row) => {
    const [latin = '', ...others] = row;
    return others.map((other): [string, string] => [other, latin]);
  }),
);

/** Where Unicode repeats the capital Latin letters as signs: regional indicators, and white letters in black shapes. */
const LETTER_SIGNS = [0x1f1e6, 0x1f150, 0x1f170] as const;

export type Script = 'Latin' | 'Cyrillic' | 'Greek';

export function scriptOf(char: string): Script | null {
  if (/\p{Script=Latin}/u.test(char)) return 'Latin';
  if (/\p{Script=Cyrillic}/u.test(char)) return 'Cyrillic';
  return /\p{Script=Greek}/u.test(char) ? 'Greek' : null;
}

/** Latin letters whose double in Cyrillic or Greek nobody can tell from them; the other look-alikes are merely read so. */
const DOUBLED = new Set('acdehijopqsvwxy');

/** A letter of one of the three scripts that is read as no other's, so that it shows which script a text is written in. */
export function isUnmistakable(char: string): boolean {
  return /\p{L}/u.test(char) && scriptOf(char) !== null && !TWINS.has(char) && !DOUBLED.has(char);
}

/** A digit or sign that stands for a letter by its looks alone. */
export function isStandIn(char: string): boolean {
  return SIGNS.has(char);
}

/** The Latin letters that a sign or digit may stand for; empty for all else. */
export function lettersOfSign(char: string): string {
  const letters = SIGNS.get(char);
  if (letters !== undefined) return letters;
  const point = char.codePointAt(0) ?? 0;
  const first = LETTER_SIGNS.find((start) => point >= start && point < start + 26);
  return first === undefined ? '' : String.fromCodePoint(0x61 + point - first);
}

/** The one Latin letter a letter looks like, or the letter itself. */
export function latinTwin(char: string): string {
  return TWINS.get(char) ?? char;
}

/** Every letter or sign that a character of a text may be read as, by its Latin twin. */
export function readingsOf(char: string): string {
  return latinTwin(char) + lettersOfSign(char);
}

/** Part of a word when signs are read as letters, too. */
export function isLegible(char: string): boolean {
  return isWordly(char) || lettersOfSign(char) !== '';
}
