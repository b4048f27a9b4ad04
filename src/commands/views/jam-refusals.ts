// A sentence for every polite no of a jam: what happened, what to do, and what became of the money.

import type { JamStateName } from '../../domain/jam.ts';
import type { JamRefusal } from '../../domain/jam-refusal.ts';
import type { Purse } from '../../domain/ledger.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Instant } from '../../domain/time.ts';
import { t } from './language.ts';
import { code, listed, moment } from './parts.ts';

export function jamRefusalText(refusal: JamRefusal): string {
  switch (refusal.is) {
    case 'unknown-jam':
      return t`There is no jam ${code(refusal.asked, 20)} on this server. \`/jam list\` shows those there are.`;
    case 'no-jam-here':
      return t`This is not the thread of a jam. Name one: \`/jam list\` shows those there are.`;
    case 'jam-not-yours':
      return t`Only <@${refusal.host}>, who hosts this jam, or a moderator can do that. Nothing was changed.`;
    case 'jam-host-needed':
      return refusal.roles.length === 0
        ? t`On this server only moderators start jams. Ask one of them. Nothing was charged.`
        : t`On this server only moderators and members with ${listed(roles(refusal.roles))} start jams. Nothing was charged.`;
    case 'no-theme':
      return t`The jam has no theme yet. Press **Theme** and say what it is about. Nothing was charged.`;
    case 'pot-too-large':
      return t`On this server a pot holds at most ${formatUsd(refusal.most)}. Nothing was changed.`;
    case 'pot-too-small':
      return t`A jam needs something in its pot. Nothing was changed.`;
    case 'no-role-budget':
      return t`<@&${refusal.role}> has no budget of its own that could fill a pot. An admin can set one with \`/video-admin role\`. Nothing was changed.`;
    case 'jam-stale':
      return t`The jam has changed since this card was shown. Look at the newest card. Nothing was changed.`;
    case 'jam-not-open':
      return notOpenText(refusal.state, refusal.startsAt);
    case 'jam-role-needed':
      return t`This jam is for members with ${listed(roles(refusal.roles))}. Nothing was charged.`;
    case 'jam-place':
      return refusal.why === 'in-a-thread'
        ? t`A jam opens a thread of its own, so it cannot start inside one. Start it in a channel or a forum. Nothing was charged.`
        : t`A jam needs a text channel or a forum. Nothing was charged.`;
    case 'bad-time':
      return badTimeText(refusal.kind, refusal.asked);
    case 'ends-before-start':
      return t`The jam would end before it starts. Nothing was changed.`;
    case 'ends-in-the-past':
      return t`The end of the jam is over already. Choose a later one. Nothing was charged.`;
    case 'not-later':
      return t`The jam ends ${moment(refusal.endsAt, 'f')}; extending it takes a later moment. Nothing was changed.`;
    case 'pot-empty':
      return t`The jam's pot is empty, so no more clips can be made from it. Nothing was charged.`;
    case 'needs-a-parent':
      return t`In this jam every clip builds on another: press **Remix** under one of them. Nothing was charged.`;
    case 'fixed-by-host':
      return fixedText(refusal.what, refusal.value);
    case 'not-your-turn':
      return notYourTurnText(refusal.whose, refusal.place);
    case 'turn-over':
      return t`Your turn is over, and the next in line is called. Take another turn when you like. Nothing was charged.`;
    case 'no-turns-here':
      return t`There are no turns in this jam: everybody adds clips when they like.`;
    case 'film-changed':
      return t`The clip that yours was to start from was taken out of the film. Press **Add a prompt** again; your turn is still yours. Nothing was charged.`;
    case 'purse-changed':
      return purseText(refusal.now);
    case 'already-in-line':
      return refusal.place === 0
        ? t`It is your turn now.`
        : t`You stand in line already, at place ${String(refusal.place)}.`;
    case 'no-such-entry':
      return t`Clip ${code(refusal.job)} does not take part in this jam. Nothing was changed.`;
    case 'own-entry':
      return t`Nobody judges their own clip. Nothing was changed.`;
    case 'no-votes-here':
      return refusal.judging === 'judges'
        ? t`In this jam judges give points, so there are no votes.`
        : t`Nobody is judged in this jam: there are no votes and no points.`;
    case 'not-a-judge':
      return t`Only this jam's judges give points.`;
    case 'votes-spent':
      return t`Each person may choose at most ${String(refusal.votes)} clips. Your ballot is as it was.`;
    case 'voting-over':
      return t`The judging is over, and the result stands.`;
    case 'not-revealed':
      return t`The clips of this jam are sealed until it ends. Judge them then.`;
    case 'may-not-mention':
      return t`You may not mention <@&${refusal.role}> here: Discord lets you mention roles that anybody may mention, or all of them with Mention Everyone. Nothing was changed.`;
    case 'nothing-to-export':
      return t`There is no clip in this jam whose file is still kept.`;
    case 'not-in-jam':
      return t`That clip belongs to no jam.`;
  }
}

const roles = (ids: readonly string[]): readonly string[] => ids.map((id) => `<@&${id}>`);

function notOpenText(state: JamStateName, startsAt: Instant | null): string {
  switch (state) {
    case 'drafting':
    case 'planned':
      return startsAt === null
        ? t`The jam has not started yet. Nothing was charged.`
        : t`The jam starts ${moment(startsAt)}. Nothing was charged.`;
    case 'open':
      return t`The jam is open. Nothing was changed.`;
    case 'closing':
      return t`The jam has ended; the last clips are being finished. Nothing was charged.`;
    case 'judging':
      return t`The jam has ended and its clips are being judged. Nothing was charged.`;
    case 'finale':
    case 'over':
      return t`The jam is over. Nothing was charged.`;
    case 'called-off':
      return t`The jam was called off. Nothing was charged.`;
  }
}

function badTimeText(kind: 'start' | 'end' | 'length' | 'weekly', asked: string): string {
  switch (kind) {
    case 'start':
    case 'end':
      return t`${code(asked, 40)} is no moment that I understand, or it is past. Write \`in 45m\`, \`18:30\`, ${code(t`Fri 19:00`)} or \`none\`. Nothing was changed.`;
    case 'length':
      return t`${code(asked, 40)} is no length that I understand. Write \`45m\` or \`1h 30m\`. Nothing was changed.`;
    case 'weekly':
      return t`${code(asked, 40)} is no day and time that I understand. Write ${code(t`Friday 19:00`)}. Nothing was changed.`;
  }
}

function fixedText(what: Extract<JamRefusal, { is: 'fixed-by-host' }>['what'], value: string): string {
  switch (what) {
    case 'model':
      return t`The host has chosen the model ${code(value)} for every clip of this jam. Nothing was charged.`;
    case 'duration':
      return t`The host has chosen the length ${code(value)} for every clip of this jam. Nothing was charged.`;
    case 'aspectRatio':
      return t`The host has chosen the shape ${code(value)} for every clip of this jam. Nothing was charged.`;
    case 'resolution':
      return t`The host has chosen the resolution ${code(value)} for every clip of this jam. Nothing was charged.`;
    case 'start':
      return t`In this jam your clip begins with the last picture of clip ${code(value)}, and no other. Nothing was charged.`;
  }
}

function notYourTurnText(whose: string | null, place: number | null): string {
  if (place === 0) return t`Your clip is being made; then the next in line is called. Nothing was charged.`;
  if (whose === null)
    return t`Press **Take a turn** first: in this jam one person films at a time. Nothing was charged.`;
  return place === null
    ? t`It is <@${whose}>'s turn. Press **Take a turn** to stand in line. Nothing was charged.`
    : t`It is <@${whose}>'s turn. You are number ${String(place)} in line and will be called. Nothing was charged.`;
}

function purseText(now: Purse): string {
  return now === 'pot'
    ? t`The card said that your own limits pay, but meanwhile the jam's pot can. The card below says so now; press **Generate** again if you agree. Nothing was charged.`
    : t`The card said that the jam's pot pays, but meanwhile it cannot, and your own limits would. The card below says so now; press **Generate** again if you agree. Nothing was charged.`;
}
