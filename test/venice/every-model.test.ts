// Every model of the sandbox, from wish to queue: what the domain fits, the strict schema takes, and what was quoted is
// what is charged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CATALOGUE } from '../../sandbox/venice/catalogue.ts';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { fitWish } from '../../src/domain/fit.ts';
import { usd } from '../../src/domain/money.ts';
import type { VideoProvider } from '../../src/domain/ports.ts';
import { mediaOf, type VideoRequest } from '../../src/domain/request.ts';
import { Instant } from '../../src/domain/time.ts';
import type { Wish } from '../../src/domain/wish.ts';
import { bodiesOf } from '../../src/services/venice/body.ts';
import { createVeniceClient, type VeniceClient } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import { leastFor, mostFor, ordered, sandboxModels } from './every-model.ts';

const NOW = Instant.parse(Date.UTC(2026, 9, 5, 12));
/** Venice: what moves a price, as both bodies spell it. */
const PRICED = ['model', 'duration', 'aspect_ratio', 'resolution', 'upscale_factor', 'audio', 'video_url'] as const;

let sandbox: VeniceSandbox;
let client: VeniceClient;
let provider: VideoProvider;

beforeAll(async () => {
  sandbox = await startVeniceSandbox({
    now: () => NOW,
    renderer: 'builtin',
    balanceMicroUsd: 10_000_000_000,
    limits: { queue: 10_000, upscaleQuote: 10_000 },
  });
  client = createVeniceClient({
    baseUrl: sandbox.url,
    auth: { kind: 'key', apiKey: sandbox.apiKey },
    now: () => NOW,
  });
  provider = createVeniceProvider(client);
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});

function fitted(model: Model, wish: Wish): VideoRequest {
  const fit = fitWish(model, wish);
  if (!fit.ok) throw new Error(`${model.id} refuses the wish: ${JSON.stringify(fit.refusal)}`);
  return fit.value;
}

/** Tells the sandbox how long the clips of a request are. */
function describeFiles(request: VideoRequest): void {
  for (const { type, file, durationMs, height, fps } of mediaOf(request)) {
    if (type !== 'video') continue;
    const facts = { seconds: (durationMs ?? 0) / 1_000, height: height ?? 720, fps: fps ?? 24 };
    sandbox.describeMedia(`https://cdn.example.com/${file}`, facts);
  }
}

/** Models that nobody can use now are quoted and judged elsewhere, and cannot be queued. */
const models = sandboxModels(CATALOGUE).filter(([raw]) => !raw.offline && !raw.blockedIn.includes('US'));

describe.each(models.map(([raw, model]) => [model.id, raw, model] as const))('%s', (_id, raw, model) => {
  it.each([
    ['the least that it needs', leastFor],
    ['the most that it takes', mostFor],
  ] as const)('takes %s, for exactly the quoted price', async (_what, wishFor) => {
    const request = fitted(model, { ...wishFor(model), consent: raw.needsConsent });
    describeFiles(request);
    const order = ordered(request);
    const price = await provider.quote(order);
    const submitted = await provider.submit(order);
    expect(submitted).toMatchObject({ is: 'accepted', ticket: { model: model.id } });
    const job = sandbox.jobs().at(-1);
    expect(price).toEqual({ ok: true, value: usd((job?.priceMicroUsd ?? 0) / 1_000_000) });
  });

  it('is quoted with the very fields that it is ordered with, and with its references counted', () => {
    const order = ordered(fitted(model, mostFor(model)));
    const { quote, queue } = bodiesOf(order);
    for (const field of PRICED) expect(quote[field]).toEqual(queue[field]);
    const { reference_image_count, reference_video_total_duration, ...rest } = quote;
    expect(Object.keys(rest).filter((field) => !z.enum(PRICED).safeParse(field).success)).toEqual([]);
    if (order.kind !== 'reference') return;
    const elements = order.elements.flatMap(({ frontal, images }) =>
      frontal === null ? images : [frontal, ...images],
    );
    const pictures = order.images.length + order.scenes.length + elements.length;
    expect(reference_image_count).toBe(pictures === 0 ? undefined : pictures);
    expect(reference_video_total_duration).toBe(order.referenceSeconds === 0 ? undefined : order.referenceSeconds);
  });
});

it('a model that wants consent and has none charges nothing', async () => {
  const wanting = models.filter(([raw]) => raw.needsConsent);
  expect(wanting).not.toEqual([]);
  for (const [, model] of wanting) {
    const submitted = await provider.submit(ordered(fitted(model, leastFor(model))));
    expect(submitted).toMatchObject({ is: 'declined', failure: { charged: 'no' } });
  }
});
