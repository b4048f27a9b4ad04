// A server on loopback that answers exactly what a test says, down to cut connections, and keeps what it was asked.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import type { VideoProvider } from '../../src/domain/ports.ts';
import { Instant } from '../../src/domain/time.ts';
import { createVeniceClient, type VeniceClient, type VeniceClientOptions } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export type Answering = (response: ServerResponse, request: IncomingMessage) => void;

export interface StandIn extends AsyncDisposable {
  readonly url: string;
  readonly client: VeniceClient;
  readonly provider: VideoProvider;
  readonly asked: readonly Asked[];
  /** Answers to come, in order; a call beyond them fails the test by status 599. */
  next(...answers: readonly Answering[]): void;
}

export const NOW = Instant.parse(1_790_000_000_000);
export const KEY = 'VENICE_INFERENCE_KEY_of-the-test';

export async function standIn(options: Partial<VeniceClientOptions> = {}): Promise<StandIn> {
  const asked: Asked[] = [];
  const answers: Answering[] = [];
  const server = createServer((request, response) => {
    void record(request).then((entry) => {
      asked.push(entry);
      const answer = answers.shift() ?? status(599, { error: 'nothing was planned for this call' });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = createVeniceClient({
    baseUrl: `${url}/api/v1/`,
    auth: { kind: 'key', apiKey: KEY },
    now: () => NOW,
    ...options,
  });
  return {
    url,
    client,
    provider: createVeniceProvider(client),
    asked,
    next: (...more) => void answers.push(...more),
    async [Symbol.asyncDispose]() {
      await client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function record(request: IncomingMessage): Promise<Asked> {
  const body = request.headers['content-length'] === undefined ? undefined : await readJson(request);
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
}

/** A whole answer: an object as JSON, a string or bytes as they are. */
export function status(code: number, body: unknown = {}, headers: Record<string, string> = {}): Answering {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return (response) => {
    response.writeHead(code, { 'content-type': raw ? 'text/html' : 'application/json', ...headers });
    response.end(raw ? body : JSON.stringify(body));
  };
}

export function bytes(body: Uint8Array | string, contentType: string): Answering {
  return status(200, body, { 'content-type': contentType });
}

/** The connection ends without a word of answer. */
export const cut: Answering = (response) => void response.socket?.destroy();
export const reset: Answering = (_response, request) => void request.socket.resetAndDestroy();

/** Headers that promise more than comes. */
export function cutAfter(part: Uint8Array | string, contentType: string, promised: number): Answering {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType, 'content-length': String(promised) });
    response.write(part, () => response.socket?.destroy());
  };
}

/** Nothing, for as long as the client cares to wait. */
export const silence: Answering = () => undefined;

/** Headers and the beginning of a body, then nothing. */
export function stall(part: Uint8Array | string, contentType: string): Answering {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType });
    response.write(part);
  };
}

export async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
