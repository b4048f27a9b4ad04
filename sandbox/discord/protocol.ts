// The numbers of Discord's API v10 that this sandbox speaks: permission bits, flags, types, intents.
// Discord: documentation as of 2026-08, API v10.

export const Permission = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  PinMessages: 1n << 51n,
} as const;

export type PermissionName = keyof typeof Permission;

export const permissionBits = (names: readonly PermissionName[] = []): bigint =>
  names.reduce((bits, name) => bits | Permission[name], 0n);

/** Every bit that Discord defines or may define: what an administrator holds. */
export const EVERY_PERMISSION = (1n << 53n) - 1n;

/** What `@everyone` may do in a new guild. */
export const EVERYONE_PERMISSIONS =
  Permission.AddReactions |
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.ReadMessageHistory |
  Permission.UseApplicationCommands |
  Permission.CreatePublicThreads |
  Permission.CreatePrivateThreads |
  Permission.SendMessagesInThreads;

/** What the bot's own role grants by default: view, send, embed, attach, history, public threads, send in threads. */
export const BOT_PERMISSIONS = 2_252_109_051_448_320n;

export const ChannelType = {
  Text: 0,
  Dm: 1,
  Announcement: 5,
  PublicThread: 11,
  PrivateThread: 12,
  Forum: 15,
  Media: 16,
} as const;

export const MessageFlag = {
  SuppressEmbeds: 1 << 2,
  HasThread: 1 << 5,
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  SuppressNotifications: 1 << 12,
  VoiceMessage: 1 << 13,
  ComponentsV2: 1 << 15,
} as const;

export const MessageType = { Default: 0, Reply: 19, ChatInputCommand: 20, ThreadStarter: 21, ContextMenu: 23 } as const;

export const ComponentType = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
  Label: 18,
  FileUpload: 19,
  RadioGroup: 21,
  CheckboxGroup: 22,
  Checkbox: 23,
} as const;

export const SELECT_TYPES: readonly number[] = [3, 5, 6, 7, 8];

export const InteractionType = { Command: 2, Component: 3, Autocomplete: 4, ModalSubmit: 5 } as const;

export const CommandType = { ChatInput: 1, User: 2, Message: 3 } as const;

export const OptionType = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Mentionable: 9,
  Number: 10,
  Attachment: 11,
} as const;

export const Intent = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  DirectMessages: 1 << 12,
  MessageContent: 1 << 15,
} as const;

export const PRIVILEGED_INTENTS = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;

/** Bits 0 to 16, 20, 21, 24 and 25: what IDENTIFY may ask for at all. */
export const KNOWN_INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const MEBIBYTE = 1024 * 1024;

/** Discord: 10 MiB for each file where no boost or subscription raises it. */
export const DEFAULT_UPLOAD_LIMIT = 10 * MEBIBYTE;
