// From Discord's interaction to a feature and back: acknowledges in time, runs, catches once, turns the view into the
// answer. The only file of the commands that touches an interaction.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { ChannelId, MessageId } from '../domain/ids.ts';
import { languageOf } from '../domain/language.ts';
import type { Chance, Log } from '../domain/ports.ts';
import type { Services } from '../services/index.ts';
import type { Ack, Component, MessageMenu, ModalForm, Subcommand } from './feature.ts';
import { pathTo } from './groups.ts';
import { callerOf, callOf, formOf, menuUseOf, optionsOf, pathOf, pressOf } from './incoming.ts';
import { Unreadable } from './reading.ts';
import type { Reply, View } from './view.ts';
import { speaking } from './views/language.ts';
import { brokenView, outsideView, unreadableView } from './views/receipt.ts';

type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/** Discord: the token is gone (late, or the answer was given already). Normal under load and double deliveries. */
const TOO_LATE: ReadonlySet<number | string> = new Set([10062, 40060, 10015, 50027, 10008]);

/** Discord: autocomplete offers at most 25. */
const MOST_CHOICES = 25;

export interface Router {
  /** Never rejects: whatever happens is answered or logged. */
  route(interaction: Interaction): Promise<void>;
}

export function createRouter(deps: {
  readonly subcommands: readonly Subcommand[];
  readonly components: readonly Component[];
  readonly forms: readonly ModalForm[];
  readonly menus: readonly MessageMenu[];
  readonly services: Services;
  readonly chance: Chance;
  readonly log: Log;
}): Router {
  const { services, chance, log } = deps;
  const commands = new Map(deps.subcommands.map((one) => [pathTo(one), one]));
  const components = new Map(deps.components.map((one) => [one.action, one]));
  const forms = new Map(deps.forms.map((one) => [one.action, one]));
  const menus = new Map(deps.menus.map((one) => [one.name, one]));

  async function command(interaction: ChatInputCommandInteraction): Promise<void> {
    const found = commands.get(`${interaction.commandName} ${pathOf(interaction)}`);
    if (found === undefined) return unknown(interaction, 'command');
    await answer(interaction, found.ack, () => found.run(callOf(interaction), services));
  }

  async function menu(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const found = menus.get(interaction.commandName);
    if (found === undefined) return unknown(interaction, 'menu');
    await answer(interaction, found.ack, () => found.use(menuUseOf(interaction), services));
  }

  async function component(interaction: MessageComponentInteraction): Promise<void> {
    const [action = '', ...subject] = interaction.customId.split(':');
    const found = components.get(action);
    if (found === undefined) return unknown(interaction, 'component');
    await answer(interaction, found.ack, async () => found.press(pressOf(interaction, subject), services));
  }

  async function modal(interaction: ModalSubmitInteraction): Promise<void> {
    const [action = '', ...subject] = interaction.customId.split(':');
    const found = forms.get(action);
    if (found === undefined) return unknown(interaction, 'form');
    const form = { ...callerOf(interaction), subject, ...formOf(interaction) };
    await answer(interaction, found.ack, () => found.submit(form, services));
  }

  async function autocomplete(interaction: AutocompleteInteraction): Promise<void> {
    const focused = interaction.options.getFocused(true);
    const suggest = commands.get(`${interaction.commandName} ${pathOf(interaction)}`)?.autocomplete?.[focused.name];
    const typing = { ...callerOf(interaction), typed: String(focused.value), options: optionsOf(interaction) };
    await interaction.respond(
      suggest === undefined ? [] : [...(await suggest(typing, services))].slice(0, MOST_CHOICES),
    );
  }

  /** From an older version of ours, or made up. What it named is not repeated anywhere: it may be anything. */
  async function unknown(interaction: Answerable, what: 'command' | 'menu' | 'component' | 'form'): Promise<void> {
    log.warn('interaction.unknown', { interaction: interaction.id, what });
    await answer(interaction, 'view', async () => unreadableView());
  }

  /** Acknowledges as the feature wants, runs it, shows its view; a breakage becomes a sentence with a reference. */
  async function answer(interaction: Answerable, ack: Ack, run: () => Promise<View>): Promise<void> {
    await acknowledge(interaction, ack);
    let view: View;
    try {
      view = await run();
      if (view.is === 'slow') {
        await interaction.deferReply(view.visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {});
        view = await view.work();
      }
    } catch (error) {
      view = error instanceof Unreadable ? unread(error, interaction) : brokenView(report(error, interaction));
    }
    const shown = await show(interaction, view);
    if (shown !== null && view.is === 'reply') await remember(view, shown);
  }

  /** A clip that everybody sees can be taken down later. */
  async function remember({ shows, visibility }: Reply, { id, channelId }: ShownMessage): Promise<void> {
    if (shows === undefined || visibility === 'private') return;
    await services.removal.shown(shows, ChannelId.parse(channelId), MessageId.parse(id));
  }

  function unread({ message }: Unreadable, interaction: { readonly id: string }): View {
    log.warn('interaction.unreadable', { interaction: interaction.id, why: message });
    return unreadableView();
  }

  async function toFeature(interaction: Interaction): Promise<void> {
    if (!interaction.inGuild()) await outside(interaction);
    else if (interaction.isChatInputCommand()) await command(interaction);
    else if (interaction.isMessageContextMenuCommand()) await menu(interaction);
    else if (interaction.isAutocomplete()) await autocomplete(interaction);
    else if (interaction.isMessageComponent()) await component(interaction);
    else if (interaction.isModalSubmit()) await modal(interaction);
  }

  function report(error: unknown, interaction: { readonly id: string }): string {
    const reference = chance.reference();
    log.error('interaction.broken', { reference, interaction: interaction.id, error });
    return reference;
  }

  return {
    async route(interaction) {
      try {
        await speaking(languageOf(interaction.locale), () => toFeature(interaction));
      } catch (error) {
        if (error instanceof DiscordAPIError && TOO_LATE.has(error.code)) {
          log.warn('interaction.too-late', { interaction: interaction.id, code: error.code });
        } else {
          report(error, interaction);
        }
      }
    },
  };
}

function isOnPrivateMessage(
  interaction: Answerable,
): interaction is MessageComponentInteraction | ModalMessageModalSubmitInteraction {
  const onMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
  return onMessage && interaction.message.flags.has(MessageFlags.Ephemeral);
}

async function outside(interaction: Interaction): Promise<void> {
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) await show(interaction, outsideView());
}

async function acknowledge(interaction: Answerable, ack: Ack): Promise<void> {
  switch (ack) {
    case 'private':
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return;
    case 'update':
      // Only what one member sees is changed by one member's press; a message for everyone never is.
      if (isOnPrivateMessage(interaction)) {
        await interaction.deferUpdate();
      } else {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      }
      return;
    case 'view':
      return;
  }
}

/** What of a message is needed to find it again. */
type ShownMessage = Pick<Message, 'id' | 'channelId'>;

async function show(interaction: Answerable, view: View): Promise<ShownMessage | null> {
  switch (view.is) {
    case 'modal':
      if (interaction.isModalSubmit()) throw new TypeError('Discord shows no modal in answer to a modal');
      await interaction.showModal(view.modal);
      return null;
    case 'reply':
      if (interaction.deferred || interaction.replied) return interaction.editReply(payload(view));
      await interaction.reply({ ...payload(view), flags: replyFlags(view) });
      return view.shows === undefined ? null : interaction.fetchReply();
    case 'slow':
      throw new TypeError('a slow view has been worked off before it is shown');
  }
}

const isV2 = ({ body }: Reply) => ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;

function replyFlags(view: Reply) {
  return [
    ...(view.visibility === 'private' ? [MessageFlags.Ephemeral as const] : []),
    ...(isV2(view) ? [MessageFlags.IsComponentsV2 as const] : []),
  ];
}

function payload(view: Reply) {
  const { body, file, document, picture } = view;
  return {
    ...(body.content === undefined ? {} : { content: body.content }),
    components: body.components ?? [],
    files: [
      ...(file === null ? [] : [{ attachment: file.clip.path, name: file.clip.name, description: file.alt }]),
      ...(picture === undefined
        ? []
        : [{ attachment: Buffer.from(picture.bytes), name: picture.name, description: picture.alt }]),
      ...(document === undefined ? [] : [{ attachment: Buffer.from(document.text), name: document.name }]),
    ],
    allowedMentions: { parse: [] },
    ...(isV2(view) ? { flags: [MessageFlags.IsComponentsV2 as const] } : {}),
  };
}
