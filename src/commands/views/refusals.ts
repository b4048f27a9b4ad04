// A sentence for every polite no: what happened, what to do, and what became of the money.
import type { Kind } from '../../domain/catalogue.ts';
import type { StateName } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { PlaceProblem } from '../../domain/place.ts';
import type { QuoteTrouble, Refusal } from '../../domain/refusal.ts';
import type { Reply } from '../view.ts';
import { brokenLine } from './card.ts';
import { mediaTroubleText, misfitText } from './misfits.ts';
import { code, listed, megabytes, quoted, RED, say } from './parts.ts';
import { transcriptRefusalText } from './transcripts.ts';

export const refusalView = (refusal: Refusal): Reply => say(RED, refusalText(refusal));

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
    case 'no-model':
      return `Venice has no model right now that ${listed(refusal.kinds.map((kind) => WORK[kind]))}. Try again later, or look at \`/video models\`. Nothing was charged.`;
    case 'no-ffmpeg':
      return 'The last frame of a clip can be taken only where ffmpeg is installed, and it is not installed here. Whoever runs this bot can add it; meanwhile, save a frame yourself and use `/video animate`. Nothing was charged.';
    case 'no-attachment':
      return `There is no ${refusal.wanted === 'image' ? 'picture' : 'video'} attached to that message. Use this on a message that has one. Nothing was charged.`;
    case 'not-a-clip':
      return 'That message is not a clip of mine. Use this on a message in which I posted one. Nothing was charged.';
    case 'over-limit':
      return `⛔ ${brokenLine(refusal.broken)} This clip costs ${formatUsd(refusal.price)}. Nothing was charged. Choose a shorter or smaller clip, wait for the limit to reset (\`/video budget\` says when), or ask a moderator.`;
    case 'unknown-model':
      return `Venice has no video model called ${code(refusal.asked)}.${refusal.near.length === 0 ? '' : ` Did you mean ${listed(refusal.near.map((model) => `\`${model.id}\``))}?`} Choose one from the list that \`model:\` offers while you type. Nothing was charged.`;
    case 'no-catalogue':
      return "Venice's list of models cannot be read right now, so no clip can be priced. Try again in a few minutes. Nothing was charged.";
    case 'no-price':
      return noPrice(refusal.why, refusal.detail);
    case 'missing-permissions':
      return `I am missing ${refusal.missing.length === 1 ? 'a permission' : 'permissions'} here: **${listed(refusal.missing, 'and')}**. A moderator can grant ${refusal.missing.length === 1 ? 'it' : 'them'} in the channel's settings; then press again. Nothing was charged.`;
    case 'bad-place':
      return badPlace(refusal.why);
    case 'not-yours':
      return 'This belongs to another member, so it is not yours to use. With `/video create` you can make your own. Nothing was charged.';
    case 'too-long-to-edit':
      return `This prompt has ${refusal.length} characters, and Discord's form holds ${refusal.limit}. Start again with \`/video create\` and the new words. Nothing was charged.`;
    case 'draft-gone':
      return 'This card is too old: I no longer have it. Start again with `/video create`. Nothing was charged.';
    case 'draft-stale':
      return 'This card has changed since: use the newest one. Nothing was charged by this press.';
    case 'draft-spent':
      return `This card was used already: it made clip \`${refusal.job}\`. One card makes one clip and pays at most once, whatever is pressed. \`/video jobs\` shows how it stands.`;
    case 'draft-cancelled':
      return 'This card was cancelled. Start again with `/video create`. Nothing was charged.';
    case 'price-changed':
      return `The price has changed from ${formatUsd(refusal.shown)} to **${formatUsd(refusal.now)}**. Nothing was charged. Press Generate again if that is fine with you.`;
    case 'quote-expired':
      return 'The price on this card was too old, so I asked Venice again. Nothing was charged. Press Generate again if the price below is fine with you.';
    case 'unknown-job':
      return `There is no clip ${code(refusal.asked, 20)} on this server. \`/video jobs\` lists yours.`;
    case 'not-cancellable':
      return `Clip \`${refusal.job}\` ${notCancellable(refusal.state)}`;
    case 'no-clip':
      return `Clip \`${refusal.job}\` ${noClip(refusal.state)}`;
    case 'clip-expired':
      return `The stored copy of clip \`${refusal.job}\` is gone: it was deleted, or its keeping time is over.`;
    case 'clip-too-large':
      return `Clip \`${refusal.job}\` has ${megabytes(refusal.bytes)}, and here I may upload at most ${megabytes(refusal.limit)}. It is kept safe: \`/video show\` works on a server with more boosts or from an account with Nitro, and whoever runs this bot can install ffmpeg so that I can shrink it.`;
    case 'nothing-to-settle':
      return `Clip \`${refusal.job}\` needs no settling: ${stateWords(refusal.state)}.`;
    case 'no-transcript':
    case 'transcript-lost':
      return transcriptRefusalText(refusal);
    case 'consents-off':
      return "This server does not let members agree to Venice's terms about faces. A moderator can allow it with `/video-admin limits consents:`. Another model, or a picture without faces, works at once. Nothing was charged.";
    case 'no-terms':
      return `There are no terms to agree to for clip \`${refusal.job}\`. Nothing was charged.`;
    case 'terms-too-long':
      return "Venice's terms are too long to show here whole, and nobody should agree to half of them. Use another model, or a picture without faces. Nothing was charged.";
    case 'consent-incomplete':
      return 'Without a yes to each of the three, Venice does not start. Press **Read the terms** again if you want to agree. Nothing was charged.';
    case 'moderators-only':
      return 'Only members with the permission **Manage Server** can do that. Nothing was changed.';
    case 'bad-amount':
      return `${code(refusal.asked, 30)} is not an amount. Write dollars such as \`2\` or \`0.50\`, or \`none\` for no limit. Nothing was changed.`;
    case 'bad-zone':
      return `${code(refusal.asked, 40)} is not a time zone. Write one such as \`Europe/Rome\`, \`America/New_York\` or \`UTC\`. Nothing was changed.`;
  }
}

/** What a model of each kind does, after "no model that". */
const WORK: Readonly<Record<Kind, string>> = {
  text: 'makes videos from words',
  image: 'animates a picture',
  'first-last': 'leads from one picture to another',
  reference: 'works from references',
  video: 'changes a clip',
  motion: 'moves a picture like a clip',
  upscale: 'makes clips larger',
};

function noPrice(why: QuoteTrouble, detail: string | null): string {
  switch (why) {
    case 'busy':
      return 'Venice is answering too many questions right now, so I have no price for you. Try again in a minute. Nothing was charged.';
    case 'down':
      return 'Venice does not answer right now, so I have no price for you. Try again in a few minutes. Nothing was charged.';
    case 'refused':
      return `Venice will not price this clip${detail === null ? '' : `: ${quoted(detail, 200)}`}. Change the settings or choose another model. Nothing was charged.`;
    case 'model-gone':
      return 'Venice no longer offers this model. Choose another one. Nothing was charged.';
    case 'model-offline':
      return 'This model is offline or fully busy at Venice right now. Choose another one, or try again later. Nothing was charged.';
    case 'region':
      return 'Venice does not offer this model in the region of this bot. Choose another one. Nothing was charged.';
    case 'private-only':
      return "This bot's key may use Venice's private models only. Choose one that is marked private. Nothing was charged.";
    case 'funds':
      return 'The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it. Nothing was charged.';
    case 'media-unreadable':
      return 'Venice could not read one of your files, neither at its address nor sent along. Save it anew in a common format such as PNG or MP4, and try again. Nothing was charged.';
    case 'too-large':
      return 'Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files. Nothing was charged.';
    case 'key':
      return "Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.";
  }
}

function badPlace(why: PlaceProblem): string {
  switch (why) {
    case 'gone':
      return 'This channel is gone, so there is nowhere to post the clip. Start again somewhere else. Nothing was charged.';
    case 'locked':
      return 'This thread is locked, so I could not post the clip here. Ask a moderator to unlock it, or start again somewhere else. Nothing was charged.';
    case 'not-a-text-place':
      return 'Clips cannot be posted in this kind of channel. Start again in a text channel, a thread or a forum post. Nothing was charged.';
    case 'needs-tag':
      return 'This forum wants a tag on each post, so I cannot open one. Start again inside an existing post. Nothing was charged.';
  }
}

function notCancellable(state: StateName): string {
  switch (state) {
    case 'queued':
      return 'could not be called off just now. Try again.';
    case 'submitting':
    case 'rendering':
      return 'is already being made at Venice, and Venice cannot cancel a clip: it is paid for and will be posted when it is done.';
    case 'unconfirmed':
      return 'may or may not have reached Venice. The money stays set aside until a moderator settles it.';
    case 'rendered':
      return 'is finished and about to be posted.';
    case 'delivered':
    case 'kept':
    case 'failed':
    case 'cancelled':
      return `cannot be called off: ${stateWords(state)}.`;
  }
}

function noClip(state: StateName): string {
  return state === 'failed' || state === 'cancelled'
    ? `has no video: ${stateWords(state)}.`
    : `has no video yet: ${stateWords(state)}. It will be posted when it is done.`;
}

export function stateWords(state: StateName): string {
  switch (state) {
    case 'queued':
      return 'it waits in line';
    case 'submitting':
      return 'it is being handed to Venice';
    case 'unconfirmed':
      return 'its submission was not answered, and a moderator must settle it';
    case 'rendering':
      return 'it is being made';
    case 'rendered':
      return 'it is about to be posted';
    case 'delivered':
      return 'it was posted';
    case 'kept':
      return 'it is finished and kept, but could not be posted';
    case 'failed':
      return 'it ended without a clip';
    case 'cancelled':
      return 'it was called off';
  }
}
