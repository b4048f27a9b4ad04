// Who may call, what a request must look like, how often: everything that stands before a route, and each shape of no.

import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../sandbox/venice/body.ts';
import { masked } from '../../../sandbox/venice/keys.ts';
import { type Bed, CLIP, issuesOf, openBed, START, WAN } from './support.ts';

const PRIVATE_KEY = {
  key: 'VENICE_INFERENCE_KEY_private-only-0001',
  type: 'INFERENCE',
  user: 'private',
  modelPrivacy: 'PRIVATE_ONLY',
} as const;

describe('credentials', () => {
  test('none are needed to ask for models or prices, a bad key matters only for prices', async () => {
    await using bed = await openBed();
    const status = async (path: string, key: string | null) =>
      path === '/models?type=video'
        ? (await bed.get(path, { key })).status
        : (await bed.post(path, WAN, { key })).status;
    expect(await status('/models?type=video', null)).toBe(200);
    expect(await status('/models?type=video', 'wrong')).toBe(200);
    expect(await status('/video/quote', null)).toBe(200);
    expect(await status('/video/quote', 'wrong')).toBe(401);
  });

  test.each(['/video/queue', '/video/retrieve', '/video/complete'])('%s wants a key', async (path) => {
    await using bed = await openBed();
    const wrong = await bed.post(path, WAN, { key: 'VENICE_INFERENCE_KEY_of-someone-else' });
    expect([wrong.status, wrong.json]).toEqual([401, { error: 'Authentication failed' }]);
    const none = await bed.post(path, WAN, { key: null });
    expect(none.status).toBe(402);
    expect(none.json).toMatchObject({
      x402Version: 2,
      resource: { url: expect.stringContaining(path) },
      accepts: [{ scheme: 'exact', network: 'eip155:8453', payTo: `0x${'0'.repeat(40)}` }, { network: 'solana' }],
      authOptions: { apiKey: { header: 'Authorization' }, x402Wallet: { header: 'SIGN-IN-WITH-X' } },
    });
    const header = Buffer.from(none.headers.get('payment-required') ?? '', 'base64').toString();
    expect(JSON.parse(header)).toMatchObject({ x402Version: 2, error: 'Payment required' });
  });

  test('an upscale quote wants one too', async () => {
    await using bed = await openBed({ limits: { upscaleQuote: 1 } });
    const body = { model: 'topaz-video-upscale', video_url: CLIP };
    expect((await bed.post('/video/quote', body, { key: null })).status).toBe(403);
    expect((await bed.post('/video/quote', body)).status).toBe(200);
    expect((await bed.post('/video/quote', body)).status).toBe(429);
  });

  test('a key for private models neither sees nor uses the others', async () => {
    await using bed = await openBed({ apiKeys: [PRIVATE_KEY] });
    const { key } = PRIVATE_KEY;
    expect((await bed.post('/video/queue', WAN, { key })).status).toBe(403);
    const list = (await bed.get('/models?type=video', { key })).bytes.toString();
    expect(list).toContain('grok-imagine-1-5-text-to-video-private');
    expect(list).not.toContain('"anonymized"');
  });

  test('rate_limits says what a key is worth', async () => {
    await using bed = await openBed();
    expect((await bed.get('/api_keys/rate_limits')).json).toMatchObject({
      data: {
        accessPermitted: true,
        balances: { USD: 100 },
        keyExpiration: null,
        nextEpochBegins: '2026-10-06T00:00:00.000Z',
        rateLimits: expect.arrayContaining([{ apiModelId: WAN.model, rateLimits: [] }]),
      },
    });
    expect((await bed.get('/api_keys/rate_limits', { key: 'wrong' })).status).toBe(401);
  });

  test('are never kept whole in the record of requests', async () => {
    await using bed = await openBed();
    await bed.queue(WAN);
    expect(bed.sandbox.requests).toMatchObject([
      { endpoint: 'queue', nth: 1, method: 'POST', path: '/api/v1/video/queue', body: WAN, at: START },
    ]);
    expect(JSON.stringify(bed.sandbox.requests)).not.toContain(bed.sandbox.apiKey);
    expect(masked(`Bearer ${bed.sandbox.apiKey}`)).toBe('Bearer VENICE_INFERENCE_KEY_…4b06');
    expect(masked('nonsense')).toBe('…');
  });
});

describe('a request', () => {
  test('is JSON of at most 35 MB', async () => {
    await using bed = await openBed();
    const form = await bed.post('/video/queue', 'a=b', { headers: { 'content-type': 'text/plain' } });
    expect([form.status, form.json]).toEqual([400, { error: 'Content-Type must be application/json' }]);
    expect((await bed.post('/video/queue', '{"model":')).json).toEqual({ error: 'Invalid JSON in request body' });
    const large = JSON.stringify({ ...WAN, prompt: 'x'.repeat(MAX_BODY_BYTES) });
    const answer = await bed.post('/video/queue', large);
    expect([answer.status, answer.json]).toEqual([413, { code: 'PAYLOAD_TOO_LARGE', error: expect.any(String) }]);
  });

  test('names a model that exists, is allowed here and is not offline', async () => {
    await using bed = await openBed({ switches: { country: 'RU' } });
    const refused = async (model: unknown) => {
      const answer = await bed.post('/video/queue', { ...WAN, model });
      return [answer.status, answer.json];
    };
    expect(await refused('wan-2.6-text-to-vide0')).toEqual([
      404,
      { error: expect.stringMatching(/^Specified model not found: wan-2\.6-text-to-vide0\. Did you mean: wan-/) },
    ]);
    expect(await refused('nonsense')).toEqual([404, { error: 'Specified model not found: nonsense' }]);
    expect((await refused('veo3.1-fast-text-to-video'))[0]).toBe(403);
    expect((await refused('kling-2.5-turbo-pro-text-to-video'))[0]).toBe(503);
    bed.sandbox.setOffline(WAN.model, true);
    expect((await refused(WAN.model))[0]).toBe(503);
    bed.sandbox.setOffline(WAN.model, false);
    expect((await refused(WAN.model))[0]).toBe(200);
    expect((await bed.post('/video/queue', {})).json).toMatchObject({
      issues: [{ path: ['model'], message: 'Required' }],
    });
  });

  test('gets its failings as a tree and as a list, with or without a headline', async () => {
    await using bed = await openBed();
    const body = { ...WAN, duration: '7s', audio: 'yes' };
    const answer = await bed.post('/video/queue', body);
    expect(answer.json).toMatchObject({
      error: 'Invalid request parameters',
      details: { _errors: [], duration: { _errors: [expect.any(String)] }, audio: { _errors: [expect.any(String)] } },
      issues: [
        { code: 'invalid_enum_value', path: ['duration'], expected: "'5s' | '10s' | '15s'", received: '7s' },
        { code: 'invalid_type', path: ['audio'], expected: 'boolean', received: 'string' },
      ],
    });
    bed.sandbox.switches.validationErrorKey = false;
    const bare = await bed.post('/video/queue', body);
    expect(bare.json).not.toHaveProperty('error');
    expect(issuesOf(bare.json)).toEqual(issuesOf(answer.json));
  });

  test('elsewhere is not found', async () => {
    await using bed = await openBed();
    expect((await bed.post('/video/cancel', {})).status).toBe(404);
    expect((await bed.get('/video/queue')).status).toBe(405);
  });

  test('every answer names the release and the ray', async () => {
    await using bed = await openBed();
    for (const answer of [await bed.post('/video/quote', WAN), await bed.post('/video/queue', {}, { key: null })]) {
      expect(answer.headers.get('x-venice-version')).toMatch(/^\d{8}\.\d{6}$/);
      expect(answer.headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-LHR$/);
    }
  });
});

describe('limits', () => {
  const drain = async (bed: Bed, path: string, body: unknown, times: number) => {
    for (let i = 0; i < times; i += 1) await bed.post(path, body);
  };

  test.each([
    ['/video/queue', 40, WAN],
    ['/video/retrieve', 120, { model: WAN.model, queue_id: 'x' }],
  ] as const)('%s: %i a minute, with the standing in the headers', async (path, limit, body) => {
    await using bed = await openBed({ limits: { failures: 1000 } });
    const first = await bed.post(path, body);
    expect(first.headers.get('x-ratelimit-limit-requests')).toBe(String(limit));
    expect(first.headers.get('x-ratelimit-remaining-requests')).toBe(String(limit - 1));
    expect(first.headers.get('x-ratelimit-reset-requests')).toBe(String(START + 60_000));
    await drain(bed, path, body, limit - 1);
    const over = await bed.post(path, body);
    expect([over.status, over.json]).toEqual([429, { error: 'Rate limit exceeded' }]);
    expect(over.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(over.headers.has('x-ratelimit-resets')).toBe(false);
    bed.advance(60_000);
    expect((await bed.post(path, body)).status).not.toBe(429);
  });

  test('more than 50 failures in half a minute shut a key out of that model, successes too', async () => {
    await using bed = await openBed({ limits: { queue: 1000 } });
    await drain(bed, '/video/queue', { ...WAN, seed: 1 }, 51);
    const shut = await bed.post('/video/quote', WAN);
    expect(shut.status).toBe(429);
    expect(shut.json).toEqual({ error: expect.stringMatching(/^Too many failed attempts \(> 50\)/) });
    expect(shut.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(shut.headers.get('x-ratelimit-resets')).toBe(String(START + 30_000));
    expect((await bed.post('/video/quote', { ...WAN, model: 'wan-2-7-text-to-video' })).status).toBe(200);
    bed.advance(30_000);
    expect((await bed.post('/video/quote', WAN)).status).toBe(200);
  });

  test('some failures are not held against a key', async () => {
    await using bed = await openBed({ limits: { failures: 1 } });
    await drain(bed, '/video/queue', '{', 5);
    for (let i = 0; i < 5; i += 1) await bed.post('/video/queue', WAN, { key: null });
    expect((await bed.post('/video/quote', { ...WAN, model: '' })).status).toBe(404);
    expect((await bed.post('/video/queue', WAN)).status).toBe(200);
  });
});

describe('transcriptions', () => {
  test('are retired, and say where to go', async () => {
    await using bed = await openBed({ limits: { transcriptions: 1 } });
    const answer = await bed.post('/video/transcriptions', { url: CLIP });
    expect(answer.status).toBe(410);
    expect(answer.headers.get('deprecation')).toBe('true');
    expect(answer.headers.get('link')).toContain('/api/v1/chat/completions');
    expect((await bed.post('/video/transcriptions', { url: CLIP })).status).toBe(429);
  });

  test('answer as documented behind the switch', async () => {
    await using bed = await openBed({ switches: { transcriptions: 'live' } });
    const answer = await bed.post('/video/transcriptions', { url: CLIP });
    expect(answer.json).toEqual({ transcript: expect.any(String), lang: 'en' });
    const { body, headers } = await request(`${bed.sandbox.url}/video/transcriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bed.sandbox.apiKey}` },
      body: JSON.stringify({ url: CLIP, response_format: 'text' }),
    });
    expect(headers['content-type']).toContain('text/plain');
    expect(await body.text()).toContain('boats');
    expect(bed.sandbox.account.chargedMicroUsd).toBe(40_000);
    expect((await bed.post('/video/transcriptions', { url: 'ftp://x' })).status).toBe(400);
    expect((await bed.post('/video/transcriptions', { url: CLIP }, { key: null })).status).toBe(401);
    bed.sandbox.setBalance(0);
    expect((await bed.post('/video/transcriptions', { url: CLIP })).status).toBe(402);
  });
});
