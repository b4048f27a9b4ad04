// Channels and threads themselves by the bot's token: read, change, delete.
// Discord: a thread is changed by its creator or MANAGE_THREADS; lock and slow mode by MANAGE_THREADS alone.

import { UpdateGuildChannelRequestPartialSchema, UpdateThreadRequestPartialSchema } from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import { type Json, number, record, text, texts } from '../../json.ts';
import { Permission } from '../../protocol.ts';
import { refuseProblems } from '../../validation/problems.ts';
import { schemaProblems } from '../../validation/schema.ts';
import { channelJson } from '../../wire.ts';
import { channelChanged, removeChannel } from '../../world/channels.ts';
import type { Thread } from '../../world/model.ts';
import { can, requirePermissions, sendingBit } from '../../world/permissions.ts';
import { setThreadState } from '../../world/threads.ts';
import { type Answer, type Call, NO_CONTENT, ok, type Route } from '../call.ts';
import { channelIn } from '../places.ts';

const read = (call: Call): Answer => ok(channelJson(call.scene.world, channelIn(call)));

function edit(call: Call): Answer {
  const { scene } = call;
  const body = record(call.body);
  const channel = channelIn(call);
  if (channel.kind === 'dm') throw refuse('wrongChannelType');
  if (channel.kind === 'thread') return editThread(call, channel, body);
  refuseProblems(schemaProblems(UpdateGuildChannelRequestPartialSchema, body));
  requirePermissions(scene.world, channel, scene.world.bot.id, Permission.ManageChannels);
  channel.name = text(body['name']) ?? channel.name;
  channel.nsfw = typeof body['nsfw'] === 'boolean' ? body['nsfw'] : channel.nsfw;
  channelChanged(scene, channel);
  return ok(channelJson(scene.world, channel));
}

function editThread({ scene }: Call, thread: Thread, body: Json): Answer {
  refuseProblems(schemaProblems(UpdateThreadRequestPartialSchema, body));
  requireThreadEdit(scene.world, thread, body);
  thread.name = text(body['name']) ?? thread.name;
  thread.autoArchiveMinutes = number(body['auto_archive_duration']) ?? thread.autoArchiveMinutes;
  thread.slowModeSeconds = number(body['rate_limit_per_user']) ?? thread.slowModeSeconds;
  thread.invitable = typeof body['invitable'] === 'boolean' ? body['invitable'] : thread.invitable;
  if (Array.isArray(body['applied_tags'])) thread.appliedTags = texts(body['applied_tags']);
  if (number(body['auto_archive_duration']) !== undefined) thread.lastActivityAt = scene.world.now();
  setThreadState(scene, thread, { archived: flag(body, 'archived'), locked: flag(body, 'locked') });
  return ok(channelJson(scene.world, thread));
}

const flag = (body: Json, key: string): boolean | undefined => (typeof body[key] === 'boolean' ? body[key] : undefined);

function requireThreadEdit(world: Call['scene']['world'], thread: Thread, body: Json): void {
  const manages = can(world, thread, world.bot.id, Permission.ManageThreads);
  const asked = Object.keys(body).filter((key) => body[key] !== undefined && body[key] !== null);
  if (thread.archived && body['archived'] !== false) throw refuse('archived');
  if (manages) return;
  if (thread.locked) throw refuse('locked');
  if (asked.includes('locked') || asked.includes('rate_limit_per_user')) throw refuse('missingPermissions');
  const onlyReopens = asked.length === 1 && body['archived'] === false;
  if (onlyReopens) requirePermissions(world, thread, world.bot.id, sendingBit(thread));
  else if (thread.ownerId !== world.bot.id) throw refuse('missingPermissions');
}

function remove(call: Call): Answer {
  const { scene } = call;
  const channel = channelIn(call);
  const answer = ok(channelJson(scene.world, channel));
  if (channel.kind === 'dm') return answer;
  const bit = channel.kind === 'thread' ? Permission.ManageThreads : Permission.ManageChannels;
  requirePermissions(scene.world, channel, scene.world.bot.id, bit);
  removeChannel(scene, channel);
  return answer;
}

/** The bot is typing: nothing that lasts. */
function type(call: Call): Answer {
  const channel = channelIn(call);
  if (channel.kind !== 'dm')
    requirePermissions(call.scene.world, channel, call.scene.world.bot.id, sendingBit(channel));
  return NO_CONTENT;
}

export const channelRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/typing', auth: 'bot', handle: type },
  { method: 'GET', path: '/channels/:channel', auth: 'bot', handle: read },
  { method: 'PATCH', path: '/channels/:channel', auth: 'bot', handle: edit },
  { method: 'DELETE', path: '/channels/:channel', auth: 'bot', handle: remove },
];
