// What models cost for a common setting, for members who browse: live quotes through the ordinary pricing, as many as
// one page shows, and never waited for longer than a moment.

import type { Model } from '../domain/catalogue.ts';
import { acceptsOf, type Presence } from '../domain/families.ts';
import { fitWish } from '../domain/fit.ts';
import type { ModelId } from '../domain/ids.ts';
import type { Media } from '../domain/media.ts';
import type { Usd } from '../domain/money.ts';
import type { Clock } from '../domain/ports.ts';
import type { QuoteTrouble } from '../domain/refusal.ts';
import type { VideoRequest } from '../domain/request.ts';
import { SECOND } from '../domain/time.ts';
import { BLANK_WISH, type Wish } from '../domain/wish.ts';
import type { Pricing } from './pricing.ts';

export type ListedPrice =
  /** Of exactly this request. */
  | { readonly is: 'price'; readonly price: Usd; readonly request: VideoRequest }
  /** Venice measures the member's file first. */
  | { readonly is: 'from-file' }
  | { readonly is: 'refused'; readonly why: QuoteTrouble }
  /** Offline, or no answer in time. */
  | { readonly is: 'unknown' };

export interface PriceList {
  /** A price for each of the models, within about a second and a half. */
  of(models: readonly Model[]): Promise<ReadonlyMap<ModelId, ListedPrice>>;
}

const PATIENCE = 1.5 * SECOND;
const UNKNOWN: ListedPrice = { is: 'unknown' };

export function createPriceList({ pricing, clock }: { readonly pricing: Pricing; readonly clock: Clock }): PriceList {
  async function priceOf(model: Model): Promise<ListedPrice> {
    const wish = commonWish(model);
    if (wish === null) return { is: 'from-file' };
    const request = fitWish(model, wish);
    if (!request.ok) return UNKNOWN;
    const quote = await pricing.quote(request.value, 'remembered');
    if (quote.ok) return { is: 'price', price: quote.value.price, request: request.value };
    return quote.refusal.is === 'no-price' ? { is: 'refused', why: quote.refusal.why } : UNKNOWN;
  }

  return {
    async of(models) {
      const enough = new AbortController();
      const late = clock.sleep(PATIENCE, enough.signal).then(() => UNKNOWN);
      try {
        const prices = models.map(async (model) => [model.id, await Promise.race([priceOf(model), late])] as const);
        return new Map(await Promise.all(prices));
      } finally {
        enough.abort();
      }
    },
  };
}

/** Stands for the member's picture. Venice: a picture is not part of a quote, and one is what a quote counts on. */
const SOME_PICTURE: Media = {
  type: 'image',
  file: 'some-picture',
  mime: 'image/png',
  bytes: 1_000_000,
  width: 1280,
  height: 720,
  durationMs: null,
  fps: null,
  origin: { from: 'link', url: 'https://example.com/picture.png' },
  inline: false,
};

/** A usual wish for this model: about 5 s, 720p, 16:9, with sound. null: its price comes from the member's own file. */
function commonWish(model: Model): Wish | null {
  const accepts = acceptsOf(model);
  if (accepts.source === 'required') return null;
  if (model.kind === 'reference' && accepts.images === 0) return null;
  return priceable(model, BLANK_WISH);
}

/** The wish with stand-ins for words and pictures that must be there: enough for a price, and never to be submitted. */
export function priceable(model: Model, wish: Wish): Wish {
  const accepts = acceptsOf(model);
  const stand = (given: Media | null, presence: Presence) => given ?? (presence === 'required' ? SOME_PICTURE : null);
  const refersToNothing = model.kind === 'reference' && accepts.images > 0 && wish.images.length === 0;
  return {
    ...wish,
    prompt: wish.prompt ?? (accepts.prompt === 'never' ? null : 'a clip'),
    start: stand(wish.start, accepts.start),
    end: stand(wish.end, accepts.end),
    images: refersToNothing && wish.videos.length === 0 ? [SOME_PICTURE] : wish.images,
  };
}
