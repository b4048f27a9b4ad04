// The `resolved` part of an interaction: users, members, roles, channels, messages and files that its values name.

import { interactionChannel } from '../interactions/start.ts';
import type { Json } from '../json.ts';
import { contentTypeOf } from '../messages/draft.ts';
import { attachmentJson, messageJson } from '../messages/wire.ts';
import type { Scene } from '../scene.ts';
import { memberJson, roleJson, userJson } from '../wire.ts';
import type { Attachment, Channel, Message, User } from '../world/model.ts';
import { channelPermissions, guildPermissions } from '../world/permissions.ts';
import { guildOfChannel } from '../world/world.ts';
import { refuseClient } from './refusal.ts';

/** A file that a member brings along. */
export interface FileInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
}

/** Collects what values refer to, each once, and ends as the `resolved` object. */
export interface Resolver {
  user(id: string): string;
  role(id: string): string;
  channel(id: string): string;
  message(message: Message): string;
  file(file: FileInput): string;
  /** The object, or nothing at all when no value named anything. */
  toJson(): Json;
}

export const isFileInput = (value: unknown): value is FileInput =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;

export interface ResolverOptions {
  readonly scene: Scene;
  readonly channel: Channel;
  readonly user: User;
  /** Bytes that this user may upload here in one file. */
  readonly uploadLimit: number;
}

export function createResolver({ scene, channel, user, uploadLimit }: ResolverOptions): Resolver {
  const { world } = scene;
  const guild = guildOfChannel(world, channel);
  const parts: Record<string, Record<string, Json>> = {};
  const put = (part: string, id: string, json: Json): string => {
    parts[part] = { ...parts[part], [id]: json };
    return id;
  };

  function putUser(id: string): string {
    const found = world.users.get(id) ?? refuseClient(`There is no user ${id}.`);
    const member = guild?.members.get(id);
    if (guild && member) {
      const { user: _, deaf: __, mute: ___, ...partial } = memberJson(world, member);
      put('members', id, { ...partial, permissions: guildPermissions(guild, id).toString() });
    }
    return put('users', id, userJson(found));
  }

  return {
    user: putUser,
    role(id) {
      const role = guild?.roles.get(id) ?? refuseClient(`There is no role ${id} here.`);
      return put('roles', id, roleJson(role));
    },
    channel(id) {
      const named = world.channels.get(id) ?? refuseClient(`There is no channel ${id}.`);
      const app = { app_permissions: channelPermissions(world, named, world.bot.id).toString() };
      return put('channels', id, { ...interactionChannel(scene, named, user.id), ...app });
    },
    message: (message) => put('messages', message.id, messageJson(scene, message)),
    file(input) {
      if (input.bytes.byteLength > uploadLimit) refuseClient(`"${input.name}" is larger than ${user.name} may upload.`);
      const attachment = keepFile(scene, channel, input);
      return put('attachments', attachment.id, attachmentJson(scene, attachment));
    },
    toJson: () => (Object.keys(parts).length > 0 ? { resolved: parts } : {}),
  };
}

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  image: ['png', 'gif', 'jpg', 'jpeg', 'jfif', 'webp', 'avif'],
  video: ['mp4', 'mov', 'qt', 'webm'],
  audio: ['mp3', 'wav', 'ogg', 'oga', 'flac', 'm4a', 'aac', 'opus'],
};

/** Discord: `file_types` names families or `.extensions`; only the extension is looked at. None at all lets everything pass. */
export function requireFileType(input: FileInput, types: readonly string[] = []): FileInput {
  const extension = input.name.split('.').at(-1)?.toLowerCase() ?? '';
  const fits = types.some((type) => type === `.${extension}` || FAMILIES[type]?.includes(extension));
  if (types.length > 0 && !fits) refuseClient(`"${input.name}" is none of: ${types.join(', ')}.`);
  return input;
}

/** Stores a member's file. Discord: what comes with an interaction is ephemeral. */
export function keepFile({ world }: Scene, channel: Channel, input: FileInput, ephemeral = true): Attachment {
  const attachment: Attachment = {
    id: world.nextId(),
    channelId: channel.id,
    filename: input.name,
    contentType: input.contentType ?? contentTypeOf(input.name) ?? 'application/octet-stream',
    bytes: input.bytes,
    description: undefined,
    spoiler: false,
    ephemeral,
    width: input.width,
    height: input.height,
    durationSeconds: input.durationSeconds,
  };
  world.attachments.set(attachment.id, attachment);
  return attachment;
}
