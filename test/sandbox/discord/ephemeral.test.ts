// Ephemeral messages: settled at creation, seen by one, in reach of the interaction's token only.

import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, openStage, registerRow } from './bot.ts';

test("the bot's own token can neither read, edit nor delete it", async () => {
  await using stage = await openStage();
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'secret', flags: MessageFlags.Ephemeral });
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const path = `/channels/${stage.canal.id}/messages/${reply.id}` as const;
  expect(await codeOf(stage.client.rest.get(path))).toBe(10008);
  expect(await codeOf(stage.client.rest.patch(path, { body: { content: 'x' } }))).toBe(10008);
  expect(await codeOf(stage.client.rest.delete(path))).toBe(10008);
  expect((await (await stage.channel(stage.canal)).messages.fetch()).size).toBe(0);
  stage.sandbox.assertClean();
});

test('the first follow-up fills in a deferred answer and takes its visibility', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp('in the same place');
    await interaction.followUp('in the open');
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect(reply).toMatchObject({ text: 'in the same place', ephemeral: true });
  await stage.sandbox.until(() => stage.ana.sees(stage.canal).length === 2);
  expect(stage.guild.owner.sees(stage.canal).map((message) => message.text)).toEqual(['in the open']);
});

test('an edit can neither hide nor show a message', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply('open');
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect(reply.ephemeral).toBe(false);
  expect(stage.guild.owner.sees(stage.canal)).toHaveLength(1);
});

test('another interaction cannot touch it by its id', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const tokens: string[] = [];
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    tokens.push(interaction.token);
    await interaction.reply({ content: 'mine', flags: MessageFlags.Ephemeral });
  });
  const first = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const path = `/webhooks/${stage.sandbox.applicationId}/${tokens[1]}/messages/${first.id}` as const;
  expect(await codeOf(stage.client.rest.patch(path, { body: { content: 'x' }, auth: false }))).toBe(10008);
  const foreign = `/webhooks/${stage.sandbox.applicationId}/nobody` as const;
  expect(await codeOf(stage.client.rest.post(foreign, { body: { content: 'x' }, auth: false }))).toBe(10015);
});
