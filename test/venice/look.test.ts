// Looking after a job: every status and body, mislabelled bytes, broken transfers.
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { ModelId } from '../../src/domain/ids.ts';
import type { Look } from '../../src/domain/ports.ts';
import { MODEL, MP4_HEAD, TICKET } from './samples.ts';
import {
  type Answering,
  bytes,
  collect,
  cut,
  cutAfter,
  KEY,
  NOW,
  silence,
  stall,
  standIn,
  status,
} from './stand-in.ts';

const SHORT = { retrieve: { headersMs: 150, bodyMs: 150 }, download: { headersMs: 150, bodyMs: 150 } };
const PROCESSING = { status: 'PROCESSING', average_execution_time: 145_000, execution_duration: 53_200 };

async function clipOf(look: Look): Promise<Buffer> {
  if (look.is !== 'ready') throw new Error(`expected a clip, got ${look.is}`);
  return collect(look.body);
}

test('a rendering job: the exact body, and its times in milliseconds', async () => {
  await using venice = await standIn();
  venice.next(status(200, PROCESSING));
  expect(await venice.provider.look(TICKET)).toEqual({ is: 'rendering', averageMs: 145_000, elapsedMs: 53_200 });
  expect(venice.asked).toMatchObject([{ path: '/api/v1/video/retrieve', headers: { authorization: `Bearer ${KEY}` } }]);
  expect(venice.asked[0]?.body).toEqual({ model: MODEL, queue_id: 'queue-id-1' });
});

describe('still rendering', () => {
  const JSON_TEXT = JSON.stringify(PROCESSING);
  test.each<[string, Answering]>([
    ['as JSON served as mp4', bytes(JSON_TEXT, 'video/mp4')],
    ['as JSON served as octet-stream', bytes(JSON_TEXT, 'application/octet-stream')],
    ['after white space', bytes(` \r\n\t ${JSON_TEXT}`, 'video/mp4')],
    ['after a page of white space', bytes(`${'\n'.repeat(3000)}${JSON_TEXT}`, 'application/json')],
    ['in lower case', status(200, { ...PROCESSING, status: 'processing' })],
    ['under another word', status(200, { ...PROCESSING, status: 'Queued' })],
  ])('%s', async (_name, answering) => {
    await using venice = await standIn();
    venice.next(answering);
    expect(await venice.provider.look(TICKET)).toEqual({ is: 'rendering', averageMs: 145_000, elapsedMs: 53_200 });
  });

  test('without times, or with nonsense in their place', async () => {
    await using venice = await standIn();
    venice.next(status(200, { status: 'PROCESSING', average_execution_time: 'soon', execution_duration: -4 }));
    expect(await venice.provider.look(TICKET)).toEqual({ is: 'rendering', averageMs: 0, elapsedMs: 0 });
  });
});

describe('a clip', () => {
  test.each([
    ['as mp4', 'video/mp4'],
    ['as octet-stream', 'application/octet-stream'],
    ['labelled as JSON', 'application/json'],
    ['without a label worth the name', 'text/plain'],
  ])('%s comes whole', async (_name, type) => {
    await using venice = await standIn();
    const clip = Buffer.concat([MP4_HEAD, Buffer.alloc(3_000_000, 5)]);
    venice.next(bytes(clip, type));
    expect((await clipOf(await venice.provider.look(TICKET))).equals(clip)).toBe(true);
  });

  test('in small pieces from the first byte on', async () => {
    await using venice = await standIn();
    venice.next((response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      for (const byte of MP4_HEAD.subarray(0, 20)) response.write(Buffer.from([byte]));
      response.end(MP4_HEAD.subarray(20));
    });
    expect((await clipOf(await venice.provider.look(TICKET))).equals(MP4_HEAD)).toBe(true);
  });

  test('of a kind we do not know is still handed on: it was paid for', async () => {
    await using venice = await standIn();
    const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    venice.next(bytes(webm, 'video/webm'));
    expect((await clipOf(await venice.provider.look(TICKET))).equals(webm)).toBe(true);
  });

  test.each<[string, Answering]>([
    ['cut half-way', cutAfter(MP4_HEAD, 'video/mp4', 1_000_000)],
    ['stalled half-way', stall(MP4_HEAD, 'video/mp4')],
  ])('%s breaks off with a retryable Fault that says nothing of the wire', async (_name, answering) => {
    await using venice = await standIn({ timeouts: SHORT });
    venice.next(answering);
    const error: unknown = await clipOf(await venice.provider.look(TICKET)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({
      retryable: true,
      message: expect.stringMatching(/^the transfer broke off \(\w+\)$/),
    });
    expect(error).toHaveProperty('cause', undefined);
  });

  test('that nobody reads is let go by destroy', async () => {
    await using venice = await standIn();
    const closed = Promise.withResolvers<void>();
    venice.next((response, request) => {
      request.socket.once('close', () => closed.resolve());
      stall(MP4_HEAD, 'video/mp4')(response, request);
    });
    const look = await venice.provider.look(TICKET);
    if (look.is === 'ready') look.body.destroy();
    await closed.promise;
    expect(look.is).toBe('ready');
  });
});

describe('no news', () => {
  test.each<[string, Answering, number | null]>([
    ['a 429', status(429, { error: 'Slow down' }), null],
    ['a 429 with Retry-After', status(429, { error: 'Slow down' }, { 'retry-after': '20' }), 20_000],
    ['a spent failure budget', status(429, { error: 'x' }, { 'x-ratelimit-resets': String(NOW + 11_000) }), 11_000],
    ['a 502', status(502, { error: 'Could not fetch the file' }), null],
    ['a 503', status(503, '<html>busy</html>'), null],
    ['a 504', status(504), null],
    ['a 401', status(401, { error: 'Authentication failed' }), null],
    ['a 402', status(402, { error: 'No funds' }), null],
    ['a 403', status(403, { error: 'Region' }), null],
    ['a redirect', status(307, {}, { location: '/elsewhere' }), null],
    ['half JSON', status(200, '{"status":"PROC'), null],
    ['JSON without a status', status(200, { hello: 1 }), null],
    ['a page', status(200, '<html>maintenance</html>'), null],
    ['an empty clip', bytes('', 'video/mp4'), null],
    ['endless JSON', status(200, { status: 'PROCESSING', x: 'x'.repeat(2_000_000) }), null],
    ['a closed connection', cut, null],
    ['an answer cut after its headers', cutAfter('', 'application/json', 50), null],
    ['JSON cut in the middle', cutAfter('{"status"', 'application/json', 50), null],
    ['no answer in time', silence, null],
  ])('%s', async (_name, answering, afterMs) => {
    await using venice = await standIn({ timeouts: SHORT });
    venice.next(answering);
    expect(await venice.provider.look(TICKET)).toMatchObject({ is: 'later', afterMs });
  });
});

describe('ends and doubts', () => {
  const content = { type: 'provider_content_policy', message: 'Refused.' };
  test.each<[string, number, unknown, object]>([
    ['an id nobody knows', 400, { error: 'Request ID is invalid.' }, { is: 'unknown' }],
    ['deleted media', 404, { error: 'Media not found' }, { is: 'unknown' }],
    ['gone', 410, { error: 'Gone' }, { is: 'unknown' }],
    ['another 400', 400, { error: 'Invalid request' }, { is: 'troubled', detail: 'Invalid request' }],
    ['a 500', 500, { error: 'Inference failed' }, { is: 'troubled', detail: 'Inference failed' }],
    [
      'refunded',
      422,
      { error: { ...content, credits_refunded: true } },
      { is: 'failed', failure: { reason: 'refused-prompt', charged: 'no' } },
    ],
    [
      'kept',
      422,
      { error: { ...content, credits_refunded: false, recommended_model: 'm2' } },
      { is: 'failed', failure: { charged: 'yes', suggestedModel: 'm2' } },
    ],
    ['silent about money', 422, { error: content }, { is: 'failed', failure: { charged: 'unknown' } }],
    [
      'the provider failed',
      422,
      { error: 'Generation failed', credits_refunded: true, hint: 'Try later.' },
      { is: 'failed', failure: { reason: 'provider', charged: 'no', detail: 'Generation failed' } },
    ],
    [
      'FAILED',
      200,
      { status: 'FAILED', error: { message: 'It broke' } },
      { is: 'failed', failure: { reason: 'provider', charged: 'unknown', detail: 'It broke' } },
    ],
    [
      'failed, refunded',
      200,
      { status: 'failed', error: 'It broke', credits_refunded: true },
      { is: 'failed', failure: { charged: 'no' } },
    ],
    ['an unknown word', 200, { status: 'EXPLODED' }, { is: 'failed', failure: { detail: 'exploded' } }],
    ['finished without a way to fetch it', 200, { status: 'COMPLETED' }, { is: 'troubled' }],
  ])('%s', async (_name, code, body, expected) => {
    await using venice = await standIn();
    venice.next(status(code, body));
    expect(await venice.provider.look(TICKET)).toMatchObject(expected);
  });

  test.each([
    ['runway-gen4-5-text', content, 'yes'],
    ['grok-imagine-text-to-video-private', content, 'no'],
    ['runway-gen4-5-text', 'Generation failed', 'unknown'],
    ['kling-o3-pro-text-to-video', content, 'unknown'],
  ])('%s says nothing of money: charged by its family', async (model, error, charged) => {
    await using venice = await standIn();
    venice.next(status(422, { error }));
    const look = await venice.provider.look({ ...TICKET, model: ModelId.parse(model) });
    expect(look).toMatchObject({ is: 'failed', failure: { charged } });
  });
});
