// Drafting: from a wish to a card with an exact price. Spends nothing.
import { z } from 'zod';
import { fitText, type Model, type ModelSetting, type TextWish } from '../domain/catalogue.ts';
import type { Draft } from '../domain/draft.ts';
import type { ChannelId, DraftId, GuildId, JobId, UserId } from '../domain/ids.ts';
import { ModelId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Cache, Chance, Clock } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { VideoRequest } from '../domain/request.ts';
import { type Broken, judge, type Standing, standings } from '../domain/spending.ts';
import { DAY, later } from '../domain/time.ts';
import { allowanceOf } from './allowances.ts';
import type { Models } from './models.ts';
import type { Pacing } from './pacing.ts';
import type { Pricing } from './pricing.ts';

/** Everything the private card shows. */
export interface Card {
  readonly draft: Draft;
  readonly model: Model;
  readonly standings: readonly Standing[];
  /** The limit that this price would break; Generate is shut while there is one. */
  readonly broken: Broken | null;
  /** Typical and likely (P80) render time in ms; null when this model's pace is not known yet. */
  readonly wait: { readonly typicalMs: number; readonly likelyMs: number } | null;
}

export interface Ask {
  readonly author: UserId;
  readonly guild: GuildId;
  readonly place: ChannelId;
  readonly model: string | null;
  readonly wish: TextWish;
  readonly parent: JobId | null;
}

export type Revision =
  | { readonly field: Exclude<ModelSetting, 'audio'>; readonly value: string }
  | { readonly field: 'audio'; readonly value: boolean }
  | { readonly field: 'prompt'; readonly value: string };

export interface Drafting {
  create(ask: Ask): Promise<Outcome<Card, Refusal>>;
  /** Changes one setting, re-quotes at once and renders the card anew. */
  revise(id: DraftId, version: number, member: UserId, revision: Revision): Promise<Outcome<Card, Refusal>>;
  /** The card as it stands. */
  card(id: DraftId, member: UserId): Promise<Outcome<Card, Refusal>>;
  cancel(id: DraftId, member: UserId): Promise<Outcome<Draft, Refusal>>;
  /** A new draft with an earlier job's settings, and perhaps another prompt. */
  again(job: Job, member: UserId, place: ChannelId, prompt: string | null): Promise<Outcome<Card, Refusal>>;
  /** Models this member used lately, latest first. */
  lately(member: UserId): Promise<readonly ModelId[]>;
}

export const LatelyUsed = z.object({ models: z.array(ModelId).max(5) });
export type LatelyUsed = z.infer<typeof LatelyUsed>;
const REMEMBERED = 90 * DAY;

export function createDrafting(deps: {
  readonly store: Store;
  readonly models: Models;
  readonly pricing: Pricing;
  readonly pacing: Pacing;
  readonly lately: Cache<LatelyUsed>;
  readonly clock: Clock;
  readonly chance: Chance;
}): Drafting {
  const { store, models, pricing, pacing, lately, clock, chance } = deps;

  async function render(draft: Draft): Promise<Outcome<Card, Refusal>> {
    const model = await models.find(draft.request.model);
    if (!model.ok) return model;
    const { limits, usage } = await allowanceOf(store.read, draft.guild, draft.author, clock.now());
    const verdict = judge(limits, usage, draft.quote.price);
    return granted({
      draft,
      model: model.value,
      standings: standings(limits, usage, draft.quote.price),
      broken: verdict.ok ? null : verdict.refusal,
      wait: await pacing.expect(model.value.id),
    });
  }

  async function add(ask: Omit<Ask, 'model' | 'wish'>, request: VideoRequest): Promise<Outcome<Card, Refusal>> {
    const quote = await pricing.quote(request, 'remembered');
    if (!quote.ok) return quote;
    const draft: Draft = {
      id: chance.draftId(),
      version: 1,
      author: ask.author,
      guild: ask.guild,
      place: ask.place,
      request,
      quote: quote.value,
      createdAt: clock.now(),
      parent: ask.parent,
      end: { is: 'open' },
    };
    await store.read.drafts.add(draft);
    const before = (await lately.get(ask.author))?.models ?? [];
    const used = [request.model, ...before.filter((one) => one !== request.model)].slice(0, 5);
    await lately.set(ask.author, { models: used }, later(clock.now(), REMEMBERED));
    return render(draft);
  }

  async function choose(ask: Ask): Promise<Outcome<Model, Refusal>> {
    if (ask.model !== null) return models.find(ask.model);
    const [first] = await models.search('', (await lately.get(ask.author))?.models ?? []);
    return first === undefined ? refused({ is: 'no-catalogue' }) : granted(first);
  }

  const drafting: Drafting = {
    async create(ask) {
      const model = await choose(ask);
      if (!model.ok) return model;
      const request = fitText(model.value, ask.wish);
      return request.ok ? add(ask, request.value) : request;
    },
    async revise(id, version, member, revision) {
      const draft = await openDraft(store.read, id, member, version);
      if (!draft.ok) return draft;
      const model = await models.find(draft.value.request.model);
      if (!model.ok) return model;
      const request = fitText(model.value, { ...wishOf(draft.value.request), [revision.field]: revision.value });
      if (!request.ok) return request;
      const quote = await pricing.quote(request.value, 'remembered');
      if (!quote.ok) return quote;
      const changed = await store.read.drafts.change(id, version, { request: request.value, quote: quote.value });
      return changed === undefined ? refused({ is: 'draft-stale' }) : render(changed);
    },
    async card(id, member) {
      const draft = await openDraft(store.read, id, member);
      return draft.ok ? render(draft.value) : draft;
    },
    async cancel(id, member) {
      const draft = await openDraft(store.read, id, member);
      if (!draft.ok) return draft;
      const closed = await store.read.drafts.close(id, draft.value.version, { is: 'cancelled' });
      return closed ? draft : refused({ is: 'draft-stale' });
    },
    async again(job, member, place, prompt) {
      const wish = { ...wishOf(job.request), ...(prompt === null ? {} : { prompt }) };
      const ask: Ask = { author: member, guild: job.guild, place, model: job.request.model, wish, parent: job.id };
      return drafting.create(ask);
    },
    async lately(member) {
      return (await lately.get(member))?.models ?? [];
    },
  };
  return drafting;
}

/** The member's own draft while it is still open; with `version`, only when nothing changed since. */
export async function openDraft(
  records: Records,
  id: DraftId,
  member: UserId,
  version?: number,
): Promise<Outcome<Draft, Refusal>> {
  const draft = await records.drafts.get(id);
  if (draft === undefined) return refused({ is: 'draft-gone' });
  if (draft.author !== member) return refused({ is: 'not-yours' });
  switch (draft.end.is) {
    case 'spent':
      return refused({ is: 'draft-spent', job: draft.end.job });
    case 'cancelled':
      return refused({ is: 'draft-cancelled' });
    case 'open':
      return version === undefined || draft.version === version ? granted(draft) : refused({ is: 'draft-stale' });
  }
}

/** A request as the wish that would lead to it again. */
function wishOf(request: VideoRequest): TextWish {
  return {
    prompt: request.prompt,
    negativePrompt: request.negativePrompt,
    duration: request.duration,
    aspectRatio: request.aspectRatio,
    resolution: request.resolution,
    audio: request.audio,
  };
}
