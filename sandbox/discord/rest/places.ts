// Looking up what a path names, as the bot is allowed to see it.

import { refuse } from '../errors.ts';
import { DEFAULT_UPLOAD_LIMIT, Permission } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import type { Channel, Guild, Message } from '../world/model.ts';
import { requirePermissions } from '../world/permissions.ts';
import { currentChannel } from '../world/threads.ts';
import { findMessage, guildOf, guildOfChannel } from '../world/world.ts';
import { type Call, param } from './call.ts';

/** The channel in the path, with these permissions. Throws 10003, 50001, 50013. */
export function channelIn(call: Call, bits: bigint = Permission.ViewChannel): Channel {
  const channel = currentChannel(call.scene, param(call, 'channel'));
  if (channel.kind !== 'dm') requirePermissions(call.scene.world, channel, call.scene.world.bot.id, bits);
  return channel;
}

/** The message in the path, when the bot's token can see it: ephemeral ones it cannot. Throws 10008. */
export function messageIn(call: Call, channel: Channel): Message {
  const message = findMessage(call.scene.world, channel.id, param(call, 'message'));
  if (!message || message.ephemeralFor !== undefined) throw refuse('unknownMessage');
  return message;
}

/** The guild in the path, when the bot is in it. Throws 10004 and 50001. */
export function guildIn(call: Call): Guild {
  const { world } = call.scene;
  const guild = guildOf(world, param(call, 'guild'));
  if (!guild.members.has(world.bot.id)) throw refuse('missingAccess');
  return guild;
}

/** Bytes that the bot may send in one file here with its own token. */
export const uploadLimitIn = ({ world }: Scene, channel: Channel): number =>
  guildOfChannel(world, channel)?.uploadLimit ?? DEFAULT_UPLOAD_LIMIT;
