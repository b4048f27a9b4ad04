// Choosing a model: the one that was asked for, or the likeliest that can do what was asked and is allowed there. What a
// server does not allow is not offered either.
import { z } from 'zod';
import { offers, type Spot } from '../domain/access.ts';
import type { Kind, Model } from '../domain/catalogue.ts';
import { fitWish } from '../domain/fit.ts';
import type { ChannelId, UserId } from '../domain/ids.ts';
import { ModelId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Cache, Clock, Messenger } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { DAY, later } from '../domain/time.ts';
import type { Wish } from '../domain/wish.ts';
import type { Models } from './models.ts';

/** Who asks, where, and for which kinds of clip. */
export interface Search {
  readonly member: Member;
  readonly place: ChannelId;
  readonly kinds: readonly Kind[];
}

export interface Choosing {
  /** `model`: as it was typed; null leaves the choice to the bot. */
  choose(search: Search, model: string | null, wish: Wish): Promise<Outcome<Model, Refusal>>;
  /** Usable models that match what was typed and that the server allows there, the likeliest first. */
  search(search: Search, typed: string): Promise<readonly Model[]>;
  /** Those of the models that the server lets this member use at this place. */
  offered(search: Pick<Search, 'member' | 'place'>, models: readonly Model[]): Promise<readonly Model[]>;
  /** Notes that the member used it: next time it comes first. */
  used(member: UserId, model: ModelId): Promise<void>;
}

export const LatelyUsed = z.object({ models: z.array(ModelId).max(20) });
export type LatelyUsed = z.infer<typeof LatelyUsed>;
const MOST_REMEMBERED = 12;
const REMEMBERED = 90 * DAY;

export function createChoosing(deps: {
  readonly store: Store;
  readonly models: Pick<Models, 'all' | 'find' | 'search'>;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly lately: Cache<LatelyUsed>;
  readonly clock: Clock;
}): Choosing {
  const { store, models, messenger, lately, clock } = deps;

  const before = async (member: UserId): Promise<readonly ModelId[]> => (await lately.get(member))?.models ?? [];

  async function asked(search: Search, model: string): Promise<Outcome<Model, Refusal>> {
    const { kinds } = search;
    const found = await models.find(model);
    if (found.ok) return kinds.includes(found.value.kind) ? found : refused({ is: 'wrong-kind', model: found.value });
    if (found.refusal.is !== 'unknown-model') return found;
    const near = await offered(search, await models.search(kinds, model, []));
    return refused({ is: 'unknown-model', asked: model, near: near.slice(0, 3) });
  }

  async function offered({ member, place }: Pick<Search, 'member' | 'place'>, all: readonly Model[]) {
    const { access } = await store.read.settings.get(member.guild);
    const spot = await spotOf(messenger, place);
    return all.filter((model) => offers(access, member, spot, model));
  }

  return {
    async choose(search, model, wish) {
      if (model !== null) return asked(search, model);
      const { kinds, member } = search;
      const all = await models.search(kinds, '', await before(member.user));
      const may = await offered(search, all);
      // Where none is allowed, the likeliest says why.
      const likeliest = (may.length > 0 ? may : all).toSorted(byKind(kinds));
      const first = likeliest.find((one) => fitWish(one, wish).ok) ?? likeliest[0];
      if (first !== undefined) return granted(first);
      return refused((await models.all()).length === 0 ? { is: 'no-catalogue' } : { is: 'no-model', kinds });
    },
    async search(search, typed) {
      return offered(search, await models.search(search.kinds, typed, await before(search.member.user)));
    },
    offered,
    async used(member, model) {
      const others = (await before(member)).filter((one) => one !== model);
      const latest = [model, ...others].slice(0, MOST_REMEMBERED);
      await lately.set(member, { models: latest }, later(clock.now(), REMEMBERED));
    },
  };
}

/** Where a place lies; one that cannot be posted in says so when the member presses Generate. */
export async function spotOf(messenger: Pick<Messenger, 'survey'>, place: ChannelId): Promise<Spot> {
  const report = await messenger.survey(place);
  return report.spot ?? { channel: place, ageRestricted: false };
}

/** Kinds as a command lists them: the likeliest first. */
const byKind = (kinds: readonly Kind[]) => (a: Model, b: Model) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
