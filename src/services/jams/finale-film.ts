// The film of a jam: its best clips, or all of a relay, with cards that say who made them. What cannot be in it is left out
// and named; a film that is too long for the upload limit is made of fewer clips.
import type { JobId, UserId } from '../../domain/ids.ts';
import type { Jam, NoReel } from '../../domain/jam.ts';
import {
  type FinaleChapter,
  type NotInReel,
  type ReelFate,
  type ReelWords,
  reelEntries,
  shorterReel,
} from '../../domain/jam-finale.ts';
import type { Shown } from '../../domain/jam-sight.ts';
import type { Clip } from '../../domain/job.ts';
import type { Pictures, TitleCard, Written } from '../../domain/pictures.ts';
import type { ClipFile, Log, Messenger, Spool } from '../../domain/ports.ts';
import { type Chapter, type ReelMaker, type ReelPart, type ReelShape, reelShape } from '../../domain/reel.ts';
import { namesOf } from './finale-names.ts';

export interface FilmDeps {
  readonly spool: Pick<Spool, 'find'>;
  /** Null without ffmpeg. */
  readonly reel: ReelMaker | null;
  readonly pictures: Pick<Pictures, 'titleCard'>;
  readonly words: ReelWords;
  readonly messenger: Pick<Messenger, 'nameOf'>;
  readonly log: Log;
}

export interface Film {
  readonly fate: ReelFate;
  readonly file: ClipFile | null;
  /** The clips in it. */
  readonly jobs: readonly JobId[];
}

interface Footage {
  readonly one: Shown;
  readonly clip: Clip;
  readonly path: string;
}

/** Fewer pixels than a card can have, or more. */
const DRAWABLE = ({ width, height }: ReelShape) => [width, height].every((side) => side >= 64 && side <= 4_096);

export const noFilm = (why: NoReel): Film => ({ fate: { is: 'none', why }, file: null, jobs: [] });

/** The film within `limit` bytes, made once for the same clips. Throws a retryable Fault when Discord or the disk is silent. */
export async function filmOf(
  deps: FilmDeps,
  jam: Jam,
  shown: readonly Shown[],
  limit: number,
  signal: AbortSignal,
): Promise<Film | 'stopped'> {
  const { reel, log } = deps;
  const wanted = reelEntries(jam, shown);
  if (wanted.length === 0) return noFilm('no-clips');
  if (reel === null) return noFilm('no-ffmpeg');
  const leftOut: NotInReel[] = [];
  const leave = (why: NotInReel['why'], some: readonly Shown[]) =>
    void leftOut.push(...some.map(({ entry: { number, author } }) => ({ number, author, why })));

  const footage = await footageOf(deps.spool, wanted);
  leave(
    'gone',
    wanted.filter((one) => !footage.has(one)),
  );
  const shape = reelShape([...footage.values()].map(({ clip }) => clip));
  const cards = await cardsFor(deps, jam, [...footage.keys()], shape);
  let entries: readonly Shown[] = [...footage.keys()];
  while (entries.length > 0) {
    const parts = entries.flatMap((one) => partOf(footage.get(one), cards.before.get(one) ?? null));
    const order = {
      name: `jam-${jam.id}`,
      opening: cards.opening,
      parts,
      limit,
      ...shape,
      crossFade: jam.plan.kind !== 'relay',
    };
    const made = await reel.make(order, () => undefined, signal);
    if (made.is === 'stopped') return 'stopped';
    if (made.is === 'made') {
      const { durationMs, file } = made;
      const chapters = chaptersOf(made.chapters, entries);
      const jobs = entries.map(({ job }) => job.id);
      return { fate: { is: 'made', durationMs, chapters, leftOut: sorted(leftOut) }, file, jobs };
    }
    const before = entries;
    switch (made.why) {
      case 'ffmpeg':
        log.error('jam.no-film', { jam: jam.id, detail: made.detail });
        return noFilm('failed');
      case 'part':
        log.warn('jam.clip-unreadable', { jam: jam.id, detail: made.detail });
        entries = before.filter((one) => titleOf(one) !== made.title);
        if (entries.length === before.length) return noFilm('failed');
        leave('unreadable', missingFrom(entries, before));
        break;
      case 'too-long':
        entries = shorterReel(jam, before);
        leave('no-room', missingFrom(entries, before));
        break;
    }
  }
  return noFilm(leftOut.some(({ why }) => why === 'no-room') ? 'no-room' : 'no-files');
}

const missingFrom = (fewer: readonly Shown[], all: readonly Shown[]) => all.filter((one) => !fewer.includes(one));
const sorted = (leftOut: readonly NotInReel[]) => leftOut.toSorted((a, b) => a.number - b.number);

/** Tells the parts of one film apart. */
const titleOf = ({ entry }: Shown): string => `#${entry.number}`;

async function footageOf(spool: FilmDeps['spool'], wanted: readonly Shown[]): Promise<ReadonlyMap<Shown, Footage>> {
  const found = new Map<Shown, Footage>();
  for (const one of wanted) {
    const { state } = one.job;
    const file = 'clip' in state ? await spool.find(state.clip.file) : null;
    if ('clip' in state && file !== null) found.set(one, { one, clip: state.clip, path: file.path });
  }
  return found;
}

const partOf = (footage: Footage | undefined, card: Uint8Array | null): readonly ReelPart[] =>
  footage === undefined ? [] : [{ clip: footage.clip, path: footage.path, card, title: titleOf(footage.one) }];

interface Cards {
  readonly opening: Uint8Array | null;
  readonly before: ReadonlyMap<Shown, Uint8Array>;
}

/** A relay is one continuous film: a card between two of its clips would break it. */
async function cardsFor(deps: FilmDeps, jam: Jam, entries: readonly Shown[], shape: ReelShape): Promise<Cards> {
  const { pictures, words, messenger } = deps;
  const before = new Map<Shown, Uint8Array>();
  if (!DRAWABLE(shape) || entries.length === 0) return { opening: null, before };
  const authors = [...new Set(entries.map(({ entry }) => entry.author))];
  const names = await namesOf(messenger, jam.guild, authors);
  const called = (user: UserId): Written => {
    const otherwise = words.someone(jam, user);
    return { text: names.get(user) ?? otherwise, otherwise };
  };
  const drawn = (card: Omit<TitleCard, 'width' | 'height'>) => pictures.titleCard({ ...card, ...shape });
  const opening = await drawn(words.opening(jam, authors.map(called)));
  if (jam.plan.kind === 'relay') return { opening, before };
  for (const one of entries) before.set(one, await drawn(words.before(jam, one, called(one.entry.author))));
  return { opening, before };
}

function chaptersOf(chapters: readonly Chapter[], entries: readonly Shown[]): readonly FinaleChapter[] {
  return chapters.flatMap(({ startMs, title }) => {
    const one = entries.find((entry) => titleOf(entry) === title);
    return one === undefined ? [] : [{ startMs, number: one.entry.number, author: one.entry.author }];
  });
}
