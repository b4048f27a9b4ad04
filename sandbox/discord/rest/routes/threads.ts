// Threads by the bot's token: from a message, without one, as a forum post; members and lists.
// Discord: one thread for a message (160004); `type` defaults to a private thread; a forum may require a tag (40067).

import {
  BaseCreateMessageCreateRequestSchema,
  CreateForumThreadRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import { type Json, number, record, text, texts } from '../../json.ts';
import { fileNames, readDraft, requireSomething, storeFiles } from '../../messages/draft.ts';
import { contentBits, requireUnlocked } from '../../messages/rules.ts';
import { addMessage } from '../../messages/store.ts';
import { messageJson } from '../../messages/wire.ts';
import { ChannelType, MessageFlag, Permission } from '../../protocol.ts';
import { messageProblems, withoutNoise } from '../../validation/message.ts';
import { problem, refuseProblems } from '../../validation/problems.ts';
import { schemaProblems } from '../../validation/schema.ts';
import { channelJson, threadMemberJson } from '../../wire.ts';
import type { Forum, Thread } from '../../world/model.ts';
import { requirePermissions, sendingBit } from '../../world/permissions.ts';
import { joinThread, leaveThread, openThread } from '../../world/threads.ts';
import { type Answer, type Call, created, NO_CONTENT, ok, param, type Route } from '../call.ts';
import { channelIn, messageIn, uploadLimitIn } from '../places.ts';

const MOST_MEMBERS = 1000;

/** The settings that every way of opening a thread shares. */
const settingsOf = (body: Json) => ({
  name: text(body['name']) ?? '',
  autoArchiveMinutes: number(body['auto_archive_duration']),
  slowModeSeconds: number(body['rate_limit_per_user']),
});

function fromMessage(call: Call): Answer {
  const { scene } = call;
  const body = record(call.body);
  const channel = channelIn(call, Permission.ViewChannel | Permission.CreatePublicThreads);
  if (channel.kind !== 'text') throw refuse('wrongChannelType');
  const message = messageIn(call, channel);
  refuseProblems(schemaProblems(CreateTextThreadWithMessageRequestSchema, body, ['type', 'invitable']));
  if (message.threadId !== undefined) throw refuse('threadExists');
  message.threadId = message.id;
  message.flags |= MessageFlag.HasThread;
  const thread = openThread(scene, {
    ...settingsOf(body),
    id: message.id,
    guildId: channel.guildId,
    parentId: channel.id,
    ownerId: scene.world.bot.id,
  });
  return created(channelJson(scene.world, thread));
}

function withoutMessage(call: Call): Answer {
  const channel = channelIn(call);
  if (channel.kind === 'forum') return post(call, channel);
  if (channel.kind !== 'text') throw refuse('wrongChannelType');
  const { scene } = call;
  const body = record(call.body);
  refuseProblems(schemaProblems(CreateTextThreadWithoutMessageRequestSchema, body));
  const isPrivate = (number(body['type']) ?? ChannelType.PrivateThread) === ChannelType.PrivateThread;
  const bit = isPrivate ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads;
  requirePermissions(scene.world, channel, scene.world.bot.id, bit);
  const thread = openThread(scene, {
    ...settingsOf(body),
    guildId: channel.guildId,
    parentId: channel.id,
    ownerId: scene.world.bot.id,
    isPrivate,
    invitable: body['invitable'] !== false,
  });
  return created(channelJson(scene.world, thread));
}

function post(call: Call, forum: Forum): Answer {
  const { scene, files } = call;
  const { world } = scene;
  const body = record(call.body);
  const message = record(body['message']);
  refuseProblems(schemaProblems(CreateForumThreadRequestSchema, { ...body, message: withoutNoise(message) }));
  const context = { purpose: 'channel', fileNames: fileNames(files), at: ['message'] } as const;
  refuseProblems(messageProblems(message, { ...context, schema: BaseCreateMessageCreateRequestSchema }));
  const draft = readDraft(message);
  requireSomething(draft, files.length);
  requirePermissions(world, forum, world.bot.id, Permission.SendMessages | contentBits(draft, files.length));
  const appliedTags = requireTags(forum, texts(body['applied_tags']));
  const limit = uploadLimitIn(scene, forum);
  const id = world.nextId();
  const attachments = storeFiles(message, files, { world, channelId: id, limit, ephemeral: false });
  const home = { guildId: forum.guildId, parentId: forum.id, ownerId: world.bot.id };
  const thread = openThread(scene, { ...settingsOf(body), ...home, id, appliedTags });
  const starter = addMessage(scene, { id, channel: thread, authorId: world.bot.id, draft, attachments });
  return { ...created({ ...channelJson(world, thread), message: messageJson(scene, starter) }), message: starter };
}

function requireTags(forum: Forum, asked: readonly string[]): readonly string[] {
  const unknown = asked.filter((id) => !forum.tags.some((tag) => tag.id === id));
  refuseProblems(unknown.map((id) => problem(['applied_tags'], 'INVALID_FORUM_TAG', `There is no tag ${id}.`)));
  if (forum.requireTag && asked.length === 0) throw refuse('tagRequired');
  return asked;
}

function threadIn(call: Call, bits = Permission.ViewChannel): Thread {
  const channel = channelIn(call, bits);
  if (channel.kind !== 'thread') throw refuse('wrongChannelType');
  return channel;
}

const whoIn = (call: Call): string => {
  const user = param(call, 'user');
  return user === '@me' ? call.scene.world.bot.id : user;
};

/** Discord: adding somebody needs the right to send here and a thread that is not archived. */
function join(call: Call): Answer {
  const { scene } = call;
  const thread = threadIn(call);
  const userId = whoIn(call);
  if (thread.archived) throw refuse('archived');
  if (userId !== scene.world.bot.id) {
    requirePermissions(scene.world, thread, scene.world.bot.id, sendingBit(thread));
    requireUnlocked(scene.world, thread, scene.world.bot.id);
    if (!scene.world.guilds.get(thread.guildId)?.members.has(userId)) throw refuse('unknownMember');
  }
  if (thread.memberIds.size >= MOST_MEMBERS) throw refuse('threadMembersFull');
  joinThread(scene, thread, userId);
  return NO_CONTENT;
}

/** Discord: removing somebody else needs MANAGE_THREADS, or to be the creator of a private thread. */
function leave(call: Call): Answer {
  const { scene } = call;
  const thread = threadIn(call);
  const userId = whoIn(call);
  if (thread.archived) throw refuse('archived');
  const mine = userId === scene.world.bot.id || (thread.isPrivate && thread.ownerId === scene.world.bot.id);
  if (!mine) requirePermissions(scene.world, thread, scene.world.bot.id, Permission.ManageThreads);
  leaveThread(scene, thread, userId);
  return NO_CONTENT;
}

function member(call: Call): Answer {
  const thread = threadIn(call);
  const userId = whoIn(call);
  if (!thread.memberIds.has(userId)) throw refuse('unknownMember');
  return ok(threadMemberJson(thread, userId));
}

const members = (call: Call): Answer => {
  const thread = threadIn(call);
  return ok([...thread.memberIds].map((userId) => threadMemberJson(thread, userId)));
};

export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', auth: 'bot', handle: fromMessage },
  { method: 'POST', path: '/channels/:channel/threads', auth: 'bot', handle: withoutMessage },
  { method: 'GET', path: '/channels/:channel/thread-members', auth: 'bot', handle: members },
  { method: 'GET', path: '/channels/:channel/thread-members/:user', auth: 'bot', handle: member },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', auth: 'bot', handle: join },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', auth: 'bot', handle: leave },
];
