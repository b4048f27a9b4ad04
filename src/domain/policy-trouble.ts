// Why a rule that a moderator wants to set is not taken as it was written. Nothing is changed by any of these.
import type { NormalisedRule, WordListTrouble, WordRuleTrouble } from './words/rule.ts';

export type PolicyTrouble =
  /** A whole number from `least` to `most`, or none. */
  | { readonly is: 'bad-count'; readonly asked: string; readonly least: number; readonly most: number }
  /** A span such as `90s` or `5m`, or none. */
  | { readonly is: 'bad-span'; readonly asked: string }
  /** A list that Discord or we hold to so many entries. */
  | { readonly is: 'list-full'; readonly most: number }
  | {
      readonly is: 'bad-word-rule';
      readonly asked: NormalisedRule;
      readonly trouble: WordRuleTrouble | WordListTrouble;
    }
  | { readonly is: 'unknown-word-rule'; readonly asked: string };
