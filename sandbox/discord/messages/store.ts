// Creating, editing and deleting messages in the world, once it is settled that they may be: and telling the gateway.

import type { Json } from '../json.ts';
import { Intent, MessageFlag, MessageType, Permission } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { mediaUrls } from '../world/components.ts';
import type { Attachment, Channel, Message, Origin } from '../world/model.ts';
import { can } from '../world/permissions.ts';
import { touchThread } from '../world/threads.ts';
import { findMessage } from '../world/world.ts';
import type { Draft } from './draft.ts';
import { NO_PINGS, pingsOf } from './pings.ts';
import { messageJson } from './wire.ts';

export interface NewMessage {
  readonly channel: Channel;
  readonly authorId: string;
  readonly draft: Draft;
  readonly attachments: readonly Attachment[];
  /** Fixed instead of a fresh one: the first message of a forum post has its thread's id. */
  readonly id?: string;
  readonly nonce?: string | number | undefined;
  readonly referenceId?: string | undefined;
  readonly origin?: Origin;
  readonly ephemeralFor?: string | undefined;
}

const KEPT_FLAGS = ~MessageFlag.Ephemeral & ~MessageFlag.Loading;

function typeOf({ origin, referenceId }: NewMessage): number {
  if (origin?.commandName !== undefined)
    return origin.fromMenu ? MessageType.ContextMenu : MessageType.ChatInputCommand;
  return referenceId === undefined ? MessageType.Default : MessageType.Reply;
}

/** Adds the message and announces it. Sending in a thread joins it, counts as activity and brings it back from the archive. */
export function addMessage(scene: Scene, input: NewMessage): Message {
  const { world } = scene;
  const { channel, draft } = input;
  const message: Message = {
    id: input.id ?? world.nextId(),
    channelId: channel.id,
    authorId: input.authorId,
    createdAt: world.now(),
    type: typeOf(input),
    nonce: input.nonce,
    referenceId: input.referenceId,
    origin: input.origin,
    ephemeralFor: input.ephemeralFor,
    content: draft.content ?? '',
    embeds: draft.embeds ?? [],
    components: draft.components ?? [],
    attachments: input.attachments,
    flags: ((draft.flags ?? 0) & KEPT_FLAGS) | (input.ephemeralFor === undefined ? 0 : MessageFlag.Ephemeral),
    editedAt: undefined,
    revision: 0,
    pinnedAt: undefined,
    pings: pingsFor(scene, input),
    threadId: undefined,
    deleted: false,
  };
  world.messages.set(channel.id, [...(world.messages.get(channel.id) ?? []), message]);
  if (channel.kind === 'thread' && input.ephemeralFor === undefined)
    touchThread(scene, channel, input.authorId, message.pings);
  announce(scene, 'MESSAGE_CREATE', message, channel);
  return message;
}

function pingsFor(scene: Scene, input: Omit<NewMessage, 'attachments'>): Message['pings'] {
  if (input.ephemeralFor !== undefined) return NO_PINGS;
  const earlier = input.referenceId ? findMessage(scene.world, input.channel.id, input.referenceId) : undefined;
  return pingsOf({
    world: scene.world,
    channel: input.channel,
    authorId: input.authorId,
    content: input.draft.content ?? '',
    components: input.draft.components ?? [],
    allowedMentions: input.draft.allowedMentions,
    byInteraction: input.origin !== undefined,
    repliedTo: earlier?.authorId,
  });
}

/** Applies an edit. Discord: edits notify nobody, except the one that fills in a deferred ("thinking") answer. */
export function changeMessage(scene: Scene, message: Message, draft: Draft, attachments: readonly Attachment[]): void {
  const { world } = scene;
  const channel = world.channels.get(message.channelId);
  const wasLoading = (message.flags & MessageFlag.Loading) !== 0;
  message.content = draft.content ?? message.content;
  message.embeds = draft.embeds ?? message.embeds;
  message.components = draft.components ?? message.components;
  message.attachments = attachments;
  message.flags = (message.flags & ~MessageFlag.Loading & ~MessageFlag.SuppressEmbeds) | editedFlags(message, draft);
  message.revision += 1;
  if (!wasLoading) message.editedAt = world.now();
  if (!channel) return;
  if (wasLoading && message.origin)
    message.pings = pingsFor(scene, {
      channel,
      authorId: message.authorId,
      draft,
      origin: message.origin,
      ephemeralFor: message.ephemeralFor,
    });
  announce(scene, 'MESSAGE_UPDATE', message, channel);
}

const editedFlags = (message: Message, draft: Draft): number =>
  (draft.flags ?? message.flags) & (MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2);

/** Removes the message. Its thread, when it has one, lives on. */
export function removeMessage(scene: Scene, message: Message): void {
  const { world } = scene;
  message.deleted = true;
  message.revision += 1;
  const rest = (world.messages.get(message.channelId) ?? []).filter((other) => other !== message);
  world.messages.set(message.channelId, rest);
  const channel = world.channels.get(message.channelId);
  if (channel) announce(scene, 'MESSAGE_DELETE', message, channel);
}

/** Discord: MESSAGE_* need the message intents, which this bot has no need of; ephemeral ones are never announced. */
function announce(scene: Scene, event: string, message: Message, channel: Channel): void {
  scene.pulse.beat();
  if (message.ephemeralFor !== undefined) return;
  if (!can(scene.world, channel, scene.world.bot.id, Permission.ViewChannel)) return;
  const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
  const intent = guildId === undefined ? Intent.DirectMessages : Intent.GuildMessages;
  const short: Json = { id: message.id, channel_id: channel.id };
  const data = event === 'MESSAGE_DELETE' ? short : messageJson(scene, message);
  scene.gateway.dispatch(event, { ...data, ...(guildId ? { guild_id: guildId } : {}) }, { guildId, intent });
}

/** All files a person sees. Discord: with components V2 a file shows only where a component refers to it. */
export function visibleAttachments(message: Message): readonly Attachment[] {
  if (!(message.flags & MessageFlag.ComponentsV2)) return message.attachments;
  const shown = mediaUrls(message.components);
  return message.attachments.filter(({ filename }) => shown.includes(`attachment://${filename}`));
}
