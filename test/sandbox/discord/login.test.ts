// Logging in and registering commands: the sandbox speaks well enough for the unmodified discord.js client.

import {
  ApplicationCommandType,
  ContextMenuCommandBuilder,
  Events,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import { startDiscordSandbox } from '../../../sandbox/discord/server.ts';
import { codeOf, createClient, logIn, openStage, registerRow } from './bot.ts';

test('the client logs in and finds its guild, channels and roles', async () => {
  await using stage = await openStage();
  const { client, guild, sandbox } = stage;
  expect(client.user.id).toBe(sandbox.applicationId);
  const found = client.guilds.cache.get(guild.id);
  expect(found?.name).toBe('Lagoon');
  expect(found?.channels.cache.map((channel) => channel.name)).toEqual(['canal']);
  expect(found?.members.me?.permissions.has(PermissionFlagsBits.AttachFiles)).toBe(true);
  expect((await client.application.fetch()).name).toBe('Gondolier');
  sandbox.assertClean();
});

test('a guild, channel and role added later reach the client', async () => {
  await using stage = await openStage();
  const { client, sandbox } = stage;
  const guild = sandbox.addGuild({ name: 'Harbour' });
  const role = guild.addRole({ name: 'Rower', permissions: ['ManageThreads'] });
  const quay = guild.addTextChannel({ name: 'quay', overwrites: [{ for: role, deny: ['SendMessages'] }] });
  const fetched = await client.channels.fetch(quay.id);
  expect(fetched && 'name' in fetched ? fetched.name : undefined).toBe('quay');
  const known = await client.guilds.fetch(guild.id);
  const roles = await known.roles.fetch();
  expect(roles.get(role.id)?.permissions.has(PermissionFlagsBits.ManageThreads)).toBe(true);
});

test('a wrong token is refused with 401 and the client does not log in', async () => {
  await using sandbox = await startDiscordSandbox();
  const client = createClient(sandbox);
  await expect(client.login(sandbox.token.replace('pretend', 'someone'))).rejects.toThrow(/invalid token/i);
  expect(sandbox.gateway.sessions).toHaveLength(0);
  await client.destroy();
});

test('being thrown out of a guild is told and takes access away', async () => {
  await using stage = await openStage();
  const gone = new Promise((resolve) => stage.client.once(Events.GuildDelete, resolve));
  stage.guild.removeBot();
  await gone;
  expect(await codeOf(stage.client.rest.get(`/channels/${stage.canal.id}`))).toBe(50001);
});

test('commands are registered, kept, changed and removed', async () => {
  await using stage = await openStage();
  const { commands } = stage.client.application;
  const [first] = [...(await registerRow(stage)).values()];
  const [again] = [...(await registerRow(stage)).values()];
  expect(again?.id).toBe(first?.id);
  const menu = await commands.create(
    new ContextMenuCommandBuilder().setName('Show clip').setType(ApplicationCommandType.Message),
  );
  const admin = new SlashCommandBuilder()
    .setName('limits')
    .setDescription('Sets limits')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
  const forGuild = await commands.create(admin, stage.guild.id);
  expect(forGuild.defaultMemberPermissions?.has(PermissionFlagsBits.ManageGuild)).toBe(true);
  expect((await commands.fetch()).size).toBe(2);
  await commands.edit(menu, { name: 'Show it' });
  expect((await commands.fetch(menu.id)).name).toBe('Show it');
  await commands.delete(menu);
  expect((await commands.fetch()).size).toBe(1);
  stage.sandbox.assertClean();
});

test.each([
  ['an upper-case name', { name: 'Row', description: 'x' }],
  ['no description', { name: 'row' }],
  ['an unknown key', { name: 'row', description: 'x', descripton: 'y' }],
  [
    'a required option after an optional one',
    {
      name: 'row',
      description: 'x',
      options: [
        { type: 3, name: 'a', description: 'a' },
        { type: 3, name: 'b', description: 'b', required: true },
      ],
    },
  ],
  [
    'choices and autocomplete at once',
    {
      name: 'row',
      description: 'x',
      options: [{ type: 3, name: 'a', description: 'a', autocomplete: true, choices: [{ name: 'b', value: 'b' }] }],
    },
  ],
  [
    'more than 8000 characters',
    {
      name: 'row',
      description: 'x',
      options: Array.from({ length: 4 }, (_, index) => ({
        type: 3,
        name: `option-${index}`,
        description: 'x',
        choices: Array.from({ length: 25 }, (__, choice) => ({
          name: `${choice}`.padEnd(60, 'n'),
          value: `${choice}`.padEnd(60, 'v'),
        })),
      })),
    },
  ],
])('a command with %s is refused and noted', async (_, body) => {
  await using stage = await openStage();
  const path = `/applications/${stage.sandbox.applicationId}/commands` as const;
  expect(await codeOf(stage.client.rest.post(path, { body }))).toBe(50035);
  expect(stage.sandbox.violations).toHaveLength(1);
  expect(() => stage.sandbox.assertClean()).toThrow(/Discord would have refused 1/);
});

test('a command that needs a permission is hidden from those without it', async () => {
  await using stage = await openStage();
  const admin = new SlashCommandBuilder()
    .setName('limits')
    .setDescription('Sets limits')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
  await stage.client.application.commands.set([admin]);
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('done');
  });
  await expect(stage.ana.command(stage.canal, 'limits')).rejects.toThrow('Ana may not use the command "limits".');
  const role = stage.guild.addRole({ name: 'Moderator', permissions: ['ManageGuild'] });
  const bea = stage.guild.addMember({ name: 'Bea', roles: [role] });
  expect((await bea.command(stage.canal, 'limits')).text).toBe('done');
  expect((await stage.guild.owner.command(stage.canal, 'limits')).text).toBe('done');
});

test('two clients with one token both get what happens', async () => {
  await using stage = await openStage({ maxConcurrency: 16 });
  const second = await logIn(createClient(stage.sandbox), stage.sandbox);
  const heard = new Promise((resolve) => second.once(Events.ChannelCreate, (channel) => resolve(channel.name)));
  stage.guild.addTextChannel({ name: 'later' });
  expect(await heard).toBe('later');
  expect(stage.sandbox.gateway.sessions).toHaveLength(2);
  await second.destroy();
  await stage.sandbox.until(() => stage.sandbox.gateway.sessions.length === 1);
});
