// The end of a jam as everybody sees it: the podium, the film of its clips with its chapters, and what is missing from it.
// Which clips come into the film, and in what order. Pure.
import type { UserId } from './ids.ts';
import type { Jam, JamResult, NoReel } from './jam.ts';
import type { Shown } from './jam-sight.ts';
import type { TitleCard, Written } from './pictures.ts';

export interface FinaleChapter {
  readonly startMs: number;
  /** The entry's number. */
  readonly number: number;
  readonly author: UserId;
}

/** A clip that should be in the film and is not. gone: its file is no longer kept. no-room: under the upload limit. */
export interface NotInReel {
  readonly number: number;
  readonly author: UserId;
  readonly why: 'gone' | 'unreadable' | 'no-room';
}

export type ReelFate =
  | {
      readonly is: 'made';
      readonly durationMs: number;
      readonly chapters: readonly FinaleChapter[];
      readonly leftOut: readonly NotInReel[];
    }
  | { readonly is: 'none'; readonly why: NoReel };

export interface Finale {
  readonly jam: Jam;
  readonly result: JamResult;
  /** Clips of the first three places, best first; none where nobody was judged. */
  readonly podium: readonly Shown[];
  readonly reel: ReelFate;
}

/** Where several share a place, no more are named than one message holds. */
const MOST_ON_PODIUM = 5;
/** As many of the best as a film is watched to its end for. */
const MOST_JUDGED = 10;

const byNumber = (a: Shown, b: Shown) => a.entry.number - b.entry.number;
const placeOf = ({ placing }: Shown) => placing?.place ?? Number.MAX_SAFE_INTEGER;

/** Best first; clips of one place in the order of their numbers. */
export const ranked = (shown: readonly Shown[]): readonly Shown[] =>
  shown.toSorted((a, b) => placeOf(a) - placeOf(b) || byNumber(a, b));

export const isJudged = ({ plan }: Pick<Jam, 'plan'>): boolean => plan.judging.is !== 'none';

export const podiumOf = (jam: Pick<Jam, 'plan'>, shown: readonly Shown[]): readonly Shown[] =>
  isJudged(jam)
    ? ranked(shown)
        .filter((one) => placeOf(one) <= 3)
        .slice(0, MOST_ON_PODIUM)
    : [];

/** A film that tells its clips in the order in which they were made. */
const inOrder = (jam: Pick<Jam, 'plan'>): boolean => jam.plan.kind === 'relay' || !isJudged(jam);

/** What the film is made of: a relay, or a jam without judges, whole; of others the best, the winner last. */
export const reelEntries = (jam: Pick<Jam, 'plan'>, shown: readonly Shown[]): readonly Shown[] =>
  inOrder(jam) ? shown.toSorted(byNumber) : ranked(shown).slice(0, MOST_JUDGED).toReversed();

/** The next shorter film: told in order it loses its end, else whoever is placed lowest. Empty at last. */
export function shorterReel(jam: Pick<Jam, 'plan'>, entries: readonly Shown[]): readonly Shown[] {
  const fewer = Math.ceil(entries.length / 10);
  return inOrder(jam) ? entries.slice(0, -fewer) : entries.slice(fewer);
}

type Card = Omit<TitleCard, 'width' | 'height'>;

/** What is written in the film, in the jam's language. */
export interface ReelWords {
  /** The card that the film begins with. */
  opening(jam: Jam, authors: readonly Written[]): Card;
  /** The card before a clip. */
  before(jam: Jam, one: Shown, author: Written): Card;
  /** A member whose name nobody knows or no font can write. */
  someone(jam: Pick<Jam, 'language'>, user: UserId): string;
}
