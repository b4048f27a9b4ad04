// Holds what the views render to Discord's own description and limits, and reads it as a person would.
import { MessageFlags } from 'discord.js';
import { IncomingWebhookInteractionRequestSchema, MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { messageProblems } from '../../sandbox/discord/validation/message.ts';
import type { Reply, View } from '../../src/commands/view.ts';
import { type Rendered, renderNotice } from '../../src/commands/views/notices.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { newMessage } from '../../src/services/discord/words.ts';

const NO_FILES = { fileNames: new Map<number, string>() } as const;

export function noticeProblems(notice: Notice) {
  const body = { ...newMessage(renderNotice(notice), 'nonce', null) };
  return messageProblems(body, { schema: MessageCreateRequestSchema, purpose: 'channel', ...NO_FILES });
}

export function replyProblems({ body }: Reply) {
  const flags = (body.flags ?? 0) | MessageFlags.Ephemeral;
  const sent = { ...body, flags, allowed_mentions: { parse: [] } };
  return messageProblems(sent, {
    schema: IncomingWebhookInteractionRequestSchema,
    purpose: 'interaction',
    ...NO_FILES,
  });
}

/** All words of it, from top to bottom. */
export function wordsOf(shown: Pick<Rendered | Reply['body'], 'content' | 'components'>): string {
  return [shown.content ?? '', ...textsIn(shown.components)].filter((words) => words !== '').join('\n');
}

export function wordsOfView(view: View): string {
  if (view.is !== 'reply') throw new TypeError(`expected a message, got a ${view.is}`);
  return wordsOf(view.body);
}

function textsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === 'content' && typeof value === 'string' ? [value] : textsIn(value),
  );
}

/** Mentions, timestamps and emoji that Discord would render in these words, as they are written; between backticks it renders none. */
export const marksIn = (words: string): readonly string[] =>
  [...words.replace(/(?<!\\)`[^`]*`/g, '').matchAll(/(\\*)(<(?:@|#|:|a:|t:|id:|\/)[^>]*>|@(?:everyone|here))/g)]
    .filter(([, slashes = '']) => slashes.length % 2 === 0)
    .map(([, , mark = '']) => mark);
