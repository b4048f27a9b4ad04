// From the world's nouns to Discord's JSON: users, roles, members, channels, threads and guilds as the API shows them.

import type { Json } from './json.ts';
import { ChannelType, MEBIBYTE, Permission } from './protocol.ts';
import type { Channel, Guild, Member, Overwrite, ParentChannel, Role, Thread, User } from './world/model.ts';
import { can } from './world/permissions.ts';
import { messagesIn, type World } from './world/world.ts';

export const timestamp = (ms: number): string => new Date(ms).toISOString();

export const userJson = (user: User): Json => ({
  id: user.id,
  username: user.name,
  global_name: user.bot ? null : user.name,
  discriminator: user.bot ? '0001' : '0',
  avatar: null,
  bot: user.bot,
  system: false,
  public_flags: 0,
});

export const roleJson = (role: Role): Json => ({
  id: role.id,
  name: role.name,
  permissions: role.permissions.toString(),
  position: role.position,
  mentionable: role.mentionable,
  managed: role.managed,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

export const memberJson = (world: World, member: Member): Json => {
  const user = world.users.get(member.userId);
  return {
    ...(user ? { user: userJson(user) } : {}),
    nick: null,
    avatar: null,
    roles: [...member.roleIds],
    joined_at: timestamp(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
};

const overwriteJson = (overwrite: Overwrite): Json => ({
  id: overwrite.id,
  type: overwrite.kind === 'role' ? 0 : 1,
  allow: overwrite.allow.toString(),
  deny: overwrite.deny.toString(),
});

const lastMessageId = (world: World, channelId: string): string | null =>
  messagesIn(world, channelId).findLast((message) => message.ephemeralFor === undefined)?.id ?? null;

function parentJson(world: World, channel: ParentChannel): Json {
  const common = {
    id: channel.id,
    guild_id: channel.guildId,
    name: channel.name,
    nsfw: channel.nsfw,
    topic: null,
    parent_id: null,
    position: 0,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites.values()].map(overwriteJson),
    last_message_id: lastMessageId(world, channel.id),
    flags: channel.kind === 'forum' && channel.requireTag ? 1 << 4 : 0,
  };
  if (channel.kind === 'text') return { ...common, type: ChannelType.Text };
  return {
    ...common,
    type: ChannelType.Forum,
    available_tags: channel.tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

export const threadMemberJson = (thread: Thread, userId: string): Json => ({
  id: thread.id,
  user_id: userId,
  join_timestamp: timestamp(thread.createdAt),
  flags: 0,
});

export const threadMetadata = (thread: Thread): Json => ({
  archived: thread.archived,
  archive_timestamp: timestamp(thread.archiveChangedAt),
  auto_archive_duration: thread.autoArchiveMinutes,
  locked: thread.locked,
  create_timestamp: timestamp(thread.createdAt),
  ...(thread.isPrivate ? { invitable: thread.invitable } : {}),
});

function threadJson(world: World, thread: Thread): Json {
  const count = messagesIn(world, thread.id).length;
  return {
    id: thread.id,
    guild_id: thread.guildId,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    name: thread.name,
    type: thread.isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    last_message_id: lastMessageId(world, thread.id),
    message_count: count,
    total_message_sent: count,
    member_count: Math.min(thread.memberIds.size, 50),
    rate_limit_per_user: thread.slowModeSeconds,
    flags: 0,
    applied_tags: thread.appliedTags,
    thread_metadata: threadMetadata(thread),
    ...(thread.memberIds.has(world.bot.id) ? { member: threadMemberJson(thread, world.bot.id) } : {}),
  };
}

export function channelJson(world: World, channel: Channel): Json {
  if (channel.kind === 'thread') return threadJson(world, channel);
  if (channel.kind !== 'dm') return parentJson(world, channel);
  const recipient = world.users.get(channel.recipientId);
  return {
    id: channel.id,
    type: ChannelType.Dm,
    last_message_id: lastMessageId(world, channel.id),
    recipients: recipient ? [userJson(recipient)] : [],
    flags: 0,
  };
}

/** The guild's channels without threads. */
export const parentsOf = (world: World, guildId: string): readonly ParentChannel[] =>
  [...world.channels.values()].filter(
    (channel): channel is ParentChannel =>
      (channel.kind === 'text' || channel.kind === 'forum') && channel.guildId === guildId,
  );

/** The guild's threads that the bot can see and that are not archived. */
export const activeThreadsOf = (world: World, guildId: string): readonly Thread[] =>
  [...world.channels.values()].filter(
    (channel): channel is Thread =>
      channel.kind === 'thread' &&
      channel.guildId === guildId &&
      !channel.archived &&
      can(world, channel, world.bot.id, Permission.ViewChannel),
  );

/** Discord: a hint at the upload limit, not its definition: tier 2 came with 50 MiB, tier 3 with 100 MiB. */
const premiumTier = ({ uploadLimit }: Guild): number =>
  uploadLimit >= 100 * MEBIBYTE ? 3 : uploadLimit >= 50 * MEBIBYTE ? 2 : 0;

/** A guild as REST shows it. */
export const guildJson = (_world: World, guild: Guild): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: guild.ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: premiumTier(guild),
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: guild.locale,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  application_id: null,
  features: [],
  emojis: [],
  stickers: [],
  roles: [...guild.roles.values()].map(roleJson),
  approximate_member_count: guild.members.size,
  approximate_presence_count: guild.members.size,
  max_members: 500_000,
  max_presences: null,
  widget_enabled: false,
  widget_channel_id: null,
  region: 'deprecated',
  nsfw: false,
  incidents_data: null,
});

/** A guild as GUILD_CREATE shows it: with channels, active threads, and of the members only the bot. */
export function guildCreateJson(world: World, guild: Guild): Json {
  const me = guild.members.get(world.bot.id);
  return {
    ...guildJson(world, guild),
    joined_at: timestamp(me?.joinedAt ?? world.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: me ? [memberJson(world, me)] : [],
    channels: parentsOf(world, guild.id).map((channel) => channelJson(world, channel)),
    threads: activeThreadsOf(world, guild.id).map((thread) => channelJson(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
