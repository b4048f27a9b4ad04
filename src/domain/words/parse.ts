// What a moderator types becomes a rule that is fit to be stored, or it is said why not.
import { granted, type Outcome, refused } from '../outcome.ts';
import { isUnspaced } from './fold.ts';
import { examine } from './pattern.ts';
import {
  MAX_CHARACTERS,
  MAX_PROGRAM,
  MAX_PROGRAMS,
  MAX_RULE_LENGTH,
  MAX_RULES,
  type NormalisedRule,
  type WordListTrouble,
  type WordRule,
  type WordRuleKind,
  type WordRuleTrouble,
} from './rule.ts';
import { type Word, wordOf } from './word.ts';

/** Reads a rule. Words are tidied; a pattern stays as it was typed, so that `at` of a refusal points into it. */
export function parseRule(kind: WordRuleKind, text: string): Outcome<NormalisedRule, WordRuleTrouble> {
  const tidy = kind === 'word' ? tidied(text) : text;
  if (tidy.trim() === '') return refused({ is: 'empty' });
  if (tidy.length > MAX_RULE_LENGTH) return refused({ is: 'too-long', length: tidy.length, limit: MAX_RULE_LENGTH });
  const trouble = kind === 'word' ? troubleWithWord(tidy) : troubleWithPattern(tidy);
  return trouble === null ? granted({ kind, text: tidy }) : refused(trouble);
}

const tidied = (text: string) =>
  text
    .normalize('NFC')
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replace(/[\s*]*\*$/u, '*');

function troubleWithWord(text: string): WordRuleTrouble | null {
  const word = wordOf(text);
  if (word.chars.length === 0) return { is: 'empty' };
  return isEverything(word) ? { is: 'matches-everything' } : null;
}

/** A lone sign of punctuation, and every word that begins with one certain letter. */
function isEverything({ chars, prefix }: Word): boolean {
  const [only = '', another] = chars;
  if (another !== undefined) return false;
  return /\p{P}/u.test(only) || (prefix && !isUnspaced(only));
}

function troubleWithPattern(text: string): WordRuleTrouble | null {
  const examined = examine(text);
  if (!examined.ok) {
    const { refusal } = examined;
    return refusal.is === 'too-big' ? { is: 'too-big', size: null, limit: MAX_PROGRAM } : refusal;
  }
  const { size, everything } = examined.value;
  if (size > MAX_PROGRAM) return { is: 'too-big', size, limit: MAX_PROGRAM };
  return everything ? { is: 'matches-everything' } : null;
}

/** Whether the list has room for one more rule. What it refuses keeps a look through the whole list short. */
export function mayList(rules: readonly WordRule[], rule: NormalisedRule): Outcome<null, WordListTrouble> {
  const same = rules.find((listed) => listed.kind === rule.kind && meaningOf(listed) === meaningOf(rule));
  if (same !== undefined) return refused({ is: 'already-listed', rule: same });
  if (rules.length >= MAX_RULES) return refused({ is: 'too-many-rules', limit: MAX_RULES });
  const texts = [...rules, rule].filter(({ kind }) => kind === rule.kind).map(({ text }) => text);
  const trouble = rule.kind === 'word' ? tooLong(texts) : tooBig(texts);
  return trouble === null ? granted(null) : refused(trouble);
}

function tooLong(words: readonly string[]): WordListTrouble | null {
  const length = words.reduce((sum, word) => sum + word.length, 0);
  return length > MAX_CHARACTERS ? { is: 'too-long-together', length, limit: MAX_CHARACTERS } : null;
}

function tooBig(patterns: readonly string[]): WordListTrouble | null {
  const size = patterns.reduce((sum, pattern) => sum + sizeOf(pattern), 0);
  return size > MAX_PROGRAMS ? { is: 'too-big-together', size, limit: MAX_PROGRAMS } : null;
}

/** The same for two rules that block the same. */
function meaningOf({ kind, text }: NormalisedRule): string {
  if (kind === 'pattern') return text;
  const { chars, prefix } = wordOf(text);
  return `${chars.join('')}${prefix ? '*' : ''}`;
}

/** A pattern that RE2 no longer takes counts for the most that one may be. */
function sizeOf(pattern: string): number {
  const examined = examine(pattern);
  return examined.ok ? examined.value.size : MAX_PROGRAM;
}
