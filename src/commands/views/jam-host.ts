// The host's private card: a jam that is still being drafted. Two pages, since Discord holds a message to 40 components:
// the game, and the people.
import {
  type APIComponentInContainer,
  type APISelectMenuDefaultValue,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { Jam, JamPlan, JamStateOf } from '../../domain/jam.ts';
import { formatUsd, left, sum } from '../../domain/money.ts';
import type { Cap } from '../../domain/spending.ts';
import type { JamDraft } from '../../services/jams/jams.ts';
import type { Reply } from '../view.ts';
import { kindName, ruleLines, themeOf } from './jam-words.ts';
import { t } from './language.ts';
import { limitName } from './limits.ts';
import {
  button,
  buttons,
  customId,
  duration,
  GOLD,
  GREEN,
  line,
  moment,
  panel,
  RED,
  reply,
  say,
  select,
  text,
} from './parts.ts';

export type HostPage = 'game' | 'people';

/** Discord: a select takes at most 25 values. */
const MOST_ROLES = 25;
const MOST_JUDGES = 10;

/** `note` stands above the card: why the last change did not go through. */
export function hostCard({ jam, caps, broken }: JamDraft, page: HostPage, note: string | null = null): Reply {
  const { plan, state } = jam;
  if (state.at !== 'drafting') throw new TypeError('only a draft has a card for its host');
  const ready = plan.theme !== '' && broken === null;
  return reply(
    panel(broken === null ? GOLD : RED, [
      ...(note === null ? [] : [text(note), line()]),
      text(`## 🎬 ${themeOf(plan)}\n-# ${t`Only you see this. Nothing is set aside before you press Start.`}`),
      text([...ruleLines(plan), ...timeLines(state)].map((rule) => `• ${rule}`).join('\n')),
      text(moneyLines(plan, caps, broken).join('\n')),
      line(),
      ...(page === 'game' ? gameRows(jam, state) : peopleRows(jam, state)),
      buttons(
        button(t`Start the jam`, 'jam.start', [jam.id, state.version], { style: 'go', disabled: !ready }),
        page === 'game'
          ? button(t`People and pot …`, 'jam.page', [jam.id, 'people'])
          : button(t`Back to the game`, 'jam.page', [jam.id, 'game']),
        button(t`Cancel`, 'jam.discard', [jam.id]),
      ),
    ]),
  );
}

function timeLines({ startsAt, endsAt, lengthMs }: JamStateOf<'drafting'>): readonly string[] {
  return [
    startsAt === null
      ? t`It starts as soon as you press Start.`
      : t`It starts ${moment(startsAt, 'f')} (${moment(startsAt)}).`,
    lengthMs !== null
      ? t`It lasts ${duration(lengthMs)}.`
      : endsAt === null
        ? t`It lasts until the pot is empty or you end it.`
        : t`It ends ${moment(endsAt, 'f')} (${moment(endsAt)}).`,
  ];
}

function moneyLines({ pot, sponsor }: JamPlan, caps: readonly Cap[], broken: Cap | null): readonly string[] {
  const amount = formatUsd(pot);
  return [
    sponsor === null
      ? t`💰 **${amount}** for the pot, from the server's budget.`
      : t`💰 **${amount}** for the pot, from the budget of <@&${sponsor}>.`,
    ...(broken === null
      ? caps.map((cap) => `-# ${capLine(cap, pot)}`)
      : [
          t`⛔ ${capName(broken)} has ${formatUsd(left(broken.cap, broken.used))} of ${formatUsd(broken.cap)} left, too little for this pot.`,
        ]),
  ];
}

const capLine = (cap: Cap, pot: JamPlan['pot']) =>
  t`${capName(cap)}: ${formatUsd(left(cap.cap, sum(cap.used, pot)))} of ${formatUsd(cap.cap)} left after that.`;

/** It need not be the host's own role. */
const capName = ({ limit }: Cap) => (limit === 'roleMonth' ? t`The role's monthly budget` : limitName(limit));

function gameRows({ id, plan }: Jam, { version }: JamStateOf<'drafting'>): readonly APIComponentInContainer[] {
  const { kind, reveal, judging } = plan;
  const kinds = (['open', 'remix', 'relay'] as const).map((value) => ({
    label: kindName(value),
    value,
    chosen: value === kind,
  }));
  return [
    select('jam.set', [id, version, 'kind'], t`Kind`, kinds),
    select('jam.set', [id, version, 'reveal'], t`When clips are shown`, [
      { label: t`Clips are shown at once`, value: 'at-once', chosen: reveal === 'at-once' },
      { label: t`Clips are sealed until the end`, value: 'at-end', chosen: reveal === 'at-end' },
    ]),
    select('jam.set', [id, version, 'judging'], t`How it is judged`, [
      { label: t`One vote each`, value: 'vote-1', chosen: judging.is === 'vote' && judging.votes === 1 },
      { label: t`Three votes each`, value: 'vote-3', chosen: judging.is === 'vote' && judging.votes === 3 },
      { label: t`Judges give points (choose them under People)`, value: 'judges', chosen: judging.is === 'judges' },
      { label: t`Nobody is judged`, value: 'none', chosen: judging.is === 'none' },
    ]),
    buttons(
      button(t`Theme`, 'jam.ask', [id, version, 'theme'], { emoji: '💡' }),
      button(t`Model and settings`, 'jam.ask', [id, version, 'model'], { emoji: '🎛️' }),
      button(t`Start and end`, 'jam.ask', [id, version, 'times'], { emoji: '⏰' }),
      button(t`Minutes`, 'jam.ask', [id, version, 'minutes'], { emoji: '⏱️' }),
    ),
  ];
}

function peopleRows({ id, plan }: Jam, { version }: JamStateOf<'drafting'>): readonly APIComponentInContainer[] {
  const { sponsor, roles, judging, ownToo } = plan;
  const judges = judging.is === 'judges' ? judging.judges : [];
  return [
    roleSelect(
      [id, version, 'sponsor'],
      t`Whose budget fills the pot (nobody chosen: the server's)`,
      1,
      sponsor === null ? [] : [sponsor],
    ),
    roleSelect([id, version, 'roles'], t`Who may take part (nobody chosen: everybody)`, MOST_ROLES, roles ?? []),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.UserSelect,
          custom_id: customId('jam.set', [id, version, 'judges']),
          placeholder: t`Judges (nobody chosen: votes)`,
          min_values: 0,
          max_values: MOST_JUDGES,
          default_values: judges.map((user) => ({ id: user, type: SelectMenuDefaultValueType.User })),
        },
      ],
    },
    select('jam.set', [id, version, 'own'], t`When the pot is empty`, [
      { label: t`Only the pot pays`, value: 'off', chosen: !ownToo },
      { label: t`When the pot cannot pay, own limits may`, value: 'on', chosen: ownToo },
    ]),
    buttons(
      button(t`Pot`, 'jam.ask', [id, version, 'pot'], { emoji: '💰' }),
      button(t`Most for each person`, 'jam.ask', [id, version, 'caps'], { emoji: '⚖️' }),
    ),
  ];
}

function roleSelect(
  subject: readonly (string | number)[],
  placeholder: string,
  most: number,
  chosen: readonly string[],
): APIComponentInContainer {
  const defaults: APISelectMenuDefaultValue<SelectMenuDefaultValueType.Role>[] = chosen.map((id) => ({
    id,
    type: SelectMenuDefaultValueType.Role,
  }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.RoleSelect,
        custom_id: customId('jam.set', subject),
        placeholder,
        min_values: 0,
        max_values: most,
        default_values: defaults,
      },
    ],
  };
}

export const badAmount = (asked: string) =>
  t`“${asked}” is no amount of dollars that I understand. Write \`2\` or \`0.50\`. Nothing was changed.`;
export const badCount = (asked: string, least: number, most: number) =>
  t`“${asked}” is no whole number from ${least} to ${most}. Nothing was changed.`;

/** After the press on Start. */
export function startedView(jam: Jam): Reply {
  const { state, place } = jam;
  return say(
    GREEN,
    state.at === 'planned'
      ? t`Your jam is planned: it starts ${moment(state.startsAt, 'f')} (${moment(state.startsAt)}) in <#${place}>. Its pot is set aside then. \`/jam end\` calls it off.`
      : t`Your jam is open! Its thread appears in <#${place}> at once, with the card that everybody presses.`,
  );
}

export const discardedView = (): Reply => say(GOLD, t`The jam was dropped. Nothing was set aside.`);
