// Answers that never come, come cut or make no sense, told apart from requests that never left.
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createVeniceClient } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import { MODEL, REQUEST } from './samples.ts';
import { type Answering, cut, cutAfter, KEY, NOW, reset, silence, stall, standIn, status } from './stand-in.ts';

const QUEUED = { model: MODEL, queue_id: 'q-1' };

describe('lost: the request left, and what became of it is not known', () => {
  const rows: readonly (readonly [string, Answering])[] = [
    ['500', status(500, { error: 'Inference failed' })],
    ['502 with a page', status(502, '<html>Bad gateway</html>')],
    ['503', status(503, { error: 'At capacity' })],
    ['504', status(504, { error: 'Timeout' })],
    ['520', status(520, 'web server is returning an unknown error')],
    ['a redirect', status(302, {}, { location: 'https://elsewhere.test/' })],
    ['a status of nowhere', status(418, { error: 'teapot' })],
    ['a 408', status(408, { error: 'Request timeout' })],
    ['a 200 without queue_id', status(200, { model: MODEL })],
    ['a 200 with an empty queue_id', status(200, { model: MODEL, queue_id: '' })],
    ['a 200 with a number for queue_id', status(200, { model: MODEL, queue_id: 7 })],
    ['a 200 that is a page', status(200, '<html>hello</html>')],
    ['a 200 that is half JSON', status(200, '{"model":"x","queue_id":"q')],
    ['an empty 200', status(200, '')],
    ['a 200 of endless JSON', status(200, { ...QUEUED, more: 'x'.repeat(2_000_000) })],
    ['a connection closed without answer', cut],
    ['a connection reset without answer', reset],
    ['an answer cut after its headers', cutAfter('', 'application/json', 60)],
    ['an answer cut in the body', cutAfter(JSON.stringify(QUEUED).slice(0, 20), 'application/json', 60)],
    ['no answer in time', silence],
    ['a body that never ends', stall('{"model":', 'application/json')],
  ];
  test.each(rows)('%s', async (_name, answering) => {
    await using venice = await standIn({ timeouts: { queue: { headersMs: 150, bodyMs: 150 } } });
    venice.next(answering);
    const answer = await venice.provider.submit(REQUEST);
    expect(answer.is).toBe('lost');
    expect(JSON.stringify(answer)).not.toContain('gondola');
    expect(JSON.stringify(answer)).not.toContain(KEY);
    expect(venice.asked).toHaveLength(1);
  });
});

describe('unsent: not a byte of the request left', () => {
  const submitTo = async (baseUrl: string) => {
    const client = createVeniceClient({
      baseUrl,
      auth: { kind: 'key', apiKey: KEY },
      now: () => NOW,
      timeouts: { connect: 200 },
    });
    try {
      return await createVeniceProvider(client).submit(REQUEST);
    } finally {
      await client.close();
    }
  };

  test('nobody listens', async () => {
    const gone = createTcpServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await submitTo(`http://127.0.0.1:${port}`)).toEqual({ is: 'unsent', why: 'ECONNREFUSED' });
  });

  test('no such host', async () => {
    expect(await submitTo('http://no-such-host.invalid/api/v1')).toMatchObject({ is: 'unsent' });
  });

  test.each([
    ['the TLS handshake is refused', (socket: { destroy(): void }) => socket.destroy()],
    [
      'the TLS handshake meets no TLS',
      (socket: { end(text: string): void }) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ],
    ['the TLS handshake is never answered', () => undefined],
  ] as const)('%s', async (_name, greet) => {
    const heard: Buffer[] = [];
    const sockets = new Set<{ destroy(): void }>();
    const server = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard.push(chunk);
        greet(socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await submitTo(`https://127.0.0.1:${port}/api/v1`)).toMatchObject({ is: 'unsent' });
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('POST');
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test('the client is closed', async () => {
    await using venice = await standIn();
    await venice.client.close();
    expect(await venice.provider.submit(REQUEST)).toMatchObject({ is: 'unsent' });
    expect(venice.asked).toHaveLength(0);
  });
});
