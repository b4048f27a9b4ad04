// From a notice to the body of a Discord message. The words come from `render`; here they become JSON that cannot
// mention anybody but the people named in it.
import { createHash } from 'node:crypto';
import {
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { ChannelId, RoleId, UserId } from '../../domain/ids.ts';
import type { Notice } from '../../domain/notice.ts';
import type { ClipFile } from '../../domain/ports.ts';

/** A notice in words, within Discord's limits. */
export interface Rendered {
  readonly content?: string;
  readonly components?: APIMessageTopLevelComponent[];
  /** Message flags, such as `IS_COMPONENTS_V2`. */
  readonly flags?: number;
  /** The only people it may ping, at most 100. */
  readonly mentions: readonly UserId[];
  /** The only role it may ping. */
  readonly role?: RoleId;
  /** Tells this notice from all others; occurs in the content or, better, in a custom id, where no member writes. */
  readonly marker: string;
  /** What the attached clip shows, for those who cannot see it; at most 1024 characters. */
  readonly alt: string | null;
  /** Name of the thread that hangs from a starter, 1 to 100 characters. */
  readonly title: string;
}

export type Render = (notice: Notice) => Rendered;

/** Body of a new message. Discord: a repeat of the nonce within a few minutes returns the earlier message. */
export function newMessage(
  rendered: Rendered,
  nonce: string,
  file: ClipFile | null,
): RESTPostAPIChannelMessageJSONBody {
  return {
    ...shown(rendered),
    ...(rendered.flags === undefined ? {} : { flags: rendered.flags }),
    nonce,
    enforce_nonce: true,
    ...(file === null ? {} : { attachments: [attachment(file, rendered.alt)] }),
  };
}

/** The message that a post in a forum begins with. Discord: it takes no nonce. */
export const firstMessage = (rendered: Rendered) => ({
  ...shown(rendered),
  ...(rendered.flags === undefined ? {} : { flags: rendered.flags }),
});

/**
 * Body of an edit: text and components are replaced, attachments stay. Discord: an edit may set no flags but these
 * two, and a message with Components V2 has no content at all.
 */
export function editedMessage(rendered: Rendered): RESTPatchAPIChannelMessageJSONBody {
  const flags = (rendered.flags ?? 0) & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
  const v2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  return {
    ...(v2 ? {} : { content: rendered.content ?? null }),
    components: rendered.components ?? [],
    allowed_mentions: onlyThese(rendered),
    ...(flags === 0 ? {} : { flags }),
  };
}

/**
 * The nonce of a key in a channel, 22 characters of the 25 that Discord allows. The channel is part of it: Discord
 * compares nonces of one author, and a clip that moves to the parent channel is a new message, not the lost one.
 */
export function nonceOf(channel: ChannelId, key: string): string {
  return createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 22);
}

function shown(rendered: Rendered) {
  return {
    ...(rendered.content === undefined ? {} : { content: rendered.content }),
    ...(rendered.components === undefined ? {} : { components: rendered.components }),
    allowed_mentions: onlyThese(rendered),
  };
}

const onlyThese = ({ mentions, role }: Rendered) => ({
  parse: [],
  users: [...mentions],
  ...(role === undefined ? {} : { roles: [role] }),
});

const attachment = (file: ClipFile, alt: string | null) => ({
  id: '0',
  filename: file.name,
  ...(alt === null ? {} : { description: alt }),
});
