// Files: limits by guild and by member, whole requests, what an edit keeps, and what components show.

import {
  FileBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  SlashCommandBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import { codeOf, openStage } from './bot.ts';

const KIBIBYTE = 1024;
const clip = (size: number, name = 'clip.mp4') => ({ name, attachment: Buffer.alloc(size, 7) });

test("a file may be as large as the guild's limit, byte for byte, and each file counts alone", async () => {
  await using stage = await openStage();
  stage.guild.setUploadLimit(100 * KIBIBYTE);
  const channel = await stage.channel(stage.canal);
  const sent = await channel.send({ files: [clip(100 * KIBIBYTE), clip(100 * KIBIBYTE, 'other.mp4')] });
  expect(sent.attachments.map(({ size }) => size)).toEqual([100 * KIBIBYTE, 100 * KIBIBYTE]);
  expect(await codeOf(channel.send({ files: [clip(100 * KIBIBYTE + 1)] }))).toBe(40005);
  expect(stage.ana.sees(stage.canal)[0]?.download(1)).toEqual(new Uint8Array(100 * KIBIBYTE).fill(7));
  stage.sandbox.assertClean();
});

test('a whole request has a limit of its own', async () => {
  await using stage = await openStage({ requestLimit: 50 * KIBIBYTE });
  const channel = await stage.channel(stage.canal);
  await channel.send({ files: [clip(40 * KIBIBYTE)] });
  expect(await codeOf(channel.send({ files: [clip(30 * KIBIBYTE), clip(30 * KIBIBYTE, 'b.mp4')] }))).toBe(40005);
});

test("through an interaction the member's own limit counts", async () => {
  await using stage = await openStage();
  await stage.client.application.commands.set([new SlashCommandBuilder().setName('send').setDescription('Sends')]);
  stage.guild.setUploadLimit(KIBIBYTE);
  const rich = stage.guild.addMember({ name: 'Rich', uploadLimit: 3 * KIBIBYTE });
  const codes: (number | string)[] = [];
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const files = [clip(2 * KIBIBYTE)];
    if (interaction.attachmentSizeLimit < 2 * KIBIBYTE) codes.push(await codeOf(interaction.reply({ files })));
    await interaction.reply(interaction.attachmentSizeLimit < 2 * KIBIBYTE ? 'too large' : { files });
  });
  expect((await stage.ana.command(stage.canal, 'send')).text).toBe('too large');
  expect(codes).toEqual([40005]);
  expect((await rich.command(stage.canal, 'send')).attachments[0]?.size).toBe(2 * KIBIBYTE);
});

test('an edit keeps what it lists and adds what it brings', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const message = await channel.send({ files: [clip(3, 'a.mp4'), clip(3, 'b.mp4')] });
  const kept = message.attachments.first();
  const edited = await message.edit({ attachments: kept ? [kept] : [], files: [clip(3, 'c.mp4')] });
  expect(edited.attachments.map(({ name }) => name)).toEqual(['a.mp4', 'c.mp4']);
  await message.edit('words only');
  expect(stage.ana.sees(stage.canal)[0]?.attachments.map(({ name }) => name)).toEqual(['a.mp4', 'c.mp4']);
  stage.sandbox.assertClean();
});

test('alt text and spoilers arrive, and a description has at most 1024 characters', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  await channel.send({ files: [{ ...clip(3), description: 'A red gondola' }] });
  expect(stage.ana.sees(stage.canal)[0]?.attachments[0]).toMatchObject({
    name: 'clip.mp4',
    contentType: 'video/mp4',
    description: 'A red gondola',
  });
  expect(await codeOf(channel.send({ files: [{ ...clip(3), description: 'x'.repeat(1025) }] }))).toBe(50035);
});

test('with components a file shows where one refers to it, and must exist', async () => {
  await using stage = await openStage();
  const channel = await stage.channel(stage.canal);
  const gallery = new MediaGalleryBuilder().addItems(
    new MediaGalleryItemBuilder().setURL('attachment://clip.mp4').setDescription('A clip'),
  );
  const words = new TextDisplayBuilder().setContent('Done');
  const flags = MessageFlags.IsComponentsV2;
  const sent = await channel.send({ flags, components: [words, gallery], files: [clip(3), clip(3, 'unseen.mp4')] });
  const shown = stage.ana.sees(stage.canal)[0];
  expect(shown?.text).toBe('Done');
  expect(shown?.attachments.map(({ name }) => name)).toEqual(['clip.mp4']);
  expect(JSON.stringify(sent.components)).toContain(`${stage.sandbox.url.replace('/api', '')}/attachments/`);
  stage.sandbox.assertClean();
  const file = new FileBuilder().setURL('attachment://missing.mp4');
  expect(await codeOf(channel.send({ flags, components: [words, file] }))).toBe(50035);
});
