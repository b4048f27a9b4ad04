// A fresh address of a posted file. Discord signs the addresses of attachments for about a day and signs them anew in
// every answer, so what is kept of a file is where it stands, never its address.
import { type Client, Routes } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { ChannelId, MessageId } from '../../domain/ids.ts';
import { attempt } from './trouble.ts';

const WithFiles = z.object({ attachments: z.array(z.object({ id: z.string(), url: z.url() })).default([]) });

/**
 * Null when the message, its channel or the attachment is gone, or when the bot may not see it. Discord: without the
 * message content intent a member's message can come without its attachments, which reads as gone too. Throws a
 * retryable Fault when Discord does not answer now.
 */
export async function attachmentUrlOf(
  client: Client,
  channel: ChannelId,
  message: MessageId,
  attachment: string,
): Promise<string | null> {
  const read = await attempt(async () =>
    WithFiles.parse(await client.rest.get(Routes.channelMessage(channel, message))),
  );
  if (read.ok) return read.value.attachments.find(({ id }) => id === attachment)?.url ?? null;
  if (read.refusal.is === 'later') throw new Fault('Discord does not show a message right now', { retryable: true });
  return null;
}
