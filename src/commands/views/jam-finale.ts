// How a jam ends, in words: the post with the podium, the totals and the film's chapters; and the cards in the film.
import type { UserId } from '../../domain/ids.ts';
import type { Jam, JamResult } from '../../domain/jam.ts';
import { type Finale, isJudged, type NotInReel, type ReelFate, type ReelWords } from '../../domain/jam-finale.ts';
import type { Shown } from '../../domain/jam-sight.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Written } from '../../domain/pictures.ts';
import { speaking, t } from './language.ts';
import type { Rendered } from './notices.ts';
import { button, buttons, duration, oneLine, quoted, shortened } from './parts.ts';
import { subjectOf } from './subject.ts';

/** Discord: a message has at most 2000 characters. */
const MOST = 1_950;
/** Characters of a prompt on the podium: the most that leave some room for the chapters. */
const PROMPTS = [90, 40, 0];
const CHAPTERS_ROOM = 250;
const NAMED_WORDS = 6;

/** `direct`: to the host alone, where buttons do nothing. */
export function finaleMessage(
  finale: Finale,
  direct: boolean,
): Omit<Rendered, 'alt' | 'title'> & { alt: string | null } {
  const { jam, result, podium, reel } = finale;
  const sign = t`the finale of jam \`${jam.id}\``;
  const head = (prompts: number) => [
    `## 🏁 ${t`“${quoted(jam.plan.theme, 100)}” is over`}`,
    ...podium.map((one) => podiumText(jam, one, prompts)),
    ...totals(result),
    ...(direct ? [t`I could post this nowhere on the server, so it comes to you.`] : []),
    ...missing(reel),
  ];
  const content = fitted(PROMPTS.map(head), chapterLines(reel), `-# ${sign}`);
  // The card in the thread opens the gallery, too: only the end of this custom id is found nowhere else.
  const subject = [jam.id, 'votes', 1, 'finale'];
  return {
    content,
    components: direct ? [] : [buttons(button(t`Gallery`, 'jam.gallery', subject, { emoji: '🖼️' }))],
    marker: direct ? sign : ['jam.gallery', ...subject].join(':'),
    mentions: direct ? [jam.host] : [...new Set(podium.map(({ entry }) => entry.author))],
    alt:
      reel.is === 'made' ? shortened(t`The film of the jam “${oneLine(jam.plan.theme)}”, AI-generated.`, 1_000) : null,
  };
}

const MEDALS = ['🥇', '🥈', '🥉'];

/** `prompt`: as many characters of it, none at all for 0. */
function podiumText(jam: Jam, { entry, job, placing }: Shown, prompt: number): string {
  const medal = MEDALS[(placing?.place ?? 0) - 1] ?? '🏅';
  const points = placing === null ? '' : ` · ${pointsWord(jam, placing.points)}`;
  const head = `${medal} **#${entry.number}** <@${entry.author}>${points}${clipLink(job)}`;
  return prompt === 0 ? head : `${head}\n> ${quoted(subjectOf(job.request), prompt)}`;
}

/** What members voted; else the mean of what the judges gave. */
export function pointsWord({ plan }: Pick<Jam, 'plan'>, points: number): string {
  if (plan.judging.is === 'vote') return points === 1 ? t`1 vote` : t`${String(points)} votes`;
  return points === 1 ? t`1 point` : t`${String(points)} points`;
}

/** A link to the clip's message, where there is one. */
export const clipLink = ({ state, guild }: Shown['job']): string =>
  state.at === 'delivered'
    ? ` · [${t`watch`}](https://discord.com/channels/${guild}/${state.channel}/${state.message})`
    : '';

function totals(result: JamResult): readonly string[] {
  const { clips, people, spent, returned, clipsMs, renderMs, words } = result;
  if (clips === 0) return [t`Nobody's clip came to be. ${formatUsd(returned)} of the pot went back to its sponsor.`];
  const made = clips === 1 ? t`1 clip` : t`${String(clips)} clips`;
  const by = people === 1 ? t`by one person` : t`by ${String(people)} people`;
  const length = t`${duration(clipsMs)} of video`;
  return [
    [`🎞️ ${made} ${by}`, length, ...(renderMs > 0 ? [t`rendered in ${duration(renderMs)}`] : [])].join(' · '),
    `💰 ${t`${formatUsd(spent)} spent from the pot; ${formatUsd(returned)} went back to its sponsor`}`,
    ...(words.length === 0
      ? []
      : [
          `💬 ${t`Favourite words: ${words
            .slice(0, NAMED_WORDS)
            .map((word) => quoted(word, 20))
            .join(', ')}`}`,
        ]),
  ];
}

function missing(reel: ReelFate): readonly string[] {
  if (reel.is === 'made') return leftOutText(reel.leftOut);
  switch (reel.why) {
    case 'no-clips':
      return [];
    case 'no-ffmpeg':
      return [`-# ${t`There is no film of all clips: whoever runs this bot has to install ffmpeg for that.`}`];
    case 'no-files':
      return [`-# ${t`There is no film of all clips: their files are no longer kept.`}`];
    case 'no-room':
      return [`-# ${t`There is no film of all clips: not even one of them fits this server's upload limit.`}`];
    case 'failed':
      return [`-# ${t`There is no film of all clips: joining them failed. The clips themselves are all there.`}`];
  }
}

/** As many as are named one by one. */
const NAMED = 12;

function leftOutText(leftOut: readonly NotInReel[]): readonly string[] {
  const numbers = (...why: readonly NotInReel['why'][]) => {
    const some = leftOut.filter((one) => why.includes(one.why)).map(({ number }) => `#${number}`);
    return some.length > NAMED ? [...some.slice(0, NAMED), '…'].join(', ') : some.join(', ');
  };
  const [room, gone] = [numbers('no-room'), numbers('gone', 'unreadable')];
  return [
    ...(room === '' ? [] : [`-# ${t`Not in the film, because it had to fit the upload limit: ${room}`}`]),
    ...(gone === '' ? [] : [`-# ${t`Not in the film, because the file is gone: ${gone}`}`]),
  ];
}

function chapterLines(reel: ReelFate): readonly string[] {
  if (reel.is === 'none') return [];
  return [
    `### 🎬 ${t`The film (${clock(reel.durationMs)})`}`,
    ...reel.chapters.map(({ startMs, number, author }) => `\`${clock(startMs)}\` #${number} <@${author}>`),
  ];
}

/** `1:05`, as players show it. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The fullest head that leaves room for chapters, and as many of them as that is. */
function fitted(heads: readonly (readonly string[])[], chapters: readonly string[], foot: string): string {
  const lengthOf = (lines: readonly string[]) => lines.join('\n').length + foot.length + 60;
  const spare = chapters.length === 0 ? 0 : CHAPTERS_ROOM;
  const head = heads.find((one) => lengthOf(one) + spare <= MOST) ?? heads.at(-1) ?? [];
  const lines = [...head];
  for (const one of chapters) {
    if (lengthOf(lines) + one.length + 1 > MOST) break;
    lines.push(one);
  }
  const more = chapters.length - (lines.length - head.length);
  return [...lines, ...(more > 0 ? [`-# ${t`… and ${String(more)} more`}`] : []), foot].join('\n');
}

/** Cards are drawn in the jam's language: everybody sees the same film. */
export const reelWords: ReelWords = {
  opening: (jam, authors) =>
    speaking(jam.language, () => ({
      heading: plain(t`A prompt jam`),
      big: { text: oneLine(jam.plan.theme), otherwise: t`A prompt jam` },
      small: authorLine(authors),
    })),
  before: (jam, one, author) =>
    speaking(jam.language, () => ({
      heading: { text: oneLine(jam.plan.theme), otherwise: t`A prompt jam` },
      big: author,
      small: [plain([`#${one.entry.number}`, ...standing(jam, one)].join(' · '))],
    })),
  someone: (jam, user) => speaking(jam.language, () => someone(user)),
};

/** Says no name, and tells two strangers apart. */
export const someone = (user: UserId): string => t`member ${user.slice(-4)}`;

const plain = (text: string): Written => ({ text, otherwise: text });

const MOST_NAMES = 6;

function authorLine(authors: readonly Written[]): readonly Written[] {
  const some = authors.slice(0, MOST_NAMES);
  const more = authors.length - some.length;
  const all = (names: readonly string[]) =>
    more > 0 ? t`${names.join(', ')} and ${String(more)} more` : names.join(', ');
  return [{ text: all(some.map(({ text }) => text)), otherwise: all(some.map(({ otherwise }) => otherwise)) }];
}

function standing(jam: Jam, { placing }: Shown): readonly string[] {
  if (!isJudged(jam) || placing === null) return [];
  return [t`place ${String(placing.place)}`, pointsWord(jam, placing.points)];
}
