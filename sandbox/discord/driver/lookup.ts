// Which commands a member finds in a place: registered, meant for it, and allowed to this member.
// Discord: `default_member_permissions` must all be held ("0" means administrators), `nsfw` wants an age-restricted channel.

import type { RegisteredCommand } from '../commands.ts';
import { list, text } from '../json.ts';
import { EVERY_PERMISSION } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import type { Channel } from '../world/model.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Viewer } from './act.ts';
import { refuseClient } from './refusal.ts';

/** Throws what the client would say, or not even show. */
export function requireCommand(
  { scene, user }: Viewer,
  channel: Channel,
  type: number,
  name: string,
): RegisteredCommand {
  const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
  const command = scene.commands.find(guildId, type, name);
  if (!command) return refuseClient(`There is no command "${name}" here.`);
  if (!fitsContext(command, channel)) refuseClient(`The command "${name}" is not for this kind of place.`);
  if (command.json['nsfw'] === true && !isAgeRestricted(scene, channel))
    refuseClient(`The command "${name}" is for age-restricted channels only.`);
  if (channel.kind !== 'dm' && !mayUse(command, channelPermissions(scene.world, channel, user.id)))
    refuseClient(`${user.name} may not use the command "${name}".`);
  return command;
}

function fitsContext({ json, scope }: RegisteredCommand, channel: Channel): boolean {
  if (channel.kind !== 'dm') return !Array.isArray(json['contexts']) || list(json['contexts']).includes(0);
  if (scope !== 'global') return false;
  return Array.isArray(json['contexts']) ? list(json['contexts']).includes(1) : json['dm_permission'] !== false;
}

function mayUse({ json }: RegisteredCommand, held: bigint): boolean {
  const needed = text(json['default_member_permissions']);
  if (needed === undefined) return true;
  const bits = BigInt(needed);
  return bits === 0n ? held === EVERY_PERMISSION : (held & bits) === bits;
}

/** Discord: a thread is as restricted as its parent. */
function isAgeRestricted({ world }: Scene, channel: Channel): boolean {
  const place = channel.kind === 'thread' ? world.channels.get(channel.parentId) : channel;
  return place !== undefined && (place.kind === 'text' || place.kind === 'forum') && place.nsfw;
}
