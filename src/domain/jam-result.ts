// What a jam came to. Pure; made once, when the judging ends.
import type { JamResult, JamStateOf, Placing } from './jam.ts';
import { competes, type Taking } from './jam-rules.ts';
import { favouriteWords } from './jam-words.ts';
import type { Usd } from './money.ts';

export interface Outcomes {
  readonly end: Pick<JamStateOf<'closing'>, 'why' | 'lateMs'>;
  readonly takings: readonly Taking[];
  readonly placings: readonly Placing[];
  readonly spent: Usd;
  readonly returned: Usd;
}

/** `renderMs`: how long Venice worked on each, as far as looking at it can tell. */
export function resultOf({ end, takings, placings, spent, returned }: Outcomes): JamResult {
  const counting = takings.filter(competes);
  const lengths = counting.map(({ job }) => ('clip' in job.state ? job.state.clip.durationMs : 0));
  return {
    placings: [...placings],
    clips: counting.length,
    people: new Set(counting.map(({ entry }) => entry.author)).size,
    spent,
    returned,
    clipsMs: total(lengths),
    renderMs: total(counting.map(({ job }) => job.progress?.elapsedMs ?? 0)),
    words: [...favouriteWords(counting.map(({ job }) => ('prompt' in job.request ? job.request.prompt : '')))],
    why: end.why,
    lateMs: end.lateMs,
  };
}

const total = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
