// Words that came from outside: whatever a member types, it stays words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, oneLine, quoted, shortened } from '../../src/commands/views/parts.ts';
import { marksIn } from './rendered.ts';

const NASTY = [
  '@everyone',
  '@here',
  '<@100000000000000003>',
  '<@&100000000000000003>',
  '<#100000000000000003>',
  '</video create:100000000000000003>',
  '<:smile:100000000000000003>',
  '<t:1795003800:R>',
  'https://evil.example/a_b_c',
  'discord.gg/abc',
  '[safe](https://evil.example)',
  '**',
  '`',
  '```',
  '||',
  '\\',
  '<',
  '\n',
  '# big',
  '-# small',
  '> said',
  '🎬',
  '\u202e',
  '\u0000',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('quoted', () => {
  it('renders no mention, no link and no second line, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 10, max: 400 }), (words, atMost) => {
        const shown = quoted(words, atMost);
        expect(marksIn(shown)).toEqual([]);
        expect(shown).not.toMatch(/\n|:\/\/|@(?!\u200b)|[\u202a-\u202e\u2066-\u2069]/);
        expect(shown).not.toMatch(/discord\.gg\//i);
        for (const [, slashes = ''] of shown.matchAll(/(\\*)[*_`|~<]/g)) expect(slashes.length % 2).toBe(1);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(2 * atMost + 2);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves plain words as they are', () => {
    expect(quoted('Zwei Gondeln, bei Nacht: “schön”! 你好 🎬')).toBe('Zwei Gondeln, bei Nacht: “schön”! 你好 🎬');
  });

  it.each([
    ['# big', '\\# big'],
    ['-# small', '\\-# small'],
    ['> said', '\\> said'],
    ['snake_case_name', 'snake\\_case\\_name'],
    ['[a](b)', '\\[a\\](b)'],
    ['- one', '\\- one'],
    ['1. one', '1\\. one'],
    ['1.5 seconds', '1\\.5 seconds'],
    ['````', '\\`\\`\\`\\`'],
  ])('shows %j as it was typed', (typed, shown) => {
    expect(quoted(typed)).toBe(shown);
  });
});

describe('code', () => {
  it('cannot be left by a backtick', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        expect(code(words, 40)).toMatch(/^`[^`\n]{1,80}`$/u);
        expect(code(words, 40)).not.toMatch(/@(?!\u200b)/);
      }),
    );
  });

  it('shows what was typed without back-slashes', () => {
    expect(code('Mars/Olympus_Mons')).toBe('`Mars/Olympus_Mons`');
    expect(code('  ')).toBe('`…`');
  });
});

describe('shortened', () => {
  it('never cuts a character in half, and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (words, atMost) => {
        const short = shortened(words, atMost);
        expect(short.length).toBeLessThanOrEqual(Math.max(1, atMost));
        expect(short.isWellFormed()).toBe(true);
        expect(short === words || short.endsWith('…')).toBe(true);
        expect(short === words).toBe(words.length <= atMost);
      }),
    );
  });
});

describe('oneLine', () => {
  it('is empty when there is nothing to see', () => {
    expect(oneLine(' \n\t\u200b\u202e\u2060\u0007 ')).toBe('');
  });

  it('keeps emoji whole that are made of several', () => {
    expect(oneLine('a 👩‍🚀 in 🇮🇹')).toBe('a 👩‍🚀 in 🇮🇹');
  });
});
