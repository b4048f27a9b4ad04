// A message as the API shows it, with fresh links to its files in attachments, embeds and components.

import { isRecord, type Json, record } from '../json.ts';
import type { Scene } from '../scene.ts';
import { channelJson, timestamp, userJson } from '../wire.ts';
import type { Attachment, Channel, Message } from '../world/model.ts';
import { findMessage } from '../world/world.ts';

type Shown = Pick<Scene, 'world' | 'cdn'>;

export const attachmentJson = ({ cdn }: Pick<Scene, 'cdn'>, attachment: Attachment): Json => ({
  id: attachment.id,
  filename: attachment.filename,
  size: attachment.bytes.byteLength,
  url: cdn.url(attachment),
  proxy_url: cdn.url(attachment),
  content_type: attachment.contentType,
  ...(attachment.description === undefined ? {} : { description: attachment.description }),
  ...(attachment.width === undefined ? {} : { width: attachment.width, height: attachment.height }),
  ...(attachment.durationSeconds === undefined ? {} : { duration_secs: attachment.durationSeconds }),
  ...(attachment.ephemeral ? { ephemeral: true } : {}),
  ...(attachment.spoiler ? { flags: 1 << 3 } : {}),
});

/** Replaces every `{ url: 'attachment://name' }` by the media object that Discord makes of it. */
function resolved(shown: Shown, value: unknown, attachments: readonly Attachment[]): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(shown, item, attachments));
  if (!isRecord(value)) return value;
  const url = value['url'];
  const file = attachments.find(({ filename }) => url === `attachment://${filename}`);
  if (file) return mediaJson(value, shown.cdn.url(file), file);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, resolved(shown, field, attachments)]));
}

const mediaJson = (value: Json, url: string, file: Attachment): Json => ({
  ...value,
  url,
  proxy_url: url,
  content_type: file.contentType,
  attachment_id: file.id,
  width: file.width ?? null,
  height: file.height ?? null,
  flags: 0,
});

function mentionsJson({ world }: Shown, message: Message): Json {
  return {
    mention_everyone: message.pings.everyone,
    mention_roles: message.pings.roles,
    mentions: message.pings.users.flatMap((id) => {
      const user = world.users.get(id);
      return user ? [userJson(user)] : [];
    }),
  };
}

function originJson({ world }: Shown, { origin }: Message): Json {
  if (!origin) return {};
  const user = world.users.get(origin.userId);
  const who = { id: origin.interactionId, type: origin.interactionType, ...(user ? { user: userJson(user) } : {}) };
  const metadata = { ...who, authorizing_integration_owners: {} };
  return {
    webhook_id: world.applicationId,
    interaction_metadata: metadata,
    ...(origin.commandName === undefined ? {} : { interaction: { ...who, name: origin.commandName } }),
  };
}

function referenceJson(shown: Shown, message: Message, channel: Channel): Json {
  if (!message.referenceId) return {};
  const earlier = findMessage(shown.world, message.channelId, message.referenceId);
  return {
    message_reference: {
      type: 0,
      channel_id: message.channelId,
      message_id: message.referenceId,
      ...(channel.kind === 'dm' ? {} : { guild_id: channel.guildId }),
    },
    referenced_message: earlier ? messageJson(shown, earlier) : null,
  };
}

/** The message without its nonce, which Discord shows only to the one who has just sent it. */
export function messageJson(shown: Shown, message: Message): Json {
  const { world } = shown;
  const channel = world.channels.get(message.channelId);
  const author = world.users.get(message.authorId);
  const thread = message.threadId === undefined ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    author: author ? userJson(author) : null,
    content: message.content,
    timestamp: timestamp(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : timestamp(message.editedAt),
    tts: false,
    ...mentionsJson(shown, message),
    attachments: message.attachments.map((attachment) => attachmentJson(shown, attachment)),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...record(resolved(shown, embed, message.attachments)) })),
    components: resolved(shown, message.components, message.attachments),
    pinned: message.pinnedAt !== undefined,
    type: message.type,
    flags: message.flags,
    ...(message.authorId === world.bot.id ? { application_id: world.applicationId } : {}),
    ...originJson(shown, message),
    ...(channel ? referenceJson(shown, message, channel) : {}),
    ...(thread ? { thread: channelJson(world, thread) } : {}),
  };
}
