// Starting an interaction: the payload as a real one has it, with everything about the place, the member and the rights.

import type { Json } from '../json.ts';
import { messageJson } from '../messages/wire.ts';
import { DEFAULT_UPLOAD_LIMIT, EVERY_PERMISSION } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { channelJson, memberJson, userJson } from '../wire.ts';
import type { Channel, Message, User } from '../world/model.ts';
import { channelPermissions } from '../world/permissions.ts';
import { guildOfChannel } from '../world/world.ts';
import type { Interaction, InteractionKind } from './log.ts';

export interface Start {
  readonly kind: InteractionKind;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Json;
  readonly commandName?: string;
  /** The message whose component was used, or from whose component the modal came. */
  readonly message?: Message | undefined;
}

/** Opens the interaction and sends it to the bot. */
export function startInteraction(scene: Scene, start: Start): Interaction {
  const { user, channel } = start;
  const guild = guildOfChannel(scene.world, channel);
  const interaction = scene.interactions.open({
    kind: start.kind,
    type: start.type,
    userId: user.id,
    channelId: channel.id,
    guildId: guild?.id,
    commandName: start.commandName,
    sourceMessageId: start.message?.id,
    uploadLimit: Math.max(guild?.uploadLimit ?? DEFAULT_UPLOAD_LIMIT, user.uploadLimit ?? 0),
  });
  interaction.payload = payloadOf(scene, interaction, start);
  deliver(scene, interaction);
  return interaction;
}

/** Sends the interaction's event; a second time too, since Discord promises neither once nor in order. */
export const deliver = (scene: Scene, { payload, guildId }: Interaction): void =>
  scene.gateway.dispatch('INTERACTION_CREATE', payload, { guildId });

function payloadOf(scene: Scene, interaction: Interaction, { user, channel, data, message }: Start): Json {
  const { world } = scene;
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: interactionChannel(scene, channel, user.id),
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: interaction.uploadLimit,
    app_permissions: channelPermissions(world, channel, world.bot.id).toString(),
    ...personJson(scene, channel, user),
    ...(message ? { message: messageJson(scene, message) } : {}),
  };
}

/** Discord: `member` in a guild, `user` in a direct message; the installation's owner is the guild, or "0" in the bot's DM. */
function personJson({ world }: Scene, channel: Channel, user: User): Json {
  const guild = guildOfChannel(world, channel);
  const member = guild?.members.get(user.id);
  if (!guild || !member) return { user: userJson(user), context: 1, authorizing_integration_owners: { '0': '0' } };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    context: 0,
    authorizing_integration_owners: { '0': guild.id },
    member: { ...memberJson(world, member), permissions: channelPermissions(world, channel, user.id).toString() },
  };
}

/** A channel inside an interaction: with the member's permissions there. */
export function interactionChannel({ world }: Scene, channel: Channel, userId: string): Json {
  const bits = channel.kind === 'dm' ? EVERY_PERMISSION : channelPermissions(world, channel, userId);
  return { ...channelJson(world, channel), permissions: bits.toString() };
}
