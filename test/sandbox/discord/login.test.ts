// Logging in and a first command: the sandbox speaks well enough for the unmodified discord.js client.

import { MessageFlags, SlashCommandBuilder } from 'discord.js';
import { expect, test } from 'vitest';
import { openStage } from './bot.ts';

test('the client logs in and finds its guild, channels and roles', async () => {
  let guildId = '';
  await using stage = await openStage({
    before: (sandbox) => {
      const guild = sandbox.addGuild({ name: 'Lagoon' });
      guild.addTextChannel({ name: 'canal' });
      guildId = guild.id;
    },
  });
  const guild = await stage.sandbox.until(() => stage.client.guilds.cache.get(guildId));
  expect(stage.client.user.id).toBe(stage.sandbox.applicationId);
  expect(guild.name).toBe('Lagoon');
  expect(guild.channels.cache.map((channel) => channel.name)).toEqual(['canal']);
  expect(guild.members.me?.permissions.has('AttachFiles')).toBe(true);
  stage.sandbox.assertClean();
});

test('a slash command is registered, entered and answered', async () => {
  await using stage = await openStage();
  const guild = stage.sandbox.addGuild();
  const canal = guild.addTextChannel();
  const ana = guild.addMember({ name: 'Ana' });
  const command = new SlashCommandBuilder()
    .setName('row')
    .setDescription('Rows somewhere')
    .addStringOption((option) => option.setName('to').setDescription('Where to').setRequired(true));
  await stage.client.application.commands.set([command]);
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({
      content: `Rowing to ${interaction.options.getString('to', true)}`,
      flags: MessageFlags.Ephemeral,
    });
  });
  const reply = await ana.command(canal, 'row', { to: 'Murano' });
  expect(reply.text).toBe('Rowing to Murano');
  expect(reply.ephemeral).toBe(true);
  expect(stage.errors).toEqual([]);
  stage.sandbox.assertClean();
});
