// What time does, by a clock that the test moves: first answers, tokens, nonces, old edits, silent threads, links.

import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, createClock, openStage, registerRow } from './bot.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test('an answer after 3 seconds finds the interaction unknown', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now });
  await registerRow(stage);
  const codes: (number | string)[] = [];
  let wait = 3 * SECOND;
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    clock.pass(wait);
    if (wait > 3 * SECOND) codes.push(await codeOf(interaction.reply('late')));
    else await interaction.reply('in time');
  });
  expect((await stage.ana.command(stage.canal, 'row', { to: 'x' })).text).toBe('in time');
  wait += 1;
  const late = stage.sandbox.next(({ route }) => route.endsWith('/callback'));
  const unanswered = stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect((await late).answer).toMatchObject({ status: 404, body: { code: 10062 } });
  await Promise.all([expect(unanswered).rejects.toThrow('The Discord sandbox was closed.'), stage.sandbox.close()]);
});

test('a member gives up on a bot that says nothing', async () => {
  await using stage = await openStage({ patienceMs: 50 });
  await registerRow(stage);
  await expect(stage.ana.command(stage.canal, 'row', { to: 'x' })).rejects.toThrow(
    'Ana enters /row: the bot did not answer in 0.05 s.',
  );
});

test('a second first answer is refused with 40060', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const second = Promise.withResolvers<number | string>();
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    second.resolve(
      await codeOf(stage.client.rest.post(path, { body: { type: 4, data: { content: 'x' } }, auth: false })),
    );
    await interaction.editReply('once');
  });
  expect((await stage.ana.command(stage.canal, 'row', { to: 'x' })).text).toBe('once');
  expect(await second.promise).toBe(40060);
});

test('a token works for 15 minutes, and a press brings a fresh one', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now });
  await registerRow(stage);
  const edit = Promise.withResolvers<(content: string) => Promise<unknown>>();
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: 'first', flags: MessageFlags.Ephemeral });
    edit.resolve((content) => interaction.editReply(content));
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const change = await edit.promise;
  clock.pass(15 * MINUTE);
  await change('still');
  expect(reply.text).toBe('still');
  clock.pass(1);
  expect(await codeOf(change('no more'))).toBe(50027);
  stage.play(async (interaction) => (interaction.isButton() ? interaction.update('fresh') : undefined));
  await stage.sandbox.craft({ as: stage.ana, message: reply, customId: 'any' });
  expect(reply.text).toBe('fresh');
});

test('a nonce brings the earlier message back, for a few minutes', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now });
  const channel = await stage.channel(stage.canal);
  const post = () => channel.send({ content: 'clip', nonce: 'job-7', enforceNonce: true });
  const first = await post();
  expect(first.nonce).toBe('job-7');
  expect((await post()).id).toBe(first.id);
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(1);
  expect((await channel.send({ content: 'clip', nonce: 'job-7' })).id).not.toBe(first.id);
  expect(await stage.client.rest.get(`/channels/${channel.id}/messages/${first.id}`)).not.toHaveProperty('nonce');
  clock.pass(6 * MINUTE);
  expect((await post()).id).not.toBe(first.id);
  const path = `/channels/${stage.canal.id}/messages` as const;
  expect(await codeOf(stage.client.rest.post(path, { body: { content: 'x', nonce: 'n'.repeat(26) } }))).toBe(50035);
});

test('edits of messages older than an hour are few', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now, oldEditsPerHour: 2 });
  const message = await (await stage.channel(stage.canal)).send('status');
  clock.pass(HOUR - 1);
  for (const step of ['a', 'b', 'c']) await message.edit(step);
  clock.pass(1);
  await message.edit('d');
  await message.edit('e');
  expect(await codeOf(message.edit('f'))).toBe(30046);
  clock.pass(HOUR);
  await message.edit('g');
});

test('a thread falls silent into the archive, and sending brings it back', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now });
  const thread = stage.canal.addThread({ autoArchiveMinutes: 60 });
  const channel = await stage.channel(thread);
  const message = await channel.send('first');
  clock.pass(HOUR + 1);
  expect(await codeOf(message.edit('later'))).toBe(50083);
  expect(thread.archived).toBe(true);
  await channel.send('second');
  expect(thread.archived).toBe(false);
  await message.edit('later');
});

test('a link to a file runs out after a day; asking again brings a new one', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now });
  const channel = await stage.channel(stage.canal);
  const sent = await channel.send({ files: [{ name: 'clip.mp4', attachment: Buffer.from('not quite a film') }] });
  const url = sent.attachments.first()?.url ?? '';
  const loaded = await fetch(url);
  expect(loaded.headers.get('content-type')).toBe('video/mp4');
  expect(await loaded.text()).toBe('not quite a film');
  expect((await fetch(url.replace('hm=', 'hm=0'))).status).toBe(404);
  clock.pass(24 * HOUR);
  expect((await fetch(url)).status).toBe(404);
  const again = await channel.messages.fetch({ message: sent.id, force: true });
  expect((await fetch(again.attachments.first()?.url ?? '')).status).toBe(200);
});
