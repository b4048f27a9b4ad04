// Everything that the bot keeps about one member of one server, as the member gets it. Pure.
import type { Block } from './block.ts';
import type { Case } from './cases.ts';
import type { Draft } from './draft.ts';
import type { GuildId, UserId } from './ids.ts';
import type { Job } from './job.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Media } from './media.ts';
import { formatUsd } from './money.ts';
import { mediaOf, type VideoRequest } from './request.ts';
import type { Instant } from './time.ts';

export interface PersonalData {
  readonly guild: GuildId;
  readonly member: UserId;
  readonly at: Instant;
  readonly jobs: readonly Job[];
  readonly drafts: readonly Draft[];
  readonly ledger: readonly LedgerEntry[];
  readonly cases: readonly Case[];
  readonly block: Block | null;
}

/** JSON for people and programs. What would let others in (signed addresses, Venice's tickets) is left out. */
export function personalDocument({ guild, member, at, jobs, drafts, ledger, cases, block }: PersonalData): string {
  const document = {
    about: 'Everything that this bot keeps about one member of one Discord server. Amounts are in US dollars.',
    server: guild,
    member,
    madeAt: when(at),
    clips: jobs.map(clipOf),
    cards: drafts.filter(({ end }) => end.is !== 'spent').map(cardOf),
    ledger: ledger.map(entryOf),
    cases: cases.map(caseOf),
    block: block === null ? null : { since: when(block.at), until: maybe(block.until), reason: block.reason },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const when = (at: Instant) => new Date(at).toISOString();
const maybe = (at: Instant | null) => (at === null ? null : when(at));

function clipOf(job: Job) {
  const { id, createdAt, state, request, price, place, thread, parent, jam, purse, language } = job;
  return {
    id,
    askedAt: when(createdAt),
    state: state.at,
    ...('clip' in state ? { clip: state.clip } : {}),
    ...(state.at === 'failed' ? { failure: state.failure } : {}),
    price: formatUsd(price),
    place,
    thread,
    madeFrom: parent,
    jam,
    paidFrom: purse,
    language,
    request: requestOf(request),
  };
}

const cardOf = ({ id, createdAt, request, quote, place, language }: Draft) => ({
  id,
  madeAt: when(createdAt),
  price: formatUsd(quote.price),
  place,
  language,
  request: requestOf(request),
});

const entryOf = ({ job, jam, kind, purse, amount, role, channel, at, heldAt, why }: LedgerEntry) => ({
  at: when(at),
  countsFrom: when(heldAt),
  kind,
  amount: formatUsd(amount),
  clip: job,
  jam,
  purse,
  role,
  channel,
  why,
});

function caseOf({ id, kind, job, place, text, amount, openedAt, state }: Case) {
  const opened = { id, kind, clip: job, place, words: text, openedAt: when(openedAt) };
  const asked = amount === null ? null : formatUsd(amount);
  switch (state.is) {
    case 'open':
      return { ...opened, amount: asked, state: 'open' };
    case 'lapsed':
      return { ...opened, amount: asked, state: 'lapsed', endedAt: when(state.at) };
    case 'decided':
      return { ...opened, amount: asked, state: state.verdict, reason: state.reason, endedAt: when(state.at) };
  }
}

/** The request as it was asked for, its files by what they are. */
function requestOf(request: VideoRequest) {
  const { kind, model, duration, aspectRatio, resolution, audio, bitrate, consent } = request;
  const words = request.kind === 'upscale' ? {} : { prompt: request.prompt, negativePrompt: request.negativePrompt };
  const settings = { kind, model, ...words, duration, aspectRatio, resolution, audio, bitrate, consent };
  return { ...settings, files: mediaOf(request).map(fileOf) };
}

const fileOf = ({ type, mime, bytes, width, height, durationMs, origin }: Media) => ({
  type,
  mime,
  bytes,
  width,
  height,
  durationMs,
  from: origin.from,
  ...(origin.from === 'link' ? { address: origin.url } : {}),
  ...(origin.from === 'message' ? { channel: origin.channel, message: origin.message } : {}),
  ...(origin.from === 'clip' ? { clip: origin.job } : {}),
});
