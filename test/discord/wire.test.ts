// The messenger on a wire that misbehaves: silence, rate limits, errors, cut answers. The far end is a bare HTTP server,
// so that each byte and each moment is the test's own.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Client } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ChannelId, GuildId, MessageId, UserId } from '../../src/domain/ids.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { ClipFile, Messenger } from '../../src/domain/ports.ts';
import { Instant } from '../../src/domain/time.ts';
import { createClient, PATIENCE } from '../../src/services/discord/client.ts';
import { createMessenger } from '../../src/services/discord/messenger.ts';
import { jobIn, wording } from '../contracts/messenger-stage.ts';
import { silentLog } from './logs.ts';
import { render } from './render.ts';

const CHANNEL = ChannelId.parse('100000000000000004');
const MESSAGE = MessageId.parse('100000000000000009');
const now = () => Instant.parse(1_790_000_000_000);
const job = jobIn({
  member: UserId.parse('100000000000000003'),
  guild: GuildId.parse('100000000000000001'),
  channel: CHANNEL,
  now,
});
const notice: Notice = { is: 'failed', job };
const words = { key: 'failed', seek: null, file: null };

interface Heard {
  readonly method: string;
  readonly type: string;
  readonly body: Buffer;
}
const Nonced = z.object({ nonce: z.string() });
type Answer = (response: ServerResponse, heard: Heard) => void;

let server: Server;
let clients: Client[];
let messenger: Messenger;
let folder: string;
let heard: Heard[];
let answers: Answer[];

const posted: Answer = (response) => json(response, 200, { id: MESSAGE, channel_id: CHANNEL });

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const one = {
    method: request.method ?? '',
    type: request.headers['content-type'] ?? '',
    body: await buffer(request),
  };
  heard.push(one);
  (answers.shift() ?? posted)(response, one);
  server.emit('heard');
}

function open(callMs: number): void {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  const client = createClient(`http://127.0.0.1:${address.port}/api/`, { ...PATIENCE, callMs });
  client.rest.setToken('a-token');
  clients.push(client);
  messenger = createMessenger({ client, render, now, log: silentLog });
}

async function fileOf(bytes: Buffer): Promise<ClipFile> {
  const path = join(folder, 'clip.mp4');
  await writeFile(path, bytes);
  return { path, bytes: bytes.byteLength, name: 'clip.mp4' };
}

beforeEach(async () => {
  clients = [];
  heard = [];
  answers = [];
  folder = await mkdtemp(join(tmpdir(), 'gondolier-'));
  server = createServer((request, response) => void hear(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open(PATIENCE.callMs);
});

afterEach(async () => {
  for (const client of clients) await client.destroy();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

it('gives an upload minutes where an ordinary call gets seconds', async () => {
  open(50);
  const held: ServerResponse[] = [];
  answers.push((response) => void held.push(response));
  const upload = messenger.post({ channel: CHANNEL }, notice, { ...words, file: await fileOf(Buffer.alloc(9)) });
  await once(server, 'heard');
  answers.push((response) => void held.push(response));
  expect(await messenger.post({ channel: ChannelId.parse('100000000000000005') }, notice, words)).toEqual({
    is: 'later',
    afterMs: null,
  });
  const [first] = held;
  if (first === undefined) throw new Error('the upload was not heard');
  posted(first, { method: '', type: '', body: Buffer.alloc(0) });
  expect(await upload).toMatchObject({ is: 'posted', message: MESSAGE });
  expect(heard).toHaveLength(2);
});

it('sends the file and its description as Discord documents it', async () => {
  const bytes = Buffer.from('not really an mp4, but every byte of it counts');
  await messenger.post({ channel: CHANNEL }, notice, { ...words, file: await fileOf(bytes) });
  const [sent] = heard;
  if (sent === undefined) throw new Error('nothing was sent');
  const parts = await new Response(new Uint8Array(sent.body), { headers: { 'content-type': sent.type } }).formData();
  expect(JSON.parse(z.string().parse(parts.get('payload_json')))).toMatchObject({
    content: wording(notice),
    attachments: [{ id: '0', filename: 'clip.mp4', description: 'a clip' }],
    allowed_mentions: { parse: [], users: [job.author] },
    enforce_nonce: true,
  });
  const file = parts.get('files[0]');
  if (!(file instanceof File)) throw new Error('no file was sent');
  expect([file.name, file.type, Buffer.from(await file.arrayBuffer())]).toEqual(['clip.mp4', 'video/mp4', bytes]);
});

it('repeats a call whose answer was cut off under the same nonce', async () => {
  answers.push((response) => void response.socket?.resetAndDestroy());
  const first = await messenger.post({ channel: CHANNEL }, notice, words);
  if (first.is === 'later') await messenger.post({ channel: CHANNEL }, notice, words);
  const nonces = heard.map((one) => Nonced.parse(JSON.parse(one.body.toString())).nonce);
  expect(nonces).toHaveLength(2);
  expect(new Set(nonces).size).toBe(1);
});

it('waits out a short rate limit and comes back later from a long one', async () => {
  const limited =
    (seconds: string): Answer =>
    (response) =>
      json(response, 429, { message: 'slow', retry_after: Number(seconds), global: false }, { 'retry-after': seconds });
  answers.push(limited('0.02'));
  expect(await messenger.post({ channel: CHANNEL }, notice, words)).toMatchObject({ is: 'posted' });
  answers.push(limited('90'));
  const outcome = await messenger.edit(CHANNEL, MESSAGE, notice);
  expect(outcome).toBe('later');
  expect(heard.map((one) => one.method)).toEqual(['POST', 'POST', 'PATCH']);
});

it('says how long Discord asked to wait', async () => {
  answers.push((response) =>
    json(response, 429, { message: 'slow', retry_after: 90, global: false }, { 'retry-after': '90' }),
  );
  const outcome = await messenger.post({ channel: CHANNEL }, notice, words);
  if (outcome.is !== 'later') throw new Error(`the post came back as ${outcome.is}`);
  expect(outcome.afterMs).toBeGreaterThanOrEqual(90_000);
});

it('takes a Discord that is down for something that passes', async () => {
  const down: Answer = (response) => json(response, 503, { message: 'down' });
  answers.push(down, down, down, down);
  expect(await messenger.post({ channel: CHANNEL }, notice, words)).toEqual({ is: 'later', afterMs: null });
  server.closeAllConnections();
  server.close();
  expect(await messenger.post({ channel: CHANNEL }, notice, words)).toEqual({ is: 'later', afterMs: null });
});

it('steps the upload limit down on a bare 413', async () => {
  answers.push((response) => void response.writeHead(413).end('too large'));
  const outcome = await messenger.post({ channel: CHANNEL }, notice, {
    ...words,
    file: await fileOf(Buffer.alloc(999)),
  });
  expect(outcome).toEqual({ is: 'too-large', limit: 749 });
});

it('tells a missing file from a Discord that cannot be reached', async () => {
  const file = { path: join(folder, 'nowhere.mp4'), bytes: 5, name: 'nowhere.mp4' };
  await expect(messenger.post({ channel: CHANNEL }, notice, { ...words, file })).rejects.toThrow(/nowhere\.mp4/);
  expect(heard).toEqual([]);
});
