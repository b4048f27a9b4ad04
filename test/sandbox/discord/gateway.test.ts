// The gateway going wrong: dropped connections are resumed without a lost event, invalid sessions are begun anew.

import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type DiscordSandbox, startDiscordSandbox } from '../../../sandbox/discord/server.ts';
import { createClock, openStage, registerRow, type Stage } from './bot.ts';

const answering = async (stage: Stage): Promise<void> => {
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('here');
  });
};

test.concurrent.each<[string, (sandbox: DiscordSandbox) => void]>([
  ['dropped', (sandbox) => sandbox.gateway.drop()],
  ['asked to reconnect', (sandbox) => sandbox.gateway.reconnect()],
  ['closed with 4000', (sandbox) => sandbox.gateway.closeWith(4000)],
  ['told that its session is invalid but can be resumed', (sandbox) => sandbox.gateway.invalidate(true)],
])('a client that was %s resumes and is told what it missed', async (_, disturb) => {
  await using stage = await openStage();
  await answering(stage);
  disturb(stage.sandbox);
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect(reply.text).toBe('here');
  await stage.sandbox.until(() => stage.sandbox.gateway.resumes === 1);
  expect(stage.sandbox.gateway.identifies).toBe(1);
});

test.concurrent('a client whose session is invalid identifies again and is ready once more', async () => {
  await using stage = await openStage({ maxConcurrency: 16 });
  await answering(stage);
  stage.sandbox.gateway.invalidate();
  await stage.sandbox.until(() => stage.sandbox.gateway.identifies === 2);
  expect((await stage.ana.command(stage.canal, 'row', { to: 'x' })).text).toBe('here');
  expect(stage.sandbox.gateway.resumes).toBe(0);
});

test.concurrent('what happens while nobody is connected is not kept for a new session', async () => {
  await using stage = await openStage({ patienceMs: 50 });
  await answering(stage);
  await stage.client.destroy();
  await stage.sandbox.until(() => stage.sandbox.gateway.sessions.length === 0);
  await expect(stage.ana.command(stage.canal, 'row', { to: 'x' })).rejects.toThrow('did not answer');
});

/** A bare connection: sends one packet after HELLO and waits for how it ends, or for what comes back. */
async function converse(sandbox: DiscordSandbox, packet: unknown, query = '?v=10&encoding=json') {
  const socket = new WebSocket(`${sandbox.gatewayUrl}/${query}`);
  const heard: unknown[] = [];
  socket.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString('utf8'));
    heard.push(message);
    if (heard.length === 1) socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet));
    if (heard.length === 2) socket.close(4000);
  });
  const [code] = await once(socket, 'close');
  return { code: Number(code), answer: heard[1] };
}

test.concurrent('every mistake has its close code', async () => {
  await using sandbox = await startDiscordSandbox();
  const identify = (d: object) => ({ op: 2, d: { token: sandbox.token, intents: 1, properties: {}, ...d } });
  const codeFor = async (packet: unknown, query?: string) => (await converse(sandbox, packet, query)).code;
  expect(await codeFor('not json')).toBe(4002);
  expect(await codeFor({ op: 2, d: 'x'.repeat(5000) })).toBe(4002);
  expect(await codeFor({ op: 3, d: {} })).toBe(4003);
  expect(await codeFor(identify({ token: 'wrong' }))).toBe(4004);
  expect(await codeFor(identify({ shard: [2, 2] }))).toBe(4010);
  expect(await codeFor(identify({}), '?v=9&encoding=json')).toBe(4012);
  expect(await codeFor(identify({ intents: 1 << 30 }))).toBe(4013);
  expect(await codeFor(identify({ intents: GatewayIntentBits.MessageContent }))).toBe(4014);
  const unknown = { op: 6, d: { token: sandbox.token, session_id: 'gone', seq: 4 } };
  expect((await converse(sandbox, unknown)).answer).toMatchObject({ op: 9, d: false });
  expect((await converse(sandbox, { op: 1, d: null })).answer).toMatchObject({ op: 11 });
});

test.concurrent('a connection that stays silent is closed', async () => {
  await using sandbox = await startDiscordSandbox({ heartbeatMs: 10 });
  const socket = new WebSocket(`${sandbox.gatewayUrl}/?v=10&encoding=json`);
  const [code] = await once(socket, 'close');
  expect(code).toBe(4009);
});

test.concurrent('messages are told only to those with the intent', async () => {
  await using stage = await openStage();
  const heard: string[] = [];
  stage.client.on(Events.MessageCreate, (message) => heard.push(message.content));
  const told = once(stage.client, Events.ChannelCreate);
  stage.ana.say(stage.canal, 'hello');
  stage.guild.addTextChannel({ name: 'later' });
  await told;
  expect(heard).toEqual([]);
});

test.concurrent('a session is forgotten some minutes after its connection broke', async () => {
  const clock = createClock();
  await using sandbox = await startDiscordSandbox({ now: clock.now });
  const identify = { op: 2, d: { token: sandbox.token, intents: 1, properties: {} } };
  const ready = z.object({ d: z.object({ session_id: z.string() }) });
  const { d } = ready.parse((await converse(sandbox, identify)).answer);
  const resume = { op: 6, d: { token: sandbox.token, session_id: d.session_id, seq: 1 } };
  clock.pass(5 * 60_000);
  expect((await converse(sandbox, resume)).answer).toMatchObject({ t: 'RESUMED' });
  clock.pass(5 * 60_000 + 1);
  expect((await converse(sandbox, resume)).answer).toMatchObject({ op: 9, d: false });
});
