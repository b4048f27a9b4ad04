// A text as patterns see it: compatibility characters as plain ones (NFKC), letters composed, nothing invisible; and the
// way back to what the member wrote.
import type { Span } from './word.ts';

export interface SeenText {
  readonly seen: string;
  /** From a place in `seen` to one in the original, both in UTF-16 units; whole letters with all their marks. */
  readonly original: (start: number, end: number) => Span;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** Composes with the letter before it: marks, the parts of a Korean syllable, the half-width dots of kana. */
const COMPOSES = /[\p{M}\u1160-\u11FF\uFF9E\uFF9F]/u;

interface Cluster {
  text: string;
  readonly start: number;
  end: number;
}

/** Takes time in proportion to the length of the text. */
export function seenText(text: string): SeenText {
  const clusters = clustersOf(text).map((cluster) => ({ ...cluster, text: cluster.text.normalize('NFKC') }));
  const sources = clusters.flatMap((cluster) => Array.from({ length: cluster.text.length }, () => cluster));
  return {
    seen: clusters.map((cluster) => cluster.text).join(''),
    original: (start, end) => {
      const first = sources[start]?.start ?? text.length;
      return { start: first, end: end > start ? (sources[end - 1]?.end ?? text.length) : first };
    },
  };
}

function clustersOf(text: string): readonly Cluster[] {
  const clusters: Cluster[] = [];
  let at = 0;
  for (const point of text) {
    const end = at + point.length;
    const last = clusters.at(-1);
    if (last !== undefined && COMPOSES.test(point) && !INVISIBLE.test(point)) {
      last.text += point;
      last.end = end;
    } else if (!INVISIBLE.test(point)) {
      clusters.push({ text: point, start: at, end });
    }
    at = end;
  }
  return clusters;
}
