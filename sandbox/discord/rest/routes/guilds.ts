// Guilds, their members, roles and channels, and direct messages: as the bot reads them.

import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import { record, text } from '../../json.ts';
import { problem, refuseProblems } from '../../validation/problems.ts';
import { schemaProblems } from '../../validation/schema.ts';
import { channelJson, guildJson, memberJson, parentsOf, roleJson, userJson } from '../../wire.ts';
import { dmWith } from '../../world/channels.ts';
import { userOf } from '../../world/world.ts';
import { type Answer, type Call, ok, param, type Route } from '../call.ts';
import { guildIn } from '../places.ts';

const guild = (call: Call): Answer => ok(guildJson(call.scene.world, guildIn(call)));

const channels = (call: Call): Answer =>
  ok(parentsOf(call.scene.world, guildIn(call).id).map((channel) => channelJson(call.scene.world, channel)));

const roles = (call: Call): Answer => ok([...guildIn(call).roles.values()].map(roleJson));

function member(call: Call): Answer {
  const { world } = call.scene;
  const asked = param(call, 'user');
  const found = guildIn(call).members.get(asked === '@me' ? world.bot.id : asked);
  if (!found) throw refuse('unknownMember');
  return ok(memberJson(world, found));
}

const user = (call: Call): Answer => ok(userJson(userOf(call.scene.world, param(call, 'user'))));

/** Discord: opening a direct message always works; writing into it may not (50007, 50278). */
function openDm(call: Call): Answer {
  const body = record(call.body);
  const recipient = text(body['recipient_id']);
  refuseProblems(schemaProblems(CreatePrivateChannelRequestSchema, body));
  if (!recipient) refuseProblems([problem(['recipient_id'], 'BASE_TYPE_REQUIRED', 'This field is required')]);
  const { world } = call.scene;
  return ok(channelJson(world, dmWith(world, userOf(world, recipient ?? '').id)));
}

export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild', auth: 'bot', handle: guild },
  { method: 'GET', path: '/guilds/:guild/channels', auth: 'bot', handle: channels },
  { method: 'GET', path: '/guilds/:guild/roles', auth: 'bot', handle: roles },
  { method: 'GET', path: '/guilds/:guild/members/:user', auth: 'bot', handle: member },
  { method: 'GET', path: '/users/:user', auth: 'bot', handle: user },
  { method: 'POST', path: '/users/@me/channels', auth: 'bot', handle: openDm },
];
