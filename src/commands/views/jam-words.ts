// How a jam is told in words: its kind, its rules one line each, its end, its pot. The host's card, the live card and the
// lists all say it so.
import type { Jam, JamKind, JamPlan, JamState, JamStateName, Judging, Weekly } from '../../domain/jam.ts';
import { formatUsd, type Usd } from '../../domain/money.ts';
import { MINUTE } from '../../domain/time.ts';
import { t } from './language.ts';
import { code, duration, listed, moment, quoted } from './parts.ts';

export function kindName(kind: JamKind): string {
  switch (kind) {
    case 'open':
      return t`open jam`;
    case 'remix':
      return t`remix jam`;
    case 'relay':
      return t`relay`;
  }
}

export function kindRule(kind: JamKind): string {
  switch (kind) {
    case 'open':
      return t`Everybody makes clips on the theme.`;
    case 'remix':
      return t`The first clip begins it; every other one builds on a clip of the jam.`;
    case 'relay':
      return t`One continuous film: each clip starts from the last picture of the one before, one person at a time.`;
  }
}

/** As a list item or a title says it. */
export const themeOf = ({ theme }: Pick<JamPlan, 'theme'>, atMost = 300): string =>
  theme === '' ? t`no theme yet` : quoted(theme, atMost);

/** Everything that a member should know before taking part, one line each. */
export function ruleLines(plan: JamPlan): readonly string[] {
  return [
    kindRule(plan.kind),
    ...madeWith(plan),
    capsLine(plan),
    ...(plan.ownToo ? [t`When the pot cannot pay, your own limits may; the card says so before you pay.`] : []),
    ...(plan.kind === 'relay' ? [turnLine(plan)] : []),
    revealLine(plan),
    judgingLine(plan.judging),
    ...judgingTime(plan),
    whoLine(plan),
  ];
}

function madeWith({ model, fixed }: JamPlan): readonly string[] {
  const { duration, aspectRatio, resolution } = fixed;
  const settings = [duration, aspectRatio, resolution].filter((value) => value !== null).map((value) => code(value));
  if (model === null && settings.length === 0) return [];
  if (settings.length === 0) return [t`Every clip is made with ${code(model ?? '')}.`];
  return model === null
    ? [t`Every clip has ${settings.join(' · ')}; the model is yours to choose.`]
    : [t`Every clip is made with ${code(model)}: ${settings.join(' · ')}.`];
}

export function capsLine({ memberClips, memberUsd }: Pick<JamPlan, 'memberClips' | 'memberUsd'>): string {
  if (memberClips === null && memberUsd === null) return t`The pot pays for as many clips as it holds.`;
  if (memberUsd === null) {
    return memberClips === 1
      ? t`The pot pays; one clip each.`
      : t`The pot pays; at most ${String(memberClips)} clips each.`;
  }
  const usd = formatUsd(memberUsd);
  if (memberClips === null) return t`The pot pays; at most ${usd} each.`;
  return memberClips === 1
    ? t`The pot pays; one clip each, for at most ${usd}.`
    : t`The pot pays; at most ${String(memberClips)} clips and ${usd} each.`;
}

const turnLine = ({ turnMinutes }: JamPlan) =>
  turnMinutes === 1
    ? t`Whoever is called has one minute to press Generate.`
    : t`Whoever is called has ${String(turnMinutes)} minutes to press Generate.`;

export const revealLine = ({ reveal }: Pick<JamPlan, 'reveal'>) =>
  reveal === 'at-once'
    ? t`Clips appear as soon as they are ready.`
    : t`Clips stay sealed and are all shown at the end.`;

export function judgingLine(judging: Judging): string {
  switch (judging.is) {
    case 'vote':
      return judging.votes === 1
        ? t`Everybody has one secret vote, and none for their own clip.`
        : t`Everybody has ${String(judging.votes)} secret votes, and none for their own clips.`;
    case 'judges':
      return t`${listed(
        judging.judges.map((judge) => `<@${judge}>`),
        'and',
      )} give each clip one to ten points.`;
    case 'none':
      return t`Nobody is judged.`;
  }
}

/** How long there is to judge after the end. */
function judgingTime({ judging, judgingMinutes }: JamPlan): readonly string[] {
  const time = duration(judgingMinutes * MINUTE);
  switch (judging.is) {
    case 'vote':
      return [judgingMinutes === 0 ? t`The vote ends with the jam.` : t`After the end there are ${time} to vote.`];
    case 'judges':
      return [t`After the end they have ${time} for that.`];
    case 'none':
      return [];
  }
}

export const whoLine = ({ roles }: Pick<JamPlan, 'roles'>) =>
  roles === null
    ? t`Everybody may take part.`
    : t`Members with ${listed(roles.map((role) => `<@&${role}>`))} may take part.`;

const BAR = 10;

/** `▰▰▰▱▱▱▱▱▱▱`: how much of the whole is left. A rest, however small, is one block; nothing is none. */
export function bar(left: number, whole: number): string {
  const full = whole <= 0 || left <= 0 ? 0 : Math.min(BAR, Math.max(1, Math.round((left / whole) * BAR)));
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}

export function potLine({ left, held, pot }: { readonly left: Usd; readonly held: Usd; readonly pot: Usd }): string {
  const amounts = t`💰 ${bar(left, pot)} ${formatUsd(left)} of ${formatUsd(pot)} left in the pot`;
  return held === 0 ? amounts : `${amounts} · ${t`${formatUsd(held)} set aside for clips under way`}`;
}

/** When something happens next, and what. */
export function whenLine(state: JamState): string {
  switch (state.at) {
    case 'drafting':
      return t`Not started yet.`;
    case 'planned':
      return t`⏰ Starts ${moment(state.startsAt)} (${moment(state.startsAt, 'f')}).`;
    case 'open':
      return state.endsAt === null
        ? t`⏳ Open until the pot is empty or the host ends it.`
        : t`⏳ Ends ${moment(state.endsAt)} (${moment(state.endsAt, 'f')}).`;
    case 'closing':
      return t`🏁 No new clips. The last ones are being finished, until ${moment(state.until, 't')} at the latest.`;
    case 'judging':
      return t`🗳️ The clips are being judged until ${moment(state.until, 't')} (${moment(state.until)}).`;
    case 'finale':
      return t`🎞️ The result stands; the film is being made.`;
    case 'over':
      return t`🏁 Over since ${moment(state.since, 'f')}.`;
    case 'called-off':
      return t`🚫 Called off ${moment(state.since, 'f')}.`;
  }
}

/** A word or two, for lists. */
export function stateWord(at: JamStateName): string {
  switch (at) {
    case 'drafting':
      return t`being drafted`;
    case 'planned':
      return t`planned`;
    case 'open':
      return t`open`;
    case 'closing':
      return t`ending`;
    case 'judging':
      return t`being judged`;
    case 'finale':
      return t`film being made`;
    case 'over':
      return t`over`;
    case 'called-off':
      return t`called off`;
  }
}

/** Why no more clips are taken. */
export function endReason({ state, result }: Pick<Jam, 'state' | 'result'>): string {
  const ended = state.at === 'closing' || state.at === 'judging' ? state : result;
  if (ended === null) return '';
  switch (ended.why) {
    case 'deadline':
      return ended.lateMs > 0
        ? t`Its time was up while I was away, so I end it now; nothing was charged meanwhile.`
        : t`Its time is up.`;
    case 'empty':
      return t`Its pot is empty.`;
    case 'host':
      return t`Its host ended it.`;
    case 'moderator':
      return t`A moderator ended it.`;
  }
}

export function weekdayName(weekday: number): string {
  const names = [t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`, t`Sunday`];
  return names[weekday - 1] ?? '';
}

export const weeklyLine = ({ weekday, hour, minute }: Weekly) =>
  t`every ${weekdayName(weekday)} at ${`${hour}:${String(minute).padStart(2, '0')}`}`;
