// A member of a guild, as a test or the demo plays one: types commands, writes messages, and sees what they may see.

import type { Choice } from '../interactions/log.ts';
import { startInteraction } from '../interactions/start.ts';
import { type Json, text } from '../json.ts';
import { readDraft } from '../messages/draft.ts';
import { addMessage } from '../messages/store.ts';
import { CommandType, InteractionType, Permission } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { dmWith } from '../world/channels.ts';
import type { Channel, User } from '../world/model.ts';
import { can, sendingBit } from '../world/permissions.ts';
import { currentChannel } from '../world/threads.ts';
import { findMessage, messagesIn } from '../world/world.ts';
import { type ActOptions, outcome, resolverFor, type Viewer } from './act.ts';
import { firstShown } from './answer.ts';
import { requireCommand } from './lookup.ts';
import { fillOptions, followPath, type OptionValues, typingOptions } from './options.ts';
import { refuseClient } from './refusal.ts';
import { messageReply, type Reply, replyOf } from './reply.ts';
import { type FileInput, keepFile } from './resolved.ts';

/** Anything with an id: a channel's or thread's handle, or the id itself. */
export type Place = string | { readonly id: string };

export interface SayOptions {
  readonly files?: readonly FileInput[];
  readonly replyTo?: { readonly id: string };
}

export interface MemberHandle {
  readonly id: string;
  readonly name: string;
  /** `<@id>` */
  readonly mention: string;
  /** The direct messages between this member and the bot. */
  readonly dm: { readonly id: string };
  /** Types a slash command such as `video create` and enters it. */
  command(place: Place, path: string, values?: OptionValues, options?: ActOptions): Promise<Reply>;
  /** What is offered while `focused` is being typed. */
  autocomplete(place: Place, path: string, values: OptionValues, focused: string): Promise<readonly Choice[]>;
  /** Chooses a command from a message's context menu. */
  messageCommand(name: string, message: Pick<Reply, 'id' | 'channelId'>, options?: ActOptions): Promise<Reply>;
  /** Chooses a command from a user's context menu. */
  userCommand(place: Place, name: string, target: { readonly id: string }, options?: ActOptions): Promise<Reply>;
  /** Writes an ordinary message. */
  say(place: Place, content: string, options?: SayOptions): Reply;
  /** The messages in a place, oldest first, with the ephemeral ones that are hers. */
  sees(place: Place): readonly Reply[];
  /** Opens or closes direct messages from the bot. */
  setDms(open: boolean): void;
}

const idOf = (place: Place): string => (typeof place === 'string' ? place : place.id);

export function createMember(scene: Scene, user: User): MemberHandle {
  const viewer: Viewer = { scene, user };
  return {
    id: user.id,
    name: user.name,
    mention: `<@${user.id}>`,
    dm: { id: dmWith(scene.world, user.id).id },
    command: (place, path, values = {}, options = {}) => enter(viewer, idOf(place), path, values, options),
    autocomplete: (place, path, values, focused) => complete(viewer, idOf(place), path, values, focused),
    messageCommand: (name, message, options = {}) => onMessage(viewer, name, message, options),
    userCommand: (place, name, target, options = {}) => onUser(viewer, idOf(place), name, target.id, options),
    say: (place, content, options = {}) => say(viewer, idOf(place), content, options),
    sees: (place) => seen(viewer, idOf(place)),
    setDms(open) {
      user.dmsOpen = open;
    },
  };
}

/** The place, when a command can be typed there by this member. */
function commandPlace({ scene, user }: Viewer, id: string): Channel {
  const channel = currentChannel(scene, id);
  const bits = Permission.ViewChannel | Permission.UseApplicationCommands;
  if (!can(scene.world, channel, user.id, bits)) refuseClient(`${user.name} cannot use commands here.`);
  if (channel.kind === 'forum') refuseClient('Commands are used in the posts of a forum, not in the forum.');
  if (channel.kind === 'thread' && channel.archived) refuseClient('The thread is archived.');
  return channel;
}

async function enter(
  viewer: Viewer,
  placeId: string,
  path: string,
  values: OptionValues,
  options: ActOptions,
): Promise<Reply> {
  const { scene, user } = viewer;
  const channel = commandPlace(viewer, placeId);
  const [name = '', ...rest] = path.split(' ');
  const command = requireCommand(viewer, channel, CommandType.ChatInput, name);
  const { definitions, wrap } = followPath(command.json, rest);
  const resolver = resolverFor(viewer, channel);
  const filled = wrap(fillOptions(definitions, values, resolver));
  const data = { ...commandData(command.json), options: filled, ...resolver.toJson() };
  const start = { kind: 'command', type: InteractionType.Command, user, channel, data, commandName: path } as const;
  const interaction = startInteraction(scene, start);
  return replyOf(viewer, await outcome(scene, interaction, `${user.name} enters /${path}`, options));
}

const commandData = (json: Json): Json => ({
  id: json['id'],
  name: json['name'],
  type: json['type'],
  ...(text(json['guild_id']) === undefined ? {} : { guild_id: json['guild_id'] }),
});

async function complete(
  viewer: Viewer,
  placeId: string,
  path: string,
  values: OptionValues,
  focused: string,
): Promise<readonly Choice[]> {
  const { scene, user } = viewer;
  const channel = commandPlace(viewer, placeId);
  const [name = '', ...rest] = path.split(' ');
  const command = requireCommand(viewer, channel, CommandType.ChatInput, name);
  const { definitions, wrap } = followPath(command.json, rest);
  const data = { ...commandData(command.json), options: wrap(typingOptions(definitions, values, focused)) };
  const interaction = startInteraction(scene, {
    kind: 'autocomplete',
    type: InteractionType.Autocomplete,
    user,
    channel,
    data,
  });
  const shown = await firstShown(scene, interaction, `${user.name} types "${focused}" of /${path}`);
  return shown.kind === 'choices' ? shown.choices : refuseClient('The bot answered with something else than choices.');
}

async function onMessage(
  viewer: Viewer,
  name: string,
  target: Pick<Reply, 'id' | 'channelId'>,
  options: ActOptions,
): Promise<Reply> {
  const { scene } = viewer;
  const channel = commandPlace(viewer, target.channelId);
  const message = findMessage(scene.world, channel.id, target.id) ?? refuseClient('The message was deleted.');
  if (message.ephemeralFor !== undefined) refuseClient('An ephemeral message has no app commands.');
  const resolver = resolverFor(viewer, channel);
  const data = { target_id: resolver.message(message), ...resolver.toJson() };
  return contextMenu(viewer, channel, CommandType.Message, name, data, options);
}

async function onUser(
  viewer: Viewer,
  placeId: string,
  name: string,
  targetId: string,
  options: ActOptions,
): Promise<Reply> {
  const channel = commandPlace(viewer, placeId);
  const resolver = resolverFor(viewer, channel);
  const data = { target_id: resolver.user(targetId), ...resolver.toJson() };
  return contextMenu(viewer, channel, CommandType.User, name, data, options);
}

async function contextMenu(
  viewer: Viewer,
  channel: Channel,
  type: number,
  name: string,
  target: Json,
  options: ActOptions,
): Promise<Reply> {
  const { scene, user } = viewer;
  const command = requireCommand(viewer, channel, type, name);
  const interaction = startInteraction(scene, {
    kind: 'command',
    type: InteractionType.Command,
    user,
    channel,
    data: { ...commandData(command.json), ...target },
    commandName: name,
  });
  return replyOf(viewer, await outcome(scene, interaction, `${user.name} chooses "${name}"`, options));
}

function say(viewer: Viewer, placeId: string, content: string, { files = [], replyTo }: SayOptions): Reply {
  const { scene, user } = viewer;
  const channel = currentChannel(scene, placeId);
  if (channel.kind === 'forum' || !can(scene.world, channel, user.id, sendingBit(channel)))
    refuseClient(`${user.name} cannot write here.`);
  if (channel.kind === 'thread' && channel.locked && !can(scene.world, channel, user.id, Permission.ManageThreads))
    refuseClient('The thread is locked.');
  const message = addMessage(scene, {
    channel,
    authorId: user.id,
    draft: readDraft({ content }),
    attachments: files.map((file) => keepFile(scene, channel, file, false)),
    referenceId: replyTo?.id,
  });
  return messageReply(viewer, message);
}

function seen(viewer: Viewer, placeId: string): readonly Reply[] {
  const { scene, user } = viewer;
  const channel = currentChannel(scene, placeId);
  if (!can(scene.world, channel, user.id, Permission.ViewChannel)) refuseClient(`${user.name} cannot see this place.`);
  return messagesIn(scene.world, channel.id)
    .filter((message) => message.ephemeralFor === undefined || message.ephemeralFor === user.id)
    .map((message) => messageReply(viewer, message));
}
