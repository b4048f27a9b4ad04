// The gallery of a jam, for whoever asks: its clips page by page, in the order of their numbers, by votes, or of one person.
import type { UserId } from '../../domain/ids.ts';
import { isJudged, ranked } from '../../domain/jam-finale.ts';
import type { JamSight, Shown } from '../../domain/jam-sight.ts';
import type { Reply } from '../view.ts';
import { clipLink, pointsWord, someone } from './jam-finale.ts';
import { themeOf } from './jam-words.ts';
import { t } from './language.ts';
import { button, buttons, GOLD, line, panel, quoted, reply, say, select, shortened, text } from './parts.ts';
import { subjectOf } from './subject.ts';

/** What is looked at; a page counts from 1. */
export interface GalleryView {
  readonly order: 'all' | 'votes' | 'person';
  readonly page: number;
  readonly person: UserId | null;
}

/** As many as surely fit into one message. */
const ON_A_PAGE = 6;
/** Discord: a menu has at most 25 options. */
const MOST_PEOPLE = 25;

/** `names`: what authors are called, for the menu of people. */
export function galleryView(sight: JamSight, view: GalleryView, names: ReadonlyMap<string, string>): Reply {
  const { jam, entries } = sight;
  const head = `### 🖼️ ${themeOf(jam.plan, 150)}`;
  if (entries.length === 0) return say(GOLD, head, t`There are no clips in this jam yet.`);
  const wanted = inOrder(entries, view);
  const pages = Math.max(1, Math.ceil(wanted.length / ON_A_PAGE));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = wanted.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const menu = peopleMenu(sight, view, names);
  return reply(
    panel(GOLD, [
      text(`${head}\n-# ${placeText(wanted.length, page, pages)}`),
      line(),
      text(shown.map((one) => entryText(sight, one)).join('\n\n') || t`There are no clips like that in this jam.`),
      line(),
      ...(menu === null ? [] : [menu]),
      buttons(...controls(sight, { ...view, page }, pages)),
    ]),
  );
}

const inOrder = (entries: readonly Shown[], { order, person }: GalleryView): readonly Shown[] => {
  if (order === 'votes') return ranked(entries);
  const numbered = entries.toSorted((a, b) => a.entry.number - b.entry.number);
  return order === 'person' ? numbered.filter(({ entry }) => entry.author === person) : numbered;
};

const placeText = (clips: number, page: number, pages: number): string =>
  pages === 1
    ? clips === 1
      ? t`1 clip`
      : t`${String(clips)} clips`
    : t`${String(clips)} clips · page ${String(page)} of ${String(pages)}`;

function entryText({ jam }: JamSight, { entry, job, placing }: Shown): string {
  const points =
    placing === null || !isJudged(jam)
      ? ''
      : ` · ${t`place ${String(placing.place)}`} · ${pointsWord(jam, placing.points)}`;
  return `**#${entry.number}** <@${entry.author}>${points}${clipLink(job)}\n> ${quoted(subjectOf(job.request), 200)}\n-# ${t`clip \`${job.id}\``}`;
}

/** Everybody who has a clip in it; null where that is one person. */
function peopleMenu({ jam, entries }: JamSight, { order, person }: GalleryView, names: ReadonlyMap<string, string>) {
  const authors = [...new Set(entries.map(({ entry }) => entry.author))];
  if (authors.length < 2) return null;
  const options = authors.slice(0, MOST_PEOPLE).map((author) => ({
    label: shortened(names.get(author) ?? someone(author), 90),
    value: author,
    chosen: order === 'person' && author === person,
  }));
  return select('jam.gallery-by', [jam.id], t`Clips of one person`, options);
}

function controls({ jam }: JamSight, { order, page, person }: GalleryView, pages: number) {
  const to = (label: string, at: number, what: string) =>
    // Discord: no two components of a message have the same custom id.
    button(label, 'jam.gallery-page', [jam.id, order, at, person ?? '', what], { disabled: at < 1 || at > pages });
  const by = (label: string, other: 'all' | 'votes') =>
    button(label, 'jam.gallery-page', [jam.id, other, 1, '', 'by'], { disabled: order === other });
  const hasPlaces = isJudged(jam) && jam.result !== null;
  return [
    to(t`Back`, page - 1, 'back'),
    to(t`Next`, page + 1, 'next'),
    by(t`All`, 'all'),
    ...(hasPlaces ? [by(t`By votes`, 'votes')] : []),
  ];
}
