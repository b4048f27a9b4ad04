// Looks through what a member wrote for the words and patterns that a server blocks. Pure, and quick enough to be asked
// at every press: time grows with the length of the texts, whatever they hold and whatever the patterns are.
import { findPattern } from './pattern.ts';
import type { WordRule } from './rule.ts';
import { seenText } from './seen-text.ts';
import { viewOf } from './view.ts';
import { findWord, type Span, wordOf } from './word.ts';

export interface Hit {
  readonly rule: WordRule;
  /** Which of the texts, from 0. */
  readonly text: number;
  /** Where in that text as it was given, in UTF-16 units: the first, and the first after it. */
  readonly start: number;
  readonly end: number;
  /** The member's own characters there. */
  readonly matched: string;
}

/**
 * The first place in each text at which each rule is broken, in the order of the texts and then of the rules.
 * Throws when a stored pattern cannot be compiled: a rule that cannot be kept must not be passed over in silence.
 */
export function findBlocked(rules: readonly WordRule[], texts: readonly string[]): readonly Hit[] {
  if (rules.length === 0) return [];
  const searches = rules.map(searchFor);
  return texts.flatMap((written, text) => {
    const sight = { view: viewOf(written), seen: seenText(written) };
    return searches.flatMap(({ rule, find }) => {
      const span = find(sight);
      return span === null ? [] : [{ rule, text, ...span, matched: written.slice(span.start, span.end) }];
    });
  });
}

interface Sight {
  readonly view: ReturnType<typeof viewOf>;
  readonly seen: ReturnType<typeof seenText>;
}

function searchFor(rule: WordRule): { readonly rule: WordRule; readonly find: (sight: Sight) => Span | null } {
  switch (rule.kind) {
    case 'word': {
      const word = wordOf(rule.text);
      return { rule, find: ({ view }) => findWord(word, view) };
    }
    case 'pattern':
      return { rule, find: ({ seen }) => findPattern(rule.text, seen) };
  }
}
