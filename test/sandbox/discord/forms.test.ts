// Menus and modals: choosing, filling in, and what the client would not let pass.

import {
  FileUploadBuilder,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { openStage, registerRow, row, withButton } from './bot.ts';

test('a menu sends the chosen values', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const menu = new StringSelectMenuBuilder()
    .setCustomId('length')
    .setPlaceholder('Duration')
    .addOptions({ label: '5 s', value: '5' }, { label: '10 s', value: '10' });
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'How long?', components: [row(menu)] });
    else if (interaction.isStringSelectMenu()) await interaction.update(`Chosen ${interaction.values.join()}`);
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect((await reply.choose('Duration', '10 s')).text).toBe('Chosen 10');
  await expect(reply.choose('Duration', '20 s')).rejects.toThrow('no option "20 s"');
  await expect(reply.choose('Duration', ['5', '10'])).rejects.toThrow('takes 1 to 1 choices');
});

test('a modal is filled in by label, keeps its presets, and can bring files', async () => {
  await using stage = await openStage();
  await withButton(stage, async (interaction) => {
    if (interaction.isButton())
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('edit')
          .setTitle('Edit')
          .addLabelComponents(
            new LabelBuilder()
              .setLabel('Prompt')
              .setTextInputComponent(
                new TextInputBuilder()
                  .setCustomId('prompt')
                  .setStyle(TextInputStyle.Paragraph)
                  .setMaxLength(30)
                  .setValue('a boat'),
              ),
            new LabelBuilder()
              .setLabel('Frame')
              .setFileUploadComponent(new FileUploadBuilder().setCustomId('frame').setRequired(false)),
          ),
      );
    else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const files = interaction.fields.getUploadedFiles('frame');
      await interaction.update(
        `${interaction.fields.getTextInputValue('prompt')} ${files?.first()?.name ?? 'no file'}`,
      );
    }
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const modal = await reply.press('Go');
  expect(modal.kind).toBe('modal');
  expect(modal.fields.map(({ label, value }) => [label, value])).toEqual([
    ['Prompt', 'a boat'],
    ['Frame', ''],
  ]);
  expect((await modal.submit({})).text).toBe('a boat no file');
  const again = await reply.press('Go');
  await expect(again.submit({ Prompt: 'x'.repeat(31) })).rejects.toThrow('0 to 30 characters');
  await expect(again.submit({ Prompt: '' })).rejects.toThrow('"Prompt" is required');
  await expect(again.submit({ Title: 'x' })).rejects.toThrow('no field "Title"; it has: Prompt, Frame');
  const frame = [{ name: 'a.png', bytes: new Uint8Array(4) }];
  expect((await again.submit({ prompt: 'a lamp', Frame: frame })).text).toBe('a lamp a.png');
  expect(stage.errors).toEqual([]);
  stage.sandbox.assertClean();
});
