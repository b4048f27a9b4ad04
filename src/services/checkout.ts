// Checkout: the pay press. Asks the price anew, looks at the place, then judges every limit, holds the money and
// queues the job in ONE transaction. Never charges more than the card showed; a draft is spent once.

import type { Spot } from '../domain/access.ts';
import type { Model } from '../domain/catalogue.ts';
import type { Draft } from '../domain/draft.ts';
import type { DraftId, JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Purse } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { PlaceReport } from '../domain/place.ts';
import type { Chance, Clock, Log, Messenger } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Pause } from '../domain/settings.ts';
import { judge } from '../domain/spending.ts';
import type { Instant } from '../domain/time.ts';
import type { Allowances } from './allowances.ts';
import { admit, enter } from './jam-door.ts';
import { jamTerms } from './jam-terms.ts';
import type { Models } from './models.ts';
import { openDraft } from './open-draft.ts';
import { allowed } from './policy.ts';
import type { Pricing } from './pricing.ts';
import { askForReview, reviewsOf } from './reviews.ts';
import { heedSpendRate } from './spend-rate.ts';

/** A job in line. `thread`: it is posted right where it was asked for; `channel`: in a thread that is opened there. */
export interface Placed {
  readonly job: Job;
  readonly postedIn: 'thread' | 'channel';
  /** In force on the server: the job waits until it is over. */
  readonly pause: Pause | null;
}

export interface Checkout {
  /** The queued job, or why nothing was charged. Calling it twice makes one job: the second is told of the first. */
  confirm(id: DraftId, version: number, member: Member): Promise<Outcome<Placed, Refusal>>;
}

export function createCheckout(deps: {
  readonly store: Store;
  readonly pricing: Pricing;
  readonly models: Pick<Models, 'find'>;
  readonly allowances: Allowances;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Checkout {
  const { store, pricing, models, allowances, messenger, clock, chance, log, nudge } = deps;

  /** The price on the pressed card, asked again. A change or an expiry is written to the draft, so that the next press pays it. */
  async function priceStillStands(draft: Draft): Promise<Outcome<null, Refusal>> {
    const quote = await pricing.quote(draft.request, 'fresh');
    if (!quote.ok) return quote;
    const expired = draft.quote.expiresAt <= clock.now();
    const changed = quote.value.price !== draft.quote.price;
    if (!expired && !changed) return granted(null);
    const kept = await store.read.drafts.change(draft.id, draft.version, {
      request: draft.request,
      quote: quote.value,
    });
    if (kept === undefined) return refused({ is: 'draft-stale' });
    if (changed) return refused({ is: 'price-changed', shown: draft.quote.price, now: quote.value.price });
    return refused({ is: 'quote-expired', at: draft.quote.expiresAt });
  }

  async function placeIsFit(draft: Draft): Promise<Outcome<Extract<PlaceReport, { is: 'usable' }>, Refusal>> {
    const report = await messenger.survey(draft.place);
    switch (report.is) {
      case 'usable':
        return granted(report);
      case 'missing-permissions':
        return refused({ is: 'missing-permissions', missing: report.missing });
      case 'unusable':
        return refused({ is: 'bad-place', why: report.why });
    }
  }

  return {
    async confirm(id, version, member) {
      const draft = await openDraft(store.read, id, member.user, version);
      if (!draft.ok) return draft;
      // Asked again in the transaction; here so that a card of a jam that is over gets no new price.
      const jam = await admit(store.read, draft.value, member, clock.now());
      if (!jam.ok) return jam;
      const model = await models.find(draft.value.request.model);
      if (!model.ok) return model;
      const priced = await priceStillStands(draft.value);
      if (!priced.ok) return priced;
      const fit = await placeIsFit(draft.value);
      if (!fit.ok) return fit;
      const { as: postedIn, spot } = fit.value;
      const order: Order = { seen: draft.value, member, spot, model: model.value };
      const queued = await store.transaction((records) => place(records, order, allowances, chance, clock.now()));
      if (!queued.ok) return queued;
      const job = queued.value;
      log.info('job.queued', { job: job.id, price: job.price, model: job.request.model, state: job.state.at });
      nudge();
      const { pause } = await store.read.settings.get(job.guild);
      return granted({ job, postedIn, pause });
    },
  };
}

interface Order {
  readonly seen: Draft;
  readonly member: Member;
  readonly spot: Spot;
  readonly model: Model;
}

/** Everything that must happen together. Reads the draft again: between the press and here it may have been spent. */
async function place(
  records: Records,
  { seen, member, spot, model }: Order,
  allowances: Allowances,
  chance: Chance,
  now: Instant,
): Promise<Outcome<Job, Refusal>> {
  const draft = await openDraft(records, seen.id, seen.author, seen.version);
  if (!draft.ok) return draft;
  const { guild, request, quote } = draft.value;
  const may = await allowed(records, { member, spot, model, request }, now);
  if (!may.ok) return may;
  const jam = await admit(records, draft.value, member, now);
  if (!jam.ok) return jam;
  const terms = await jamTerms(records, draft.value.jam);
  const sheet = await allowances.for(records, { member, channel: spot.channel, jam: terms }, quote.price, now);
  const { purse } = sheet.allowance;
  if (purse !== draft.value.purse) {
    await records.drafts.change(seen.id, seen.version, { request, quote, purse });
    return refused({ is: 'purse-changed', shown: draft.value.purse, now: purse });
  }
  const verdict = judge(sheet.allowance, quote.price, now);
  if (!verdict.ok) return verdict;
  const about = { member, channel: spot.channel, price: quote.price, now };
  const { prompt, result } = await reviewsOf(records, sheet.settings, about);
  let id = chance.jobId();
  while ((await records.jobs.get(id)) !== undefined) id = chance.jobId();
  const job = await newJob(records, draft.value, {
    id,
    purse,
    awaiting: prompt !== null,
    resultReview: result,
    now,
  });
  await records.drafts.close(seen.id, seen.version, { is: 'spent', job: id });
  await records.jobs.add(job);
  await records.ledger.enter({
    job: id,
    jam: job.jam,
    kind: 'hold',
    purse: job.purse,
    amount: quote.price,
    guild,
    member: member.user,
    role: sheet.role,
    channel: spot.channel,
    at: now,
    heldAt: sheet.countsAt,
    why: 'confirmed by the member',
  });
  if (job.purse === 'own') await heedSpendRate(records, guild, sheet.settings, now);
  if (jam.value !== null) await enter(records, jam.value, job, now);
  if (prompt === null) await records.outbox.add(id, 'open', now);
  else await askForReview(records, job, 'prompt', prompt, sheet.settings, chance, now);
  return granted(job);
}

/** In a jam a person stands in line once: a second clip waits behind the first. */
async function newJob(
  records: Records,
  draft: Draft,
  how: {
    readonly id: JobId;
    readonly purse: Purse;
    readonly awaiting: boolean;
    readonly resultReview: Job['resultReview'];
    readonly now: Instant;
  },
): Promise<Job> {
  const { author, guild, place, request, quote, parent, jam, language } = draft;
  const { id, purse, awaiting, resultReview, now } = how;
  const waiting = jam === null ? [] : await records.jobs.ofJam(jam);
  const behind = waiting.some((one) => one.author === author && one.state.at === 'queued' && one.lineAt !== null);
  return {
    id,
    draft: draft.id,
    author,
    guild,
    place,
    thread: null,
    statusMessage: null,
    request,
    price: quote.price,
    createdAt: now,
    state: awaiting ? { at: 'awaiting', since: now } : { at: 'queued' },
    dueAt: now,
    attempts: 0,
    postTriedAt: null,
    parent,
    jam,
    purse,
    language,
    lineAt: behind || awaiting ? null : await records.jobs.endOfLine(now),
    approvedUntil: null,
    resultReview,
    progress: null,
  };
}
