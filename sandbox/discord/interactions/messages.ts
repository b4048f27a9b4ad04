// Messages that answer an interaction: made, filled in, edited and deleted through its token.
// Discord: ephemeral is settled at creation; the first follow-up after a "thinking" answer fills that one in.

import type { ZodMiniType } from 'zod/mini';
import { DiscordError, refuse } from '../errors.ts';
import { type Json, record } from '../json.ts';
import {
  type Draft,
  fileNames,
  keptAttachments,
  readDraft,
  requireSomething,
  storeFiles,
  type UploadedFile,
} from '../messages/draft.ts';
import { contentBits, requireUnlocked } from '../messages/rules.ts';
import { addMessage, changeMessage, removeMessage } from '../messages/store.ts';
import { MessageFlag } from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { messageProblems } from '../validation/message.ts';
import { refuseProblems } from '../validation/problems.ts';
import type { Channel, Message, Origin } from '../world/model.ts';
import { channelPermissions } from '../world/permissions.ts';
import { currentChannel } from '../world/threads.ts';
import { findMessage } from '../world/world.ts';
import type { Interaction } from './log.ts';

export interface Upload {
  readonly body: Json;
  readonly files: readonly UploadedFile[];
  readonly schema: ZodMiniType;
  /** Where the message stands in the request, for the error tree. */
  readonly at?: readonly string[];
}

const originOf = (interaction: Interaction): Origin => ({
  interactionId: interaction.id,
  interactionType: interaction.type,
  userId: interaction.userId,
  commandName: interaction.commandName,
  fromMenu: record(interaction.payload['data'])['target_id'] !== undefined,
});

const isEphemeral = (flags: number | undefined): boolean => ((flags ?? 0) & MessageFlag.Ephemeral) !== 0;

/** Discord: what is shown to all takes the bot's own permissions here, also through an interaction. */
function requireContent({ world }: Scene, channel: Channel, draft: Draft, fileCount: number): void {
  const bits = contentBits(draft, fileCount);
  const held = channelPermissions(world, channel, world.bot.id);
  if (channel.kind !== 'dm' && (held & bits) !== bits) throw refuse('missingPermissions');
}

/** A new message by this interaction. */
export function answerWithMessage(scene: Scene, interaction: Interaction, upload: Upload): Message {
  const { body, files, schema, at = [] } = upload;
  refuseProblems(messageProblems(body, { schema, purpose: 'interaction', fileNames: fileNames(files), at }));
  const draft = readDraft(body);
  requireSomething(draft, files.length);
  const channel = currentChannel(scene, interaction.channelId);
  const ephemeral = isEphemeral(draft.flags);
  if (!ephemeral) requireContent(scene, channel, draft, files.length);
  const attachments = storeFiles(body, files, {
    world: scene.world,
    channelId: channel.id,
    limit: interaction.uploadLimit,
    ephemeral,
  });
  return addMessage(scene, {
    channel,
    authorId: scene.world.bot.id,
    draft,
    attachments,
    origin: originOf(interaction),
    ephemeralFor: ephemeral ? interaction.userId : undefined,
  });
}

/** The "thinking" message of a deferred answer. */
export function think(scene: Scene, interaction: Interaction, flags: number): Message {
  const channel = currentChannel(scene, interaction.channelId);
  const message = addMessage(scene, {
    channel,
    authorId: scene.world.bot.id,
    draft: readDraft({}),
    attachments: [],
    origin: originOf(interaction),
    ephemeralFor: isEphemeral(flags) ? interaction.userId : undefined,
  });
  message.flags |= MessageFlag.Loading;
  return message;
}

/** Edits a message that this interaction made or came from. */
export function editAnswer(scene: Scene, interaction: Interaction, message: Message, upload: Upload): void {
  const { body, files, schema, at = [] } = upload;
  refuseProblems(messageProblems(body, { schema, purpose: 'edit', fileNames: fileNames(files), before: message, at }));
  const draft = readDraft(body);
  const channel = currentChannel(scene, message.channelId);
  requireEditable(scene, channel, message);
  if (message.ephemeralFor === undefined) requireContent(scene, channel, draft, files.length);
  const kept = keptAttachments(body, message);
  requireSomething(draft, files.length + kept.length, message);
  const added = storeFiles(body, files, {
    world: scene.world,
    channelId: channel.id,
    limit: interaction.uploadLimit,
    ephemeral: message.ephemeralFor !== undefined,
  });
  scene.oldEdits.allow(message);
  changeMessage(scene, message, draft, [...kept, ...added]);
  interaction.state = 'answered';
  interaction.shown.push({ kind: 'message', message });
}

function requireEditable({ world }: Scene, channel: Channel, message: Message): void {
  if (channel.kind !== 'thread' || message.ephemeralFor !== undefined) return;
  if (channel.archived) throw refuse('archived');
  requireUnlocked(world, channel, world.bot.id);
}

/** Discord: a message by token is named by its id or `@original`; others than the interaction's own are unknown. */
export function answerNamed({ world }: Scene, interaction: Interaction, name: string): Message {
  const id = name === '@original' ? interaction.originalId : name;
  const own = id !== undefined && (id === interaction.originalId || interaction.followUps.includes(id));
  const message = own ? findMessage(world, interaction.channelId, id) : undefined;
  if (!message) throw refuse('unknownMessage');
  return message;
}

/** A further message, or what fills in a "thinking" one. */
export function followUp(scene: Scene, interaction: Interaction, upload: Upload): Message {
  const thinking = interaction.state === 'thinking' ? interaction.originalId : undefined;
  const original = thinking === undefined ? undefined : findMessage(scene.world, interaction.channelId, thinking);
  if (original) {
    const { flags: _, ...body } = upload.body;
    const kept = Number(upload.body['flags'] ?? 0) & (MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2);
    editAnswer(scene, interaction, original, { ...upload, body: { ...body, ...(kept ? { flags: kept } : {}) } });
    return original;
  }
  const message = answerWithMessage(scene, interaction, upload);
  interaction.followUps.push(message.id);
  interaction.shown.push({ kind: 'message', message });
  scene.pulse.beat();
  return message;
}

export function deleteAnswer(scene: Scene, interaction: Interaction, message: Message): void {
  removeMessage(scene, message);
  if (message.id === interaction.originalId) interaction.state = 'answered';
  interaction.shown.push({ kind: 'deleted', message });
  scene.pulse.beat();
}

/** An answer of a kind that this interaction cannot have. */
export const wrongKind = (): DiscordError =>
  new DiscordError(400, 50035, 'Invalid Form Body', {
    type: { _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'This kind of answer does not fit the interaction.' }] },
  });
