// Lists of jams: those of a server, those that come again, and what happens after a command changed one.
import type { Jam, JamSchedule } from '../../domain/jam.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Reply } from '../view.ts';
import { clipsWord, jamCard, peopleWord } from './jam-card.ts';
import { kindName, stateWord, themeOf, weeklyLine, whenLine } from './jam-words.ts';
import { t } from './language.ts';
import { duration, GOLD, GREEN, line, moment, oneLine, panel, reply, say, shortened, text } from './parts.ts';

/** As many as one message holds. */
const MOST_LISTED = 10;

export function jamsView(sights: readonly JamSight[], schedules: readonly JamSchedule[]): Reply {
  if (sights.length === 0 && schedules.length === 0) {
    return say(GOLD, t`There was no jam on this server yet. \`/jam start\` sets one up.`);
  }
  const shown = sights.slice(0, MOST_LISTED);
  const running = schedules.filter(({ endedAt }) => endedAt === null).slice(0, MOST_LISTED);
  return reply(
    panel(GOLD, [
      text(t`### 🎬 Jams of this server`),
      ...(shown.length === 0 ? [] : [text(shown.map(jamLine).join('\n'))]),
      ...(running.length === 0
        ? []
        : [line(), text([t`**They come again**`, ...running.map(scheduleLine)].join('\n'))]),
      ...(sights.length > shown.length ? [text(`-# ${t`and ${String(sights.length - shown.length)} more`}`)] : []),
    ]),
  );
}

function jamLine({ jam, entries, people }: JamSight): string {
  const where = jam.thread === null ? '' : ` · <#${jam.thread}>`;
  const facts = [kindName(jam.plan.kind), clipsWord(entries.length), peopleWord(people)].join(' · ');
  return `\`${jam.id}\` **${themeOf(jam.plan, 80)}**${where}\n-# ${facts}\n-# ${whenLine(jam.state)}`;
}

export function scheduleLine({ id, plan, weekly, lengthMinutes, nextAt, mention, place }: JamSchedule): string {
  const calls = mention === null ? '' : ` · ${t`calls <@&${mention}>`}`;
  const next = t`${weeklyLine(weekly)} for ${duration(lengthMinutes * 60_000)} in <#${place}>, next ${moment(nextAt, 'f')}`;
  return `\`${id}\` **${themeOf(plan, 80)}**\n-# ${next}${calls}`;
}

/** For a menu; Discord: at most 100 characters. */
export const jamChoice = ({ id, plan, state }: Jam): string =>
  shortened(`${plan.theme === '' ? t`no theme yet` : oneLine(plan.theme)} · ${stateWord(state.at)} · ${id}`, 100);

export const scheduleChoice = ({ id, plan, weekly }: JamSchedule): string =>
  shortened(`${oneLine(plan.theme)} · ${weeklyLine(weekly)} · ${id}`, 100);

export const jamView = (sight: JamSight): Reply => reply(jamCard(sight, true));

export function extendedView({ plan, state }: Jam): Reply {
  const endsAt = state.at === 'open' || state.at === 'planned' ? state.endsAt : null;
  const pot = formatUsd(plan.pot);
  return say(
    GREEN,
    endsAt === null
      ? t`Done: the jam lasts until its pot of ${pot} is empty, or until it is ended.`
      : t`Done: the jam ends ${moment(endsAt, 'f')} (${moment(endsAt)}), and its pot is ${pot}.`,
  );
}

export const nothingToExtend = (): Reply =>
  say(GOLD, t`Say a later end, more for the pot, or both. Nothing was changed.`);

export const repeatedView = (schedule: JamSchedule): Reply =>
  say(
    GREEN,
    t`The jam comes again from now on:`,
    scheduleLine(schedule),
    `-# ${t`Each time its pot is judged against the limits of that moment. \`/jam stop\` ends it.`}`,
  );

export const stoppedView = (): Reply =>
  say(GREEN, t`The jam does not come again. A round that is open goes on to its end.`);
