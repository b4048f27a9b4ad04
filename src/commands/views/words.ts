// The list of blocked words, and what a text would meet of it, as moderators see them. All of it is private.
import type { Hit } from '../../domain/words/find.ts';
import type { WordRule } from '../../domain/words/rule.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { code, GOLD, GREEN, panel, RED, reply, text } from './parts.ts';

/** Discord: all texts of a message have at most 4000 characters together. */
const MOST_LISTED = 30;
const MOST_HITS = 15;
/** Characters of the text that are shown on either side of what was found. */
const AROUND = 25;

const kindName = ({ kind }: Pick<WordRule, 'kind'>) => (kind === 'word' ? t`word` : t`pattern`);
const ruleLine = (rule: WordRule) => `\`${rule.id}\` ${kindName(rule)} ${code(rule.text, 80)}`;

const card = (colour: number, ...texts: readonly string[]): Reply => reply(panel(colour, texts.map(text)));

export const ruleAddedView = (rule: WordRule): Reply =>
  card(
    GREEN,
    t`No prompt may have ${code(rule.text, 80)} in it from now on. The rule is \`${rule.id}\`.`,
    t`-# \`/video-admin words test\` shows what it finds. Who writes it is told which words were meant, and is charged nothing.`,
  );

export const ruleRemovedView = (rule: WordRule): Reply =>
  card(GREEN, t`${code(rule.text, 80)} may be in prompts again. The rule \`${rule.id}\` is off the list.`);

export function wordListView(rules: readonly WordRule[]): Reply {
  if (rules.length === 0)
    return card(GOLD, t`No words are blocked here. \`/video-admin words add\` blocks the first one.`);
  const more = rules.length - MOST_LISTED;
  const heading = rules.length === 1 ? t`### 1 rule for prompts` : t`### ${rules.length} rules for prompts`;
  return card(
    GOLD,
    heading,
    rules.slice(-MOST_LISTED).toReversed().map(ruleLine).join('\n'),
    ...(more > 0 ? [t`-# … and ${more} older ones: \`/video-admin words remove\` finds each while you type.`] : []),
  );
}

/** Where each rule is found, with the words around it. */
export function ruleTestView(tested: string, hits: readonly Hit[]): Reply {
  if (hits.length === 0) return card(GREEN, t`Nothing on the list is in this text: it could be made.`);
  const found = hits.length === 1 ? t`### This text meets 1 rule` : t`### This text meets ${hits.length} rules`;
  return card(
    RED,
    found,
    hits
      .slice(0, MOST_HITS)
      .map((hit) => hitLine(tested, hit))
      .join('\n'),
  );
}

function hitLine(tested: string, { rule, start, end, matched }: Hit): string {
  const before = tested.slice(Math.max(0, start - AROUND), start);
  const after = tested.slice(end, end + AROUND);
  return t`${ruleLine(rule)} finds ${code(matched, 60)} at character ${start + 1}, in ${code(`…${before}${matched}${after}…`, 120)}`;
}
