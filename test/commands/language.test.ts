// Words in the language of whoever reads them: the tag, its catalogues, and that nothing is left out of them.
import { describe, expect, it } from 'vitest';
import { catalogues, german } from '../../src/commands/views/german/index.ts';
import { names } from '../../src/commands/views/german/names.ts';
import { speaking, spoken, t } from '../../src/commands/views/language.ts';
import { duration, listed } from '../../src/commands/views/parts.ts';
import { languageOf } from '../../src/domain/language.ts';
import { sentencesIn, sentencesInSources } from './sentences.ts';

describe('the language of a member', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['pt-BR', 'en'],
    ['da', 'en'],
    ['', 'en'],
  ])('whose client speaks %o is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('is in force for everything that is done meanwhile, and for nothing else', async () => {
    const german = Promise.withResolvers<void>();
    const heard = speaking('de', async () => {
      await german.promise;
      return [spoken(), t`Cancel`, await speaking('en', async () => t`Cancel`), t`Cancel`];
    });
    expect([spoken(), t`Cancel`]).toEqual(['en', 'Cancel']);
    german.resolve();
    expect(await heard).toEqual(['de', 'Abbrechen', 'Cancel', 'Abbrechen']);
  });

  it('decides the order of values, whatever stands in them', () => {
    const said = () => t`${'$&'} has ${'{0}'} of ${'{1}'} left, too little for this clip.`;
    expect(said()).toBe('$& has {0} of {1} left, too little for this clip.');
    expect(speaking('de', said)).toBe('$&: Von {1} sind noch {0} übrig, zu wenig für diesen Clip.');
  });

  it('falls back to English for a sentence that no catalogue has', () => {
    expect(speaking('de', () => t`Nobody has said ${'this'} yet.`)).toBe('Nobody has said this yet.');
  });

  it('lists', () => {
    expect(speaking('de', () => [listed(['a', 'b', 'c']), listed(['a', 'b'], 'and'), listed(['a'])])).toEqual([
      'a, b oder c',
      'a und b',
      'a',
    ]);
    expect(speaking('de', () => duration(70 * 60_000))).toBe(duration(70 * 60_000));
  });
});

/** `§` stands for the dollar sign. */
describe('the reader of sources', () => {
  it.each<[string, string, readonly string[]]>([
    ['a sentence', 'say(t`Hello.`)', ['Hello.']],
    ['values', 'say(t`You have §{a} of §{b.c({ d: 1 })}.`)', ['You have {0} of {1}.']],
    [
      'a sentence in a sentence',
      'say(t`One §{x ? t`two §{y}` : `three §{t`four`}`}.`)',
      ['two {0}', 'four', 'One {0}.'],
    ],
    ['code marks', 'say(t`Use \\`/video create\\`.`)', ['Use `/video create`.']],
    ['strings that look like it', 'say(\'t`no`\', "t`no`", `t\\`no\\``) + t`yes`', ['yes']],
    ['comments', '/* t`no` */ say(t`yes`) // t`no`', ['yes']],
    ['patterns', "words.replaceAll('`', x).match(/[`'\"]/) && t`yes`", ['yes']],
    ['other tags', 'sql`select §{1}`; object.t`no`; not`no`; t`yes`', ['yes']],
    ['a division', 'const a = b / c; say(t`yes`, d / e)', ['yes']],
  ])('knows %s', (_, program, sentences) => {
    expect(sentencesIn(program.replaceAll('§', '$'))).toEqual(sentences);
  });

  it('sees as many sentences as there are tags', () => {
    expect(sentencesInSources().length).toBeGreaterThan(500);
  });
});

const sentences = sentencesInSources();
const pairs = Object.entries(german);
const places = (sentence: string) => [...sentence.matchAll(/\{\d+\}/g)].map(([place]) => place).toSorted();

describe('German', () => {
  it('has every sentence of the bot', () => {
    expect(sentences.filter(({ key }) => (german[key]?.trim() ?? '') === '')).toEqual([]);
  });

  it('has nothing that nobody says', () => {
    const said = new Set(sentences.map(({ key }) => key));
    expect(pairs.map(([key]) => key).filter((key) => !said.has(key))).toEqual([]);
  });

  it('says each sentence once', () => {
    expect(catalogues.reduce((sum, one) => sum + Object.keys(one).length, 0)).toBe(pairs.length);
  });

  it('keeps the values of each', () => {
    expect(pairs.filter(([key, sentence]) => places(sentence).join() !== places(key).join())).toEqual([]);
  });

  it('ends each as its English form ends, and is clean', () => {
    const endOf = (words: string) => /[.?!:]?(?=[“*`]*$)/.exec(words)?.[0];
    const clean = (words: string) => !/ {2}|^\s|\s$|\.\.|"|'/.test(words);
    expect(pairs.filter(([key, sentence]) => endOf(sentence) !== endOf(key) || !clean(sentence))).toEqual([]);
  });

  it('names commands and options as a German client shows them', () => {
    const wrong = pairs.filter(([key, words]) => typed(words).join() !== typed(key).map(inGerman).toSorted().join());
    expect(wrong).toEqual([]);
  });
});

/** What a member is told to type: between backticks, or the whole of it. */
function typed(sentence: string): readonly string[] {
  if (sentence.startsWith('/')) return [sentence];
  return [...sentence.matchAll(/`([^`{}]*(?:\{\d+\})?)`/g)].map(([, words = '']) => words).toSorted();
}

/** `/video show id:{0}` as a German member types it. What is no name of ours stays. */
const inGerman = (words: string) => words.replace(/[a-z][-a-z_0-9]*/g, (word) => names[word] ?? word);
