// Exact prices, asked of Venice for exactly one request. The last answer is remembered for a minute, so that turning a
// setting back and forth on a card costs no calls; a payment always asks anew.
import { z } from 'zod';
import type { Quote } from '../domain/draft.ts';
import { Usd } from '../domain/money.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Cache, Clock, VideoProvider } from '../domain/ports.ts';
import type { Refusal } from '../domain/refusal.ts';
import { mediaOf, type VideoRequest } from '../domain/request.ts';
import { later, MINUTE } from '../domain/time.ts';
import type { MediaDesk } from './media-desk.ts';

export const RememberedPrice = z.object({ price: Usd });
export type RememberedPrice = z.infer<typeof RememberedPrice>;

export interface Pricing {
  /** A quote that is good for the configured time. `fresh` asks Venice whatever is remembered. */
  quote(request: VideoRequest, how: 'remembered' | 'fresh'): Promise<Outcome<Quote, Refusal>>;
}

export function createPricing(deps: {
  readonly provider: Pick<VideoProvider, 'quote'>;
  readonly desk: Pick<MediaDesk, 'order'>;
  readonly cache: Cache<RememberedPrice>;
  readonly clock: Clock;
  readonly quoteTtlMs: number;
}): Pricing {
  const { provider, desk, cache, clock, quoteTtlMs } = deps;
  async function ask(request: VideoRequest): Promise<Outcome<Usd, Refusal>> {
    const order = await desk.order(request);
    if (!order.ok) return order;
    const answer = await provider.quote(order.value);
    return answer.ok ? answer : refused({ is: 'no-price', ...answer.refusal });
  }

  return {
    async quote(request, how) {
      const key = priceKey(request);
      const remembered = how === 'remembered' ? await cache.get(key) : undefined;
      const answer = remembered === undefined ? await ask(request) : granted(remembered.price);
      if (!answer.ok) return answer;
      if (remembered === undefined) await cache.set(key, { price: answer.value }, later(clock.now(), MINUTE));
      const now = clock.now();
      return granted({ price: answer.value, quotedAt: now, expiresAt: later(now, quoteTtlMs) });
    },
  };
}

/** What moves a price; the words of a prompt do not (Venice: a quote needs no prompt). */
function priceKey(request: VideoRequest): string {
  const { kind, model, duration, aspectRatio, resolution, audio } = request;
  const factor = request.kind === 'upscale' ? request.factor : null;
  const files = mediaOf(request).map(({ file }) => file);
  return [kind, model, duration, aspectRatio, resolution, audio, factor, ...files].join('|');
}
