// What Discord asks before a message is sent or edited: permissions, state of the thread, open direct messages, old edits.

import { refuse } from '../errors.ts';
import { HOUR, MINUTE, Permission } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import type { Channel, Dm, Message, Thread } from '../world/model.ts';
import { can, channelPermissions, requirePermissions, sendingBit } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { Draft } from './draft.ts';

/** Discord: a nonce is remembered for "a few minutes". */
const NONCE_MEMORY = 5 * MINUTE;

export interface Sending {
  readonly channel: Channel;
  readonly draft: Draft;
  readonly fileCount: number;
  readonly isReply: boolean;
}

/** Throws what keeps the bot from sending this here. */
export function requireSending({ world }: Scene, { channel, draft, fileCount, isReply }: Sending): void {
  if (channel.kind === 'dm') {
    requireOpenDm(world, channel);
    return;
  }
  if (channel.kind === 'forum') throw refuse('wrongChannelType');
  const held = channelPermissions(world, channel, world.bot.id);
  requirePermissions(world, channel, world.bot.id, sendingBit(channel) | contentBits(draft, fileCount));
  if (isReply && !(held & Permission.ReadMessageHistory)) throw refuse('cannotReply');
  if (channel.kind === 'thread') requireUnlocked(world, channel, world.bot.id);
}

/** The bits that the contents of a message take. */
export const contentBits = (draft: Draft, fileCount: number): bigint =>
  (draft.embeds?.length ? Permission.EmbedLinks : 0n) | (fileCount > 0 ? Permission.AttachFiles : 0n);

/** Discord: a locked thread takes no messages and edits but from those who manage threads. */
export function requireUnlocked(world: World, thread: Thread, userId: string): void {
  if (thread.locked && !can(world, thread, userId, Permission.ManageThreads)) throw refuse('locked');
}

export function requireOpenDm(world: World, dm: Dm): void {
  const shared = [...world.guilds.values()].some(
    (guild) => guild.members.has(dm.recipientId) && guild.members.has(world.bot.id),
  );
  if (!shared) throw refuse('noMutualGuild');
  if (!world.users.get(dm.recipientId)?.dmsOpen) throw refuse('cannotDm');
}

/** The bot's message with this nonce, when it is recent enough for Discord to remember. */
export function earlierWithNonce(world: World, nonce: string | number): Message | undefined {
  const since = world.now() - NONCE_MEMORY;
  const isEarlier = (message: Message): boolean =>
    message.nonce !== undefined && String(message.nonce) === String(nonce) && message.createdAt >= since;
  return [...world.messages.values()]
    .flat()
    .findLast((message) => message.authorId === world.bot.id && isEarlier(message));
}

/** The bot's own, public message as seen through its token; throws what keeps it from being edited. */
export function requireEditing({ world }: Scene, channel: Channel, message: Message): void {
  if (message.authorId !== world.bot.id) throw refuse('notYours');
  if (channel.kind !== 'thread') return;
  if (channel.archived) throw refuse('archived');
  requireUnlocked(world, channel, world.bot.id);
}

export interface OldEdits {
  /** Counts an edit; throws 30046 when too many edits went to messages older than an hour. */
  allow(message: Message): void;
}

export function createOldEdits(world: World, perHour: number): OldEdits {
  const edits = new Map<string, readonly number[]>();
  return {
    allow(message) {
      const now = world.now();
      if (now - message.createdAt < HOUR) return;
      const recent = (edits.get(message.channelId) ?? []).filter((at) => now - at < HOUR);
      if (recent.length >= perHour) throw refuse('tooManyOldEdits');
      edits.set(message.channelId, [...recent, now]);
    },
  };
}
