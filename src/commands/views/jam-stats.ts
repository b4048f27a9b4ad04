// A server's jams over a season, and a jam to take along.
import { ComponentType } from 'discord.js';
import { formatUsd } from '../../domain/money.ts';
import type { JamExport, JamStats } from '../../services/jams/jams.ts';
import type { Reply } from '../view.ts';
import { themeOf } from './jam-words.ts';
import { t } from './language.ts';
import { button, buttons, code, duration, GOLD, line, moment, panel, quoted, reply, say, text } from './parts.ts';
import { subjectOf } from './subject.ts';

const LISTED = 15;

export function jamStatsView(stats: JamStats): Reply {
  const since = t`-# Since ${moment(stats.since, 'f')}. \`/jam stats since:30d\` looks at other times.`;
  if (stats.jams === 0)
    return say(GOLD, t`### 🏆 Prompt jams of this server`, t`No jam has ended here since then.`, since);
  const more = stats.people.length - LISTED;
  return reply(
    panel(GOLD, [
      text(`${t`### 🏆 Prompt jams of this server`}\n${totals(stats)}`),
      line(),
      text(
        stats.people.length === 0
          ? t`Nobody's clip came to be.`
          : [
              ...stats.people.slice(0, LISTED).map(personText),
              ...(more > 0 ? [`-# ${t`… and ${String(more)} more`}`] : []),
            ].join('\n'),
      ),
      ...remixed(stats),
      text(since),
    ]),
  );
}

function totals({ jams, clips, people, spent, clipsMs }: JamStats): string {
  const count = jams === 1 ? t`1 jam` : t`${String(jams)} jams`;
  const made = clips === 1 ? t`1 clip` : t`${String(clips)} clips`;
  const by = people.length === 1 ? t`by one person` : t`by ${String(people.length)} people`;
  return `${count} · ${made} ${by} · ${t`${duration(clipsMs)} of video`} · ${t`${formatUsd(spent)} from pots`}`;
}

function personText({ member, wins, podiums, clips }: JamStats['people'][number], index: number): string {
  const made = clips === 1 ? t`1 clip` : t`${String(clips)} clips`;
  const won = wins === 1 ? t`1 win` : t`${String(wins)} wins`;
  const stood = podiums === 1 ? t`1 time on the podium` : t`${String(podiums)} times on the podium`;
  return `**${index + 1}.** <@${member}> · ${[...(wins === 0 ? [] : [won]), ...(podiums === 0 ? [] : [stood]), made].join(' · ')}`;
}

function remixed({ mostRemixed }: JamStats) {
  if (mostRemixed.length === 0) return [];
  const lines = mostRemixed.map(({ job, remixes }) => {
    const often = remixes === 1 ? t`remixed once` : t`remixed ${String(remixes)} times`;
    return `${code(job.id)} <@${job.author}> · ${often}\n> ${quoted(subjectOf(job.request), 100)}`;
  });
  return [line(), text([`**${t`Most remixed`}**`, ...lines].join('\n'))];
}

/** As many as are named one by one. */
const NAMED = 10;

export function jamExportView({ jam, file, part, parts, leftOut }: JamExport): Reply {
  const named = leftOut
    .slice(0, NAMED)
    .map(({ name, why }) =>
      why === 'gone' ? t`${quoted(name, 80)}: the file is gone` : t`${quoted(name, 80)}: larger than one upload here`,
    );
  const more = leftOut.length - named.length;
  const missing = [...named, ...(more > 0 ? [t`… and ${String(more)} more`] : [])].map((one) => `-# ${one}`);
  const which = parts === 1 ? t`Everything is in this file.` : t`This is part ${String(part)} of ${String(parts)}.`;
  return {
    ...reply(
      panel(GOLD, [
        text(`### 📦 ${themeOf(jam.plan, 150)}\n${which}`),
        { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } },
        ...(missing.length === 0 ? [] : [text([`**${t`Not in it`}**`, ...missing].join('\n'))]),
        ...(parts === 1
          ? []
          : [
              buttons(
                button(t`Part before`, 'jam.export', [jam.id, part - 1], { disabled: part <= 1 }),
                button(t`Next part`, 'jam.export', [jam.id, part + 1], { disabled: part >= parts }),
              ),
            ]),
      ]),
    ),
    file: { clip: file, alt: t`The clips of a jam, packed` },
  };
}
