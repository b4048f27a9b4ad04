// Finds English that is left over in what a German member reads: a sentence that is the same in both languages.
import { speaking } from '../../src/commands/views/language.ts';

/** Prompts, names and what strangers said stay as they are: they stand in lines of a quote, and between these marks. */
const THEIRS = /^>.*$|`[^`]*`|[“„][^”“]*[”“]/gm;

/** A small word after another one: names, numbers and settings are the same in every language. */
const WORDY = /\p{L}{2,} \p{Ll}{2,}/u;

const sentencesOf = (words: string) =>
  words
    .replaceAll(THEIRS, '…')
    .split(/(?<=[.!?:]) |\n| · /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => WORDY.test(sentence));

/** The sentences that are in both. */
export function sameSentences(english: string, german: string): readonly string[] {
  const known = new Set(sentencesOf(english));
  return sentencesOf(german).filter((sentence) => known.has(sentence));
}

/** The sentences of `words` that are no other in German. */
export const englishLeftIn = (words: () => string): readonly string[] =>
  sameSentences(speaking('en', words), speaking('de', words));
