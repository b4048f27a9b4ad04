// Commands in other languages: what Discord takes, what it refuses, and to whom it shows them.
import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, openStage } from './bot.ts';

const row = {
  name: 'row',
  name_localizations: { de: 'rudern' },
  description: 'Rows',
  description_localizations: { de: 'Rudert' },
  options: [
    {
      type: 3,
      name: 'side',
      name_localizations: { de: 'seite' },
      description: 'Which side',
      description_localizations: { de: 'Welche Seite' },
      choices: [{ name: 'left', value: 'l', name_localizations: { de: 'links' } }],
    },
    { type: 3, name: 'pace', description: 'How fast' },
  ],
};
const [side] = row.options;

test('are shown to whoever asks for them, and to nobody else', async () => {
  await using stage = await openStage();
  const route = Routes.applicationCommands(stage.sandbox.applicationId);
  await stage.client.rest.put(route, { body: [row] });
  const query = new URLSearchParams({ with_localizations: 'true' });
  expect(await stage.client.rest.get(route, { query })).toMatchObject([row]);
  const plain = JSON.stringify(await stage.client.rest.get(route));
  expect(plain).toContain('"left"');
  expect(plain).not.toMatch(/_localizations|links/);
  stage.sandbox.assertClean();
});

test('are the same command: a member finds it by its own name', async () => {
  await using stage = await openStage();
  const heard: string[] = [];
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    heard.push(`${interaction.commandName} ${interaction.options.getString('side')} ${interaction.locale}`);
    await interaction.reply('Rowing.');
  });
  await stage.client.rest.put(Routes.applicationCommands(stage.sandbox.applicationId), { body: [row] });
  const greta = stage.guild.addMember({ name: 'Greta', locale: 'de' });
  await greta.command(stage.canal, 'row', { side: 'l' });
  expect(heard).toEqual(['row l de']);
});

test.each<[string, object]>([
  ['a language that Discord does not have', { ...row, name_localizations: { xx: 'rudern' } }],
  ['an upper-case name', { ...row, name_localizations: { de: 'Rudern' } }],
  ['a name with a space', { ...row, options: [{ ...side, name_localizations: { de: 'welche seite' } }] }],
  ['a name that is too long', { ...row, name_localizations: { de: 'r'.repeat(33) } }],
  ['a description that is too long', { ...row, description_localizations: { de: 'R'.repeat(101) } }],
  [
    'an unknown language of a choice',
    { ...row, options: [{ ...side, choices: [{ name: 'left', value: 'l', name_localizations: { tlh: 'poS' } }] }] },
  ],
])('%s is refused', async (_, body) => {
  await using stage = await openStage();
  const route = Routes.applicationCommands(stage.sandbox.applicationId);
  expect(await codeOf(stage.client.rest.put(route, { body: [body] }))).toBe(50035);
});
