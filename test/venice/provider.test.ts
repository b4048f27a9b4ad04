// Prices, the model list and the check of the key: the calls that cost nothing.
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { usd } from '../../src/domain/money.ts';
import { bodiesOf, withoutAudio } from '../../src/services/venice/body.ts';
import { MODEL, PROMPT, REQUEST } from './samples.ts';
import { type Answering, cut, KEY, silence, standIn, status } from './stand-in.ts';

describe('a quote', () => {
  test('asks for exactly what queue will be asked for, and never names the prompt', async () => {
    await using venice = await standIn();
    venice.next(status(200, { quote: 0.1234567 }));
    expect(await venice.provider.quote(REQUEST)).toEqual({ ok: true, value: usd(0.1234567) });
    const { prompt: _prompt, negative_prompt: _negative, ...priced } = bodiesOf(REQUEST).queue;
    expect(venice.asked).toMatchObject([{ path: '/api/v1/video/quote', headers: { authorization: `Bearer ${KEY}` } }]);
    expect(venice.asked[0]?.body).toEqual(priced);
  });

  test.each<[string, Answering, string, string | null]>([
    ['400', status(400, { error: 'Invalid duration' }), 'refused', 'Invalid duration'],
    ['401', status(401, { error: 'No' }), 'key', 'No'],
    ['402', status(402, { error: 'No' }), 'funds', 'No'],
    ['403', status(403, { error: 'Region' }), 'region', 'Region'],
    ['404', status(404, { error: 'Unknown model' }), 'model-gone', 'Unknown model'],
    ['410', status(410, { error: 'Retired' }), 'model-gone', 'Retired'],
    ['413', status(413, { error: 'Large' }), 'too-large', 'Large'],
    ['429', status(429, { error: 'Slow' }), 'busy', null],
    ['500', status(500, { error: 'x' }), 'down', null],
    ['503', status(503), 'down', null],
    ['503 of a model', status(503, { error: 'The model m is currently offline.' }), 'model-offline', null],
    [
      '403 of a key',
      status(403, { error: 'This API key is restricted to private models.' }),
      'private-only',
      'This API key is restricted to private models.',
    ],
    ['403 without a key', status(403, { error: 'Authentication is required.' }), 'key', 'Authentication is required.'],
    [
      'an unreadable file',
      status(400, { error: 'Could not read the video at video_url.' }),
      'media-unreadable',
      'Could not read the video at video_url.',
    ],
    ['a price of zero', status(200, { quote: 0 }), 'down', 'Venice named a price of zero.'],
    ['a negative price', status(200, { quote: -1 }), 'down', null],
    ['a price in words', status(200, { quote: '0.5' }), 'down', null],
    ['a price beyond reason', status(200, { quote: 1e30 }), 'down', null],
    ['another key', status(200, { price: 1 }), 'down', null],
    ['a page', status(200, '<html/>'), 'down', null],
    ['no answer', cut, 'down', null],
    ['silence', silence, 'down', null],
  ])('%s', async (_name, answering, why, detail) => {
    await using venice = await standIn({ timeouts: { quote: { headersMs: 150, bodyMs: 150 } } });
    venice.next(answering);
    expect(await venice.provider.quote(REQUEST)).toEqual({ ok: false, refusal: { why, detail } });
  });
});

describe('request bodies', () => {
  const bare = { ...REQUEST, negativePrompt: null, duration: null, aspectRatio: null, resolution: null, audio: null };

  test('null is not sent', () => {
    expect(bodiesOf(bare)).toEqual({ quote: { model: MODEL }, queue: { model: MODEL, prompt: PROMPT } });
  });

  test('silence is sent: false is not null', () => {
    expect(bodiesOf({ ...bare, audio: false }).quote).toEqual({ model: MODEL, audio: false });
  });

  test('without audio nothing else changes', () => {
    const { audio: _audio, ...rest } = bodiesOf(REQUEST).queue;
    expect(withoutAudio(bodiesOf(REQUEST).queue)).toEqual(rest);
  });
});

describe('models', () => {
  const row = (id: string, constraints: object = {}, spec: object = {}) => ({
    id,
    model_spec: { name: 'A name', privacy: 'private', constraints, ...spec },
  });

  test('asks for video models, and leaves out rows that cannot be read', async () => {
    await using venice = await standIn();
    const rows = [
      row('wrong-list', { durations: '5s' }),
      row('wrong-flag', { audio_configurable: 'yes' }),
      row('wrong-limit', { prompt_character_limit: 'long' }),
      row('good', { model_type: 'text-to-video' }),
      { id: 7 },
      null,
      'text',
      { id: 'bare' },
      row('also-good'),
    ];
    venice.next(status(200, { data: rows, object: 'list', type: 'video' }));
    expect((await venice.provider.models()).map((model) => model.id)).toEqual(['good', 'also-good']);
    expect(venice.asked).toMatchObject([{ method: 'GET', path: '/api/v1/models?type=video' }]);
  });

  test('a full row becomes a model', async () => {
    await using venice = await standIn();
    const constraints = {
      model_type: 'text-to-video',
      aspect_ratios: ['16:9', '1:1'],
      resolutions: ['768P', '2K'],
      durations: ['5s', '10s'],
      audio: true,
      audio_configurable: true,
      audio_input: true,
      reference_image_min_short_side_pixels: 300,
      reference_image_min_aspect_ratio: 0.4,
      reference_image_max_aspect_ratio: 2.5,
      prompt_character_limit: 7000,
    };
    const spec = {
      offline: true,
      betaModel: true,
      uncensored: true,
      model_sets: ['fast', 'audio', 'fast'],
      deprecation: {
        autoRemap: true,
        date: '2026-09-01',
        removesAt: '2026-09-24T00:00:00Z',
        replacementModelId: 'new-one',
      },
    };
    venice.next(status(200, { data: [row('full', constraints, spec)] }));
    expect(await venice.provider.models()).toEqual([
      {
        id: 'full',
        name: 'A name',
        kind: 'text',
        private: true,
        uncensored: true,
        offline: true,
        beta: true,
        durations: ['5s', '10s'],
        aspectRatios: ['16:9', '1:1'],
        resolutions: ['768P', '2K'],
        audio: 'toggle',
        audioInput: true,
        pictures: { minSide: 300, minAspect: 0.4, maxAspect: 2.5 },
        promptLimit: 7000,
        sets: ['fast', 'audio'],
        removedAt: Date.UTC(2026, 8, 24),
        replacement: 'new-one',
      },
    ]);
  });

  test('a bare row gets the documented defaults', async () => {
    await using venice = await standIn();
    venice.next(status(200, { data: [{ id: 'bare', model_spec: { constraints: {} } }] }));
    expect(await venice.provider.models()).toMatchObject([
      {
        name: 'bare',
        private: false,
        audio: 'silent',
        promptLimit: 2500,
        durations: [],
        removedAt: null,
        replacement: null,
      },
    ]);
  });

  test.each([
    ['topaz-video-upscale', { resolutions: ['2x', '4x'], model_type: 'video' }, 'upscale'],
    ['topaz-new', { resolutions: ['720p'], topaz: { models: [] } }, 'upscale'],
    ['kling-v3-pro-motion-control', { model_type: 'video', video_input: true }, 'motion'],
    ['wan-2-7-video-to-video', { model_type: 'video' }, 'video'],
    ['something-that-edits', { model_type: 'image-to-video', video_input: true }, 'video'],
    ['kling-o3-pro-reference-to-video', { model_type: 'image-to-video' }, 'reference'],
    ['pixverse-c1-transition', { model_type: 'image-to-video' }, 'first-last'],
    ['flux-3-first-last-frame-to-video', { model_type: 'image-to-video' }, 'first-last'],
    ['runway-gen4-5-text', { model_type: 'text-to-video' }, 'text'],
    ['runway-gen4-5', { model_type: 'image-to-video' }, 'image'],
    ['minimax-h3-max-multi-angle', {}, 'image'],
  ])('%s is told by %o: %s', async (id, constraints, kind) => {
    await using venice = await standIn();
    venice.next(status(200, { data: [row(id, constraints)] }));
    expect(await venice.provider.models()).toMatchObject([{ id, kind }]);
  });

  test.each([
    [{ audio: true, audio_configurable: true }, 'toggle'],
    [{ audio: true, audio_configurable: false }, 'always'],
    [{ audio: false, audio_configurable: false }, 'silent'],
    [{}, 'silent'],
  ])('sound %o: %s', async (constraints, audio) => {
    await using venice = await standIn();
    venice.next(status(200, { data: [row('m', constraints)] }));
    expect(await venice.provider.models()).toMatchObject([{ audio }]);
  });

  test.each<[string, Answering]>([
    ['500', status(500)],
    ['a page', status(200, '<html/>')],
    ['a list that is none', status(200, { data: {} })],
    ['no answer', cut],
  ])('%s is a retryable Fault', async (_name, answering) => {
    await using venice = await standIn();
    venice.next(answering);
    const error: unknown = await venice.provider.models().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ retryable: true });
  });
});

describe('preflight', () => {
  test.each<[string, Answering, object]>([
    [
      'a good key',
      status(200, { data: { accessPermitted: true, balances: { USD: 12.5, DIEM: 3 } } }),
      { is: 'ready', balanceUsd: 12.5 },
    ],
    ['a good key, balance unsaid', status(200, { data: { accessPermitted: true } }), { is: 'ready', balanceUsd: null }],
    [
      'a key that may not spend',
      status(200, { data: { accessPermitted: false, balances: { USD: 0 } } }),
      { is: 'not-permitted' },
    ],
    ['a wrong key', status(401, { error: 'Authentication failed' }), { is: 'bad-key' }],
    ['no funds', status(402), { is: 'not-permitted' }],
    ['a blocked region', status(403), { is: 'not-permitted' }],
    [
      'an odd body',
      status(200, { data: {} }),
      { is: 'unreachable', why: 'an unreadable answer (data.accessPermitted)' },
    ],
    ['a 503', status(503), { is: 'unreachable', why: 'status 503' }],
    ['a 429', status(429), { is: 'unreachable', why: 'too many calls' }],
    ['no answer', cut, { is: 'unreachable' }],
  ])('%s', async (_name, answering, expected) => {
    await using venice = await standIn();
    venice.next(answering);
    expect(await venice.provider.preflight()).toMatchObject(expected);
    expect(venice.asked).toMatchObject([{ method: 'GET', path: '/api/v1/api_keys/rate_limits' }]);
  });
});
