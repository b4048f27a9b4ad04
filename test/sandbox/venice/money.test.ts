// The books: nothing is charged twice, nothing without money, and the price that is charged is the price of the moment.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textModels } from '../../../sandbox/venice/models/text.ts';
import { Outcome } from '../../../sandbox/venice/outcome.ts';
import { createPrices } from '../../../sandbox/venice/prices.ts';
import { GROK, LONG_ENOUGH_MS, openBed, quotedMicroUsd, WAN } from './support.ts';

describe('the account', () => {
  test('pays until it is short, and then says 402 with nothing but a sentence', async () => {
    await using bed = await openBed({ balanceMicroUsd: 1_000_000 });
    await bed.queue(WAN);
    const answer = await bed.post('/video/queue', WAN);
    expect(answer.status).toBe(402);
    expect(answer.json).toEqual({ error: expect.stringContaining('Insufficient') });
    expect(bed.sandbox.account).toMatchObject({ balanceMicroUsd: 450_000, chargedMicroUsd: 550_000 });
    bed.sandbox.setBalance(550_000);
    await bed.queue(WAN);
    expect(bed.sandbox.account.balanceMicroUsd).toBe(0);
    expect((await bed.get('/api_keys/rate_limits')).json).toMatchObject({ data: { accessPermitted: false } });
  });

  test('a key may have a limit of its own, which refunds give back', async () => {
    const key = {
      key: 'VENICE_INFERENCE_KEY_limited-00000000',
      type: 'INFERENCE',
      user: 'sandbox',
      limitMicroUsd: 600_000,
    } as const;
    await using bed = await openBed({ apiKeys: [key] });
    bed.sandbox.plan({ outcome: { kind: 'provider-failure' }, takesMs: 1000 });
    expect((await bed.post('/video/queue', WAN, key)).status).toBe(200);
    const refused = await bed.post('/video/queue', WAN, key);
    expect([refused.status, refused.json]).toEqual([402, { error: expect.stringContaining('spend limit') }]);
    bed.advance(1000);
    expect((await bed.post('/video/queue', WAN, key)).status).toBe(200);
  });

  test('each user has their own', async () => {
    const other = { key: 'VENICE_INFERENCE_KEY_other-0000000000', type: 'INFERENCE', user: 'other' } as const;
    await using bed = await openBed({ apiKeys: [other] });
    await bed.post('/video/queue', WAN, other);
    expect(bed.sandbox.account.chargedMicroUsd).toBe(0);
    expect(bed.sandbox.accountOf('other').chargedMicroUsd).toBe(550_000);
  });

  test('says before each request what it holds', async () => {
    await using bed = await openBed({ balanceMicroUsd: 2_000_000 });
    const [first, second] = [await bed.post('/video/queue', WAN), await bed.post('/video/queue', WAN)];
    expect(first.headers.get('x-venice-balance-usd')).toBe('2.000000');
    expect(second.headers.get('x-venice-balance-usd')).toBe('1.450000');
  });

  test('balances after any history of jobs', async () => {
    const endings = fc.constantFrom<Outcome['kind']>(
      'success',
      'content-policy',
      'provider-failure',
      'placeholder',
      'endless',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(endings, { maxLength: 8 }), async (kinds) => {
        await using bed = await openBed({ balanceMicroUsd: 3_000_000 });
        let queued = 0;
        for (const kind of kinds) {
          bed.sandbox.plan({ outcome: Outcome.parse({ kind }) });
          if ((await bed.post('/video/queue', WAN)).status === 200) queued += 1;
        }
        bed.advance(LONG_ENOUGH_MS);
        const { balanceMicroUsd, chargedMicroUsd, refundedMicroUsd, spentMicroUsd, entries } = bed.sandbox.account;
        expect(queued).toBe(Math.min(kinds.length, 5));
        expect(chargedMicroUsd).toBe(queued * 550_000);
        expect(balanceMicroUsd).toBe(3_000_000 - chargedMicroUsd + refundedMicroUsd);
        expect(spentMicroUsd).toBe(chargedMicroUsd - refundedMicroUsd);
        expect(new Set(entries.map((entry) => `${entry.kind} ${entry.queueId}`)).size).toBe(entries.length);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a price', () => {
  test('may change between the quote and the charge', async () => {
    await using bed = await openBed();
    const price = async () => quotedMicroUsd((await bed.post('/video/quote', WAN, { key: null })).json);
    expect(await price()).toBe(550_000);
    bed.sandbox.setPrice(WAN.model, 1.1);
    await bed.queue(WAN);
    expect(bed.sandbox.account.chargedMicroUsd).toBe(605_000);
    expect(await price()).toBe(605_000);
  });

  test('follows length, resolution and sound, and quote drops what the model does not take', async () => {
    await using bed = await openBed();
    const price = async (more: object) => quotedMicroUsd((await bed.post('/video/quote', { ...WAN, ...more })).json);
    expect(await price({ duration: '10s' })).toBe(1_100_000);
    expect(await price({ resolution: '1080p' })).toBe(825_000);
    expect(await price({ resolution: undefined })).toBe(825_000);
    expect(await price({ audio: false })).toBe(440_000);
    expect(await price({ seed: 1, video_url: 7, reference_image_urls: 'x' })).toBe(550_000);
    const silent = await bed.post('/video/quote', { ...GROK, audio: 'perhaps', resolution: '480p' });
    expect(quotedMicroUsd(silent.json)).toBe(315_000);
    expect((await bed.post('/video/quote', { model: WAN.model })).status).toBe(400);
  });

  test('is a whole number of micro-dollars, rounded up', () => {
    const prices = createPrices();
    const model = textModels[0];
    if (!model) throw new Error('The catalogue is empty.');
    const base = {
      resolution: '720p',
      audio: true,
      outputHeight: 0,
      fps: 0,
      referenceVideoSeconds: 0,
      referenceImages: 1,
    };
    const property = fc.property(fc.float({ min: 0, max: 300, noNaN: true }), (seconds) => {
      const price = prices.of(model, { ...base, seconds });
      expect(Number.isSafeInteger(price)).toBe(true);
      expect(price).toBeGreaterThanOrEqual(Math.floor(seconds * 110_000));
      expect(price - seconds * 110_000).toBeLessThanOrEqual(1);
    });
    fc.assert(property);
    expect(() => prices.set(model.id, Number.NaN)).toThrow(RangeError);
  });
});
