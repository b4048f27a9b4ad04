// The private ballot: what may be chosen, what is chosen now. Nobody else sees it before the end.
import type { APIComponentInContainer } from 'discord.js';
import { ComponentType } from 'discord.js';
import type { Shown } from '../../domain/jam-sight.ts';
import type { JamBallot } from '../../services/jams/jams.ts';
import type { Reply } from '../view.ts';
import { themeOf } from './jam-words.ts';
import { t } from './language.ts';
import {
  button,
  buttons,
  customId,
  GOLD,
  GREEN,
  moment,
  oneLine,
  panel,
  reply,
  say,
  select,
  shortened,
  text,
} from './parts.ts';
import { subjectOf } from './subject.ts';

/** Discord: a select holds 25 options. */
export const BALLOT_PAGE = 25;
const MOST_POINTS = 10;

/** What a member is called; where nobody knows, only the clip's number and prompt stand there. */
export type NameOf = (user: string) => string | null;

export function ballotView(ballot: JamBallot, page: number, nameOf: NameOf, note: string | null = null): Reply {
  const { jam, entries, judging } = ballot;
  const head = text(`### 🗳️ ${themeOf(jam.plan, 200)}`);
  if (entries.length === 0) return say(GOLD, t`There is no clip yet that you could choose.`);
  const pages = Math.ceil(entries.length / BALLOT_PAGE);
  const at = Math.min(Math.max(page, 0), pages - 1);
  const here = entries.slice(at * BALLOT_PAGE, (at + 1) * BALLOT_PAGE);
  return reply(
    panel(GREEN, [
      head,
      ...(note === null ? [] : [text(note)]),
      text(standingWords(ballot)),
      ...(judging.is === 'judges' ? [clipSelect(ballot, here, nameOf)] : [voteSelect(ballot, here, at, nameOf)]),
      ...(pages === 1 ? [] : [pageButtons(jam.id, at, pages)]),
    ]),
  );
}

function standingWords({ jam, judging, ballot, points, entries }: JamBallot): string {
  const until =
    jam.state.at === 'judging'
      ? ` ${t`You can change it until ${moment(jam.state.until, 't')}.`}`
      : ` ${t`You can change it until the end.`}`;
  if (judging.is === 'judges') {
    const given = entries.filter(({ entry }) => points[entry.job] !== undefined).length;
    const list = entries
      .filter(({ entry }) => points[entry.job] !== undefined)
      .map(({ entry }) => `#${entry.number}: **${points[entry.job]}**`);
    const all = t`You have given points to ${String(given)} of ${String(entries.length)} clips.`;
    return `${list.length === 0 ? all : `${all} ${list.join(' · ')}`}${until}`;
  }
  const chosen = entries.filter(({ entry }) => ballot?.votes.includes(entry.job) === true);
  const most = judging.is === 'vote' ? judging.votes : 0;
  const now =
    chosen.length === 0
      ? most === 1
        ? t`You have one vote, and have not used it yet.`
        : t`You have ${String(most)} votes, and have not used any yet.`
      : t`You have chosen ${chosen.map(({ entry }) => `#${entry.number}`).join(', ')}. Your vote is kept; nobody sees it until the end.`;
  return `${now}${until}`;
}

/** Discord: an option's label has at most 100 characters. */
export function entryLabel({ entry, job }: Shown, nameOf: NameOf): string {
  const name = nameOf(entry.author);
  const words = oneLine(subjectOf(job.request));
  const whole =
    name === null ? t`#${String(entry.number)}: ${words}` : t`#${String(entry.number)} by ${oneLine(name)}: ${words}`;
  return shortened(whole, 100);
}

function voteSelect(
  { jam, judging, ballot }: JamBallot,
  entries: readonly Shown[],
  page: number,
  nameOf: NameOf,
): APIComponentInContainer {
  const most = judging.is === 'vote' ? judging.votes : 1;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId('jam.ballot', [jam.id, page]),
        placeholder: most === 1 ? t`Choose a clip` : t`Choose up to ${String(most)} clips`,
        min_values: 0,
        max_values: Math.min(most, entries.length),
        options: entries.map((shown) => ({
          label: entryLabel(shown, nameOf),
          value: shown.entry.job,
          default: ballot?.votes.includes(shown.entry.job) === true,
        })),
      },
    ],
  };
}

const clipSelect = ({ jam, points }: JamBallot, entries: readonly Shown[], nameOf: NameOf) =>
  select(
    'jam.judge',
    [jam.id],
    t`Choose a clip to give points to`,
    entries.map((shown) => {
      const given = points[shown.entry.job];
      const label = entryLabel(shown, nameOf);
      return {
        label: given === undefined ? label : shortened(`(${given}) ${label}`, 100),
        value: shown.entry.job,
        chosen: false,
      };
    }),
  );

/** One clip before a judge. */
export function scoreView({ jam, points }: JamBallot, shown: Shown, nameOf: NameOf): Reply {
  const { entry, job } = shown;
  const given = points[entry.job];
  return reply(
    panel(GREEN, [
      text(`### ${entryLabel(shown, nameOf)}`),
      ...(job.state.at === 'delivered'
        ? [text(`https://discord.com/channels/${job.guild}/${job.state.channel}/${job.state.message}`)]
        : []),
      select(
        'jam.score',
        [jam.id, entry.job],
        t`Points`,
        Array.from({ length: MOST_POINTS }, (_, index) => index + 1).map((value) => ({
          label: value === 1 ? t`1 point` : t`${String(value)} points`,
          value: String(value),
          chosen: value === given,
        })),
      ),
      buttons(button(t`Back to the clips`, 'jam.votes', [jam.id, 0])),
    ]),
  );
}

const pageButtons = (id: string, page: number, pages: number) =>
  buttons(
    button(t`Earlier clips`, 'jam.votes', [id, page - 1], { disabled: page === 0 }),
    button(t`Later clips`, 'jam.votes', [id, page + 1], { disabled: page >= pages - 1 }),
  );
