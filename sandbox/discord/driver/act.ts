// What a member does with what is before them: press, choose, submit. Each starts an interaction and waits for its outcome.

import type { Interaction, Modal, Shown } from '../interactions/log.ts';
import { startInteraction } from '../interactions/start.ts';
import type { Json } from '../json.ts';
import { ComponentType, DEFAULT_UPLOAD_LIMIT, InteractionType } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import type { Channel, Component, Message, User } from '../world/model.ts';
import { currentChannel } from '../world/threads.ts';
import { findMessage, guildOfChannel } from '../world/world.ts';
import { type Awaited, acknowledged, firstShown } from './answer.ts';
import { type FieldValues, submitted } from './fields.ts';
import { createResolver, type Resolver } from './resolved.ts';

/** A person in front of a screen. */
export interface Viewer {
  readonly scene: Scene;
  readonly user: User;
}

/** How an interaction went; without `shown` the bot has only taken note so far. */
export interface Outcome {
  readonly interaction: Interaction;
  readonly shown: Shown | undefined;
}

export interface ActOptions {
  /** What to wait for; `visible` when left out. */
  readonly until?: Awaited;
}

export function resolverFor({ scene, user }: Viewer, channel: Channel): Resolver {
  const guildLimit = guildOfChannel(scene.world, channel)?.uploadLimit ?? DEFAULT_UPLOAD_LIMIT;
  return createResolver({ scene, channel, user, uploadLimit: Math.max(guildLimit, user.uploadLimit ?? 0) });
}

/** Waits as asked and says how it went. `what` starts the sentence of the error when nothing comes. */
export async function outcome(
  scene: Scene,
  interaction: Interaction,
  what: string,
  { until = 'visible' }: ActOptions,
  source?: Message,
): Promise<Outcome> {
  if (until === 'acknowledged') {
    await acknowledged(scene, interaction, what);
    return { interaction, shown: interaction.shown[0] };
  }
  const watched = source ? { message: source, revision: source.revision } : undefined;
  return { interaction, shown: await firstShown(scene, interaction, what, watched) };
}

export interface ComponentUse {
  readonly message: Message;
  readonly customId: string;
  readonly type: number;
  readonly id?: number | undefined;
  /** For menus: the chosen values. */
  readonly values?: readonly string[] | undefined;
  readonly what: string;
}

/** Uses a component of a message, whether or not it is really there: the checks are the caller's. */
export function useComponent(viewer: Viewer, use: ComponentUse, options: ActOptions = {}): Promise<Outcome> {
  const { scene, user } = viewer;
  const { message, values } = use;
  const channel = currentChannel(scene, message.channelId);
  const data: Json = {
    custom_id: use.customId,
    component_type: use.type,
    id: use.id ?? 1,
    ...(values ? { values, ...resolvedValues(viewer, channel, use) } : {}),
  };
  const interaction = startInteraction(scene, {
    kind: 'component',
    type: InteractionType.Component,
    user,
    channel,
    data,
    message,
  });
  return outcome(scene, interaction, use.what, options, message);
}

/** Discord: user, role and channel menus carry what their values name; text menus only the values. */
function resolvedValues(viewer: Viewer, channel: Channel, { type, values = [] }: ComponentUse): Json {
  const resolver = resolverFor(viewer, channel);
  for (const value of values) {
    if (type === ComponentType.UserSelect) resolver.user(value);
    if (type === ComponentType.RoleSelect) resolver.role(value);
    if (type === ComponentType.ChannelSelect) resolver.channel(value);
  }
  return resolver.toJson();
}

/** Submits the modal that an interaction opened. */
export function submitModal(
  viewer: Viewer,
  opener: Interaction,
  modal: Modal,
  values: FieldValues,
  options: ActOptions = {},
): Promise<Outcome> {
  const { scene, user } = viewer;
  const channel = currentChannel(scene, opener.channelId);
  const resolver = resolverFor(viewer, channel);
  const components = submitted(modal, values, resolver);
  const message = findMessage(scene.world, channel.id, opener.sourceMessageId ?? '');
  const interaction = startInteraction(scene, {
    kind: 'modal',
    type: InteractionType.ModalSubmit,
    user,
    channel,
    data: { custom_id: modal.customId, components, ...resolver.toJson() },
    message,
  });
  return outcome(scene, interaction, `${user.name} submits "${modal.title}"`, options, message);
}

/** The button or menu as a person names it: by label, placeholder or custom id. */
export const namedLike = (component: Component, label: string, name: string): boolean =>
  label === name || component.label === name || component.custom_id === name;
