// The real client keeps the contract over HTTP, against a Venice that charges, refunds and cuts connections.
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import { fitWish } from '../../src/domain/fit.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { type Order, orderOf, type RequestOf } from '../../src/domain/request.ts';
import { Instant } from '../../src/domain/time.ts';
import { BLANK_WISH } from '../../src/domain/wish.ts';
import { bodiesOf } from '../../src/services/venice/body.ts';
import { createVeniceClient } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import type { NextJob, NextLook, NextSubmission, ProviderStage } from '../contracts/provider-stage.ts';
import { videoProviderContract } from '../contracts/video-provider.ts';
import { PROMPT } from './samples.ts';
import { KEY, NOW } from './stand-in.ts';

type Action = NonNullable<Parameters<VeniceSandbox['script']>[0]['do']>;

const SUBMISSIONS: Record<NextSubmission, Action> = {
  declined: { kind: 'answer', status: 400, body: { error: 'Invalid request' } },
  busy: { kind: 'answer', status: 429, body: { error: 'Slow down' }, headers: { 'retry-after': '7' } },
  'key-refused': { kind: 'answer', status: 401, body: { error: 'Authentication failed' } },
  'funds-missing': { kind: 'answer', status: 402, body: { error: 'Insufficient balance' } },
  'cut-before-charge': { kind: 'cut', when: 'before-work' },
  'cut-after-charge': { kind: 'cut', when: 'after-work' },
  'nonsense-after-charge': { kind: 'answer', status: 200, text: '<html>a quiet canal</html>', afterWork: true },
};

const LOOKS: Record<Exclude<NextLook, 'half-a-clip'>, Action> = {
  unavailable: { kind: 'answer', status: 503, body: { error: 'At capacity' } },
  'slow-down': { kind: 'answer', status: 429, body: { error: 'Slow down' }, headers: { 'retry-after': '20' } },
  troubled: { kind: 'answer', status: 500, body: { error: 'Inference failed' } },
};

const INLINE: RequestOf<'text'> & Order = {
  kind: 'text',
  model: ModelId.parse('wan-2.6-text-to-video'),
  prompt: PROMPT,
  negativePrompt: null,
  duration: '5s',
  aspectRatio: '16:9',
  resolution: '720p',
  audio: false,
  bitrate: null,
  consent: false,
  soundtrack: null,
  referenceSeconds: 0,
};
const PRIVATE: RequestOf<'text'> & Order = {
  ...INLINE,
  model: ModelId.parse('grok-imagine-1-5-text-to-video-private'),
  audio: null,
};

function plan(sandbox: VeniceSandbox, next: NextJob): void {
  switch (next.ends) {
    case 'clip':
      sandbox.plan({ outcome: { kind: 'success' }, takesMs: next.afterMs });
      return;
    case 'never':
      sandbox.plan({ outcome: { kind: 'endless' } });
      return;
    case 'failed':
      sandbox.plan({ outcome: { kind: 'content-policy', refunded: next.refunded }, takesMs: next.afterMs });
  }
}

/** A port on which nobody listens. */
async function deadEnd(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function openStage(): Promise<ProviderStage & { readonly sandbox: VeniceSandbox }> {
  let now = NOW;
  let delivery: 'inline' | 'private' = 'inline';
  const sandbox = await startVeniceSandbox({ now: () => now, chance: () => 0.5, renderer: 'builtin' });
  const clientOf = (baseUrl: string, apiKey: string) =>
    createVeniceClient({ baseUrl, auth: { kind: 'key', apiKey }, now: () => now });
  const clients = [
    clientOf(sandbox.url, sandbox.apiKey),
    clientOf(await deadEnd(), sandbox.apiKey),
    clientOf(sandbox.url, KEY),
  ] as const;
  return {
    sandbox,
    provider: createVeniceProvider(clients[0]),
    cutOff: createVeniceProvider(clients[1]),
    stranger: createVeniceProvider(clients[2]),
    request(wanted = 'inline') {
      delivery = wanted;
      return wanted === 'inline' ? INLINE : PRIVATE;
    },
    advance(ms) {
      now = Instant.parse(now + ms);
    },
    onSubmit: (next) => void sandbox.script({ on: 'queue', do: SUBMISSIONS[next] }),
    onJob: (next) => plan(sandbox, next),
    onLook(next) {
      if (next !== 'half-a-clip') sandbox.script({ on: 'retrieve', do: LOOKS[next] });
      else sandbox.script({ on: delivery === 'inline' ? 'retrieve' : 'share', do: { kind: 'cut-body', at: 0.5 } });
    },
    charges: () => sandbox.account.entries.filter((entry) => entry.kind === 'charge').length,
    spent: () => sandbox.account.spentMicroUsd,
    submissions: () => sandbox.requests.filter((request) => request.endpoint === 'queue').length,
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await sandbox.close();
    },
  };
}

videoProviderContract('The Venice client', openStage);

describe('against the whole catalogue', () => {
  const wish = { ...BLANK_WISH, prompt: PROMPT };

  test('every text model that can be had takes the body we make, at the price it was quoted', async () => {
    const stage = await openStage();
    const models = (await stage.provider.models()).filter((model) => model.kind === 'text' && !model.offline);
    expect(models.length).toBeGreaterThan(5);
    const outcomes = [];
    for (const model of models) {
      const fitted = fitWish(model, wish);
      if (!fitted.ok) throw new Error(`${model.id} does not take a plain prompt: ${fitted.refusal.is}`);
      const order = orderOf(fitted.value, ({ file }) => file);
      const before = stage.spent();
      const quote = await stage.provider.quote(order);
      const { is } = await stage.provider.submit(order);
      outcomes.push({ id: model.id, is, exact: quote.ok && stage.spent() - before === quote.value });
    }
    await stage.close();
    const blocked = outcomes.filter((outcome) => outcome.is !== 'accepted');
    expect(outcomes.filter((outcome) => outcome.is === 'accepted').every((outcome) => outcome.exact)).toBe(true);
    expect(blocked).toEqual([]);
  });

  test('a catalogue that is wrong about sound: submitted once more without it, charged once', async () => {
    const stage = await openStage();
    stage.sandbox.script({
      on: 'queue',
      do: { kind: 'answer', status: 400, body: { error: 'This model does not support audio configuration' } },
    });
    const sounding = { ...INLINE, audio: true };
    expect(await stage.provider.submit(sounding)).toMatchObject({ is: 'accepted' });
    const bodies = stage.sandbox.requests.filter((request) => request.endpoint === 'queue').map((one) => one.body);
    expect(bodies).toEqual([bodiesOf(sounding).queue, { ...bodiesOf({ ...sounding, audio: null }).queue }]);
    expect(stage.charges()).toBe(1);
    await stage.close();
  });

  test('a list with rows that make no sense still gives the others', async () => {
    const stage = await openStage();
    const whole = await stage.provider.models();
    stage.sandbox.switches.malformedRecords = true;
    expect(await stage.provider.models()).toEqual(whole);
    expect(whole.map((model) => model.kind)).toEqual(expect.arrayContaining(['text', 'image', 'reference', 'upscale']));
    await stage.close();
  });
});
