// Making, changing and deleting channels, and the direct-message channel of a user: with the gateway told each time.

import type { Json } from '../json.ts';
import { ChannelType, Intent } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { channelJson } from '../wire.ts';
import type { Channel, Dm, GuildChannel, ParentChannel } from './model.ts';
import type { World } from './world.ts';

type Told = Pick<Scene, 'world' | 'gateway' | 'pulse'>;

function announce({ world, gateway }: Told, event: string, channel: GuildChannel, more: Json = {}): void {
  const data = { ...channelJson(world, channel), ...more };
  gateway.dispatch(event, data, { guildId: channel.guildId, intent: Intent.Guilds });
}

export function addChannel(scene: Told, channel: ParentChannel): void {
  scene.world.channels.set(channel.id, channel);
  announce(scene, 'CHANNEL_CREATE', channel);
}

/** Says that name, age restriction or overwrites of a channel changed. */
export const channelChanged = (scene: Told, channel: ParentChannel): void => announce(scene, 'CHANNEL_UPDATE', channel);

/** Deletes a channel with its threads and messages. Whatever asks for it later gets 10003. */
export function removeChannel(scene: Told, channel: Channel): void {
  const { world } = scene;
  for (const child of world.channels.values())
    if (child.kind === 'thread' && child.parentId === channel.id) removeChannel(scene, child);
  world.channels.delete(channel.id);
  for (const message of world.messages.get(channel.id) ?? []) message.deleted = true;
  world.messages.delete(channel.id);
  if (channel.kind === 'thread') {
    const { id, guildId, parentId, isPrivate } = channel;
    const data = {
      id,
      guild_id: guildId,
      parent_id: parentId,
      type: isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    };
    scene.gateway.dispatch('THREAD_DELETE', data, { guildId, intent: Intent.Guilds });
  } else if (channel.kind !== 'dm') announce(scene, 'CHANNEL_DELETE', channel);
  scene.pulse.beat();
}

/** The direct-message channel between the bot and a user; opening it twice gives the same one. */
export function dmWith(world: World, userId: string): Dm {
  for (const channel of world.channels.values())
    if (channel.kind === 'dm' && channel.recipientId === userId) return channel;
  const dm: Dm = { kind: 'dm', id: world.nextId(), recipientId: userId };
  world.channels.set(dm.id, dm);
  return dm;
}
