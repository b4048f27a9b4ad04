// Why a rule was not taken as a moderator wrote it, and how to write it instead. Nothing was changed by any of these.
import type { PolicyTrouble } from '../../domain/policy-trouble.ts';
import type { PatternFault, WordListTrouble, WordRuleTrouble } from '../../domain/words/rule.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { code, RED, say } from './parts.ts';

const TROUBLES: ReadonlySet<string> = new Set<PolicyTrouble['is']>([
  'bad-count',
  'bad-span',
  'list-full',
  'bad-word-rule',
  'unknown-word-rule',
]);

export const isPolicyTrouble = <Other extends { readonly is: string }>(
  no: PolicyTrouble | Other,
): no is PolicyTrouble => TROUBLES.has(no.is);

export const policyTroubleView = (trouble: PolicyTrouble): Reply => say(RED, policyTroubleText(trouble));

export function policyTroubleText(trouble: PolicyTrouble): string {
  switch (trouble.is) {
    case 'bad-count':
      return t`${code(trouble.asked, 30)} is not a number from ${trouble.least} to ${trouble.most}. Write one, or \`none\`. Nothing was changed.`;
    case 'bad-span':
      return t`${code(trouble.asked, 30)} is not a span. Write one such as \`90s\`, \`5m\` or \`2h\`, at most a day, or \`none\`. Nothing was changed.`;
    case 'list-full':
      return t`This list is full: it holds ${trouble.most}. Take something off it first. Nothing was changed.`;
    case 'unknown-word-rule':
      return t`There is no rule ${code(trouble.asked, 60)} on the list. \`/video-admin words list\` shows all of them. Nothing was changed.`;
    case 'bad-word-rule':
      return ruleTroubleText(trouble.trouble);
  }
}

function ruleTroubleText(trouble: WordRuleTrouble | WordListTrouble): string {
  switch (trouble.is) {
    case 'empty':
      return t`There is nothing in this rule to look for. Write a word, a phrase or a pattern. Nothing was changed.`;
    case 'too-long':
      return t`This rule has ${trouble.length} characters, and one may have ${trouble.limit}. Nothing was changed.`;
    case 'matches-everything':
      return t`This rule would be found in about any prompt, so nobody could make a clip. Make it narrower. Nothing was changed.`;
    case 'too-big':
      return t`This pattern grows too large to be looked for quickly. Use smaller numbers of repeats, or split it in two. Nothing was changed.`;
    case 'bad-pattern':
      return t`This pattern cannot be read at character ${trouble.at + 1}, ${code(trouble.part, 40)}: ${faultText(trouble.why)} Nothing was changed.`;
    case 'already-listed':
      return t`The list has this already: \`${trouble.rule.id}\` ${code(trouble.rule.text, 80)}. Nothing was changed.`;
    case 'too-many-rules':
      return t`The list is full: it holds ${trouble.limit} rules. Take one off with \`/video-admin words remove\`. Nothing was changed.`;
    case 'too-long-together':
      return t`The rules of the list have ${trouble.length} characters together, and all may have ${trouble.limit}. Take some off with \`/video-admin words remove\`. Nothing was changed.`;
    case 'too-big-together':
      return t`The patterns of the list are too large together to be looked for quickly. Take one off, or use plain words. Nothing was changed.`;
  }
}

function faultText(fault: PatternFault): string {
  switch (fault) {
    case 'unclosed-bracket':
      return t`a bracket is opened and not closed.`;
    case 'unclosed-parenthesis':
      return t`a parenthesis is opened and not closed.`;
    case 'unexpected-parenthesis':
      return t`a parenthesis is closed that was never opened.`;
    case 'nothing-to-repeat':
      return t`there is nothing to repeat before it.`;
    case 'bad-repeat':
      return t`the number of repeats is not one that I can take.`;
    case 'bad-escape':
      return t`this escape is unknown.`;
    case 'bad-class':
      return t`this set of characters is not in order.`;
    case 'bad-group':
      return t`this group has a bad name, or one that is there already.`;
    case 'unsupported':
      return t`look-around and back-references cannot be looked for quickly, so they are not taken.`;
    case 'too-deep':
      return t`too many groups stand inside each other.`;
  }
}
