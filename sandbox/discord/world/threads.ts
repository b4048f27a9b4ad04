// Threads: opening, archiving, locking, joining, and the quiet archiving of those where nothing happens.
// Discord: sending counts as activity and un-archives; auto-archive comes after `auto_archive_duration` of silence.

import type { Json } from '../json.ts';
import { Intent, MINUTE, Permission } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { channelJson, timestamp } from '../wire.ts';
import type { Channel, Pings, Thread } from './model.ts';
import { can } from './permissions.ts';
import { channelOf } from './world.ts';

type Threads = Pick<Scene, 'world' | 'gateway' | 'pulse'>;

export interface NewThread {
  /** Given when the thread starts from a message: the thread has the message's id. */
  readonly id?: string;
  readonly guildId: string;
  readonly parentId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly autoArchiveMinutes?: number | undefined;
  readonly slowModeSeconds?: number | undefined;
  readonly invitable?: boolean;
  readonly appliedTags?: readonly string[];
}

export function openThread(scene: Threads, input: NewThread): Thread {
  const { world } = scene;
  const thread: Thread = {
    kind: 'thread',
    id: input.id ?? world.nextId(),
    guildId: input.guildId,
    parentId: input.parentId,
    ownerId: input.ownerId,
    isPrivate: input.isPrivate ?? false,
    createdAt: world.now(),
    memberIds: new Set([input.ownerId]),
    name: input.name,
    archived: false,
    locked: false,
    archiveChangedAt: world.now(),
    autoArchiveMinutes: input.autoArchiveMinutes ?? 4320,
    lastActivityAt: world.now(),
    slowModeSeconds: input.slowModeSeconds ?? 0,
    invitable: input.invitable ?? true,
    appliedTags: input.appliedTags ?? [],
  };
  world.channels.set(thread.id, thread);
  announceThread(scene, 'THREAD_CREATE', thread, { newly_created: true });
  return thread;
}

/** Tells the bot about a thread it can see. */
export function announceThread(
  { world, gateway, pulse }: Threads,
  event: string,
  thread: Thread,
  more: Json = {},
): void {
  pulse.beat();
  if (!can(world, thread, world.bot.id, Permission.ViewChannel)) return;
  const data = { ...channelJson(world, thread), ...more };
  gateway.dispatch(event, data, { guildId: thread.guildId, intent: Intent.Guilds });
}

export interface ThreadState {
  readonly archived?: boolean | undefined;
  readonly locked?: boolean | undefined;
}

export function setThreadState(scene: Threads, thread: Thread, { archived, locked }: ThreadState): void {
  if (archived !== undefined && archived !== thread.archived) {
    thread.archived = archived;
    thread.archiveChangedAt = scene.world.now();
    if (!archived) thread.lastActivityAt = scene.world.now();
  }
  thread.locked = locked ?? thread.locked;
  announceThread(scene, 'THREAD_UPDATE', thread);
}

/** What sending a message does to its thread: activity, back from the archive, author and mentioned users join. */
export function touchThread(scene: Threads, thread: Thread, authorId: string, pings: Pings): void {
  if (thread.archived) setThreadState(scene, thread, { archived: false });
  thread.lastActivityAt = scene.world.now();
  joinThread(scene, thread, authorId);
  for (const userId of pings.users) joinThread(scene, thread, userId);
}

export function joinThread(scene: Threads, thread: Thread, userId: string): void {
  if (thread.memberIds.has(userId)) return;
  thread.memberIds.add(userId);
  tellMembers(scene, thread, {
    added_members: [{ id: thread.id, user_id: userId, join_timestamp: timestamp(scene.world.now()), flags: 0 }],
  });
}

export function leaveThread(scene: Threads, thread: Thread, userId: string): void {
  if (!thread.memberIds.delete(userId)) return;
  tellMembers(scene, thread, { removed_member_ids: [userId] });
}

function tellMembers({ gateway }: Threads, thread: Thread, change: Json): void {
  const data = {
    id: thread.id,
    guild_id: thread.guildId,
    member_count: Math.min(thread.memberIds.size, 50),
    ...change,
  };
  gateway.dispatch('THREAD_MEMBERS_UPDATE', data, { guildId: thread.guildId, intent: Intent.Guilds });
}

/** The channel as it is now: a thread that has been silent for too long is found archived. Throws 10003. */
export function currentChannel(scene: Threads, id: string): Channel {
  const channel = channelOf(scene.world, id);
  if (channel.kind !== 'thread' || channel.archived) return channel;
  const silence = scene.world.now() - channel.lastActivityAt;
  if (silence > channel.autoArchiveMinutes * MINUTE) setThreadState(scene, channel, { archived: true });
  return channel;
}
