// Text as it is compared: without case, accents, invisible characters and the many ways in which Unicode writes one letter.
// Every unit that is left knows the characters of the original it came from. What is folded twice stays as it is.

export interface Unit {
  /** One code point. */
  readonly char: string;
  /** Where it stands in the original, in UTF-16 units: the first, and the first after it. */
  readonly from: number;
  readonly to: number;
}

/** Invisible, or a mere stretching of Arabic script (tatweel), or a control character that is no white space. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]|(?!\s)\p{Cc}/u;

/**
 * Marks that adorn a letter of these scripts and may be left out. Elsewhere (the vowels of Hindi and Thai, the dots of
 * kana, U+3099 and U+309A) a mark makes another letter, so it stays. The Greek iota subscript, U+0345, goes with the
 * accents, although its capital is a letter: it can be put on any letter to hide it.
 */
const ADORNMENT =
  /[[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]]--[\u3099\u309A]]/v;

/**
 * Unicode's caseless form of one code point. Lower, upper and lower again is its full case folding (ß and ẞ become ss,
 * every sigma the same); compatibility decomposition takes one code point at a time, whatever stands around it.
 */
function foldPoint(point: string): string {
  const plain = bare(point);
  return plain === '' ? '' : bare(plain.toLowerCase().toUpperCase().toLowerCase());
}

function bare(text: string): string {
  return Array.from(text.normalize('NFKD'))
    .filter((char) => !INVISIBLE.test(char) && !ADORNMENT.test(char))
    .join('');
}

/** The units of a text, in order. Takes time in proportion to its length. */
export function fold(text: string): readonly Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const point of text) {
    const to = from + point.length;
    const folded = point >= ' ' && point <= '~' ? point.toLowerCase() : foldPoint(point);
    for (const char of folded) units.push({ char, from, to });
    const last = units.at(-1);
    // An accent left out still belongs to what a quotation shows of its letter.
    if (folded === '' && last?.to === from && /\p{M}/u.test(point)) units[units.length - 1] = { ...last, to };
    from = to;
  }
  return units;
}

/** A letter, a digit, or a mark that makes one. */
export function isWordly(char: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(char);
}

/** Belongs to the letter before it: a mark that stayed, or the vowel and final consonant of a Korean syllable. */
export function continues(char: string): boolean {
  return /[\p{M}\u1160-\u11FF]/u.test(char);
}

const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;

/** Of a script that writes words without a space between them, so that none of its letters tells where a word ends. */
export function isUnspaced(char: string): boolean {
  return isWordly(char) && !/\p{N}/u.test(char) && UNSPACED.test(char);
}
