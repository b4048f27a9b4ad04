// Plain, valid things to store. The number tells them apart: the same number, the same thing.
import type { Draft } from '../../../src/domain/draft.ts';
import {
  CaseId,
  ChannelId,
  DraftId,
  GuildId,
  JamId,
  JobId,
  MessageId,
  ModelId,
  RoleId,
  SHORT_ID_ALPHABET,
  UserId,
} from '../../../src/domain/ids.ts';
import type { Clip, Job, StateName, StateOf, Ticket } from '../../../src/domain/job.ts';
import type { LedgerEntry } from '../../../src/domain/ledger.ts';
import { usd } from '../../../src/domain/money.ts';
import type { VideoRequest } from '../../../src/domain/request.ts';
import { Instant, later, MINUTE } from '../../../src/domain/time.ts';

export const T0: Instant = Instant.parse(Date.UTC(2026, 10, 20, 12));

const snowflake = (kind: number, n: number) => `${kind}${String(n).padStart(17, '0')}`;
export const guildId = (n: number): GuildId => GuildId.parse(snowflake(1, n));
export const userId = (n: number): UserId => UserId.parse(snowflake(2, n));
export const channelId = (n: number): ChannelId => ChannelId.parse(snowflake(3, n));
export const roleId = (n: number): RoleId => RoleId.parse(snowflake(5, n));
export const messageId = (n: number): MessageId => MessageId.parse(snowflake(4, n));

export const GUILD = guildId(1);
export const ANNA = userId(1);
export const BEN = userId(2);
export const PLACE = channelId(1);

const digits = (n: number, length: number) => {
  const base = SHORT_ID_ALPHABET.length;
  return Array.from({ length }, (_, i) => SHORT_ID_ALPHABET[Math.floor(n / base ** (length - 1 - i)) % base]).join('');
};
export const jobId = (n: number): JobId => JobId.parse(digits(n, 6));
export const jamId = (n: number): JamId => JamId.parse(digits(n, 7));
export const caseId = (n: number): CaseId => CaseId.parse(digits(n, 8));
export const draftId = (n: number): DraftId => DraftId.parse(digits(n, 10));

export const REQUEST: VideoRequest = {
  kind: 'text',
  model: ModelId.parse('wan-2.6-text-to-video'),
  prompt: 'a gondola at dawn',
  negativePrompt: null,
  duration: '5s',
  aspectRatio: '16:9',
  resolution: '720p',
  audio: null,
  bitrate: null,
  consent: false,
  soundtrack: null,
};

export const TICKET: Ticket = { model: REQUEST.model, queueId: 'q-1', downloadUrl: 'https://media.example/one-time' };

export const clipOf = (n: number): Clip => ({
  file: `${jobId(n)}.mp4`,
  bytes: 4_200_000,
  width: 1280,
  height: 720,
  durationMs: 5_000,
  sound: true,
});

export function jobOf(n: number, change: Partial<Job> = {}): Job {
  return {
    id: jobId(n),
    draft: draftId(n),
    author: ANNA,
    guild: GUILD,
    place: PLACE,
    thread: null,
    statusMessage: null,
    request: REQUEST,
    price: usd(0.42),
    createdAt: T0,
    state: { at: 'queued' },
    dueAt: T0,
    attempts: 0,
    postTriedAt: null,
    parent: null,
    jam: null,
    purse: 'own',
    language: 'en',
    lineAt: T0,
    approvedUntil: null,
    resultReview: null,
    progress: null,
    ...change,
  };
}

/** A state of each name, as job `n` would be in it. */
export function statesOf(n: number): { readonly [N in StateName]: StateOf<N> } {
  const clip = clipOf(n);
  return {
    awaiting: { at: 'awaiting', since: T0 },
    queued: { at: 'queued' },
    submitting: { at: 'submitting', since: T0 },
    unconfirmed: { at: 'unconfirmed', since: T0 },
    rendering: { at: 'rendering', since: T0, ticket: TICKET },
    rendered: { at: 'rendered', ticket: TICKET, clip, renderMs: 61_000, approved: false },
    withheld: { at: 'withheld', ticket: TICKET, clip, renderMs: 61_000, since: T0 },
    delivered: { at: 'delivered', clip, channel: PLACE, message: messageId(n), ticket: TICKET },
    kept: { at: 'kept', clip, why: 'too-large', ticket: TICKET },
    failed: {
      at: 'failed',
      failure: { reason: 'refused-prompt', charged: 'no', detail: 'not this one', suggestedModel: null },
    },
    cancelled: { at: 'cancelled', by: ANNA },
  };
}

export function draftOf(n: number, change: Partial<Draft> = {}): Draft {
  return {
    id: draftId(n),
    version: 1,
    author: ANNA,
    guild: GUILD,
    place: PLACE,
    request: REQUEST,
    quote: { price: usd(0.42), quotedAt: T0, expiresAt: later(T0, 10 * MINUTE) },
    createdAt: T0,
    parent: null,
    jam: null,
    purse: 'own',
    language: 'en',
    end: { is: 'open' },
    ...change,
  };
}

/** The hold of job `n`; a settlement is the same with another kind and moment. */
export function holdOf(n: number, change: Partial<LedgerEntry> = {}): LedgerEntry {
  const at = change.at ?? T0;
  return {
    job: jobId(n),
    jam: null,
    kind: 'hold',
    purse: 'own',
    amount: usd(0.42),
    guild: GUILD,
    member: ANNA,
    role: null,
    channel: PLACE,
    at,
    heldAt: at,
    why: 'confirmed by the member',
    ...change,
  };
}
