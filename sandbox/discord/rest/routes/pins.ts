// Pinned messages, by the routes of today and by those they replaced.
// Discord: pinning needs PIN_MESSAGES since 2026-02-23; 250 pins in a channel.

import type { Json } from '../../json.ts';
import { messageJson } from '../../messages/wire.ts';
import { Intent, Permission } from '../../protocol.ts';
import type { Scene } from '../../scene.ts';
import { timestamp } from '../../wire.ts';
import type { Channel, Message } from '../../world/model.ts';
import { messagesIn } from '../../world/world.ts';
import { type Answer, type Call, limitOf, NO_CONTENT, ok, type Route } from '../call.ts';
import { channelIn, messageIn } from '../places.ts';

const HISTORY = Permission.ViewChannel | Permission.ReadMessageHistory;

interface Pinned {
  readonly message: Message;
  readonly at: number;
}

const pinnedIn = ({ world }: Scene, channel: Channel): readonly Pinned[] =>
  messagesIn(world, channel.id)
    .flatMap((message) => (message.pinnedAt === undefined ? [] : [{ message, at: message.pinnedAt }]))
    .sort((a, b) => b.at - a.at);

function list(call: Call): Answer {
  const all = pinnedIn(call.scene, channelIn(call, HISTORY));
  const before = Date.parse(call.query.get('before') ?? '');
  const rest = Number.isNaN(before) ? all : all.filter(({ at }) => at < before);
  const limit = limitOf(call.query, 50, 50);
  const item = ({ message, at }: Pinned): Json => ({
    pinned_at: timestamp(at),
    message: messageJson(call.scene, message),
  });
  return ok({ items: rest.slice(0, limit).map(item), has_more: rest.length > limit });
}

const listOld = (call: Call): Answer =>
  ok(pinnedIn(call.scene, channelIn(call, HISTORY)).map(({ message }) => messageJson(call.scene, message)));

function change(call: Call, pin: boolean): Answer {
  const { scene } = call;
  const channel = channelIn(call, Permission.ViewChannel | Permission.PinMessages);
  const message = messageIn(call, channel);
  message.pinnedAt = pin ? scene.world.now() : undefined;
  message.revision += 1;
  const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
  const data = { channel_id: channel.id, last_pin_timestamp: timestamp(scene.world.now()), guild_id: guildId };
  scene.gateway.dispatch('CHANNEL_PINS_UPDATE', data, { guildId, intent: Intent.Guilds });
  return { ...NO_CONTENT, message };
}

const pin = (call: Call): Answer => change(call, true);
const unpin = (call: Call): Answer => change(call, false);

export const pinRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages/pins', auth: 'bot', handle: list },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', auth: 'bot', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', auth: 'bot', handle: unpin },
  { method: 'GET', path: '/channels/:channel/pins', auth: 'bot', handle: listOld },
  { method: 'PUT', path: '/channels/:channel/pins/:message', auth: 'bot', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/pins/:message', auth: 'bot', handle: unpin },
];
