// The rules of a server's list of blocked words, as they are stored, and why a rule is not taken into it.
// A list that keeps these bounds is looked through in time that grows with the length of the text and no faster.
import { z } from 'zod';
import { UserId } from '../ids.ts';
import { Instant } from '../time.ts';

/** Characters (UTF-16) of a word, phrase or pattern. */
export const MAX_RULE_LENGTH = 200;
export const MAX_RULES = 200;
/** Instructions that one pattern may compile to. `fox(es)?` takes about ten. */
export const MAX_PROGRAM = 200;
/** Instructions of all patterns of one list together. */
export const MAX_PROGRAMS = 1_000;
/** Characters (UTF-16) of all words and phrases of one list together. */
export const MAX_CHARACTERS = 4_000;

/** The short id by which a moderator takes a rule off the list. */
export const WordRuleId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{6}$/, 'the id of a rule is six letters and digits')
  .brand<'WordRuleId'>();
export type WordRuleId = z.infer<typeof WordRuleId>;

/** `word`: a whole word or phrase, `fox*` any word that begins so. `pattern`: a regular expression of RE2. */
export const WordRuleKind = z.enum(['word', 'pattern']);
export type WordRuleKind = z.infer<typeof WordRuleKind>;

export const WordRule = z.object({
  id: WordRuleId,
  kind: WordRuleKind,
  text: z.string().min(1).max(MAX_RULE_LENGTH),
  addedBy: UserId,
  addedAt: Instant,
});
export type WordRule = z.infer<typeof WordRule>;

/** What `parseRule` makes of a moderator's words: fit to be stored. */
export type NormalisedRule = Pick<WordRule, 'kind' | 'text'>;

/** What RE2 holds against a pattern. `unsupported`: look-around and the like, which no engine can do in linear time. */
export type PatternFault =
  | 'unclosed-bracket'
  | 'unclosed-parenthesis'
  | 'unexpected-parenthesis'
  | 'nothing-to-repeat'
  | 'bad-repeat'
  | 'bad-escape'
  | 'bad-class'
  | 'bad-group'
  | 'unsupported'
  | 'too-deep';

export type WordRuleTrouble =
  | { readonly is: 'empty' }
  | { readonly is: 'too-long'; readonly length: number; readonly limit: number }
  /** `at`: the character (UTF-16, from 0) of the pattern as it was typed at which `part` begins, the part RE2 cannot read. */
  | { readonly is: 'bad-pattern'; readonly why: PatternFault; readonly at: number; readonly part: string }
  | { readonly is: 'matches-everything' }
  /** `size` null: so big that RE2 itself gave up. */
  | { readonly is: 'too-big'; readonly size: number | null; readonly limit: number };

/** Why a rule that is fine by itself does not go onto this list. */
export type WordListTrouble =
  | { readonly is: 'already-listed'; readonly rule: WordRule }
  | { readonly is: 'too-many-rules'; readonly limit: number }
  /** The words of the list together, this one included. */
  | { readonly is: 'too-long-together'; readonly length: number; readonly limit: number }
  /** The patterns of the list together, this one included. */
  | { readonly is: 'too-big-together'; readonly size: number; readonly limit: number };
