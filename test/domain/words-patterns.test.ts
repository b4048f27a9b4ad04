// Blocked patterns: RE2 and nothing else, refused with the place that is wrong, and found in the member's own characters.
import { describe, expect, it } from 'vitest';
import { UserId } from '../../src/domain/ids.ts';
import { Instant } from '../../src/domain/time.ts';
import { findBlocked } from '../../src/domain/words/find.ts';
import { parseRule } from '../../src/domain/words/parse.ts';
import { MAX_PROGRAM, WordRule } from '../../src/domain/words/rule.ts';

const rule = (text: string): WordRule =>
  WordRule.parse({
    id: 'w0rd01',
    kind: 'pattern',
    text,
    addedBy: UserId.parse('100000000000000001'),
    addedAt: Instant.parse(1_790_000_000_000),
  });

const quoted = (pattern: string, text: string) => findBlocked([rule(pattern)], [text]).map(({ matched }) => matched);

describe('a pattern', () => {
  it.each([
    ['f[o0]+l', 'a F00L', ['F00L']],
    ['(?-i:fool)', 'a FOOL', []],
    ['f[o0]+l', '😀 ＦＯ０Ｌ', ['ＦＯ０Ｌ']],
    ['\\bfoo\\d{2,}\\b', 'zz fo\u200Bo123', ['fo\u200Bo123']],
    ['ärger', 'viel A\u0308RGER', ['A\u0308RGER']],
    ['a\u0308rger', 'viel Ärger', ['Ärger']],
    ['ガ', 'ｶﾞ', ['ｶﾞ']],
    ['가', '\u1100\u1161', ['\u1100\u1161']],
    ['…', 'abc', []],
    ['…', 'wait...', ['...']],
    ['^no$', 'no', ['no']],
    ['^no$', 'no way', []],
  ])('%s in %j', (pattern, text, matched) => {
    expect(quoted(pattern, text)).toEqual(matched);
  });

  it.each(['fox(es)?', 'chalk|storm', '\\d{16}', '[^\\x00-\\x7F]', '\\p{Cyrillic}', ' x ', '(a+)+$', '(?i)a.*b'])(
    '%s is taken as it was typed',
    (text) => {
      expect(parseRule('pattern', text)).toEqual({ ok: true, value: { kind: 'pattern', text } });
    },
  );

  it.each(['.', '.*', 'x*', '', '^', '\\w', '\\b', '\\s', '\\pL', '[aeiou]', '[^a]', '.{5}', 'x|'])(
    '%j, which is found in about any prompt, is refused',
    (text) => {
      const refusal = { is: text === '' ? 'empty' : 'matches-everything' };
      expect(parseRule('pattern', text)).toEqual({ ok: false, refusal });
    },
  );

  it.each([
    ['ab(c)(d', 'unclosed-parenthesis', 5, '('],
    ['(a)b)', 'unexpected-parenthesis', 4, ')'],
    ['x[ab', 'unclosed-bracket', 1, '['],
    ['x[z-a]y', 'bad-class', 2, 'z-a'],
    ['ab\\p{Foo}c', 'bad-class', 2, '\\p{Foo}'],
    ['*a', 'nothing-to-repeat', 0, '*'],
    ['a**', 'bad-repeat', 1, '**'],
    ['xa{1001}', 'bad-repeat', 2, '{1001}'],
    ['(a{100}){100}', 'bad-repeat', 8, '{100}'],
    ['abc\\', 'bad-escape', 3, '\\'],
    ['a\\qb', 'bad-escape', 1, '\\q'],
    ['(?P<n>a)(?P<n>b)', 'bad-group', 8, '('],
  ])('%s is refused for %s at %i', (pattern, why, at, part) => {
    expect(parseRule('pattern', pattern)).toEqual({ ok: false, refusal: { is: 'bad-pattern', why, at, part } });
  });

  it.each([
    ['(a)\\1', 3, '\\1'],
    ['a(?=b)', 1, '(?='],
    ['a(?!b)', 1, '(?!'],
    ['(?<=a)b', 0, '(?<='],
    ['(?<!a)b', 0, '(?<!'],
  ])('%s asks for more than linear time, which this engine does not know', (pattern, at, part) => {
    const refusal = { is: 'bad-pattern', why: 'unsupported', at, part };
    expect(parseRule('pattern', pattern)).toEqual({ ok: false, refusal });
  });

  it('is refused when it is too big, broken or not', () => {
    const refusal = (size: number | null) => ({ ok: false, refusal: { is: 'too-big', size, limit: MAX_PROGRAM } });
    expect(parseRule('pattern', 'a{198}').ok).toBe(true);
    expect(parseRule('pattern', 'a{300}')).toEqual(refusal(302));
    expect(parseRule('pattern', `${'.{1000}'.repeat(20)}(`)).toEqual(refusal(null));
    expect(parseRule('pattern', '('.repeat(100) + ')'.repeat(100))).toEqual(refusal(203));
  });

  it('is an error when it was stored and cannot be read', () => {
    expect(() => quoted('(broken', 'text')).toThrow(/missing closing/);
  });

  it('stays the same when many others were asked in between', () => {
    const before = quoted('f[o0]+l', 'a f00l');
    const others = Array.from({ length: 150 }, (_, index) => rule(`word${index}!`));
    expect(findBlocked(others, ['word7! and word149!']).map(({ matched }) => matched)).toEqual(['word7!', 'word149!']);
    expect(quoted('f[o0]+l', 'a f00l')).toEqual(before);
  });

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(a|aa)+$',
    '(.*a){20}b',
    '((a*)*)*b',
    '(a|x)*a(a|x){60}c',
    `${'('.repeat(60)}a${')*'.repeat(60)}b`,
  ])('%s ends on 6000 characters made to be slow, where a backtracking engine would not', (pattern) => {
    const coin = (index: number) => 'ax'[(Math.imul(index, 2_654_435_761) >>> 13) & 1];
    const texts = [`${'a'.repeat(5_999)}!`, `${Array.from({ length: 5_999 }, (_, index) => coin(index)).join('')}!`];
    expect(findBlocked([rule(pattern)], texts)).toEqual([]);
  });
});
