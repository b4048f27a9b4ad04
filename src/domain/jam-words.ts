// The words that people wrote most in a jam's prompts: each person's prompt counts a word once, and words that say
// nothing by themselves are left out, in English and German.
const SILENT = new Set(
  `a about above after all am an and any are as at be been before being below between both but by can could did do does
  down during each few for from further had has have having he her here hers him his how i if in into is it its just me
  more most my no nor not now of off on once only or other our out over own same she should so some such than that the
  their them then there these they this those through to too under until up very was we were what when where which while
  who whom why will with would you your aber alle als am an auch auf aus bei beim bin bis bist da damit dann das dass dein
  dem den der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er
  es etwas euch euer für gegen hat hatte hier hinter ich ihm ihn ihr ihre im in ins ist ja jede jeder jedes kann kein
  keine man mein mit nach nicht noch nur ob oder ohne sein seine sich sie sind so über um und uns unser unter vom von vor
  war was weil wenn wer wie wir wird wo zu zum zur`.split(/\s+/),
);
const MOST = 10;
const LONGEST = 40;

/** The most written first, of equals by the alphabet; words of one prompt alone are nobody's favourites. */
export function favouriteWords(prompts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const prompt of prompts) {
    const words = prompt.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
    for (const word of new Set(words)) {
      if (word.length < 2 || word.length > LONGEST || SILENT.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}
