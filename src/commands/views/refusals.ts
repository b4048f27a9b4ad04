// A sentence for every polite no: what happened, what to do, and what became of the money.

import type { APIButtonComponent } from 'discord.js';
import type { Kind } from '../../domain/catalogue.ts';
import type { UserId } from '../../domain/ids.ts';
import { formatUsd } from '../../domain/money.ts';
import type { PlaceProblem } from '../../domain/place.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Rank } from '../../domain/rights.ts';
import type { Reply } from '../view.ts';
import { accessText, brokenLine } from './broken.ts';
import { jamRefusalText } from './jam-refusals.ts';
import { t } from './language.ts';
import { mediaTroubleText, misfitText } from './misfits.ts';
import { moneyTroubleText } from './money-refusals.ts';
import { button, buttons, code, listed, megabytes, panel, quoted, RED, reply, say, text } from './parts.ts';
import { permissions } from './permissions.ts';
import { noClip, notCancellable, stateWords } from './states.ts';
import { transcriptRefusalText } from './transcripts.ts';
import { noPrice } from './unpriced.ts';

export function refusalView(refusal: Refusal): Reply {
  const said = refusalText(refusal);
  const appeal = appealButton(refusal);
  return appeal === null ? say(RED, said) : reply(panel(RED, [text(said), buttons(appeal)]));
}

/** Whatever the moderators' rules or decisions forbid can be appealed against. */
function appealButton(refusal: Refusal): APIButtonComponent | null {
  if (refusal.is === 'blocked' || refusal.is === 'blocked-word') return button(t`Appeal`, 'appeal.rule', []);
  return refusal.is === 'clip-hidden' ? button(t`Appeal`, 'appeal.clip', [refusal.job]) : null;
}

export function refusalText(refusal: Refusal): string {
  switch (refusal.is) {
    case 'prompt-empty':
    case 'prompt-too-long':
    case 'wrong-kind':
    case 'model-offline':
    case 'not-offered':
    case 'extra-not-taken':
    case 'media-missing':
    case 'media-not-taken':
    case 'too-many-media':
    case 'media-total-too-long':
    case 'file-unfit':
    case 'nothing-to-refer-to':
    case 'element-incomplete':
    case 'too-many-parts':
    case 'needs-reference-video':
      return misfitText(refusal);
    case 'media-not-https':
    case 'media-not-public':
    case 'media-unreachable':
    case 'media-too-large':
    case 'media-unknown':
    case 'media-broken':
    case 'media-gone':
    case 'media-too-large-together':
      return mediaTroubleText(refusal);
    case 'unknown-jam':
    case 'no-jam-here':
    case 'jam-not-yours':
    case 'jam-host-needed':
    case 'no-theme':
    case 'pot-too-large':
    case 'pot-too-small':
    case 'no-role-budget':
    case 'jam-stale':
    case 'jam-not-open':
    case 'jam-role-needed':
    case 'jam-place':
    case 'bad-time':
    case 'ends-before-start':
    case 'ends-in-the-past':
    case 'not-later':
    case 'pot-empty':
    case 'needs-a-parent':
    case 'fixed-by-host':
    case 'not-your-turn':
    case 'turn-over':
    case 'no-turns-here':
    case 'film-changed':
    case 'purse-changed':
    case 'already-in-line':
    case 'no-such-entry':
    case 'own-entry':
    case 'no-votes-here':
    case 'not-a-judge':
    case 'votes-spent':
    case 'voting-over':
    case 'not-revealed':
    case 'may-not-mention':
    case 'nothing-to-export':
    case 'not-in-jam':
      return jamRefusalText(refusal);
    case 'nothing-to-correct':
    case 'not-paused':
    case 'no-venice-books':
      return moneyTroubleText(refusal);
    case 'no-model':
      return t`Venice has no model right now that ${listed(refusal.kinds.map(workOf))}. Try again later, or look at \`/video models\`. Nothing was charged.`;
    case 'no-ffmpeg':
      return t`The last frame of a clip can be taken only where ffmpeg is installed, and it is not installed here. Whoever runs this bot can add it; meanwhile, save a frame yourself and use \`/video animate\`. Nothing was charged.`;
    case 'no-attachment':
      return refusal.wanted === 'image'
        ? t`There is no picture attached to that message. Use this on a message that has one. Nothing was charged.`
        : t`There is no video attached to that message. Use this on a message that has one. Nothing was charged.`;
    case 'not-a-clip':
      return t`That message is not a clip of mine. Use this on a message in which I posted one. Nothing was charged.`;
    case 'over-limit':
      return t`⛔ ${brokenLine(refusal)} This clip costs ${formatUsd(refusal.price)}. Nothing was charged. Choose a shorter or smaller clip, wait for the limit to reset (\`/video budget\` says when), or ask a moderator.`;
    case 'too-many-running':
    case 'cooling-down':
      return t`${brokenLine(refusal)} Nothing was charged.`;
    case 'channel-not-allowed':
    case 'role-not-allowed':
    case 'kind-not-allowed':
    case 'model-not-allowed':
    case 'uncensored-not-allowed':
    case 'blocked':
      return accessText(refusal);
    case 'blocked-word':
      return t`This server does not allow ${quoted(refusal.matched, 60)} in a prompt. Say it in other words. Nothing was charged.`;
    case 'case-closed':
      return closedText(refusal.verdict, refusal.by);
    case 'unknown-case':
      return t`This is no longer there to decide. Nothing was changed.`;
    case 'case-open':
      return t`The moderators have this on their table already. Nothing was changed.`;
    case 'nothing-to-appeal':
      return t`There is nothing to appeal against here: no moderator has refused this or taken it down. Nothing was changed.`;
    case 'clip-hidden':
      return t`Clip \`${refusal.job}\` is not shown: a moderator took it down, said no to it, or has not looked at it yet. \`/video appeal id:${refusal.job}\` asks them to look again.`;
    case 'nothing-to-ask':
      return t`A moderator cannot make room for this clip by giving you more: another limit is in the way. Choose a shorter or smaller clip. Nothing was changed.`;
    case 'not-blocked':
      return t`This member is not blocked. Nothing was changed.`;
    case 'bad-end':
      return t`${code(refusal.asked, 30)} is no end in the future. Write a span such as \`12h\`, \`3d\` or \`2w\`, a day such as \`2026-12-24\`, or \`for good\`. Nothing was changed.`;
    case 'unknown-model':
      return [
        t`Venice has no video model called ${code(refusal.asked)}.`,
        ...(refusal.near.length === 0 ? [] : [t`Did you mean ${listed(refusal.near.map(({ id }) => `\`${id}\``))}?`]),
        t`Choose one from the list that \`model:\` offers while you type. Nothing was charged.`,
      ].join(' ');
    case 'no-catalogue':
      return t`Venice's list of models cannot be read right now, so no clip can be priced. Try again in a few minutes. Nothing was charged.`;
    case 'no-price':
      return noPrice(refusal.why, refusal.detail);
    case 'missing-permissions':
      return refusal.missing.length === 1
        ? t`I am missing a permission here: **${permissions(refusal.missing)}**. A moderator can grant it in the channel's settings; then press again. Nothing was charged.`
        : t`I am missing permissions here: **${permissions(refusal.missing)}**. A moderator can grant them in the channel's settings; then press again. Nothing was charged.`;
    case 'bad-place':
      return badPlace(refusal.why);
    case 'not-yours':
      return t`This belongs to another member, so it is not yours to use. With \`/video create\` you can make your own. Nothing was charged.`;
    case 'too-long-to-edit':
      return t`This prompt has ${refusal.length} characters, and Discord's form holds ${refusal.limit}. Start again with \`/video create\` and the new words. Nothing was charged.`;
    case 'draft-gone':
      return t`This card is too old: I no longer have it. Start again with \`/video create\`. Nothing was charged.`;
    case 'draft-stale':
      return t`This card has changed since: use the newest one. Nothing was charged by this press.`;
    case 'draft-spent':
      return t`This card was used already: it made clip \`${refusal.job}\`. One card makes one clip and pays at most once, whatever is pressed. \`/video jobs\` shows how it stands.`;
    case 'draft-cancelled':
      return t`This card was cancelled. Start again with \`/video create\`. Nothing was charged.`;
    case 'price-changed':
      return t`The price has changed from ${formatUsd(refusal.shown)} to **${formatUsd(refusal.now)}**. Nothing was charged. Press Generate again if that is fine with you.`;
    case 'quote-expired':
      return t`The price on this card was too old, so I asked Venice again. Nothing was charged. Press Generate again if the price below is fine with you.`;
    case 'unknown-job':
      return t`There is no clip ${code(refusal.asked, 20)} on this server. \`/video jobs\` lists yours.`;
    case 'not-cancellable':
      return notCancellable(refusal.job, refusal.state);
    case 'no-clip':
      return noClip(refusal.job, refusal.state);
    case 'clip-expired':
      return t`The stored copy of clip \`${refusal.job}\` is gone: it was deleted, or its keeping time is over.`;
    case 'clip-too-large':
      return t`Clip \`${refusal.job}\` has ${megabytes(refusal.bytes)}, and here I may upload at most ${megabytes(refusal.limit)}. It is kept safe: \`/video show\` works on a server with more boosts or from an account with Nitro, and whoever runs this bot can install ffmpeg so that I can shrink it.`;
    case 'nothing-to-settle':
      return t`Clip \`${refusal.job}\` needs no settling: ${stateWords(refusal.state)}.`;
    case 'no-transcript':
    case 'transcript-lost':
      return transcriptRefusalText(refusal);
    case 'consents-off':
      return t`This server does not let members agree to Venice's terms about faces. A moderator can allow it with \`/video-admin limits consents:\`. Another model, or a picture without faces, works at once. Nothing was charged.`;
    case 'no-terms':
      return t`There are no terms to agree to for clip \`${refusal.job}\`. Nothing was charged.`;
    case 'terms-too-long':
      return t`Venice's terms are too long to show here whole, and nobody should agree to half of them. Use another model, or a picture without faces. Nothing was charged.`;
    case 'consent-incomplete':
      return t`Without a yes to each of the three, Venice does not start. Press **Read the terms** again if you want to agree. Nothing was charged.`;
    case 'moderators-only':
      return leastText(refusal.least);
    case 'bad-amount':
      return t`${code(refusal.asked, 30)} is not an amount. Write dollars such as \`2\` or \`0.50\`, or \`none\` for no limit. Nothing was changed.`;
    case 'bad-zone':
      return t`${code(refusal.asked, 40)} is not a time zone. Write one such as \`Europe/Rome\`, \`America/New_York\` or \`UTC\`. Nothing was changed.`;
  }
}

/** What a model of each kind does, after "no model that". */
function workOf(kind: Kind): string {
  return {
    text: t`makes videos from words`,
    image: t`animates a picture`,
    'first-last': t`leads from one picture to another`,
    reference: t`works from references`,
    video: t`changes a clip`,
    motion: t`moves a picture like a clip`,
    upscale: t`makes clips larger`,
  }[kind];
}

function closedText(verdict: 'accepted' | 'refused' | 'lapsed', by: UserId | null): string {
  if (verdict === 'lapsed') return t`Nobody decided this in time, so it is closed. Nothing was changed.`;
  if (by === null) return t`Whoever brought this up has taken it back. Nothing was changed.`;
  return verdict === 'accepted'
    ? t`<@${by}> was first and has accepted it. Nothing was changed.`
    : t`<@${by}> was first and has refused it. Nothing was changed.`;
}

function badPlace(why: PlaceProblem): string {
  switch (why) {
    case 'gone':
      return t`This channel is gone, so there is nowhere to post the clip. Start again somewhere else. Nothing was charged.`;
    case 'locked':
      return t`This thread is locked, so I could not post the clip here. Ask a moderator to unlock it, or start again somewhere else. Nothing was charged.`;
    case 'not-a-text-place':
      return t`Clips cannot be posted in this kind of channel. Start again in a text channel, a thread or a forum post. Nothing was charged.`;
    case 'needs-tag':
      return t`This forum wants a tag on each post, so I cannot open one. Start again inside an existing post. Nothing was charged.`;
  }
}

function leastText(least: Rank): string {
  switch (least) {
    case 'operator':
      return t`Only whoever runs this bot can do that. Nothing was changed.`;
    case 'admin':
      return t`Only members with the permission **Manage Server** can do that. Nothing was changed.`;
    case 'moderator':
    case 'member':
      return t`Only the moderators of this server can do that. Nothing was changed.`;
  }
}
