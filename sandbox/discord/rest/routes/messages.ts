// Messages in channels by the bot's own token: send, read, edit, delete.

import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import { number, record, text } from '../../json.ts';
import { fileNames, keptAttachments, readDraft, requireSomething, storeFiles } from '../../messages/draft.ts';
import { earlierWithNonce, requireEditing, requireSending } from '../../messages/rules.ts';
import { addMessage, changeMessage, removeMessage } from '../../messages/store.ts';
import { messageJson } from '../../messages/wire.ts';
import { Permission } from '../../protocol.ts';
import { compareIds } from '../../snowflake.ts';
import { messageProblems } from '../../validation/message.ts';
import { refuseProblems } from '../../validation/problems.ts';
import type { Message } from '../../world/model.ts';
import { can } from '../../world/permissions.ts';
import { findMessage, messagesIn } from '../../world/world.ts';
import { type Answer, type Call, limitOf, NO_CONTENT, ok, type Route } from '../call.ts';
import { channelIn, messageIn, uploadLimitIn } from '../places.ts';

function send(call: Call): Answer {
  const { scene, files } = call;
  const body = record(call.body);
  const channel = channelIn(call);
  refuseProblems(
    messageProblems(body, { schema: MessageCreateRequestSchema, purpose: 'channel', fileNames: fileNames(files) }),
  );
  const draft = readDraft(body);
  const reference = record(body['message_reference']);
  requireSomething(draft, files.length);
  requireSending(scene, { channel, draft, fileCount: files.length, isReply: reference['message_id'] !== undefined });
  const nonce = text(body['nonce']) ?? number(body['nonce']);
  const earlier =
    body['enforce_nonce'] === true && nonce !== undefined ? earlierWithNonce(scene.world, nonce) : undefined;
  if (earlier) return ok({ ...messageJson(scene, earlier), nonce }, earlier);
  const attachments = storeFiles(body, files, {
    world: scene.world,
    channelId: channel.id,
    limit: uploadLimitIn(scene, channel),
    ephemeral: false,
  });
  const referenceId = replyTarget(call, channel.id);
  const message = addMessage(scene, { channel, authorId: scene.world.bot.id, draft, attachments, nonce, referenceId });
  return ok({ ...messageJson(scene, message), ...(nonce === undefined ? {} : { nonce }) }, message);
}

/** Discord: replying to what is gone fails unless `fail_if_not_exists` is false. */
function replyTarget({ scene, body }: Call, channelId: string): string | undefined {
  const reference = record(record(body)['message_reference']);
  const id = text(reference['message_id']);
  if (id === undefined || findMessage(scene.world, channelId, id)) return id;
  if (reference['fail_if_not_exists'] === false) return undefined;
  throw refuse('unknownMessage');
}

function read(call: Call): Answer {
  const channel = channelIn(call, Permission.ViewChannel | Permission.ReadMessageHistory);
  const message = messageIn(call, channel);
  return ok(messageJson(call.scene, message), message);
}

/** Newest first, as Discord lists them. Without READ_MESSAGE_HISTORY the list is empty. */
function list(call: Call): Answer {
  const { scene, query } = call;
  const channel = channelIn(call);
  if (!can(scene.world, channel, scene.world.bot.id, Permission.ReadMessageHistory)) return ok([]);
  const visible = messagesIn(scene.world, channel.id).filter((message) => message.ephemeralFor === undefined);
  return ok(pageOf(visible, query).map((message) => messageJson(scene, message)));
}

function pageOf(messages: readonly Message[], query: URLSearchParams): readonly Message[] {
  const limit = limitOf(query, 50, 100);
  const { around, before, after } = Object.fromEntries(query);
  const older = (id: string) => messages.filter((message) => compareIds(message.id, id) < 0);
  const newer = (id: string) => messages.filter((message) => compareIds(message.id, id) > 0);
  if (around) {
    const middle = messages.filter((message) => message.id === around);
    const half = Math.floor(limit / 2);
    return [...older(around).slice(-half), ...middle, ...newer(around).slice(0, half)].reverse();
  }
  if (after) return newer(after).slice(0, limit).reverse();
  return (before ? older(before) : messages).slice(-limit).reverse();
}

function edit(call: Call): Answer {
  const { scene, files } = call;
  const body = record(call.body);
  const channel = channelIn(call);
  const message = messageIn(call, channel);
  requireEditing(scene, channel, message);
  refuseProblems(
    messageProblems(body, {
      schema: MessageEditRequestPartialSchema,
      purpose: 'edit',
      fileNames: fileNames(files),
      before: message,
    }),
  );
  const draft = readDraft(body);
  const kept = keptAttachments(body, message);
  requireSomething(draft, files.length + kept.length, message);
  scene.oldEdits.allow(message);
  const limit = uploadLimitIn(scene, channel);
  const added = storeFiles(body, files, { world: scene.world, channelId: channel.id, limit, ephemeral: false });
  changeMessage(scene, message, draft, [...kept, ...added]);
  return ok(messageJson(scene, message), message);
}

/** Discord: one's own always, others' with MANAGE_MESSAGES; also in an archived thread. */
function remove(call: Call): Answer {
  const { world } = call.scene;
  const channel = channelIn(call);
  const message = messageIn(call, channel);
  if (message.authorId !== world.bot.id && !can(world, channel, world.bot.id, Permission.ManageMessages))
    throw refuse('missingPermissions');
  removeMessage(call.scene, message);
  return { ...NO_CONTENT, message };
}

export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', auth: 'bot', handle: send },
  { method: 'GET', path: '/channels/:channel/messages', auth: 'bot', handle: list },
  { method: 'GET', path: '/channels/:channel/messages/:message', auth: 'bot', handle: read },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', auth: 'bot', handle: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', auth: 'bot', handle: remove },
];
