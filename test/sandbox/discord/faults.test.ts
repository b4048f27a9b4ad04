// Making requests go wrong, and being there when they happen.

import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, openStage, registerRow } from './bot.ts';

const isSend = ({ method, route }: { method: string; route: string }): boolean =>
  method === 'POST' && route === '/channels/:channel/messages';

test('an answer can be scripted, before the effect or instead of the true one', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  stage.sandbox.fault({ kind: 'answer', status: 403, body: { code: 50013, message: 'no' } }, { match: isSend });
  expect(await codeOf(channel.send('x'))).toBe(50013);
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(0);
  const body = { code: 40005, message: 'no' };
  stage.sandbox.fault({ kind: 'answer', when: 'after', status: 413, body }, { match: isSend });
  expect(await codeOf(channel.send('y'))).toBe(40005);
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(1);
  await channel.send('z');
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(2);
});

test.each([
  ['before', 1],
  ['after', 2],
] as const)('after a connection cut %s the effect and a second try there are %i messages', async (when, count) => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const fault = stage.sandbox.fault({ kind: 'cut', when }, { match: isSend });
  await Promise.allSettled([channel.send('x')]);
  expect((await fault.reached).body).toMatchObject({ content: 'x' });
  await channel.send('x');
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(count);
});

test('a nonce makes a cut answer harmless', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const post = () => channel.send({ content: 'clip', nonce: 'job-1', enforceNonce: true });
  stage.sandbox.fault({ kind: 'cut', when: 'after' }, { match: isSend });
  await Promise.allSettled([post()]);
  await post();
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(1);
});

test('a request is held until it is let go', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const before = stage.sandbox.fault({ kind: 'hold', when: 'before' }, { match: isSend });
  const sending = channel.send('x');
  await before.reached;
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(0);
  before.release();
  await sending;
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(1);
});

test('a watcher acts after the message is stored and before the bot knows', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const order: string[] = [];
  const stored = stage.sandbox.next(
    ({ message }) => message?.content === 'clip',
    (request) => {
      order.push(`stored ${request.message?.content}`);
    },
  );
  await channel.send('other');
  await channel.send('clip').then(() => order.push('acknowledged'));
  expect((await stored).answer?.status).toBe(200);
  expect(order).toEqual(['stored clip', 'acknowledged']);
});

test('a fault hits as often as it was told, and can be taken away', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const channel = await stage.channel(stage.canal);
  const refused = { kind: 'answer', status: 400, body: { code: 1, message: 'no' } } as const;
  const fault = stage.sandbox.fault(refused, { match: isSend, times: 5 });
  expect(await codeOf(channel.send('x'))).toBe(1);
  expect(await codeOf(channel.send('x'))).toBe(1);
  fault.remove();
  await channel.send('x');
});

test('a client that dies in the middle of a request has no effect and is no violation', async () => {
  await using stage = await openStage();
  const { url, token } = stage.sandbox;
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    `POST /api/v10/channels/${stage.canal.id}/messages HTTP/1.1`,
    'host: 127.0.0.1',
    'user-agent: DiscordBot (https://example.org, 1.0)',
    `authorization: Bot ${token}`,
    'content-type: application/json',
    'content-length: 100',
  ];
  await new Promise((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n{"content":`, resolve));
  socket.destroy();
  await once(socket, 'close');
  await (await stage.channel(stage.canal)).send('later');
  expect(stage.sandbox.messages(stage.canal).map(({ content }) => content)).toEqual(['later']);
  stage.sandbox.assertClean();
});

test('requests are kept without credentials', async () => {
  await using stage = await openStage();
  await (await stage.channel(stage.canal)).send({
    content: 'x',
    files: [{ name: 'a.mp4', attachment: Buffer.alloc(5) }],
  });
  const request = stage.sandbox.requests.find(isSend);
  expect(request?.files).toEqual([{ filename: 'a.mp4', size: 5 }]);
  expect(request?.body).toMatchObject({ content: 'x' });
  expect(JSON.stringify(stage.sandbox.requests)).not.toContain(stage.sandbox.token);
});

test('a bot without the right intents still gets interactions', async () => {
  await using stage = await openStage({ maxConcurrency: 16 });
  await registerRow(stage);
  const bare = new Client({ intents: [], rest: { api: stage.sandbox.url } });
  const heard = new Promise((resolve) =>
    bare.once('interactionCreate', (interaction) => resolve(interaction.user.username)),
  );
  await bare.login(stage.sandbox.token);
  await stage.sandbox.until(() => stage.sandbox.gateway.sessions.length === 2);
  stage.play(async (interaction) => (interaction.isChatInputCommand() ? interaction.reply('x') : undefined));
  await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect(await heard).toBe('Ana');
  expect(stage.sandbox.gateway.sessions.map(({ intents }) => intents)).toEqual([GatewayIntentBits.Guilds, 0]);
  await bare.destroy();
});
