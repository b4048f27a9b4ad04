// What a member does and sees: commands, autocomplete, buttons, menus, modals, context menus, direct messages.

import {
  ApplicationCommandType,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  SlashCommandBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import { button, openStage, registerRow, row, withButton } from './bot.ts';

test('a deferred answer is followed to its edit', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [
        new ContainerBuilder().addTextDisplayComponents(
          new TextDisplayBuilder().setContent(`To ${interaction.options.getString('to', true)}`),
          new TextDisplayBuilder().setContent('Price: $0.40'),
        ),
      ],
    });
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'Burano' });
  expect(reply.text).toBe('To Burano\nPrice: $0.40');
  expect(reply.ephemeral).toBe(true);
  expect(stage.errors).toEqual([]);
  stage.sandbox.assertClean();
});

test('the payload is what a real one is', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const rower = stage.guild.addMember({ name: 'Carla', locale: 'it' });
  const thread = stage.canal.addThread({ name: 'a thread' });
  let seen: Interaction | undefined;
  stage.play(async (interaction) => {
    seen = interaction;
    if (interaction.isChatInputCommand()) await interaction.reply('ok');
  });
  await rower.command(thread, 'row', { to: 'Lido' });
  expect(seen).toMatchObject({ locale: 'it', guildLocale: 'en-US', context: InteractionContextType.Guild });
  expect(seen?.attachmentSizeLimit).toBe(10 * 1024 * 1024);
  expect(seen?.appPermissions.has('SendMessagesInThreads')).toBe(true);
  expect(seen?.memberPermissions?.has('ManageGuild')).toBe(false);
  expect(seen?.authorizingIntegrationOwners).toMatchObject({ 0: stage.guild.id });
  expect(seen?.channel?.isThread() ? seen.channel.parentId : undefined).toBe(stage.canal.id);
});

test('autocomplete offers choices, and any other value may be sent all the same', async () => {
  await using stage = await openStage();
  const command = new SlashCommandBuilder()
    .setName('video')
    .setDescription('Video')
    .addSubcommand((create) =>
      create
        .setName('create')
        .setDescription('Creates')
        .addStringOption((option) => option.setName('prompt').setDescription('What').setRequired(true).setMaxLength(20))
        .addStringOption((option) => option.setName('model').setDescription('Which').setAutocomplete(true))
        .addIntegerOption((option) => option.setName('seconds').setDescription('How long').setMinValue(1))
        .addBooleanOption((option) => option.setName('audio').setDescription('Sound'))
        .addAttachmentOption((option) => option.setName('image').setDescription('First frame')),
    );
  await stage.client.application.commands.set([command]);
  stage.play(async (interaction) => {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed}n 2.6`, value: `${typed}n-2.6` }]);
    } else if (interaction.isChatInputCommand()) {
      const { options } = interaction;
      const image = options.getAttachment('image');
      await interaction.reply(
        [
          options.getString('model'),
          options.getInteger('seconds'),
          options.getBoolean('audio'),
          image?.name,
          image?.size,
        ].join(' '),
      );
    }
  });
  const { ana, canal } = stage;
  const offered = await ana.autocomplete(canal, 'video create', { prompt: 'a', model: 'wa' }, 'model');
  expect(offered).toEqual([{ name: 'wan 2.6', value: 'wan-2.6' }]);
  const image = { name: 'frame.png', bytes: new Uint8Array(12) };
  const reply = await ana.command(canal, 'video create', {
    prompt: 'a',
    model: 'other',
    seconds: 5,
    audio: true,
    image,
  });
  expect(reply.text).toBe('other 5 true frame.png 12');
  await expect(ana.command(canal, 'video create', {})).rejects.toThrow('The option "prompt" is required.');
  await expect(ana.command(canal, 'video create', { prompt: 'x'.repeat(21) })).rejects.toThrow('1 to 20 characters');
  await expect(ana.command(canal, 'video create', { prompt: 'x', seconds: 0 })).rejects.toThrow('takes 1 or more');
  await expect(ana.command(canal, 'video')).rejects.toThrow('needs one of: create');
  await expect(ana.command(canal, 'vidoe')).rejects.toThrow('There is no command "vidoe" here.');
  stage.sandbox.assertClean();
});

test('a button updates its message, and only the one who sees it can press it', async () => {
  await using stage = await openStage();
  await withButton(stage, async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.update({ content: 'Gone', components: [row(button('go', 'Go').setDisabled(true))] });
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const bea = stage.guild.addMember({ name: 'Bea' });
  expect(reply.buttons).toEqual([{ label: 'Go', customId: 'go', url: undefined, disabled: false }]);
  expect(() => reply.asOther(bea)).toThrow('Bea cannot see this message.');
  const next = await reply.press('Go');
  expect(next.id).toBe(reply.id);
  expect(reply.text).toBe('Gone');
  await expect(reply.press('Go')).rejects.toThrow('is disabled');
  await expect(reply.press('Stop')).rejects.toThrow('There is no button "Stop"; there are: "Go".');
  expect(bea.sees(stage.canal)).toHaveLength(0);
  expect(stage.ana.sees(stage.canal).map((message) => message.text)).toEqual(['Gone']);
});

test('a press is followed through a silent acknowledgement to a new message, an edit or a deletion', async () => {
  await using stage = await openStage();
  const ends: Record<string, (interaction: Interaction) => Promise<unknown>> = {
    message: async (interaction) => (interaction.isButton() ? interaction.followUp('A new one') : undefined),
    edit: async (interaction) => (interaction.isButton() ? interaction.editReply('Edited') : undefined),
    delete: async (interaction) => (interaction.isButton() ? interaction.deleteReply() : undefined),
  };
  let end = 'message';
  await withButton(stage, async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await ends[end]?.(interaction);
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  expect((await reply.press('Go')).text).toBe('A new one');
  end = 'edit';
  expect((await reply.press('Go')).text).toBe('Edited');
  end = 'delete';
  expect((await reply.press('Go')).deleted).toBe(true);
  await expect(reply.press('Go')).rejects.toThrow('The message was deleted.');
  expect(stage.errors).toEqual([]);
  stage.sandbox.assertClean();
});

test('context menus carry the message or the user they were opened on', async () => {
  await using stage = await openStage();
  await stage.client.application.commands.set([
    new ContextMenuCommandBuilder().setName('Describe').setType(ApplicationCommandType.Message),
    new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User),
  ]);
  stage.play(async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`About: ${interaction.targetMessage.content}`);
    if (interaction.isUserContextMenuCommand()) await interaction.reply(`Ciao ${interaction.targetUser.displayName}`);
  });
  const said = stage.ana.say(stage.canal, 'a red gondola');
  expect((await stage.ana.messageCommand('Describe', said)).text).toBe('About: a red gondola');
  expect((await stage.ana.userCommand(stage.canal, 'Greet', stage.guild.owner)).text).toBe('Ciao Owner');
});

test('commands work in a direct message, and the bot can write there while it is open', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(`guild: ${interaction.guildId}, context ${interaction.context}`);
  });
  const { ana, client } = stage;
  expect((await ana.command(ana.dm, 'row', { to: 'x' })).text).toBe('guild: null, context 1');
  const user = await client.users.fetch(ana.id);
  await user.send('Ciao');
  expect(ana.sees(ana.dm).map((message) => message.text)).toEqual(['guild: null, context 1', 'Ciao']);
  ana.setDms(false);
  await expect(user.send('Ciao?')).rejects.toMatchObject({ code: 50007 });
  stage.guild.removeBot();
  await expect(user.send('Ciao?')).rejects.toMatchObject({ code: 50278 });
});

test('a forged press reaches the bot, and a repeated event reaches it again', async () => {
  await using stage = await openStage();
  const pressed: string[] = [];
  await withButton(stage, async (interaction) => {
    if (!interaction.isButton()) return;
    pressed.push(interaction.customId);
    await interaction.update('Taken');
  });
  const reply = await stage.ana.command(stage.canal, 'row', { to: 'x' });
  const { interactionId = '' } = await stage.sandbox.craft({ as: stage.ana, message: reply, customId: 'forged' });
  stage.sandbox.replay(interactionId);
  const second = await stage.sandbox.next(({ route }) => route.endsWith('/callback'));
  expect(pressed).toEqual(['forged', 'forged']);
  expect(second.answer).toMatchObject({ status: 400, body: { code: 40060 } });
});
