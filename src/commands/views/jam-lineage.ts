// The family of a clip: a tree that is drawn, and the same in words for whoever cannot see it.
import { ComponentType } from 'discord.js';
import type { UserId } from '../../domain/ids.ts';
import type { Descendant, Lineage } from '../../domain/lineage.ts';
import type { LineageClip, LineageKind, LineageTree } from '../../domain/pictures.ts';
import type { Reply } from '../view.ts';
import { someone } from './jam-finale.ts';
import { t } from './language.ts';
import { GOLD, oneLine, panel, quoted, reply, shortened, text } from './parts.ts';
import { subjectOf } from './subject.ts';

/** Discord: the texts of a message have at most 4000 characters together. */
const MOST = 3_000;

const kindWords = (): Readonly<Record<LineageKind, string>> => ({
  root: t`began it`,
  remix: t`remix`,
  again: t`made again`,
  relay: t`goes on from its last picture`,
});

export function lineageTree({ clips, of, names }: Lineage): LineageTree {
  return {
    title: t`Which clip came from which`,
    clips: clips.map((one): LineageClip => {
      const { job, kind, gone, points } = one;
      const { id, parent } = job;
      const title = gone ? t`taken down` : oneLine(subjectOf(job.request));
      return {
        id,
        parent: clips.some((other) => other.job.id === parent) ? parent : null,
        title: { text: title, otherwise: t`Clip ${id}` },
        author: { text: nameOf(one, names), otherwise: someone(job.author) },
        votes: points === null ? null : Math.round(points * 10) / 10,
        kind,
        removed: gone,
        highlighted: id === of,
      };
    }),
    words: {
      kinds: kindWords(),
      removed: t`taken down`,
      more: (count) => (count === 1 ? t`One more clip is not shown.` : t`${String(count)} more clips are not shown.`),
    },
    theme: 'dark',
  };
}

const nameOf = ({ job, gone }: Descendant, names: ReadonlyMap<UserId, string>): string =>
  gone ? '…' : (names.get(job.author) ?? someone(job.author));

const PICTURE = 'lineage.png';

export function lineageView(lineage: Lineage, bytes: Uint8Array): Reply {
  const { clips } = lineage;
  const alt = t`A tree of clips; the text below it says the same.`;
  const count =
    clips.length === 1
      ? t`No clip was made from this one, and it from no other.`
      : t`${String(clips.length)} clips belong together.`;
  return {
    ...reply(
      panel(GOLD, [
        text(`### 🌳 ${t`Where clip \`${lineage.of}\` comes from, and what came from it`}\n${count}`),
        {
          type: ComponentType.MediaGallery as const,
          items: [{ media: { url: `attachment://${PICTURE}` }, description: alt }],
        },
        text(outline(lineage)),
      ]),
    ),
    picture: { name: PICTURE, bytes, alt },
  };
}

/** Each clip on a line, further in than what it came from. */
function outline({ clips, of, more }: Lineage): string {
  const lines: string[] = [];
  const words = kindWords();
  const draw = (one: Descendant, depth: number) => {
    lines.push(`${'\u2003'.repeat(Math.min(depth, 8))}${lineOf(one, one.job.id === of, words)}`);
    for (const child of clips) if (child.job.parent === one.job.id) draw(child, depth + 1);
  };
  const ids = new Set(clips.map(({ job }) => job.id));
  for (const one of clips) if (one.job.parent === null || !ids.has(one.job.parent)) draw(one, 0);
  let shown = 0;
  for (let length = 0; shown < lines.length; shown += 1) {
    length += (lines[shown]?.length ?? 0) + 1;
    if (length > MOST) break;
  }
  const left = lines.length - shown + more;
  return [...lines.slice(0, shown), ...(left > 0 ? [`-# ${t`… and ${String(left)} more`}`] : [])].join('\n');
}

function lineOf({ job, kind, gone, points }: Descendant, marked: boolean, words: ReturnType<typeof kindWords>): string {
  const head = `${marked ? '➤ ' : '• '}\`${job.id}\``;
  if (gone) return `${head} · *${t`taken down`}*`;
  const votes = points === null ? '' : ` · ▲ ${points}`;
  return `${head} · ${words[kind]} · <@${job.author}>${votes} · ${shortened(quoted(subjectOf(job.request), 60), 90)}`;
}
