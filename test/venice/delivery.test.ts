// Clips behind a secret link, and asking Venice to forget its copies.
import { describe, expect, test } from 'vitest';
import type { Look } from '../../src/domain/ports.ts';
import { MODEL, MP4_HEAD, TICKET } from './samples.ts';
import { type Answering, bytes, collect, cut, cutAfter, silence, standIn, status } from './stand-in.ts';

const SHORT = { retrieve: { headersMs: 150, bodyMs: 150 }, download: { headersMs: 150, bodyMs: 150 } };
const PROCESSING = { status: 'PROCESSING', average_execution_time: 145_000, execution_duration: 53_200 };

async function clipOf(look: Look): Promise<Buffer> {
  if (look.is !== 'ready') throw new Error(`expected a clip, got ${look.is}`);
  return collect(look.body);
}

describe('private delivery', () => {
  const COMPLETED = status(200, { status: 'COMPLETED' });
  const ticketAt = (url: string) => ({ ...TICKET, downloadUrl: `${url}/v1/share/read/secret?sig=1` });

  test('a finished clip is fetched by its link, without our key', async () => {
    await using venice = await standIn();
    venice.next(COMPLETED, bytes(MP4_HEAD, 'application/octet-stream'));
    expect((await clipOf(await venice.provider.look(ticketAt(venice.url)))).equals(MP4_HEAD)).toBe(true);
    expect(venice.asked[1]).toMatchObject({ method: 'GET', path: '/v1/share/read/secret?sig=1' });
    expect(venice.asked[1]?.headers).not.toHaveProperty('authorization');
  });

  test('a link that leads on to storage is followed', async () => {
    await using venice = await standIn();
    venice.next(COMPLETED, status(302, '', { location: '/storage/clip.mp4' }), bytes(MP4_HEAD, 'video/mp4'));
    expect((await clipOf(await venice.provider.look(ticketAt(venice.url)))).equals(MP4_HEAD)).toBe(true);
    expect(venice.asked[2]?.path).toBe('/storage/clip.mp4');
  });

  test('a job without a link of its own uses the one in the answer', async () => {
    await using venice = await standIn();
    venice.next(status(200, { status: 'completed', url: `${venice.url}/x` }), bytes(MP4_HEAD, 'video/mp4'));
    expect((await clipOf(await venice.provider.look(TICKET))).equals(MP4_HEAD)).toBe(true);
  });

  test.each<[string, Answering, object]>([
    [
      '410: the clip is gone',
      status(410, { error: 'expired' }),
      { is: 'failed', failure: { reason: 'expired', charged: 'yes' } },
    ],
    ['404: asked a few times', status(404, { error: 'not found' }), { is: 'troubled', detail: 'not found' }],
    ['429: later', status(429, {}, { 'retry-after': '3' }), { is: 'later', afterMs: 3_000 }],
    ['500: later', status(500, 'oops'), { is: 'later' }],
    ['a page: later', status(200, '<html>no</html>'), { is: 'later' }],
    ['JSON: later', status(200, { error: 'x' }), { is: 'later' }],
    ['an endless redirect: later', status(302, '', { location: '/v1/share/read/secret?sig=1' }), { is: 'later' }],
    ['cut: later', cut, { is: 'later' }],
    ['silence: later', silence, { is: 'later' }],
  ])('%s', async (_name, answering, expected) => {
    await using venice = await standIn({ timeouts: SHORT });
    venice.next(COMPLETED, answering, answering, answering, answering);
    const look = await venice.provider.look(ticketAt(venice.url));
    expect(look).toMatchObject(expected);
    expect(JSON.stringify(look)).not.toContain('secret');
  });
});

describe('forgetting', () => {
  test('an inline clip is retrieved once more, to its end, with the request to delete it', async () => {
    await using venice = await standIn();
    const whole = Promise.withResolvers<void>();
    venice.next((response, request) => {
      response.once('finish', () => whole.resolve());
      bytes(Buffer.concat([MP4_HEAD, Buffer.alloc(2_000_000)]), 'video/mp4')(response, request);
    });
    expect(await venice.provider.forget(TICKET)).toBe('done');
    await whole.promise;
    expect(venice.asked[0]?.body).toEqual({ model: MODEL, queue_id: 'queue-id-1', delete_media_on_completion: true });
  });

  test.each<[string, Answering, string]>([
    ['an id nobody knows', status(400, { error: 'Request ID is invalid.' }), 'already-gone'],
    ['deleted', status(404), 'already-gone'],
    ['gone', status(410), 'already-gone'],
    ['a recorded failure', status(422, { error: 'x' }), 'already-gone'],
    ['a transfer that breaks', cutAfter(MP4_HEAD, 'video/mp4', 9_000), 'failed'],
    ['still rendering', status(200, PROCESSING), 'failed'],
    ['a 401', status(401), 'failed'],
    ['a 429', status(429), 'failed'],
    ['a 500', status(500), 'failed'],
    ['no answer', cut, 'failed'],
  ])('inline, %s: %s', async (_name, answering, expected) => {
    await using venice = await standIn();
    venice.next(answering);
    expect(await venice.provider.forget(TICKET)).toBe(expected);
  });

  test.each<[string, Answering, string]>([
    ['204', (response) => response.writeHead(204).end(), 'done'],
    ['200', status(200), 'done'],
    ['404', status(404), 'already-gone'],
    ['410', status(410), 'already-gone'],
    ['403', status(403), 'failed'],
    ['500', status(500), 'failed'],
    ['no answer', cut, 'failed'],
  ])('by link, %s: %s', async (_name, answering, expected) => {
    await using venice = await standIn();
    venice.next(answering);
    expect(await venice.provider.forget({ ...TICKET, downloadUrl: `${venice.url}/secret` })).toBe(expected);
    expect(venice.asked).toMatchObject([{ method: 'DELETE', path: '/secret' }]);
    expect(venice.asked[0]?.headers).not.toHaveProperty('authorization');
  });
});
