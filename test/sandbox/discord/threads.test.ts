// Threads: opened from messages, archived, locked, deleted, listed; and messages in them that were there before.

import { ChannelType, Events } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, openStage } from './bot.ts';

test('a message carries one thread', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const message = await channel.send('A boat at dusk');
  const thread = await message.startThread({ name: 'A boat at dusk', autoArchiveDuration: 1440 });
  expect(thread.id).toBe(message.id);
  expect(thread.parentId).toBe(stage.canal.id);
  const path = `/channels/${stage.canal.id}/messages/${message.id}/threads` as const;
  expect(await codeOf(stage.client.rest.post(path, { body: { name: 'again' } }))).toBe(160004);
  await message.delete();
  await thread.send('still here');
  stage.sandbox.assertClean();
});

test('without a type a thread is private', async () => {
  await using stage = await openStage();
  const made = await stage.client.rest.post(`/channels/${stage.canal.id}/threads`, { body: { name: 'x' } });
  expect(made).toMatchObject({ type: ChannelType.PrivateThread });
  const open = await stage.client.rest.post(`/channels/${stage.canal.id}/threads`, { body: { name: 'x', type: 11 } });
  expect(open).toMatchObject({ type: ChannelType.PublicThread, member: { user_id: stage.client.user.id } });
});

test('an archived thread takes no edits, lets messages be deleted, and comes back by sending', async () => {
  await using stage = await openStage();
  const thread = stage.canal.addThread();
  const channel = await stage.channel(thread);
  const first = await channel.send('first');
  const second = await channel.send('second');
  const archived = new Promise((resolve) => stage.client.once(Events.ThreadUpdate, resolve));
  thread.archive();
  await archived;
  expect(await codeOf(first.edit('x'))).toBe(50083);
  await first.delete();
  expect(thread.archived).toBe(true);
  await expect(stage.ana.command(thread, 'anything')).rejects.toThrow('The thread is archived.');
  await channel.send('third');
  expect(thread.archived).toBe(false);
  await second.edit('x');
});

test('a locked thread takes nothing but from those who manage threads', async () => {
  await using stage = await openStage();
  const thread = stage.canal.addThread();
  const channel = await stage.channel(thread);
  const message = await channel.send('first');
  thread.lock();
  expect(await codeOf(channel.send('x'))).toBe(160005);
  expect(await codeOf(message.edit('x'))).toBe(160005);
  const path = `/channels/${thread.id}` as const;
  expect(await codeOf(stage.client.rest.patch(path, { body: { locked: false } }))).toBe(160005);
  stage.canal.setOverwrite({ for: 'bot', allow: ['ManageThreads'] });
  await channel.send('x');
  await stage.client.rest.patch(path, { body: { locked: false } });
  expect(thread.locked).toBe(false);
});

test('reopening takes the right to send, a new name the creator', async () => {
  await using stage = await openStage();
  const thread = stage.canal.addThread({ owner: stage.ana });
  const path = `/channels/${thread.id}` as const;
  thread.archive();
  expect(await codeOf(stage.client.rest.patch(path, { body: { name: 'mine' } }))).toBe(50083);
  await stage.client.rest.patch(path, { body: { archived: false } });
  expect(thread.archived).toBe(false);
  expect(await codeOf(stage.client.rest.patch(path, { body: { name: 'mine' } }))).toBe(50013);
  expect(await codeOf(stage.client.rest.patch(path, { body: { nmae: 'mine' } }))).toBe(50035);
});

test('what was deleted is unknown', async () => {
  await using stage = await openStage();
  const thread = stage.canal.addThread();
  const channel = await stage.channel(thread);
  const message = await channel.send('x');
  const told = new Promise((resolve) => stage.client.once(Events.ThreadDelete, resolve));
  thread.delete();
  await told;
  expect(await codeOf(channel.send('x'))).toBe(10003);
  const path = `/channels/${thread.id}/messages/${message.id}` as const;
  expect(await codeOf(stage.client.rest.patch(path, { body: { content: 'x' } }))).toBe(10003);
  const other = await (await stage.channel(stage.canal)).send('y');
  await other.delete();
  expect(await codeOf(other.edit('x'))).toBe(10008);
  stage.canal.delete();
  expect(await codeOf(stage.client.rest.get(`/channels/${stage.canal.id}`))).toBe(10003);
});

test('threads are listed while active and when archived', async () => {
  await using stage = await openStage();
  const [one, two, three] = ['one', 'two', 'three'].map((name) => stage.canal.addThread({ name }));
  one?.archive();
  two?.archive();
  const channel = await stage.channel(stage.canal);
  if (channel.type !== ChannelType.GuildText) throw new Error('Not a text channel.');
  const archived = await channel.threads.fetchArchived();
  expect(archived.threads.map(({ name }) => name).sort()).toEqual(['one', 'two']);
  const active = await channel.threads.fetchActive();
  expect(active.threads.map(({ id }) => id)).toEqual([three?.id]);
});

test('messages are listed around, before and after one, newest first', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const said = ['a', 'b', 'c', 'd', 'e'].map((word) => stage.ana.say(stage.canal, word));
  const words = async (query: object) =>
    (await channel.messages.fetch({ cache: false, ...query })).map(({ content }) => content).join('');
  expect(await words({})).toBe('edcba');
  expect(await words({ limit: 2 })).toBe('ed');
  expect(await words({ before: said[2]?.id })).toBe('ba');
  expect(await words({ after: said[2]?.id })).toBe('ed');
  expect(await words({ after: said[0]?.id, limit: 2 })).toBe('cb');
  expect(await words({ around: said[2]?.id, limit: 3 })).toBe('dcb');
});

test('messages are pinned by either route, with the right to', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const message = await channel.send('x');
  stage.guild.setPermissions(stage.guild.botRole, ['SendMessages']);
  expect(await codeOf(message.pin())).toBe(50013);
  stage.guild.setPermissions(stage.guild.botRole, ['PinMessages']);
  await message.pin();
  const { items } = await channel.messages.fetchPins();
  expect(items.map((item) => item.message.id)).toEqual([message.id]);
  expect(await stage.client.rest.get(`/channels/${channel.id}/pins`)).toHaveLength(1);
  await message.unpin();
  expect((await channel.messages.fetchPins()).items).toEqual([]);
});
