// Checkout: the pay press. Asks the price anew, looks at the place, then judges every limit, holds the money and
// queues the job in ONE transaction. Never charges more than the card showed; a draft is spent once.
import type { Draft } from '../domain/draft.ts';
import type { DraftId, UserId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Chance, Clock, Log, Messenger } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { judge } from '../domain/spending.ts';
import type { Instant } from '../domain/time.ts';
import { allowanceOf } from './allowances.ts';
import { openDraft } from './drafting.ts';
import type { Pricing } from './pricing.ts';

/** A job in line. `thread`: it is posted right where it was asked for; `channel`: in a thread that is opened there. */
export interface Placed {
  readonly job: Job;
  readonly postedIn: 'thread' | 'channel';
}

export interface Checkout {
  /** The queued job, or why nothing was charged. Calling it twice makes one job: the second is told of the first. */
  confirm(id: DraftId, version: number, member: UserId): Promise<Outcome<Placed, Refusal>>;
}

export function createCheckout(deps: {
  readonly store: Store;
  readonly pricing: Pricing;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Checkout {
  const { store, pricing, messenger, clock, chance, log, nudge } = deps;

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

  async function placeIsFit(draft: Draft): Promise<Outcome<Placed['postedIn'], Refusal>> {
    const report = await messenger.survey(draft.place);
    switch (report.is) {
      case 'usable':
        return granted(report.as);
      case 'missing-permissions':
        return refused({ is: 'missing-permissions', missing: report.missing });
      case 'unusable':
        return refused({ is: 'bad-place', why: report.why });
    }
  }

  return {
    async confirm(id, version, member) {
      const draft = await openDraft(store.read, id, member, version);
      if (!draft.ok) return draft;
      const priced = await priceStillStands(draft.value);
      if (!priced.ok) return priced;
      const fit = await placeIsFit(draft.value);
      if (!fit.ok) return fit;
      const queued = await store.transaction((records) => place(records, draft.value, chance, clock.now()));
      if (!queued.ok) return queued;
      const job = queued.value;
      log.info('job.queued', { job: job.id, price: job.price, model: job.request.model });
      nudge();
      return granted({ job, postedIn: fit.value });
    },
  };
}

/** Everything that must happen together. Reads the draft again: between the press and here it may have been spent. */
async function place(records: Records, seen: Draft, chance: Chance, now: Instant): Promise<Outcome<Job, Refusal>> {
  const draft = await openDraft(records, seen.id, seen.author, seen.version);
  if (!draft.ok) return draft;
  const { author, guild, request, parent, quote } = draft.value;
  const { limits, usage } = await allowanceOf(records, guild, author, now);
  const verdict = judge(limits, usage, quote.price);
  if (!verdict.ok) return verdict;
  let id = chance.jobId();
  while ((await records.jobs.get(id)) !== undefined) id = chance.jobId();
  const job: Job = {
    id,
    draft: seen.id,
    author,
    guild,
    place: draft.value.place,
    thread: null,
    statusMessage: null,
    request,
    price: quote.price,
    createdAt: now,
    state: { at: 'queued' },
    dueAt: now,
    attempts: 0,
    postTriedAt: null,
    parent,
    progress: null,
  };
  await records.drafts.close(seen.id, seen.version, { is: 'spent', job: id });
  await records.jobs.add(job);
  await records.ledger.enter({
    job: id,
    kind: 'hold',
    amount: quote.price,
    guild,
    member: author,
    channel: draft.value.place,
    at: now,
    heldAt: now,
    why: 'confirmed by the member',
  });
  await records.outbox.add(id, 'open', now);
  return granted(job);
}
