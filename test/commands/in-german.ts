// Finds English that is left over in what a German member reads: a sentence that is the same in both languages.
import { speaking } from '../../src/commands/views/language.ts';

/** Prompts, names and what strangers said stay as they are: they stand in lines of a quote, and between these marks. */
const THEIRS = /^>.*$|`[^`]*`|[“„][^”“]*[”“]/gm;

/** Two words in a row: names, numbers and settings are the same in every language. */
const WORDY = /\p{L}{2,} \p{L}{2,}/u;

const sentencesOf = (words: string) =>
  words
    .replaceAll(THEIRS, '…')
    .split(/(?<=[.!?:]) |\n| · /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => WORDY.test(sentence));

/** The sentences of `words` that are no other in German. */
export function englishLeftIn(words: () => string): readonly string[] {
  const english = new Set(sentencesOf(speaking('en', words)));
  return sentencesOf(speaking('de', words)).filter((sentence) => english.has(sentence));
}
