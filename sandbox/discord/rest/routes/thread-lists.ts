// Lists of threads: the active ones of a guild, the archived ones of a channel.

import { refuse } from '../../errors.ts';
import type { Json } from '../../json.ts';
import { Permission } from '../../protocol.ts';
import type { Scene } from '../../scene.ts';
import { activeThreadsOf, channelJson, threadMemberJson } from '../../wire.ts';
import type { Thread } from '../../world/model.ts';
import { type Answer, type Call, limitOf, ok, type Route } from '../call.ts';
import { channelIn, guildIn } from '../places.ts';

function threadsJson({ world }: Scene, threads: readonly Thread[]): Json {
  const joined = threads.filter((thread) => thread.memberIds.has(world.bot.id));
  return {
    threads: threads.map((thread) => channelJson(world, thread)),
    members: joined.map((thread) => threadMemberJson(thread, world.bot.id)),
  };
}

const active = (call: Call): Answer => ok(threadsJson(call.scene, activeThreadsOf(call.scene.world, guildIn(call).id)));

/** Most recently archived first. Discord: needs READ_MESSAGE_HISTORY; private ones also MANAGE_THREADS, unless joined. */
function archived(call: Call, which: (thread: Thread) => boolean, extra = 0n): Answer {
  const { scene, query } = call;
  const parent = channelIn(call, Permission.ViewChannel | Permission.ReadMessageHistory | extra);
  if (parent.kind !== 'text' && parent.kind !== 'forum') throw refuse('wrongChannelType');
  const before = Date.parse(query.get('before') ?? '');
  const found = [...scene.world.channels.values()]
    .filter((channel): channel is Thread => channel.kind === 'thread' && channel.parentId === parent.id)
    .filter((thread) => thread.archived && which(thread))
    .filter((thread) => Number.isNaN(before) || thread.archiveChangedAt < before)
    .sort((a, b) => b.archiveChangedAt - a.archiveChangedAt);
  const limit = limitOf(query, 50, 100);
  return ok({ ...threadsJson(scene, found.slice(0, limit)), has_more: found.length > limit });
}

const archivedPublic = (call: Call): Answer => archived(call, (thread) => !thread.isPrivate);

const archivedPrivate = (call: Call): Answer => archived(call, (thread) => thread.isPrivate, Permission.ManageThreads);

const archivedMine = (call: Call): Answer =>
  archived(call, (thread) => thread.isPrivate && thread.memberIds.has(call.scene.world.bot.id));

export const threadListRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild/threads/active', auth: 'bot', handle: active },
  { method: 'GET', path: '/channels/:channel/threads/archived/public', auth: 'bot', handle: archivedPublic },
  { method: 'GET', path: '/channels/:channel/threads/archived/private', auth: 'bot', handle: archivedPrivate },
  { method: 'GET', path: '/channels/:channel/users/@me/threads/archived/private', auth: 'bot', handle: archivedMine },
];
