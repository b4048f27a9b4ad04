// Submitting: every status and body that Venice is known to answer with.
import { describe, expect, test } from 'vitest';
import { MODEL, PROMPT, REQUEST } from './samples.ts';
import { cut, KEY, NOW, standIn, status } from './stand-in.ts';

const QUEUED = { model: MODEL, queue_id: 'q-1' };
const reset_at = (ms: number) => String(NOW + ms);

test('an accepted request carries the key, the exact body, and gives a ticket', async () => {
  await using venice = await standIn();
  venice.next(status(200, { ...QUEUED, model: 'kling-successor', download_url: 'https://share.test/secret', new: 1 }));
  expect(await venice.provider.submit(REQUEST)).toEqual({
    is: 'accepted',
    ticket: { model: 'kling-successor', queueId: 'q-1', downloadUrl: 'https://share.test/secret' },
  });
  expect(venice.asked).toMatchObject([
    {
      method: 'POST',
      path: '/api/v1/video/queue',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', connection: 'close' },
      body: {
        model: MODEL,
        prompt: PROMPT,
        negative_prompt: 'rain',
        duration: '5s',
        aspect_ratio: '16:9',
        resolution: '720p',
        audio: true,
      },
    },
  ]);
});

test('an answer without the model keeps the model that was asked for', async () => {
  await using venice = await standIn();
  venice.next(status(200, { queue_id: 'q-2', download_url: null }));
  const ticket = { model: MODEL, queueId: 'q-2', downloadUrl: null };
  expect(await venice.provider.submit(REQUEST)).toEqual({ is: 'accepted', ticket });
});

describe('declined before any charge', () => {
  const issue = { code: 'invalid_enum_value', message: 'Invalid option', path: ['duration'], expected: "'5s' | '10s'" };
  const rows: readonly (readonly [string, number, unknown, string, string])[] = [
    ['E1', 400, { error: 'Bad things' }, 'invalid', 'Bad things'],
    [
      'E2 with a headline',
      400,
      { error: 'Invalid request', issues: [issue] },
      'invalid',
      "duration: Invalid option (expected '5s' | '10s')",
    ],
    [
      'E2 without error',
      400,
      { details: { _errors: [] }, issues: [issue] },
      'invalid',
      "duration: Invalid option (expected '5s' | '10s')",
    ],
    ['E2 with plain details', 400, { details: 'duration is wrong' }, 'invalid', 'duration is wrong'],
    ['E3', 400, { error: 'The provider refused it.', request_id: 'r-1' }, 'invalid', 'The provider refused it.'],
    ['unknown model', 400, { error: 'Specified model not found: x' }, 'model-gone', 'Specified model not found: x'],
    ['region', 403, { error: 'Not available in your region' }, 'region', 'Not available in your region'],
    ['missing model', 404, { error: 'Model not found' }, 'model-gone', 'Model not found'],
    [
      'consent',
      409,
      { error: { code: 'needs_consent', message: 'Consent is needed.' }, consent_flow: 'seedance' },
      'consent',
      'Consent is needed.',
    ],
    ['retired', 410, { error: 'Gone' }, 'model-gone', 'Gone'],
    ['E7', 413, { code: 'PAYLOAD_TOO_LARGE', error: 'Too large' }, 'too-large', 'Too large'],
    ['bad type', 415, 'no json', 'invalid', 'no json'],
    [
      'E4',
      422,
      { error: 'Prompt violates the content policy', suggested_prompt: 'x' },
      'refused-prompt',
      'Prompt violates the content policy',
    ],
    [
      'a face',
      422,
      { error: { message: 'Your image shows real people', type: 'provider_content_policy' } },
      'refused-media',
      'Your image shows real people',
    ],
    ['E6', 422, { error: 'The provider failed', hint: 'Try again.' }, 'provider', 'The provider failed'],
    ['a page', 403, '<html>Blocked</html>', 'region', 'Venice answered with status 403.'],
    ['nothing', 400, '', 'invalid', 'Venice answered with status 400.'],
    ['a list', 400, '[1]', 'invalid', '[1]'],
  ];
  test.each(rows)('%s (%i)', async (_name, code, body, reason, detail) => {
    await using venice = await standIn();
    venice.next(status(code, body));
    const failure = { reason, charged: 'no', detail, suggestedModel: null };
    expect(await venice.provider.submit(REQUEST)).toMatchObject({ is: 'declined', failure });
    expect(venice.asked).toHaveLength(1);
  });

  test.each([
    [true, 'no'],
    [false, 'yes'],
    [undefined, 'no'],
  ])('E5 with credits_refunded %s: charged %s', async (refunded, charged) => {
    await using venice = await standIn();
    const error = {
      message: 'No.',
      type: 'provider_content_policy',
      credits_refunded: refunded,
      recommended_model: 'other',
    };
    venice.next(status(422, { error }));
    const failure = { reason: 'refused-prompt', charged, detail: 'No.', suggestedModel: 'other' };
    expect(await venice.provider.submit(REQUEST)).toEqual({ is: 'declined', failure });
  });

  test('a long sentence is shortened and its links are taken out', async () => {
    await using venice = await standIn();
    venice.next(
      status(400, {
        error: `Cannot fetch https://cdn.test/a?sig=abc or data:image/png;base64,AAAA ${'x'.repeat(900)}`,
      }),
    );
    const answer = await venice.provider.submit(REQUEST);
    const detail = answer.is === 'declined' ? answer.failure.detail : null;
    expect(detail).toMatch(/^Cannot fetch \(link\) or \(link\) x+…$/);
    expect(detail).toHaveLength(500);
  });
});

describe('blocked', () => {
  test.each([
    ['a wrong key', 401, { error: 'Authentication failed' }, 'key'],
    ['a wallet header', 401, { error: 'Expired', code: 'X402_SIGN_IN_EXPIRED' }, 'key'],
    ['no credentials', 402, { x402Version: 2, accepts: [] }, 'key'],
    ['an empty wallet', 402, { error: 'Payment required', code: 'PAYMENT_REQUIRED' }, 'funds'],
    ['a spent key', 402, { error: 'API key spend limit exceeded' }, 'funds'],
  ])('%s', async (_name, code, body, why) => {
    await using venice = await standIn();
    venice.next(status(code, body));
    expect(await venice.provider.submit(REQUEST)).toEqual({ is: 'blocked', why });
  });
});

describe('busy', () => {
  const rows: readonly (readonly [string, Record<string, string>, string, number])[] = [
    ['Retry-After in seconds', { 'retry-after': '12' }, 'Overloaded', 12_000],
    ['Retry-After as a date', { 'retry-after': new Date(NOW + 9_000).toUTCString() }, 'Overloaded', 9_000],
    ['a reset in ms', { 'x-ratelimit-reset-requests': reset_at(20_000) }, 'Rate limited', 20_000],
    ['a reset in seconds', { 'x-ratelimit-reset-requests': String(NOW / 1000 + 7) }, 'Rate limited', 7_000],
    ['a reset in seconds to go', { 'x-ratelimit-reset-requests': '5' }, 'Rate limited', 5_000],
    ['nothing said', {}, 'Rate limited', 30_000],
    ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset-requests': 'Infinity' }, 'Rate limited', 30_000],
    ['a reset in the past', { 'x-ratelimit-reset-requests': reset_at(-5_000) }, 'Rate limited', 1_000],
    ['a wait beyond reason', { 'retry-after': '86400' }, 'Overloaded', 600_000],
    ['a spent failure budget', { 'x-ratelimit-resets': reset_at(25_000), 'retry-after': '2' }, 'Too many', 25_000],
    [
      'a spent failure budget without headers',
      {},
      'Too many failed attempts (> 50) resulting in a non-success status code',
      30_000,
    ],
  ];
  test.each(rows)('%s', async (_name, headers, error, afterMs) => {
    await using venice = await standIn();
    venice.next(status(429, { error }, headers));
    expect(await venice.provider.submit(REQUEST)).toEqual({ is: 'busy', afterMs });
  });
});

describe('the audio rule', () => {
  const refusal = {
    error: 'Invalid request',
    issues: [{ message: 'This model does not support audio configuration', path: ['audio'] }],
  };

  test('refused for naming audio: once more without it, and the rest as it was', async () => {
    await using venice = await standIn();
    venice.next(status(400, refusal), status(200, QUEUED));
    expect(await venice.provider.submit(REQUEST)).toMatchObject({ is: 'accepted', ticket: { queueId: 'q-1' } });
    const [first, second] = venice.asked.map((one) => one.body);
    expect(first).toMatchObject({ audio: true });
    expect({ ...(second as object), audio: true }).toEqual(first);
    expect(second).not.toHaveProperty('audio');
  });

  test('refused again: declined, and no third call', async () => {
    await using venice = await standIn();
    venice.next(status(400, { error: 'This model does not support audio configuration' }), status(400, refusal));
    expect(await venice.provider.submit(REQUEST)).toMatchObject({ is: 'declined', failure: { charged: 'no' } });
    expect(venice.asked).toHaveLength(2);
  });

  test('the second answer is lost: lost', async () => {
    await using venice = await standIn();
    venice.next(status(400, refusal), cut);
    expect(await venice.provider.submit(REQUEST)).toMatchObject({ is: 'lost' });
  });

  test.each([
    ['audio was not sent', { ...REQUEST, audio: null }, status(400, refusal)],
    ['another field is wrong', REQUEST, status(400, { error: 'This model does not support aspect_ratio' })],
    ['the same words with a 500', REQUEST, status(500, refusal)],
    ['the same words with a 422', REQUEST, status(422, refusal)],
  ])('no second call when %s', async (_name, request, answering) => {
    await using venice = await standIn();
    venice.next(answering);
    expect((await venice.provider.submit(request)).is).not.toBe('accepted');
    expect(venice.asked).toHaveLength(1);
  });
});

test('what Venice says of its rate windows is heard, with refusals too', async () => {
  const heard: unknown[] = [];
  await using venice = await standIn({ onLimits: (route, limits) => heard.push({ route, ...limits }) });
  const headers = { 'x-ratelimit-remaining-requests': '39', 'x-ratelimit-reset-requests': reset_at(60_000) };
  venice.next(status(200, QUEUED, headers), status(400, { error: 'No' }, headers), status(200, QUEUED));
  for (let i = 0; i < 3; i += 1) await venice.provider.submit(REQUEST);
  const limits = { route: 'queue', remaining: 39, resetAt: NOW + 60_000 };
  expect(heard).toEqual([limits, limits]);
});
