// Transcripts: the price shown, held and settled like that of a clip, but not as a job. A transcript is answered in the
// one call that pays for it, so that there is nothing to queue, look after, post or resume; making it a kind of clip
// would put a case without a video into every one of those. What it shares is what must be shared: the limits, and the
// ledger with its one hold and one settlement.
//   Never past a limit: judged and held in one transaction, before the call leaves.
//   Never twice: a card is taken off the table by its first press, and a lost answer is never asked for again.
//   Never lost: a hold that a crash left open is settled as spent at the next start (`settleOrphans`).
// Cards wait in memory alone: after a restart they are too old, and nothing was charged by them.
import type { ChannelId, DraftId, JobId, UserId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Chance, Clock, Log, Transcriber } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { judge, type Standing, standings } from '../domain/spending.ts';
import { HOUR, type Instant, later, MINUTE } from '../domain/time.ts';
import { TRANSCRIPT_PRICE, type Transcript, type TranscriptFormat, type TranscriptsAre } from '../domain/transcript.ts';
import type { Allowances } from './allowances.ts';

export interface TranscriptAsk {
  readonly member: Member;
  readonly place: ChannelId;
  readonly url: string;
  readonly format: TranscriptFormat;
}

export interface TranscriptCard {
  readonly id: DraftId;
  readonly ask: TranscriptAsk;
  readonly standings: readonly Standing[];
  readonly expiresAt: Instant;
}

/** `id` stands in the ledger and in receipts. */
export interface MadeTranscript {
  readonly id: JobId;
  readonly transcript: Transcript;
}

export interface Transcripts {
  /** Asked of Venice at most once an hour, without paying. */
  are(): Promise<TranscriptsAre>;
  /** A card with the price, when there is anything to buy and the limits allow it. Spends nothing. */
  ask(ask: TranscriptAsk): Promise<Outcome<TranscriptCard, Refusal>>;
  /** Pays for the card and makes its transcript. A second press finds nothing to pay for. */
  confirm(id: DraftId, member: UserId): Promise<Outcome<MadeTranscript, Refusal>>;
  cancel(id: DraftId, member: UserId): void;
}

/** Why such an entry counts as spent, in the ledger's words. */
export const TRANSCRIPT_LOST = 'transcript: the answer was lost, charge unknown';

const CARD_LIVES = 10 * MINUTE;
/** More than all cards that can be on screens at once; the oldest give way. */
const MOST_CARDS = 500;
const ASKED_EVERY = HOUR;

export function createTranscripts(deps: {
  readonly store: Store;
  readonly transcriber: Transcriber;
  readonly allowances: Allowances;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}): Transcripts {
  const { store, transcriber, allowances, clock, chance, log } = deps;
  const cards = new Map<DraftId, TranscriptCard>();
  let known: { readonly are: TranscriptsAre; readonly at: Instant } | null = null;

  async function are(): Promise<TranscriptsAre> {
    if (known !== null && later(known.at, ASKED_EVERY) > clock.now()) return known.are;
    const answer = await transcriber.available();
    if (answer !== 'unknown') known = { are: answer, at: clock.now() };
    return answer;
  }

  async function transcribe({ ask }: TranscriptCard, hold: Held): Promise<Outcome<MadeTranscript, Refusal>> {
    const answer = await transcriber.transcribe(ask.url, ask.format);
    const { id } = hold;
    log.info('transcript.answered', { job: id, answer: answer.is });
    switch (answer.is) {
      case 'done':
        await settle(store.read, hold, 'spend', 'transcribed', clock.now());
        return granted({ id, transcript: answer.transcript });
      case 'declined':
        await settle(store.read, hold, 'return', `transcript declined: ${answer.why}`, clock.now());
        if (answer.why === 'retired') known = { are: 'retired', at: clock.now() };
        return refused({ is: 'no-transcript', why: answer.why, detail: answer.detail });
      case 'lost':
        log.error('transcript.lost', { job: id, why: answer.why });
        await settle(store.read, hold, 'spend', TRANSCRIPT_LOST, clock.now());
        return refused({ is: 'transcript-lost', job: id, price: hold.amount });
    }
  }

  return {
    are,
    async ask(ask) {
      const url = URL.parse(ask.url.trim());
      if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
        return refused({ is: 'media-not-https' });
      }
      if ((await are()) === 'retired') return refused({ is: 'no-transcript', why: 'retired', detail: null });
      const { allowance } = await allowances.own(store.read, { member: ask.member, channel: ask.place }, clock.now());
      const verdict = judge(allowance, TRANSCRIPT_PRICE, clock.now());
      if (!verdict.ok) return verdict;
      const card: TranscriptCard = {
        id: chance.draftId(),
        ask: { ...ask, url: url.href },
        standings: standings(allowance, TRANSCRIPT_PRICE),
        expiresAt: later(clock.now(), CARD_LIVES),
      };
      const [oldest] = cards.keys();
      if (cards.size >= MOST_CARDS && oldest !== undefined) cards.delete(oldest);
      cards.set(card.id, card);
      return granted(card);
    },

    async confirm(id, member) {
      const card = cards.get(id);
      if (card === undefined || card.expiresAt <= clock.now()) return refused({ is: 'draft-gone' });
      if (card.ask.member.user !== member) return refused({ is: 'not-yours' });
      // No await between the look and this: two presses never find the same card.
      cards.delete(id);
      const held = await store.transaction((records) => hold(records, card.ask, allowances, chance, clock.now()));
      return held.ok ? transcribe(card, held.value) : held;
    },

    cancel(id, member) {
      if (cards.get(id)?.ask.member.user === member) cards.delete(id);
    },
  };
}

async function hold(
  records: Records,
  { member, place }: TranscriptAsk,
  allowances: Allowances,
  chance: Chance,
  now: Instant,
): Promise<Outcome<Held, Refusal>> {
  const { allowance, role } = await allowances.own(records, { member, channel: place }, now);
  const verdict = judge(allowance, TRANSCRIPT_PRICE, now);
  if (!verdict.ok) return verdict;
  let job = chance.jobId();
  while ((await records.jobs.get(job)) !== undefined || (await records.ledger.ofJob(job)).length > 0) {
    job = chance.jobId();
  }
  const entry: LedgerEntry = {
    job,
    jam: null,
    kind: 'hold',
    purse: 'own',
    amount: TRANSCRIPT_PRICE,
    guild: member.guild,
    member: member.user,
    role,
    channel: place,
    at: now,
    heldAt: now,
    why: 'transcript, confirmed by the member',
  };
  await records.ledger.enter(entry);
  return granted({ ...entry, id: job });
}

type Held = LedgerEntry & { readonly id: JobId };

const settle = (
  records: Records,
  { job, jam, purse, amount, guild, member, role, channel, heldAt }: LedgerEntry,
  kind: 'spend' | 'return',
  why: string,
  at: Instant,
) => records.ledger.enter({ job, jam, kind, purse, amount, guild, member, role, channel, heldAt, why, at });

/** Settles what was held for a transcript when the process died: whether Venice charged it is not known, so it counts. */
export async function settleOrphans({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Promise<number> {
  const orphans = await store.read.ledger.orphans();
  for (const held of orphans) {
    log.error('transcript.lost', { job: held.job, why: 'the process ended during the call' });
    await settle(store.read, held, 'spend', TRANSCRIPT_LOST, clock.now());
  }
  return orphans.length;
}
