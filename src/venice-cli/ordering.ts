// From what was typed to the order for Venice: the model, the files in their places, every rule checked before any money.
import type { Kind, Model } from '../domain/catalogue.ts';
import { fitWish } from '../domain/fit.ts';
import type { MediaTrouble } from '../domain/media.ts';
import type { Misfit } from '../domain/misfit.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Order, VideoRequest } from '../domain/request.ts';
import { priceable } from '../services/price-list.ts';
import type { Making } from './arguments.ts';
import type { Desk } from './desk.ts';
import { placed, takeFiles } from './files.ts';
import { describeRefusal } from './words.ts';

export interface Ordered {
  readonly order: Order;
  readonly request: VideoRequest;
}

/** `for a price`: pictures that only have to be there may be left out. */
export async function orderOf(
  making: Making,
  desk: Pick<Desk, 'venice' | 'media' | 'orders' | 'clock'>,
  purpose: 'for a price' | 'to submit',
): Promise<Outcome<Ordered, string>> {
  const files = await takeFiles(making.files, desk.media, desk.clock.now());
  if (!files.ok) return refused(describeRefusal(files.refusal));
  const models = await desk.venice.models();
  const fitted = (model: Model) => {
    const wish = { ...making.wish, ...placed(model.kind, files.value) };
    return fitWish(model, purpose === 'for a price' ? priceable(model, wish) : wish);
  };
  const request = choose(models, making, fitted);
  if (!request.ok) return request;
  const order = await desk.orders.order(request.value);
  return order.ok ? granted({ order: order.value, request: request.value }) : refused(describeRefusal(order.refusal));
}

/** The model that was named, or the first of the command's kinds that can do what was asked, in their order. */
function choose(
  models: readonly Model[],
  { model: asked, kinds }: Making,
  fitted: (model: Model) => Outcome<VideoRequest, Misfit>,
): Outcome<VideoRequest, string> {
  if (asked !== null) {
    const named = models.find(({ id }) => id.toLowerCase() === asked.toLowerCase());
    if (named === undefined) return refused(`Venice has no video model ${asked}. "models" lists them.`);
    if (kinds !== null && !kinds.includes(named.kind))
      return refused(describeRefusal({ is: 'wrong-kind', model: named }));
    return worded(fitted(named));
  }
  const wanted: readonly Kind[] = kinds ?? [];
  const order = (model: Model) =>
    2 * wanted.indexOf(model.kind) + (model.sets.includes('venice_recommendations') ? 0 : 1);
  const pool = models
    .filter(({ kind, offline, removedAt }) => wanted.includes(kind) && !offline && removedAt === null)
    .toSorted((a, b) => order(a) - order(b) || a.id.localeCompare(b.id));
  const tried = pool.map(fitted);
  const best = tried.find(({ ok }) => ok) ?? tried[0];
  return best === undefined ? refused('Venice has no such model right now.') : worded(best);
}

const worded = (outcome: Outcome<VideoRequest, Misfit | MediaTrouble>): Outcome<VideoRequest, string> =>
  outcome.ok ? outcome : refused(describeRefusal(outcome.refusal));
