// What an operator reads when the bot cannot log in, and that the token is in none of it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { Fault } from '../../src/domain/fault.ts';
import { createGateway, type Gateway } from '../../src/services/discord/gateway.ts';
import { rememberingLog } from './logs.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.secret.token';

let server: Server;
let sockets: WebSocketServer;
let url: string;
let answer: { readonly status: number; readonly body: object };
let log: ReturnType<typeof rememberingLog>;

beforeEach(async () => {
  log = rememberingLog();
  server = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  }).listen(0, '127.0.0.1');
  sockets = new WebSocketServer({ server });
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  url = `http://127.0.0.1:${port}/api`;
  answer = {
    status: 200,
    body: {
      url: `ws://127.0.0.1:${port}`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    },
  };
});

afterEach(() => {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  server.closeAllConnections();
  server.close();
});

const gateway = (readyMs: number): Gateway =>
  createGateway({ token: TOKEN, apiUrl: url, log, onInteraction: () => undefined, patience: { readyMs, closeMs: 50 } });

async function failure(readyMs = 10_000): Promise<Fault> {
  const started = await gateway(readyMs)
    .start()
    .catch((error: unknown) => error);
  if (!(started instanceof Fault)) throw new Error('the gateway started', { cause: started });
  expect(`${started.message}${log.lines.join('')}`).not.toContain(TOKEN);
  return started;
}

it('says that the token is refused', async () => {
  answer = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
  expect(await failure()).toMatchObject({ retryable: false, message: expect.stringMatching(/refused the bot token/) });
});

it('says the same when the gateway is the one to refuse it', async () => {
  sockets.on('connection', (socket) => socket.close(4004, 'Authentication failed.'));
  expect(await failure()).toMatchObject({ retryable: false, message: expect.stringMatching(/refused the bot token/) });
});

it('names a close code that no reconnect can help', async () => {
  sockets.on('connection', (socket) => socket.close(4014, 'Disallowed intents.'));
  expect(await failure()).toMatchObject({ retryable: false, message: expect.stringMatching(/4014/) });
});

it('says that Discord cannot be reached, which may pass', async () => {
  server.close();
  server.closeAllConnections();
  expect(await failure()).toMatchObject({ retryable: true, message: expect.stringMatching(/cannot be reached/) });
});

it('says that Discord is down, which may pass', async () => {
  answer = { status: 503, body: { message: 'down' } };
  expect(await failure()).toMatchObject({ retryable: true, message: expect.stringMatching(/cannot be reached/) });
});

it('does not wait for ever for a gateway that keeps silent', async () => {
  expect(await failure(100)).toMatchObject({ retryable: true, message: expect.stringMatching(/0\.1 seconds/) });
  // discord.js tries once more behind our back; this ends it.
  const [again] = z.tuple([z.instanceof(WebSocket)]).parse((await once(sockets, 'connection')).slice(0, 1));
  again.close(4004);
  await once(again, 'close');
});

it('has no invite link before it knows who it is', async () => {
  const idle = gateway(1000);
  expect(() => idle.inviteLink()).toThrow(Fault);
  await idle.stop();
  await idle.stop();
});
