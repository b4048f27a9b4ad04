// Who may do what where: overwrites, threads, private threads, forums, and whom a message really notifies.

import { ChannelType, EmbedBuilder, type TextChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { PermissionName } from '../../../sandbox/discord/protocol.ts';
import { codeOf, openStage } from './bot.ts';

const file = { name: 'clip.mp4', attachment: Buffer.from('x') };

describe('a channel where the bot lacks', () => {
  const send = (content: object) => (channel: TextChannel) => channel.send(content);
  const cases: readonly (readonly [PermissionName, number, (channel: TextChannel) => Promise<unknown>])[] = [
    ['ViewChannel', 50001, send({ content: 'x' })],
    ['SendMessages', 50013, send({ content: 'x' })],
    ['AttachFiles', 50013, send({ files: [file] })],
    ['EmbedLinks', 50013, send({ embeds: [new EmbedBuilder().setTitle('x')] })],
    ['CreatePublicThreads', 50013, (channel) => channel.threads.create({ name: 'x', type: ChannelType.PublicThread })],
    [
      'CreatePrivateThreads',
      50013,
      (channel) => channel.threads.create({ name: 'x', type: ChannelType.PrivateThread }),
    ],
  ];
  test.each(cases)('%s answers %i', async (permission, code, act) => {
    await using stage = await openStage();
    const channel = await stage.channel(stage.canal);
    if (channel.type !== ChannelType.GuildText) throw new Error('Not a text channel.');
    await act(channel);
    stage.canal.setOverwrite({ for: 'bot', deny: [permission] });
    expect(await codeOf(act(channel))).toBe(code);
    stage.sandbox.assertClean();
  });

  test('ReadMessageHistory reads nothing and cannot reply', async () => {
    await using stage = await openStage();
    const channel = await stage.channel(stage.canal);
    const message = await channel.send('x');
    stage.canal.setOverwrite({ for: 'bot', deny: ['ReadMessageHistory'] });
    expect((await channel.messages.fetch({ cache: false })).size).toBe(0);
    expect(await codeOf(message.reply('y'))).toBe(160002);
  });
});

test('in a thread SEND_MESSAGES has no effect and SEND_MESSAGES_IN_THREADS has', async () => {
  await using stage = await openStage();
  const thread = await stage.channel(stage.canal.addThread());
  stage.canal.setOverwrite({ for: 'bot', deny: ['SendMessages'] });
  await thread.send({ content: 'x', files: [file] });
  stage.canal.setOverwrite({ for: 'bot', deny: ['SendMessagesInThreads'] });
  expect(await codeOf(thread.send('x'))).toBe(50013);
});

test("overwrites apply in Discord's order: everyone, roles, member", async () => {
  await using stage = await openStage();
  const { canal, guild } = stage;
  const channel = await stage.channel(canal);
  canal.setOverwrite({ for: 'everyone', deny: ['SendMessages'] });
  expect(await codeOf(channel.send('x'))).toBe(50013);
  canal.setOverwrite({ for: guild.botRole, allow: ['SendMessages'] });
  await channel.send('x');
  canal.setOverwrite({ for: 'bot', deny: ['SendMessages'] });
  expect(await codeOf(channel.send('x'))).toBe(50013);
  expect(() => stage.ana.say(canal, 'x')).toThrow('Ana cannot write here.');
  stage.guild.owner.say(canal, 'I may');
});

test('a private thread is seen by its members', async () => {
  await using stage = await openStage();
  const bea = stage.guild.addMember({ name: 'Bea' });
  const thread = stage.canal.addThread({ isPrivate: true, owner: stage.ana });
  expect(stage.ana.sees(thread)).toEqual([]);
  expect(() => bea.sees(thread)).toThrow('Bea cannot see this place.');
  expect(await codeOf(stage.client.rest.get(`/channels/${thread.id}`))).toBe(50001);
});

test('the bot can add a member to its own private thread', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  if (channel.type !== ChannelType.GuildText) throw new Error('Not a text channel.');
  const thread = await channel.threads.create({ name: 'quiet', type: ChannelType.PrivateThread });
  await thread.members.add(stage.ana.id);
  expect(stage.ana.sees(thread)).toEqual([]);
  expect(await codeOf(thread.members.add('1'))).toBe(10007);
});

test('a forum takes posts, wants its tag, and takes no bare messages', async () => {
  await using stage = await openStage();
  const forum = stage.guild.addForum({ name: 'films', tags: ['short'], requireTag: true });
  const channel = await stage.client.channels.fetch(forum.id);
  if (channel?.type !== ChannelType.GuildForum) throw new Error('Not a forum.');
  const post = { name: 'A film', message: { content: 'here', files: [file] } };
  expect(await codeOf(channel.threads.create(post))).toBe(40067);
  const thread = await channel.threads.create({ ...post, appliedTags: [forum.tags[0]?.id ?? ''] });
  const starter = await thread.fetchStarterMessage();
  expect(starter?.id).toBe(thread.id);
  expect(starter?.attachments.size).toBe(1);
  expect(forum.threads.map(({ name }) => name)).toEqual(['A film']);
  const path = `/channels/${forum.id}/messages` as const;
  expect(await codeOf(stage.client.rest.post(path, { body: { content: 'x' } }))).toBe(50024);
  stage.sandbox.assertClean();
});

test('a message notifies only whom it may', async () => {
  await using stage = await openStage();
  const { ana, canal, guild, sandbox } = stage;
  const role = guild.addRole({ name: 'Rowers', mentionable: true });
  const quiet = guild.addRole({ name: 'Quiet' });
  const channel = await stage.channel(canal);
  const content = `${ana.mention} ${role.mention} ${quiet.mention} @everyone`;
  const pingsAfter = async (allowedMentions: object | undefined) => {
    await channel.send(allowedMentions ? { content, allowedMentions } : { content });
    return sandbox.messages(canal).at(-1)?.pings;
  };
  expect(await pingsAfter(undefined)).toEqual({ users: [], roles: [], everyone: false });
  expect(await pingsAfter({ users: [ana.id] })).toEqual({ users: [ana.id], roles: [], everyone: false });
  expect(await pingsAfter({ parse: ['roles', 'everyone'] })).toEqual({ users: [], roles: [role.id], everyone: false });
  guild.setPermissions(guild.botRole, ['MentionEveryone']);
  expect(await pingsAfter({ parse: ['everyone'] })).toEqual({ users: [], roles: [], everyone: true });
  const raw = { body: { content } };
  await stage.client.rest.post(`/channels/${canal.id}/messages`, raw);
  expect(sandbox.messages(canal).at(-1)?.pings).toEqual({
    users: [ana.id],
    roles: [role.id, quiet.id],
    everyone: true,
  });
  const said = ana.say(canal, 'hello');
  await stage.client.rest.post(`/channels/${canal.id}/messages`, {
    body: { content: 'hi', message_reference: { message_id: said.id } },
  });
  expect(sandbox.messages(canal).at(-1)?.pings.users).toEqual([ana.id]);
});
