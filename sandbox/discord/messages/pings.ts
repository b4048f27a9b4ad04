// Who a message really notifies: the mentions in its text, cut down by `allowed_mentions`, permissions and visibility.
// Discord: ordinary messages parse everything by default, interaction answers only users; embeds never notify.

import { type Json, list, texts } from '../json.ts';
import { ComponentType, Permission } from '../protocol.ts';
import { everyComponent } from '../world/components.ts';
import type { Channel, Component, Pings, Role } from '../world/model.ts';
import { can } from '../world/permissions.ts';
import { guildOfChannel, type World } from '../world/world.ts';

export const NO_PINGS: Pings = { users: [], roles: [], everyone: false };

export interface PingQuestion {
  readonly world: World;
  readonly channel: Channel;
  readonly authorId: string;
  readonly content: string;
  readonly components: readonly Component[];
  readonly allowedMentions: Json | undefined;
  readonly byInteraction: boolean;
  /** The author of the message that is replied to. */
  readonly repliedTo?: string | undefined;
}

const found = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
];

export function pingsOf(question: PingQuestion): Pings {
  const { world, channel, allowedMentions, byInteraction } = question;
  const text = mentionableText(question);
  const parse = allowedMentions
    ? texts(allowedMentions['parse'])
    : byInteraction
      ? ['users']
      : ['users', 'roles', 'everyone'];
  const lists = (kind: 'users' | 'roles', id: string): boolean =>
    parse.includes(kind) || list(allowedMentions?.[kind]).includes(id);
  const loud = can(world, channel, question.authorId, Permission.MentionEveryone);
  const roles = guildOfChannel(world, channel)?.roles ?? new Map<string, Role>();
  return {
    users: [
      ...new Set([...found(text, /<@!?(\d+)>/g).filter((id) => lists('users', id)), ...repliedUser(question)]),
    ].filter((id) => can(world, channel, id, Permission.ViewChannel)),
    roles: found(text, /<@&(\d+)>/g).filter((id) => {
      const role = roles.get(id);
      return role !== undefined && lists('roles', id) && (role.mentionable || loud);
    }),
    everyone: /@(everyone|here)\b/.test(text) && parse.includes('everyone') && loud,
  };
}

/** Discord: a reply notifies its author unless `allowed_mentions` is there without `replied_user: true`. */
function repliedUser({ allowedMentions, repliedTo }: PingQuestion): readonly string[] {
  if (!repliedTo) return [];
  return allowedMentions && allowedMentions['replied_user'] !== true ? [] : [repliedTo];
}

function mentionableText({ content, components }: PingQuestion): string {
  const displays = everyComponent(components).filter(({ type }) => type === ComponentType.TextDisplay);
  return [content, ...displays.map((display) => display.content ?? '')].join('\n');
}
