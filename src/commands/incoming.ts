// What arrives with an interaction, as the plain values that features work with.
import {
  type AnySelectMenuInteraction,
  ApplicationCommandOptionType,
  type Attachment,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { ChannelId, GuildId, MessageId, RoleId, UserId } from '../domain/ids.ts';
import { languageOf } from '../domain/language.ts';
import type { Member } from '../domain/member.ts';
import { Instant } from '../domain/time.ts';
import type { Call, Caller, Form, GivenFile, MenuUse, Press } from './feature.ts';
import { Unreadable } from './reading.ts';

type Incoming =
  | AutocompleteInteraction
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction;

export function callerOf(interaction: Incoming): Caller {
  return {
    user: UserId.parse(interaction.user.id),
    guild: GuildId.parse(interaction.guildId),
    place: ChannelId.parse(interaction.channelId),
    ...membershipOf(interaction),
    moderator: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    uploadLimit: interaction.attachmentSizeLimit,
    sentAt: Instant.parse(interaction.createdTimestamp),
    language: languageOf(interaction.locale),
  };
}

/** Discord sends the member with each interaction: whole when the server is in memory, else as it came. */
function membershipOf({ member, guildId }: Incoming): Pick<Member, 'roles' | 'joinedAt'> {
  if (member === null) return { roles: [], joinedAt: null };
  const cached = !Array.isArray(member.roles);
  const ids = cached ? [...member.roles.cache.keys()] : member.roles;
  const joined = 'joinedTimestamp' in member ? member.joinedTimestamp : Date.parse(member.joined_at ?? '');
  return {
    roles: ids.filter((id) => id !== guildId).map((id) => RoleId.parse(id)),
    joinedAt: Instant.nullable().catch(null).parse(joined),
  };
}

const given = ({ id, url }: Pick<Attachment, 'id' | 'url'>): GivenFile => ({ attachment: id, url });

const attachmentsOf = (message: Pick<Message, 'attachments'>): readonly GivenFile[] =>
  [...message.attachments.values()].map(given);

type Command = ChatInputCommandInteraction | AutocompleteInteraction;

/** The options of the subcommand, which may stand in a group. */
function innermost({ options }: Command): readonly CommandInteractionOption[] {
  const [first] = options.data;
  const inner = first?.options ?? [];
  return first?.type === ApplicationCommandOptionType.SubcommandGroup ? (inner[0]?.options ?? []) : inner;
}

/** `words add`, or `create` where there is no group. */
export const pathOf = ({ options }: Command): string =>
  [options.getSubcommandGroup(false), options.getSubcommand(false)].filter((name) => name !== null).join(' ');

/** Options of the subcommand; of an attachment, a role, a channel or a member only the id. */
export const optionsOf = (interaction: Command): Record<string, unknown> =>
  Object.fromEntries(innermost(interaction).map((option) => [option.name, option.value]));

const filesOf = (interaction: ChatInputCommandInteraction): Record<string, GivenFile> =>
  Object.fromEntries(
    innermost(interaction).flatMap(({ name, attachment }) => (attachment ? [[name, given(attachment)]] : [])),
  );

/** Discord: a role that anybody may mention, or any with Mention Everyone. */
function mayMentionIn(interaction: ChatInputCommandInteraction): readonly RoleId[] {
  const every = interaction.memberPermissions?.has(PermissionFlagsBits.MentionEveryone) ?? false;
  return innermost(interaction).flatMap(({ role }) =>
    role != null && (every || role.mentionable) ? [RoleId.parse(role.id)] : [],
  );
}

export const callOf = (interaction: ChatInputCommandInteraction): Call => ({
  ...callerOf(interaction),
  options: optionsOf(interaction),
  files: filesOf(interaction),
  mayMention: mayMentionIn(interaction),
});

/**
 * What was chosen in a menu; empty for a button. Discord names what it lists itself beside the values: what it did not
 * name was not chosen in its client.
 */
function valuesOf(interaction: MessageComponentInteraction): readonly string[] {
  if (!interaction.isAnySelectMenu()) return [];
  const { values } = interaction;
  const named = namedIn(interaction);
  if (named !== null && !values.every((id) => named.has(id))) throw new Unreadable('values that Discord does not name');
  return values;
}

/** Null for a menu of our own options. */
function namedIn(interaction: AnySelectMenuInteraction): { has(id: string): boolean } | null {
  if (interaction.isChannelSelectMenu()) return interaction.channels;
  if (interaction.isRoleSelectMenu()) return interaction.roles;
  if (interaction.isUserSelectMenu()) return interaction.users;
  return null;
}

export function formOf(interaction: ModalSubmitInteraction): Pick<Form, 'fields' | 'choices' | 'files'> {
  const fields: Record<string, string> = {};
  const choices: Record<string, readonly string[]> = {};
  const files: Record<string, readonly GivenFile[]> = {};
  for (const [id, field] of interaction.fields.fields) {
    if (field.type === ComponentType.TextInput) fields[id] = field.value;
    else if (field.type === ComponentType.StringSelect || field.type === ComponentType.CheckboxGroup)
      choices[id] = field.values;
    // discord.js: a field without any file has no `attachments`, whatever its type says.
    else if (field.type === ComponentType.FileUpload)
      files[id] = field.values.length === 0 ? [] : [...field.attachments.values()].map(given);
  }
  return { fields, choices, files };
}

export const pressOf = (interaction: MessageComponentInteraction, subject: readonly string[]): Press => ({
  ...callerOf(interaction),
  subject,
  values: valuesOf(interaction),
  message: MessageId.parse(interaction.message.id),
  files: attachmentsOf(interaction.message),
});

export function menuUseOf(interaction: MessageContextMenuCommandInteraction): MenuUse {
  const { targetMessage: message } = interaction;
  return {
    ...callerOf(interaction),
    message: MessageId.parse(message.id),
    channel: ChannelId.parse(message.channelId),
    files: attachmentsOf(message),
    customIds: message.components.flatMap((row) =>
      row.type === ComponentType.ActionRow
        ? row.components.flatMap(({ customId }) => (customId === null ? [] : [customId]))
        : [],
    ),
  };
}
