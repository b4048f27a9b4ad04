// What no way of writing changes: a blocked word is found, a harmless one is not, and what is quoted is in the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserId } from '../../src/domain/ids.ts';
import { Instant } from '../../src/domain/time.ts';
import { findBlocked } from '../../src/domain/words/find.ts';
import { fold } from '../../src/domain/words/fold.ts';
import { parseRule } from '../../src/domain/words/parse.ts';
import { WordRule } from '../../src/domain/words/rule.ts';
import { seenText } from '../../src/domain/words/seen-text.ts';

const found = (word: string, text: string) => findBlocked([rule(word)], [text]);
const rule = (text: string): WordRule =>
  WordRule.parse({
    id: 'w0rd01',
    kind: 'word',
    text,
    addedBy: UserId.parse('100000000000000001'),
    addedAt: Instant.parse(1_790_000_000_000),
  });

const LETTERS = Array.from(
  'abcdefghijklmnopqrstuvwxyzäöüßéñçåøžабвгдежзийклмнопрстуфхцчшщыэюяёαβγδεζηθικλμνξοπρστυφχψωά',
);
const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 12 }).map((letters) => letters.join(''));
const around = fc.constantFrom('', ' ', '. ', ', "', '\n', ' – ', '(');
const INVISIBLE = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\u180E',
  '\u034F',
  '\uFE0F',
  '\u{E0041}',
];
const folded = (text: string) =>
  fold(text)
    .map(({ char }) => char)
    .join('');

describe('a blocked word', () => {
  it('is found whatever the case, the form and the invisible characters between its letters', () => {
    const dress = fc.record({
      upper: fc.boolean(),
      form: fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
      hidden: fc.array(fc.constantFrom('', ...INVISIBLE), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(
        word,
        around,
        around,
        fc.array(dress, { minLength: 12, maxLength: 12 }),
        (plain, before, after, how) => {
          const dressed = Array.from(plain, (letter, index) => {
            const { upper = false, form = 'NFC', hidden = [] } = how[index] ?? {};
            return `${hidden.join('')}${(upper ? letter.toUpperCase() : letter).normalize(form)}`;
          });
          expect(found(plain, `${before}${dressed.join('')}${after}`)).toHaveLength(1);
        },
      ),
    );
  });

  it('is not found when a letter of the same kind stands beside it', () => {
    // A letter that the word does not have, so that no repetition can make a word of what is left.
    const beside = fc.constantFrom('q', 'Q', 'q\u0301', 'ｑ');
    const plain = fc.string({ unit: fc.constantFrom(...Array.from('abcdefgh')), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(plain, beside, fc.boolean(), (text, letter, first) => {
        expect(found(text, first ? `${letter}${text}` : `${text}${letter}`)).toEqual([]);
        expect(found(text, `${letter}${text}${letter}`)).toEqual([]);
      }),
    );
  });

  it('is not found in words of other letters', () => {
    const other = fc.string({ unit: fc.constantFrom(...Array.from('mnruwyz -.,23689')), maxLength: 60 });
    const plain = fc.string({ unit: fc.constantFrom(...Array.from('abcdefgh')), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(plain, other, (text, harmless) => {
        expect(found(text, harmless)).toEqual([]);
      }),
    );
  });

  it('is found with its letters set apart, from four letters on', () => {
    const plain = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghz')), minLength: 4, maxLength: 10 });
    fc.assert(
      fc.property(plain, fc.constantFrom('.', ' ', '-', '_', ' . '), (text, gap) => {
        const apart = Array.from(text).join(gap);
        expect(found(text, `so ${apart}.`).map(({ matched }) => matched)).toEqual([apart]);
      }),
    );
  });

  it('is quoted as it stands in the text', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(word, noise, noise, (plain, before, after) => {
        const text = `${before} ${plain} ${after}`;
        const [hit] = found(plain, text);
        expect(hit).toBeDefined();
        if (hit === undefined) return;
        expect(hit.matched).toBe(text.slice(hit.start, hit.end));
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(found(plain, hit.matched)).toHaveLength(1);
      }),
    );
  });
});

describe('any text at all', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 });

  it('is a rule that is found in itself, or no rule', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseRule('word', text.replaceAll('*', ''));
        fc.pre(parsed.ok);
        expect(found(parsed.value.text, parsed.value.text)).toHaveLength(1);
      }),
    );
  });

  it('folds to what folds to itself', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('is seen by patterns as its compatibility form, and every place leads back', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { seen, original } = seenText(text);
        expect(seen.normalize('NFKC')).toBe(seen);
        for (let at = 0; at < seen.length; at += 1) {
          const { start, end } = original(at, at + 1);
          expect(seenText(text.slice(start, end)).seen).toContain(seen[at]);
        }
      }),
    );
  });
});
