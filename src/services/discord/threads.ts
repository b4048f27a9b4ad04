// Opens the public thread in which a job's status and clip are shown. Safe to repeat at any point: the starter message
// is posted once, and Discord gives a message one thread, whose id is the message's own.
import { type Client, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { ChannelId, type MessageId } from '../../domain/ids.ts';
import type { Opened } from '../../domain/ports.ts';
import { type Parcel, postInto } from './post.ts';
import { attempt, type Trouble } from './trouble.ts';

const CreatedThread = z.object({ id: ChannelId });

/**
 * Posts the starter and opens its thread. A starter without a thread, left by a refusal, stays: a deleted message would
 * still answer to its nonce for some minutes and could never carry a thread.
 */
export async function openThreadOn(client: Client, channel: ChannelId, starter: Parcel): Promise<Opened> {
  const posted = await postInto(client, channel, starter);
  if (!posted.ok) return unopened(posted.refusal);
  const { message } = posted.value;
  const thread = await attempt(async () => {
    const answer = await client.rest.post(Routes.threads(channel, message), {
      body: { name: starter.rendered.title, auto_archive_duration: ThreadAutoArchiveDuration.OneDay },
    });
    return CreatedThread.parse(answer).id;
  });
  if (thread.ok) return { is: 'open', thread: thread.value };
  if (thread.refusal.is === 'thread-exists') return { is: 'open', thread: threadOf(message) };
  return unopened(thread.refusal);
}

/** Discord: a thread that hangs from a message has the message's id. */
const threadOf = (message: MessageId) => ChannelId.parse(message);

/** What a refusal means for a thread that was to be opened. */
export function unopened(trouble: Trouble): Opened {
  switch (trouble.is) {
    case 'later':
      return { is: 'later', afterMs: trouble.afterMs };
    case 'no-message':
      // Somebody deleted the starter in between: a new one can be posted when its nonce has lapsed.
      return { is: 'later', afterMs: null };
    case 'no-channel':
      return { is: 'refused', why: 'gone' };
    case 'forbidden':
    case 'archived':
    case 'closed':
      return { is: 'refused', why: 'forbidden' };
    case 'too-large':
    case 'thread-exists':
      throw new Fault(`Discord answered a new thread with code ${trouble.code}`);
  }
}
