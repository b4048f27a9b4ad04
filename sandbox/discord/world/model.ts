// The nouns of the pretend Discord: what a guild, a channel, a member and a message are made of.
// Times are epoch milliseconds from the sandbox's clock; sizes are bytes.

import type { Json } from '../json.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Whether the bot may write this user a direct message. */
  dmsOpen: boolean;
  /** The user's own upload limit (Nitro); undefined for a plain account. */
  readonly uploadLimit: number | undefined;
}

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  readonly position: number;
  readonly mentionable: boolean;
  readonly managed: boolean;
}

export interface Member {
  readonly userId: string;
  readonly roleIds: Set<string>;
  readonly joinedAt: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  uploadLimit: number;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Overwrite {
  readonly id: string;
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface TextChannel {
  readonly kind: 'text';
  readonly id: string;
  readonly guildId: string;
  name: string;
  nsfw: boolean;
  readonly overwrites: Map<string, Overwrite>;
}

export interface Forum {
  readonly kind: 'forum';
  readonly id: string;
  readonly guildId: string;
  name: string;
  nsfw: boolean;
  readonly overwrites: Map<string, Overwrite>;
  readonly requireTag: boolean;
  readonly tags: readonly { readonly id: string; readonly name: string }[];
}

export interface Thread {
  readonly kind: 'thread';
  readonly id: string;
  readonly guildId: string;
  readonly parentId: string;
  readonly ownerId: string;
  readonly isPrivate: boolean;
  readonly createdAt: number;
  readonly memberIds: Set<string>;
  name: string;
  archived: boolean;
  locked: boolean;
  archiveChangedAt: number;
  autoArchiveMinutes: number;
  lastActivityAt: number;
  slowModeSeconds: number;
  invitable: boolean;
  appliedTags: readonly string[];
}

export interface Dm {
  readonly kind: 'dm';
  readonly id: string;
  readonly recipientId: string;
}

export type ParentChannel = TextChannel | Forum;
export type GuildChannel = ParentChannel | Thread;
export type Channel = GuildChannel | Dm;

export interface Attachment {
  readonly id: string;
  readonly channelId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description: string | undefined;
  readonly spoiler: boolean;
  readonly ephemeral: boolean;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationSeconds: number | undefined;
}

/** One component of a message or modal, of any type; a field is there when its type has it and it was given. */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly style?: number;
  readonly url?: string;
  readonly sku_id?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly value?: string;
  readonly default?: boolean;
  readonly content?: string;
  readonly emoji?: { readonly id?: string; readonly name?: string };
  readonly options?: readonly SelectOption[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly items?: readonly MediaItem[];
  readonly media?: { readonly url: string };
  readonly file?: { readonly url: string };
  readonly file_types?: readonly string[];
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

export interface MediaItem {
  readonly media: { readonly url: string };
  readonly description?: string;
}

/** Who was really notified by a message, after `allowed_mentions` and permissions. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** Where a message came from when it answers an interaction. */
export interface Origin {
  readonly interactionId: string;
  readonly interactionType: number;
  readonly userId: string;
  readonly commandName: string | undefined;
  /** Whether the command came from a context menu rather than from typing. */
  readonly fromMenu: boolean;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly type: number;
  readonly nonce: string | number | undefined;
  readonly referenceId: string | undefined;
  readonly origin: Origin | undefined;
  /** The only user who can see it; undefined for a message that everyone in the channel sees. */
  readonly ephemeralFor: string | undefined;
  content: string;
  embeds: readonly Json[];
  components: readonly Component[];
  attachments: readonly Attachment[];
  flags: number;
  editedAt: number | undefined;
  /** Counts every change, so that one who waits can tell an edit from none. */
  revision: number;
  pinnedAt: number | undefined;
  pings: Pings;
  threadId: string | undefined;
  deleted: boolean;
}
