// Channels and threads as a test or the demo handles them: overwrites, threads, archiving, locking, deleting.

import { type PermissionName, permissionBits } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { channelChanged, removeChannel } from '../world/channels.ts';
import type { Overwrite, ParentChannel, Thread } from '../world/model.ts';
import { openThread, setThreadState } from '../world/threads.ts';

export interface OverwriteInput {
  /** A role's or member's handle, `everyone`, or the bot. */
  readonly for: 'everyone' | 'bot' | { readonly id: string; readonly kind?: 'role' };
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
}

export interface ChannelOptions {
  readonly name?: string;
  readonly nsfw?: boolean;
  readonly overwrites?: readonly OverwriteInput[];
}

export interface ForumOptions extends ChannelOptions {
  readonly tags?: readonly string[];
  readonly requireTag?: boolean;
}

export interface ThreadOptions {
  readonly name?: string;
  /** The bot when left out. */
  readonly owner?: { readonly id: string };
  readonly isPrivate?: boolean;
  /** 60, 1440, 4320 (when left out) or 10080. */
  readonly autoArchiveMinutes?: number;
}

export interface ChannelHandle {
  readonly id: string;
  readonly name: string;
  /** `<#id>` */
  readonly mention: string;
  /** The threads under it, oldest first. */
  readonly threads: readonly ThreadHandle[];
  /** A forum's tags. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  setOverwrite(overwrite: OverwriteInput): void;
  addThread(options?: ThreadOptions): ThreadHandle;
  delete(): void;
}

export interface ThreadHandle {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly isPrivate: boolean;
  readonly memberIds: readonly string[];
  archive(): void;
  unarchive(): void;
  lock(): void;
  unlock(): void;
  delete(): void;
}

function overwriteFrom({ world }: Scene, guildId: string, { for: target, allow, deny }: OverwriteInput): Overwrite {
  const bits = { allow: permissionBits(allow), deny: permissionBits(deny) };
  if (target === 'everyone') return { id: guildId, kind: 'role', ...bits };
  if (target === 'bot') return { id: world.bot.id, kind: 'member', ...bits };
  return { id: target.id, kind: target.kind ?? 'member', ...bits };
}

export const overwritesFrom = (
  scene: Scene,
  guildId: string,
  inputs: readonly OverwriteInput[],
): Map<string, Overwrite> =>
  new Map(inputs.map((input) => overwriteFrom(scene, guildId, input)).map((overwrite) => [overwrite.id, overwrite]));

export function createChannelHandle(scene: Scene, channel: ParentChannel): ChannelHandle {
  const { world } = scene;
  return {
    id: channel.id,
    mention: `<#${channel.id}>`,
    tags: channel.kind === 'forum' ? channel.tags : [],
    get name() {
      return channel.name;
    },
    get threads() {
      const isMine = (other: { readonly kind: string }): other is Thread =>
        other.kind === 'thread' && 'parentId' in other && other.parentId === channel.id;
      return [...world.channels.values()].filter(isMine).map((thread) => createThreadHandle(scene, thread));
    },
    setOverwrite(input) {
      const overwrite = overwriteFrom(scene, channel.guildId, input);
      channel.overwrites.set(overwrite.id, overwrite);
      channelChanged(scene, channel);
    },
    addThread({ name = 'a thread', owner, isPrivate = false, autoArchiveMinutes } = {}) {
      const home = { guildId: channel.guildId, parentId: channel.id, ownerId: owner?.id ?? world.bot.id };
      return createThreadHandle(scene, openThread(scene, { ...home, name, isPrivate, autoArchiveMinutes }));
    },
    delete: () => removeChannel(scene, channel),
  };
}

function createThreadHandle(scene: Scene, thread: Thread): ThreadHandle {
  return {
    id: thread.id,
    isPrivate: thread.isPrivate,
    get name() {
      return thread.name;
    },
    get archived() {
      return thread.archived;
    },
    get locked() {
      return thread.locked;
    },
    get memberIds() {
      return [...thread.memberIds];
    },
    archive: () => setThreadState(scene, thread, { archived: true }),
    unarchive: () => setThreadState(scene, thread, { archived: false }),
    lock: () => setThreadState(scene, thread, { locked: true }),
    unlock: () => setThreadState(scene, thread, { locked: false }),
    delete: () => removeChannel(scene, thread),
  };
}
