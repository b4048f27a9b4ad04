// Blocked words: what is found in whatever dress, and what merely looks like it and is let through.
import { describe, expect, it } from 'vitest';
import { UserId } from '../../src/domain/ids.ts';
import { Instant } from '../../src/domain/time.ts';
import { findBlocked } from '../../src/domain/words/find.ts';
import { mayList, parseRule } from '../../src/domain/words/parse.ts';
import {
  MAX_CHARACTERS,
  MAX_PROGRAM,
  MAX_PROGRAMS,
  MAX_RULE_LENGTH,
  MAX_RULES,
  WordRule,
  type WordRuleKind,
} from '../../src/domain/words/rule.ts';

const rule = (text: string, kind: WordRuleKind = 'word'): WordRule =>
  WordRule.parse({
    id: 'w0rd01',
    kind,
    text,
    addedBy: UserId.parse('100000000000000001'),
    addedAt: Instant.parse(1_790_000_000_000),
  });

/** What the card would quote. */
const quoted = (word: string, text: string) => findBlocked([rule(word)], [text]).map(({ matched }) => matched);

describe('a blocked word', () => {
  it.each([
    ['fool', 'What a FOOL!', 'FOOL'],
    ['fool', '(fool)', 'fool'],
    ['fool', 'tom_fool', 'fool'],
    ['ärger', 'so viel A\u0308RGER!', 'A\u0308RGER'],
    ['ÄRGER', 'so viel arger', 'arger'],
    ['straße', 'DIE STRASSE', 'STRASSE'],
    ['ΟΔΟΣ', 'η οδος', 'οδος'],
    ['istanbul', 'İSTANBUL', 'İSTANBUL'],
    ['fool', 'f\u200Bo\u00ADo\u2060l', 'f\u200Bo\u00ADo\u2060l'],
    ['fool', 'a f\u0336o\u0336o\u0336l\u0336 here', 'f\u0336o\u0336o\u0336l\u0336'],
    ['fool', 'ＦＯＯＬ', 'ＦＯＯＬ'],
    ['fool', 'such a 𝐟𝐨𝐨𝐥, 😀', '𝐟𝐨𝐨𝐥'],
    ['fool', 'ⓕⓞⓞⓛ', 'ⓕⓞⓞⓛ'],
    ['كلمة', 'هذه كـلـمـة هنا', 'كـلـمـة'],
  ])('%s is found in %j whatever its letters are written with', (word, text, matched) => {
    expect(quoted(word, text)).toEqual([matched]);
  });

  it.each([
    ['fool', 'f00l', 'f00l'],
    ['tail', 'ta1l', 'ta1l'],
    ['tall', 'ta1l', 'ta1l'],
    ['asses', '@5$€s!', '@5$€s'],
    ['shit', 'sh!t!!', 'sh!t'],
    ['cope', 'соре', 'соре'],
    ['cope', 'a cоpe', 'cоpe'],
    ['сор', 'это cоp', 'cоp'],
    ['ass', 'αss', 'αss'],
    ['fool', 'ꜰᴏᴏʟ', 'ꜰᴏᴏʟ'],
    ['fool', '🇫🇴🇴🇱', '🇫🇴🇴🇱'],
    ['fool', '🅵🅾🅾🅻', '🅵🅾🅾🅻'],
  ])('%s is found in disguise in %j', (word, text, matched) => {
    expect(quoted(word, text)).toEqual([matched]);
  });

  it.each([
    ['fool', 'a f.o.o.l.', 'f.o.o.l'],
    ['fool', 'you f o o l!', 'f o o l'],
    ['fool', 'F-0-O - L', 'F-0-O - L'],
    ['shit', 's!h!i!t', 's!h!i!t'],
    ['shit', 's h ! t', 's h ! t'],
    ['製造爆弾', '製・造・爆・弾', '製・造・爆・弾'],
  ])('%s is found with its letters set apart in %j', (word, text, matched) => {
    expect(quoted(word, text)).toEqual([matched]);
  });

  it.each([
    ['cunt', 'Scunthorpe United'],
    ['ass', 'a classic assassin passes'],
    ['tit', 'titan, appetite, títulos'],
    ['sex', 'Essex, Sussex and Middlesex'],
    ['tail', 'a tall tale'],
    ['ärger', 'das ist ärgerlich'],
    ['fool', 'fooled'],
    ['fool', 'fool1'],
    ['ass', 'a 455-page book'],
    ['so', '50 people'],
    ['aa', 'on A4 paper'],
    ['abc', 'a, b, c'],
    ['fool', 'ff o o l'],
    ['pot', 'он открыл рот'],
    ['сор', 'a fine cop'],
    ['kill you', 'kill all of you'],
    ['हिन्द', 'हिन्दी'],
    ['か', 'が'],
    ['가', '각'],
    ['c++', 'the letter c'],
  ])('%s is not found in %j', (word, text) => {
    expect(quoted(word, text)).toEqual([]);
  });

  it.each([
    ['爆弾', 'これは爆弾です'],
    ['ระเบิด', 'ฉันมีระเบิดมือ'],
    ['sex', 'このsexは'],
    ['가방', '빨간 가방 하나'],
  ])('%s is found in %j, where words have no spaces or others begin', (word, text) => {
    expect(quoted(word, text)).toEqual([word]);
  });

  it.each([
    ['kill you', 'I will kill,\n  YOU!', 'kill,\n  YOU'],
    ['well-known', 'a well known', 'well known'],
    ['c++', 'in C++!', 'C++'],
    ['🔫', 'bang🔫bang', '🔫'],
    ['1488', 'no 1488 here', '1488'],
  ])('%s, a phrase or a sign, is found in %j', (word, text, matched) => {
    expect(quoted(word, text)).toEqual([matched]);
  });

  it.each([
    ['nazi*', 'many Nazis', ['Nazis']],
    ['stras*', 'die Straße dort', ['Straße']],
    ['f00*', 'foobar', []],
    ['foo*', 'f00bar', ['f00bar']],
    ['nazi*', 'Denazification', []],
    ['nazi*', 'nazi', ['nazi']],
    ['爆*', 'これは爆弾です', ['爆']],
  ])('%s is found in %j with any ending', (word, text, matched) => {
    expect(quoted(word, text)).toEqual(matched);
  });
});

describe('findBlocked', () => {
  it('tells for each text and rule the first place, in the original’s own units', () => {
    const rules = [rule('fool'), rule('o+h', 'pattern'), rule('absent')];
    const texts = ['😀 Fool, fool', 'nothing', 'ooh fool'];
    expect(findBlocked(rules, texts)).toEqual([
      { rule: rules[0], text: 0, start: 3, end: 7, matched: 'Fool' },
      { rule: rules[0], text: 2, start: 4, end: 8, matched: 'fool' },
      { rule: rules[1], text: 2, start: 0, end: 3, matched: 'ooh' },
    ]);
  });

  it('has nothing to say without rules or without texts', () => {
    expect(findBlocked([], ['fool'])).toEqual([]);
    expect(findBlocked([rule('fool')], [])).toEqual([]);
    expect(findBlocked([rule('fool')], ['', ' ', '\uD83D', '\u0301'])).toEqual([]);
  });
});

describe('a rule that is typed', () => {
  it.each([
    ['  Foo \n bar ', 'Foo bar'],
    ['nazi **', 'nazi*'],
    ['A\u0308rger', 'Ärger'],
    ['🔫', '🔫'],
    ['爆*', '爆*'],
    ['x'.repeat(MAX_RULE_LENGTH), 'x'.repeat(MAX_RULE_LENGTH)],
  ])('%j is kept as %j', (typed, text) => {
    expect(parseRule('word', typed)).toEqual({ ok: true, value: { kind: 'word', text } });
  });

  it.each([
    ['', { is: 'empty' }],
    [' \n', { is: 'empty' }],
    ['\u200B\u0301', { is: 'empty' }],
    ['--', { is: 'empty' }],
    ['*', { is: 'matches-everything' }],
    ['* *', { is: 'matches-everything' }],
    ['a*', { is: 'matches-everything' }],
    ['.', { is: 'matches-everything' }],
    ['x'.repeat(MAX_RULE_LENGTH + 1), { is: 'too-long', length: MAX_RULE_LENGTH + 1, limit: MAX_RULE_LENGTH }],
  ])('%j is refused', (typed, refusal) => {
    expect(parseRule('word', typed)).toEqual({ ok: false, refusal });
  });

  it('is not listed twice, however it is written', () => {
    const listed = rule('Ärger');
    const again = { ok: false, refusal: { is: 'already-listed', rule: listed } };
    expect(mayList([listed], rule('A\u0308RGER'))).toEqual(again);
    expect(mayList([listed], rule('ärger*'))).toEqual({ ok: true, value: null });
    expect(mayList([listed], rule('ärger', 'pattern'))).toEqual({ ok: true, value: null });
  });

  it('finds no room on a full list', () => {
    const full = Array.from({ length: MAX_RULES }, (_, index) => rule(`word${index}`));
    expect(mayList(full.slice(1), rule('fool'))).toEqual({ ok: true, value: null });
    expect(mayList(full, rule('fool'))).toEqual({ ok: false, refusal: { is: 'too-many-rules', limit: MAX_RULES } });
  });

  it('finds no room beside words that are too long together', () => {
    const long = (letter: string) => rule(letter.repeat(MAX_RULE_LENGTH));
    const list = Array.from('abcdefghijklmnopqrst', long);
    const refusal = { is: 'too-long-together', length: MAX_CHARACTERS + 1, limit: MAX_CHARACTERS };
    expect(mayList(list.slice(1), long('u'))).toEqual({ ok: true, value: null });
    expect(mayList(list, rule('u'))).toEqual({ ok: false, refusal });
    expect(mayList(list, rule('fool', 'pattern'))).toEqual({ ok: true, value: null });
  });

  it('finds no room beside patterns that are too big together', () => {
    const heavy = (letter: string) => rule(`${letter}{${MAX_PROGRAM - 2}}`, 'pattern');
    const list = Array.from('abcde', heavy);
    expect(mayList(list.slice(1), heavy('k'))).toEqual({ ok: true, value: null });
    expect(mayList(list, heavy('k'))).toMatchObject({
      ok: false,
      refusal: { is: 'too-big-together', limit: MAX_PROGRAMS },
    });
    expect(mayList(list, rule('fool'))).toEqual({ ok: true, value: null });
  });
});
