// Discord's permission arithmetic: roles, then channel overwrites, then what a missing bit takes with it.
// Threads are judged by their parent; a private thread is for its members and those who manage threads.

import { refuse } from '../errors.ts';
import { EVERY_PERMISSION, Permission } from '../protocol.ts';
import type { Channel, Guild, Overwrite, ParentChannel, Thread } from './model.ts';
import { guildOfChannel, type World } from './world.ts';

const IN_A_DM =
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.ReadMessageHistory |
  Permission.AddReactions |
  Permission.UseApplicationCommands |
  Permission.PinMessages;

/** Discord: denying SEND_MESSAGES (in threads SEND_MESSAGES_IN_THREADS) takes these along. */
const NEEDS_SENDING = Permission.EmbedLinks | Permission.AttachFiles | Permission.MentionEveryone;

/** What a member may do before any channel has its say; nothing at all for one who is not in the guild. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return EVERY_PERMISSION;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const roleId of member.roleIds) bits |= guild.roles.get(roleId)?.permissions ?? 0n;
  return bits & Permission.Administrator ? EVERY_PERMISSION : bits;
}

function applied(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
  const allow = overwrites.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
  return (bits & ~deny) | allow;
}

function withOverwrites(bits: bigint, guild: Guild, channel: ParentChannel, userId: string): bigint {
  const roleIds = guild.members.get(userId)?.roleIds ?? new Set<string>();
  const all = [...channel.overwrites.values()];
  const everyone = applied(
    bits,
    all.filter((overwrite) => overwrite.id === guild.id),
  );
  const byRole = applied(
    everyone,
    all.filter((overwrite) => overwrite.kind === 'role' && roleIds.has(overwrite.id)),
  );
  return applied(
    byRole,
    all.filter((overwrite) => overwrite.kind === 'member' && overwrite.id === userId),
  );
}

function implied(bits: bigint, inThread: boolean): bigint {
  if (!(bits & Permission.ViewChannel)) return 0n;
  const sending = inThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
  return bits & sending ? bits : bits & ~NEEDS_SENDING;
}

function threadHidden(thread: Thread, userId: string, bits: bigint): boolean {
  return thread.isPrivate && !thread.memberIds.has(userId) && !(bits & Permission.ManageThreads);
}

/** The effective permission bits of a user in a channel or thread; `0n` where the user sees nothing. */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  if (channel.kind === 'dm') return channel.recipientId === userId || userId === world.bot.id ? IN_A_DM : 0n;
  const guild = guildOfChannel(world, channel);
  const parent = channel.kind === 'thread' ? world.channels.get(channel.parentId) : channel;
  if (!guild || !parent || parent.kind === 'dm' || parent.kind === 'thread') return 0n;
  const base = guildPermissions(guild, userId);
  if (base === EVERY_PERMISSION) return base;
  const bits = implied(withOverwrites(base, guild, parent, userId), channel.kind === 'thread');
  return channel.kind === 'thread' && threadHidden(channel, userId, bits) ? 0n : bits;
}

export const can = (world: World, channel: Channel, userId: string, bits: bigint): boolean =>
  (channelPermissions(world, channel, userId) & bits) === bits;

/** Throws 50001 when the channel cannot be seen and 50013 when a bit is missing. */
export function requirePermissions(world: World, channel: Channel, userId: string, bits: bigint): void {
  const held = channelPermissions(world, channel, userId);
  if (!(held & Permission.ViewChannel)) throw refuse('missingAccess');
  if ((held & bits) !== bits) throw refuse('missingPermissions');
}

/** The bit that sending takes here. Discord: SEND_MESSAGES has no effect inside threads. */
export const sendingBit = (channel: Channel): bigint =>
  channel.kind === 'thread' ? Permission.SendMessagesInThreads : Permission.SendMessages;
