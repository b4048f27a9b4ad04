// What a member has before them: a message with its buttons and menus, or a modal. The handle is live: it shows the
// message as it is now, and what is done with it is done as the member it belongs to.

import type { Interaction, Modal } from '../interactions/log.ts';
import { ComponentType, Permission } from '../protocol.ts';
import type { Component, Message, Pings } from '../world/model.ts';
import { can } from '../world/permissions.ts';
import { findMessage } from '../world/world.ts';
import { type ActOptions, namedLike, type Outcome, submitModal, useComponent, type Viewer } from './act.ts';
import { type FieldValues, type FieldView, fieldViews, modalText } from './fields.ts';
import { refuseClient } from './refusal.ts';
import {
  type AttachmentView,
  attachmentViews,
  type ButtonView,
  buttonComponents,
  buttonView,
  readableText,
  type SelectView,
  selectComponents,
  selectView,
} from './text.ts';

export interface Reply {
  readonly kind: 'message' | 'modal';
  /** The message's id, or the modal's custom id. */
  readonly id: string;
  readonly channelId: string;
  /** The id of the interaction that showed this; undefined for a message that was found by looking. */
  readonly interactionId: string | undefined;
  /** Everything there is to read, from top to bottom. */
  readonly text: string;
  readonly authorId: string;
  readonly buttons: readonly ButtonView[];
  readonly selects: readonly SelectView[];
  readonly attachments: readonly AttachmentView[];
  readonly ephemeral: boolean;
  readonly deleted: boolean;
  readonly edited: boolean;
  readonly pings: Pings;
  /** A modal's fields. */
  readonly fields: readonly FieldView[];
  /** The bytes of an attachment, counted from 0. */
  download(index?: number): Uint8Array;
  press(labelOrCustomId: string, options?: ActOptions): Promise<Reply>;
  choose(placeholderOrCustomId: string, values: string | readonly string[], options?: ActOptions): Promise<Reply>;
  submit(values: FieldValues, options?: ActOptions): Promise<Reply>;
  /** The same message before another member. Throws when that member cannot see it. */
  asOther(other: { readonly id: string }): Reply;
}

/** The handle for an outcome. Throws when the bot offered choices where something to look at was expected. */
export function replyOf(viewer: Viewer, { interaction, shown }: Outcome): Reply {
  switch (shown?.kind) {
    case 'message':
    case 'deleted':
      return messageReply(viewer, shown.message, interaction.id);
    case 'modal':
      return modalReply(viewer, interaction, shown.modal);
    case 'choices':
      return refuseClient('The bot answered with autocomplete choices.');
    case undefined:
      return messageReply(viewer, originalOf(viewer, interaction), interaction.id);
  }
}

function originalOf({ scene }: Viewer, interaction: Interaction): Message {
  const id = interaction.originalId ?? interaction.sourceMessageId ?? '';
  return findMessage(scene.world, interaction.channelId, id) ?? refuseClient('There is nothing to see yet.');
}

/** A message before a member. */
export function messageReply(viewer: Viewer, message: Message, interactionId?: string): Reply {
  const { scene } = viewer;
  return {
    kind: 'message',
    id: message.id,
    channelId: message.channelId,
    interactionId,
    authorId: message.authorId,
    ephemeral: message.ephemeralFor !== undefined,
    get text() {
      return readableText(message);
    },
    get buttons() {
      return buttonComponents(message).map(buttonView);
    },
    get selects() {
      return selectComponents(message).map(selectView);
    },
    get attachments() {
      return attachmentViews(message);
    },
    get deleted() {
      return message.deleted;
    },
    get edited() {
      return message.editedAt !== undefined;
    },
    get pings() {
      return message.pings;
    },
    get fields() {
      return notAModal(message);
    },
    download: (index = 0) => fileOf(message, index),
    press: async (name, options) => replyOf(viewer, await press(viewer, message, name, options)),
    choose: async (name, values, options) => replyOf(viewer, await choose(viewer, message, name, values, options)),
    submit: async () => notAModal(message),
    asOther(other) {
      const otherUser = scene.world.users.get(other.id) ?? refuseClient(`There is no user ${other.id}.`);
      requireVisible({ scene, user: otherUser }, message);
      return messageReply({ scene, user: otherUser }, message);
    },
  };
}

/** A modal before the member who opened it. */
export function modalReply(viewer: Viewer, opener: Interaction, modal: Modal): Reply {
  return {
    kind: 'modal',
    id: modal.customId,
    channelId: opener.channelId,
    interactionId: opener.id,
    text: modalText(modal),
    authorId: viewer.scene.world.bot.id,
    buttons: [],
    selects: [],
    attachments: [],
    ephemeral: true,
    deleted: false,
    edited: false,
    pings: { users: [], roles: [], everyone: false },
    fields: fieldViews(modal),
    download: () => refuseClient('A modal has no attachments.'),
    press: async (name) => refuseClient(`A modal has no button "${name}"; it is submitted.`),
    choose: async (name) => refuseClient(`"${name}" is in a modal; its values go into submit().`),
    submit: async (values, options) => replyOf(viewer, await submitModal(viewer, opener, modal, values, options)),
    asOther: () => refuseClient('A modal is seen by the one who opened it only.'),
  };
}

const notAModal = (message: Message): never =>
  refuseClient(`The bot answered with a message, not a modal: "${readableText(message)}"`);

/** Throws unless the member can see the message: it is there, the channel is open to them, ephemeral ones are theirs. */
export function requireVisible({ scene, user }: Viewer, message: Message): void {
  if (message.deleted) refuseClient('The message was deleted.');
  const channel = scene.world.channels.get(message.channelId);
  const hidden = message.ephemeralFor !== undefined && message.ephemeralFor !== user.id;
  if (!channel || hidden || !can(scene.world, channel, user.id, Permission.ViewChannel))
    refuseClient(`${user.name} cannot see this message.`);
}

async function press(viewer: Viewer, message: Message, name: string, options: ActOptions = {}): Promise<Outcome> {
  requireVisible(viewer, message);
  const buttons = buttonComponents(message);
  const button = buttons.find((candidate) => namedLike(candidate, buttonView(candidate).label, name));
  if (!button) return refuseClient(`There is no button "${name}"; there are: ${buttons.map(labelOf).join(', ')}.`);
  if (button.disabled) refuseClient(`The button "${name}" is disabled.`);
  const { custom_id: customId, id, type } = button;
  if (customId === undefined) return refuseClient(`The button "${name}" is a link.`);
  return useComponent(viewer, { message, customId, type, id, what: `${viewer.user.name} presses "${name}"` }, options);
}

const labelOf = (button: Component): string => `"${buttonView(button).label}"`;

async function choose(
  viewer: Viewer,
  message: Message,
  name: string,
  picks: string | readonly string[],
  options: ActOptions = {},
): Promise<Outcome> {
  requireVisible(viewer, message);
  const menus = selectComponents(message);
  const menu = menus.find((candidate) => candidate.placeholder === name || candidate.custom_id === name);
  if (!menu)
    return refuseClient(
      `There is no menu "${name}"; there are: ${menus.map((each) => each.placeholder ?? each.custom_id).join(', ')}.`,
    );
  if (menu.disabled) refuseClient(`The menu "${name}" is disabled.`);
  const values = (typeof picks === 'string' ? [picks] : picks).map((pick) => valueIn(menu, pick));
  const least = menu.min_values ?? 1;
  const most = menu.max_values ?? 1;
  if (values.length < least || values.length > most) refuseClient(`"${name}" takes ${least} to ${most} choices.`);
  const { custom_id: customId = '', id, type } = menu;
  const what = `${viewer.user.name} chooses ${values.join(', ')} in "${name}"`;
  return useComponent(viewer, { message, customId, type, id, values, what }, options);
}

function valueIn(menu: Component, pick: string): string {
  if (menu.type !== ComponentType.StringSelect) return pick;
  const option = menu.options?.find(({ value, label }) => value === pick || label === pick);
  return option?.value ?? refuseClient(`The menu has no option "${pick}".`);
}

function fileOf(message: Message, index: number): Uint8Array {
  const view = attachmentViews(message)[index];
  const file = message.attachments.find(({ id }) => id === view?.id);
  return file?.bytes ?? refuseClient(`The message has no attachment number ${index}.`);
}
