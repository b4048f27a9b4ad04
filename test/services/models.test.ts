// The model list and Venice's word, beside an answer, that a model is about to go.
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../sandbox/venice/catalogue.ts';
import { startVeniceSandbox } from '../../sandbox/venice/server.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { fitWish } from '../../src/domain/fit.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { orderOf } from '../../src/domain/request.ts';
import { DAY, Instant, later } from '../../src/domain/time.ts';
import { BLANK_WISH } from '../../src/domain/wish.ts';
import { createModels, type StoredModels, type Sunset } from '../../src/services/models.ts';
import { createVeniceClient } from '../../src/services/venice/client.ts';
import { sunsetOf } from '../../src/services/venice/headers.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import { sandboxModels } from '../venice/every-model.ts';

const NOW = Instant.parse(Date.UTC(2026, 9, 5, 12));

function book(listed: () => Promise<readonly Model[]>) {
  const logged: unknown[] = [];
  const say = (event: string, fields?: object) => void logged.push({ event, ...fields });
  const kept = new Map<string, StoredModels>();
  const models = createModels({
    provider: { models: listed },
    cache: { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) },
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    log: { info: () => undefined, warn: say, error: say },
  });
  return { models, logged };
}

describe('a model that is about to go', () => {
  it('is known from the headers of its price, logged once, and shown with its replacement', async () => {
    const sandbox = await startVeniceSandbox({ now: () => NOW, renderer: 'builtin' });
    const heard: Sunset[] = [];
    const client = createVeniceClient({
      baseUrl: sandbox.url,
      auth: { kind: 'key', apiKey: sandbox.apiKey },
      now: () => NOW,
      onSunset: (sunset) => heard.push(sunset),
    });
    const provider = createVeniceProvider(client);
    try {
      const all = await provider.models();
      const going = all.find((model) => model.removedAt !== null && model.kind === 'text');
      if (going === undefined) throw new Error('the sandbox has no text model that leaves');
      // As though the list did not say so itself.
      const { models, logged } = book(async () => all.map((one) => ({ ...one, removedAt: null, replacement: null })));
      for (const model of all.filter(({ kind, offline }) => kind === 'text' && !offline)) {
        const fit = fitWish(model, { ...BLANK_WISH, prompt: 'a gondola' });
        if (fit.ok) await provider.quote(orderOf(fit.value, () => ''));
      }
      expect(new Set(heard.map(({ model }) => model))).toEqual(
        new Set(all.filter(({ kind, removedAt }) => kind === 'text' && removedAt !== null).map(({ id }) => id)),
      );
      for (const sunset of [...heard, ...heard]) models.heed(sunset);
      const found = await models.find(going.id);
      expect(found).toMatchObject({ ok: true, value: { removedAt: going.removedAt, replacement: going.replacement } });
      expect(logged).toEqual(heard.map(({ model, removedAt }) => ({ event: 'model.leaving', model, removedAt })));
    } finally {
      await client.close();
      await sandbox.close();
    }
  });

  it('stays as the list has it where the list says more', async () => {
    const listedAt = later(NOW, 9 * DAY);
    const [[, first] = []] = sandboxModels(CATALOGUE);
    if (first === undefined) throw new Error('the sandbox has no models');
    const replacement = ModelId.parse('b');
    const { models } = book(async () => [{ ...first, removedAt: listedAt, replacement }]);
    models.heed({ model: first.id, removedAt: later(NOW, DAY), said: 'Use c instead.' });
    expect(await models.find(first.id)).toMatchObject({ ok: true, value: { removedAt: listedAt, replacement } });
  });
});

describe('the headers', () => {
  const headers = {
    'x-venice-model-id': 'a-model',
    'x-venice-model-deprecation-warning': 'This model will be removed. Use b-model instead.',
    'x-venice-model-deprecation-date': '2026-11-30T00:00:00.000Z',
  };
  it.each([
    ['all three', headers, Date.UTC(2026, 10, 30)],
    ['no date', { ...headers, 'x-venice-model-deprecation-date': undefined }, null],
    ['a date that is none', { ...headers, 'x-venice-model-deprecation-date': 'soon' }, null],
    ['no sentence', { ...headers, 'x-venice-model-deprecation-warning': ' ' }, Date.UTC(2026, 10, 30)],
  ])('%s', (_what, given, removedAt) => {
    expect(sunsetOf(given)).toMatchObject({ model: 'a-model', removedAt });
  });

  it.each([
    ['nothing said', { 'x-venice-model-id': 'a-model' }],
    ['no model named', { ...headers, 'x-venice-model-id': undefined }],
  ])('%s: no sunset', (_what, given) => {
    expect(sunsetOf(given)).toBeNull();
  });
});
