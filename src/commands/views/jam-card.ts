// The live card of a jam: what it is about, its rules, its time, its pot, its clips and people, and what to press. Everybody
// sees the same card; whatever is pressed on it is answered to the one who pressed.
import { type APIButtonComponent, ButtonStyle } from 'discord.js';
import type { JamStateName } from '../../domain/jam.ts';
import { nowTurn, waitingTurns } from '../../domain/jam-rules.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import type { MessageBody } from '../view.ts';
import { endReason, kindName, potLine, ruleLines, themeOf, whenLine } from './jam-words.ts';
import { t } from './language.ts';
import { button, buttons, GOLD, GREEN, line, moment, panel, text } from './parts.ts';

const SHOWN_IN_LINE = 8;
/** Discord: a row holds five buttons. */
const MOST_IN_ROW = 5;

/** Tells the card from everything else that is said about this jam. */
export const cardMarker = (id: string) => t`Card of jam \`${id}\``;

/** `link`: to the thread, where the card is shown outside of it. */
export function jamCard(sight: JamSight, link = false): MessageBody {
  const { jam } = sight;
  const { plan, state, host, thread } = jam;
  const rows = [taking(sight), looking(sight)].filter((row) => row.length > 0);
  const controls = rows.flat().length > MOST_IN_ROW ? rows : [rows.flat()].filter((row) => row.length > 0);
  return panel(state.at === 'open' ? GOLD : GREEN, [
    text(`## 🎬 ${themeOf(plan)}\n${t`A prompt jam: ${kindName(plan.kind)}, hosted by <@${host}>`}`),
    line(),
    text(
      ruleLines(plan)
        .map((rule) => `• ${rule}`)
        .join('\n'),
    ),
    line(),
    text([...standing(sight), ...camera(sight)].join('\n')),
    ...(link && thread !== null ? [text(t`It takes place in <#${thread}>.`)] : []),
    ...(controls.length === 0 ? [] : [text(`-# ${howTo(sight)}`), ...controls.map((row) => buttons(...row))]),
    text(`-# ${cardMarker(jam.id)}`),
  ]);
}

function standing(sight: JamSight): readonly string[] {
  const { jam, left, held, entries, people, underWay, voters } = sight;
  const { state, plan } = jam;
  const reason = endReason(jam);
  return [
    reason === '' ? whenLine(state) : `${whenLine(state)} ${reason}`,
    ...(state.at === 'open' || state.at === 'planned'
      ? [potLine({ left: state.at === 'planned' ? plan.pot : left, held, pot: plan.pot })]
      : []),
    [clipsWord(entries.length), peopleWord(people), ...(underWay === 0 ? [] : [t`${String(underWay)} under way`])].join(
      ' · ',
    ),
    ...(voters === 0 ? [] : [ballotsWord(voters)]),
  ];
}

export const clipsWord = (clips: number) => (clips === 1 ? t`🎞️ 1 clip` : t`🎞️ ${String(clips)} clips`);
export const peopleWord = (people: number) => (people === 1 ? t`1 person` : t`${String(people)} people`);
const ballotsWord = (voters: number) =>
  voters === 1 ? t`🗳️ One person has voted.` : t`🗳️ ${String(voters)} people have voted.`;

/** A relay's camera: who has it, who is next. */
function camera({ jam, turns }: JamSight): readonly string[] {
  if (jam.plan.kind !== 'relay' || jam.state.at !== 'open') return [];
  const now = nowTurn(turns);
  const waiting = waitingTurns(turns);
  const shown = waiting.slice(0, SHOWN_IN_LINE).map(({ member }, index) => `${index + 1}. <@${member}>`);
  const more = waiting.length - shown.length;
  return [
    now === null
      ? t`🎥 The camera is free.`
      : now.state.at === 'called'
        ? t`🎥 <@${now.member}> has the camera until ${moment(now.state.until, 't')}.`
        : t`🎥 The clip of <@${now.member}> is being made.`,
    ...(shown.length === 0
      ? []
      : [more === 0 ? t`In line: ${shown.join(' · ')}` : t`In line: ${shown.join(' · ')} and ${String(more)} more`]),
  ];
}

function howTo({ jam }: JamSight): string {
  const { kind } = jam.plan;
  if (jam.state.at !== 'open') return t`Look at the clips in the gallery.`;
  switch (kind) {
    case 'open':
      return t`Press **Add a prompt**: you see the exact price, and nothing is made before you agree. Clips that you make with \`/video\` in this thread take part, too.`;
    case 'remix':
      return t`Press **Remix** under a clip, or **Add a prompt** to make the first one: you see the exact price, and nothing is made before you agree.`;
    case 'relay':
      return t`Press **Take a turn** and stand in line. When you are called, press **Add a prompt**: you see the exact price, and nothing is made before you agree.`;
  }
}

const HAS_GALLERY: readonly JamStateName[] = ['open', 'closing', 'judging', 'finale', 'over'];

/** What takes part. */
function taking({ jam, entries }: JamSight): readonly APIButtonComponent[] {
  const { id, state, plan } = jam;
  if (state.at !== 'open') return [];
  const first = plan.kind !== 'remix' || entries.length === 0;
  return [
    ...(first ? [button(t`Add a prompt`, 'jam.add', [id], { style: 'go', emoji: '✨' })] : []),
    ...(plan.kind === 'relay'
      ? [button(t`Take a turn`, 'jam.turn', [id], { emoji: '🎥' }), button(t`Pass`, 'jam.pass', [id])]
      : []),
  ];
}

/** What looks, judges and ends. */
function looking({ jam }: JamSight): readonly APIButtonComponent[] {
  const { id, state, plan } = jam;
  const seen = state.at === 'judging' || state.at === 'closing' || (state.at === 'open' && plan.reveal === 'at-once');
  return [
    ...(seen && plan.judging.is !== 'none'
      ? [button(voteLabel(plan.judging.is), 'jam.vote', [id], { emoji: '🗳️' })]
      : []),
    ...(HAS_GALLERY.includes(state.at) ? [button(t`Gallery`, 'jam.gallery', [id], { emoji: '🖼️' })] : []),
    ...(state.at === 'open' || state.at === 'planned' ? [button(t`End`, 'jam.end', [id], { emoji: '🏁' })] : []),
  ];
}

export const voteLabel = (judging: 'vote' | 'judges' | 'none') => (judging === 'judges' ? t`Give points` : t`Vote`);

/** Opens the jam's thread. */
export const openThread = (label: string, guild: string, thread: string): APIButtonComponent => ({
  type: 2,
  style: ButtonStyle.Link,
  label,
  url: `https://discord.com/channels/${guild}/${thread}`,
});
