// Drafting: from a wish to a card with an exact price. Spends nothing.
import type { Kind, Model } from '../domain/catalogue.ts';
import type { Draft, Quote } from '../domain/draft.ts';
import { fitElsewhere, fitWhereOffered, fitWish } from '../domain/fit.ts';
import type { ChannelId, DraftId, JamId, JobId, ModelId, UserId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Purse } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Chance, Clock, Messenger } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { QuoteTrouble, Refusal } from '../domain/refusal.ts';
import { inlined, mediaOf, type VideoRequest } from '../domain/request.ts';
import { type Broken, judge, type Standing, standings } from '../domain/spending.ts';
import { MEDIA_PARTS, type Wish, wishOf } from '../domain/wish.ts';
import type { Allowances } from './allowances.ts';
import { type Choosing, spotOf } from './choosing.ts';
import type { JamDoor } from './jam-door.ts';
import { jamTerms } from './jam-terms.ts';
import type { Models } from './models.ts';
import { openDraft } from './open-draft.ts';
import type { Pacing } from './pacing.ts';
import { allowed } from './policy.ts';
import type { Pricing } from './pricing.ts';
import { type Reviews, reviewsOf } from './reviews.ts';

/** Everything the private card shows. */
export interface Card {
  readonly draft: Draft;
  readonly model: Model;
  /** Who pays, and where every limit that bears on it stands. */
  readonly purse: Purse;
  readonly standings: readonly Standing[];
  /** Whether a moderator looks first, and why. */
  readonly reviews: Reviews;
  /** The limit that this price would break; Generate is shut while there is one. */
  readonly broken: Broken | null;
  /** Typical and likely (P80) render time in ms; null when this model's pace is not known yet. */
  readonly wait: { readonly typicalMs: number; readonly likelyMs: number } | null;
}

export interface Ask {
  readonly member: Member;
  readonly place: ChannelId;
  /** The kinds that the command makes; a model of another kind is refused. */
  readonly kinds: readonly Kind[];
  readonly model: string | null;
  readonly wish: Wish;
  readonly parent: JobId | null;
  /** The jam that it takes part in. */
  readonly jam: JamId | null;
}

/** What a member changes on the card; the rest of the wish stays. */
export type Revision = (wish: Wish) => Partial<Wish>;

export interface Again {
  readonly prompt?: string;
  readonly model?: ModelId;
  /** Send every file by its bytes. */
  readonly inline?: boolean;
  /** The member has just said yes to Venice's terms. */
  readonly consent?: boolean;
  readonly jam?: JamId | null;
}

export interface Drafting {
  create(ask: Ask): Promise<Outcome<Card, Refusal>>;
  /** Changes one setting, re-quotes at once and renders the card anew. */
  revise(id: DraftId, version: number, member: Member, revision: Revision): Promise<Outcome<Card, Refusal>>;
  /** The card as it stands. */
  card(id: DraftId, member: Member): Promise<Outcome<Card, Refusal>>;
  cancel(id: DraftId, member: UserId): Promise<Outcome<Draft, Refusal>>;
  /** A new draft with an earlier job's settings, changed as asked, on its own model or another. */
  again(job: Job, member: Member, place: ChannelId, change: Again): Promise<Outcome<Card, Refusal>>;
}

/** Venice may not be able to read an address, and does not always say that this is what was wrong. */
const CARRIED_AFTER: ReadonlySet<QuoteTrouble> = new Set(['refused', 'media-unreadable'] as const);

export function createDrafting(deps: {
  readonly store: Store;
  readonly models: Models;
  readonly pricing: Pricing;
  readonly pacing: Pacing;
  readonly allowances: Allowances;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly choosing: Pick<Choosing, 'choose' | 'used'>;
  readonly door: JamDoor;
  readonly clock: Clock;
  readonly chance: Chance;
}): Drafting {
  const { store, models, pricing, pacing, allowances, messenger, choosing, door, clock, chance } = deps;

  async function render(draft: Draft, member: Member): Promise<Outcome<Card, Refusal>> {
    const model = await models.find(draft.request.model);
    if (!model.ok) return model;
    const now = clock.now();
    const { price } = draft.quote;
    const { channel } = await spotOf(messenger, draft.place);
    const jam = await jamTerms(store.read, draft.jam);
    const { allowance, settings } = await allowances.for(store.read, { member, channel, jam }, price, now);
    // A card is paid from the purse that it showed: another one makes it another card.
    const shown = allowance.purse === draft.purse ? draft : await repaid(draft, allowance.purse);
    if (shown === undefined) return refused({ is: 'draft-stale' });
    const verdict = judge(allowance, price, now);
    return granted({
      draft: shown,
      model: model.value,
      purse: allowance.purse,
      standings: standings(allowance, price),
      reviews: await reviewsOf(store.read, settings, { member, channel, price, now }),
      broken: verdict.ok ? null : verdict.refusal,
      wait: await pacing.expect(model.value.id),
    });
  }

  const repaid = ({ id, version, request, quote }: Draft, purse: Purse) =>
    store.read.drafts.change(id, version, { request, quote, purse });

  /** A price for the request; when Venice cannot read a file by its address, for the same with the files sent along. */
  async function price(request: VideoRequest): Promise<Outcome<{ request: VideoRequest; quote: Quote }, Refusal>> {
    const quote = await pricing.quote(request, 'remembered');
    if (quote.ok) return granted({ request, quote: quote.value });
    const byAddress = mediaOf(request).some((file) => !file.inline);
    const unread = quote.refusal.is === 'no-price' && CARRIED_AFTER.has(quote.refusal.why);
    if (!byAddress || !unread) return quote;
    const carried = inlined(request);
    const again = await pricing.quote(carried, 'fresh');
    return again.ok ? granted({ request: carried, quote: again.value }) : quote;
  }

  /** What the server forbids is said before it is priced. */
  async function add(
    ask: Omit<Ask, 'model' | 'wish' | 'kinds'>,
    model: Model,
    wanted: VideoRequest,
  ): Promise<Outcome<Card, Refusal>> {
    const { member, place, parent, jam } = ask;
    const spot = await spotOf(messenger, place);
    const may = await allowed(store.read, { member, spot, model, request: wanted }, clock.now());
    if (!may.ok) return may;
    const priced = await price(wanted);
    if (!priced.ok) return priced;
    const { request, quote } = priced.value;
    const { user: author, guild, language } = member;
    const id = chance.draftId();
    const createdAt = clock.now();
    const draft: Draft = {
      id,
      version: 1,
      author,
      guild,
      place,
      request,
      quote,
      createdAt,
      parent,
      jam,
      purse: jam === null ? 'own' : 'pot',
      language,
      end: { is: 'open' },
    };
    await store.read.drafts.add(draft);
    await choosing.used(author, request.model);
    return render(draft, member);
  }

  const drafting: Drafting = {
    async create(asked) {
      const ready = await door.prepare(asked);
      if (!ready.ok) return ready;
      const ask = ready.value;
      const model = await choosing.choose(ask, ask.model, ask.wish);
      if (!model.ok) return model;
      const request = ask.jam === null ? fitWish(model.value, ask.wish) : fitWhereOffered(model.value, ask.wish);
      return request.ok ? add(ask, model.value, request.value) : request;
    },
    async revise(id, version, member, revision) {
      const draft = await openDraft(store.read, id, member.user, version);
      if (!draft.ok) return draft;
      const model = await models.find(draft.value.request.model);
      if (!model.ok) return model;
      const wish = wishOf(draft.value.request);
      const change = revision(wish);
      const fixed = await door.mayChange(draft.value, change);
      if (fixed !== null) return refused(fixed);
      // A yes was given for the files as they were.
      const consent = wish.consent && !MEDIA_PARTS.some((part) => part in change);
      const request = fitWish(model.value, { ...wish, ...change, consent });
      if (!request.ok) return request;
      const spot = await spotOf(messenger, draft.value.place);
      const wanted = { member, spot, model: model.value, request: request.value };
      const may = await allowed(store.read, wanted, clock.now());
      if (!may.ok) return may;
      const priced = await price(request.value);
      if (!priced.ok) return priced;
      const changed = await store.read.drafts.change(id, version, priced.value);
      return changed === undefined ? refused({ is: 'draft-stale' }) : render(changed, member);
    },
    async card(id, member) {
      const draft = await openDraft(store.read, id, member.user);
      return draft.ok ? render(draft.value, member) : draft;
    },
    async cancel(id, member) {
      const draft = await openDraft(store.read, id, member);
      if (!draft.ok) return draft;
      const closed = await store.read.drafts.close(id, draft.value.version, { is: 'cancelled' });
      return closed ? draft : refused({ is: 'draft-stale' });
    },
    async again(job, member, place, change) {
      const before = wishOf(change.inline === true ? inlined(job.request) : job.request);
      const jam = change.jam ?? null;
      const ready = await door.prepare({
        member,
        place,
        kinds: [job.request.kind],
        model: change.model ?? null,
        // In a jam its host's settings count, not those of the clip that this one is made from.
        wish: jam === null ? before : { ...before, duration: null, aspectRatio: null, resolution: null },
        parent: job.id,
        jam,
      });
      if (!ready.ok) return ready;
      const { wish, place: where, parent } = ready.value;
      const model = await models.find(ready.value.model ?? job.request.model);
      if (!model.ok) return model;
      const given = wish.consent && member.user === job.author && model.value.id === job.request.model;
      const consent = change.consent ?? given;
      const prompt = change.prompt ?? wish.prompt;
      const request = fitElsewhere(model.value, { ...wish, prompt, consent });
      if (!request.ok) return request;
      return add({ member, place: where, parent, jam }, model.value, request.value);
    },
  };
  return drafting;
}
