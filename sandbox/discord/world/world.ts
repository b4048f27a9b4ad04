// The state of the pretend Discord: users, guilds, channels, messages and files, each found by id.
// It only holds; what may be done to it, and who is told, is said elsewhere.

import { refuse } from '../errors.ts';
import { createSnowflakes } from '../snowflake.ts';
import type { Attachment, Channel, Guild, Message, User } from './model.ts';

export interface World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Messages by channel, oldest first; deleted ones are gone from here. */
  readonly messages: Map<string, Message[]>;
  readonly attachments: Map<string, Attachment>;
  readonly addUser: (user: Omit<User, 'id'>) => User;
}

export interface WorldOptions {
  readonly now: () => number;
  readonly applicationName: string;
}

export function createWorld({ now, applicationName }: WorldOptions): World {
  const nextId = createSnowflakes(now);
  const applicationId = nextId();
  const users = new Map<string, User>();
  const keep = (user: User): User => {
    users.set(user.id, user);
    return user;
  };
  const bot = keep({
    id: applicationId,
    name: applicationName,
    bot: true,
    locale: 'en-US',
    dmsOpen: false,
    uploadLimit: undefined,
  });
  return {
    now,
    nextId,
    applicationId,
    bot,
    users,
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    attachments: new Map(),
    addUser: (user) => keep({ ...user, id: nextId() }),
  };
}

/** The user, or Discord's 10013. */
export function userOf(world: World, id: string): User {
  const user = world.users.get(id);
  if (!user) throw refuse('unknownUser');
  return user;
}

/** The guild, or Discord's 10004. */
export function guildOf(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild) throw refuse('unknownGuild');
  return guild;
}

/** The channel, or Discord's 10003: also what is left of a deleted one. */
export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refuse('unknownChannel');
  return channel;
}

export const guildOfChannel = (world: World, channel: Channel): Guild | undefined =>
  channel.kind === 'dm' ? undefined : world.guilds.get(channel.guildId);

export const messagesIn = (world: World, channelId: string): readonly Message[] => world.messages.get(channelId) ?? [];

export const findMessage = (world: World, channelId: string, id: string): Message | undefined =>
  messagesIn(world, channelId).find((message) => message.id === id);
