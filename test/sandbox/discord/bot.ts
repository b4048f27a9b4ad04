// A small real bot for the tests: the unmodified discord.js client, logged in to the sandbox.

import { once } from 'node:events';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type GuildTextBasedChannel,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
  type StringSelectMenuBuilder,
} from 'discord.js';
import type { ChannelHandle } from '../../../sandbox/discord/driver/channel.ts';
import type { GuildHandle } from '../../../sandbox/discord/driver/guild.ts';
import type { MemberHandle } from '../../../sandbox/discord/driver/member.ts';
import {
  type DiscordSandbox,
  type DiscordSandboxOptions,
  startDiscordSandbox,
} from '../../../sandbox/discord/server.ts';

export interface Stage extends AsyncDisposable {
  readonly sandbox: DiscordSandbox;
  readonly client: Client<true>;
  readonly guild: GuildHandle;
  readonly canal: ChannelHandle;
  readonly ana: MemberHandle;
  /** What the bot's own handlers threw or logged. */
  readonly errors: unknown[];
  /** Sets what the bot does with interactions. */
  play(handler: (interaction: Interaction) => Promise<unknown>): void;
  /** The bot's view of a channel or thread, once it has heard of it. */
  channel(place: { readonly id: string }): Promise<GuildTextBasedChannel>;
}

/** A client that is not logged in yet. */
export const createClient = (sandbox: DiscordSandbox): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: sandbox.url },
  });

/** Logs in and waits until the client is ready. */
export async function logIn(client: Client, sandbox: DiscordSandbox): Promise<Client<true>> {
  const ready = once(client, Events.ClientReady);
  await client.login(sandbox.token);
  await ready;
  if (!client.isReady()) throw new Error('The client is not ready.');
  return client;
}

/** A sandbox with a guild, a channel, a member, and a client that is ready. */
export async function openStage(options: DiscordSandboxOptions = {}): Promise<Stage> {
  const sandbox = await startDiscordSandbox(options);
  const guild = sandbox.addGuild({ name: 'Lagoon' });
  const canal = guild.addTextChannel({ name: 'canal' });
  const ana = guild.addMember({ name: 'Ana' });
  const errors: unknown[] = [];
  let handler: (interaction: Interaction) => Promise<unknown> = () => Promise.resolve();
  const fresh = createClient(sandbox);
  fresh.on(Events.Error, (error) => errors.push(error));
  fresh.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((error: unknown) => errors.push(error));
  });
  const client = await logIn(fresh, sandbox);
  return {
    sandbox,
    client,
    guild,
    canal,
    ana,
    errors,
    play(next) {
      handler = next;
    },
    async channel(place) {
      const channel = await client.channels.fetch(place.id);
      if (!channel?.isTextBased() || channel.isDMBased()) throw new Error('Not a text channel of a guild.');
      return channel;
    },
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await sandbox.close();
    },
  };
}

/** A clock that only moves when told to. */
export function createClock(start = Date.UTC(2026, 8, 1)) {
  let time = start;
  return {
    now: () => time,
    pass(ms: number) {
      time += ms;
    },
  };
}

/** A promise that rejects with one of Discord's codes: the code. Anything else is rethrown, success is an error. */
export async function codeOf(refused: Promise<unknown>): Promise<number | string> {
  try {
    await refused;
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
  throw new Error('Discord did not refuse.');
}

/** Registers a command `row` with one required option `to`. */
export const registerRow = (stage: Stage) =>
  stage.client.application.commands.set([
    new SlashCommandBuilder()
      .setName('row')
      .setDescription('Rows somewhere')
      .addStringOption((option) => option.setName('to').setDescription('Where to').setRequired(true)),
  ]);

export const button = (customId: string, label: string) =>
  new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(ButtonStyle.Primary);

export const row = <T extends ButtonBuilder | StringSelectMenuBuilder>(...components: T[]) =>
  new ActionRowBuilder<T>().addComponents(...components);

/** Makes the bot show one button to whoever enters /row, and then do `onPress`. */
export async function withButton(stage: Stage, onPress: (interaction: Interaction) => Promise<unknown>): Promise<void> {
  await registerRow(stage);
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({
        content: 'Ready?',
        components: [row(button('go', 'Go'))],
        flags: MessageFlags.Ephemeral,
      });
    else await onPress(interaction);
  });
}
