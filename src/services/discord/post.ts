// Posts one message, exactly once: an enforced nonce for the first minutes, a search for the marker after that.
// Files are streamed from disk, never held in memory whole.
import { openAsBlob } from 'node:fs';
import { type Client, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { ChannelId, MessageId, type UserId } from '../../domain/ids.ts';
import { granted, type Outcome } from '../../domain/outcome.ts';
import type { ClipFile, Target } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { type Sought, seekMessage, someText } from './seek.ts';
import { attempt, type Trouble } from './trouble.ts';
import { newMessage, nonceOf, type Rendered } from './words.ts';

export interface Parcel {
  readonly rendered: Rendered;
  readonly key: string;
  /** Look for an earlier post since this moment first; null when there can be none. */
  readonly seek: Instant | null;
  readonly file: ClipFile | null;
}

const PostedMessage = z.object({ id: MessageId, channel_id: ChannelId });
const DirectChannel = z.object({ id: ChannelId });

/** Posts to a channel, or to a person, whose direct channel is opened first. */
export async function postTo(
  client: Client,
  target: Target,
  parcel: Parcel,
): Promise<Outcome<{ readonly channel: ChannelId; readonly message: MessageId }, Trouble>> {
  const opened = 'user' in target ? await openDirect(client, target.user) : granted(target.channel);
  return opened.ok ? postInto(client, opened.value, parcel) : opened;
}

/** Posts into a channel or thread. Discord: a message to an archived thread that is not locked opens it again. */
export async function postInto(client: Client, channel: ChannelId, parcel: Parcel) {
  const { rendered, key, seek, file } = parcel;
  if (seek !== null) {
    const earlier = await attempt(() => seekMessage(client, channel, soughtFor(parcel, seek)));
    if (!earlier.ok) return earlier;
    if (earlier.value !== null) return granted({ channel, message: earlier.value });
  }
  const body = newMessage(rendered, nonceOf(channel, key), file);
  const request = file === null ? { body } : { body: await form(body, file), passThroughBody: true };
  return attempt(async () => {
    const answer = PostedMessage.parse(await client.rest.post(Routes.channelMessages(channel), request));
    return { channel: answer.channel_id, message: answer.id };
  });
}

/** How a parcel that was posted before is known again. */
export function soughtFor({ rendered: { marker, components }, file }: Parcel, since: Instant): Sought {
  const stands = someText(components, 'custom_id', marker) ? 'in-custom-id' : 'in-text';
  return { marker, stands, since, withFile: file !== null };
}

async function openDirect(client: Client, user: UserId): Promise<Outcome<ChannelId, Trouble>> {
  return attempt(async () => {
    const answer = await client.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    return DirectChannel.parse(answer).id;
  });
}

/** The multipart body that Discord documents. The blob reads its file in pieces, as they are sent. */
async function form(body: RESTPostAPIChannelMessageJSONBody, file: ClipFile): Promise<FormData> {
  const parts = new FormData();
  parts.append('payload_json', JSON.stringify(body));
  parts.append('files[0]', await blobOf(file), file.name);
  return parts;
}

async function blobOf(file: ClipFile): Promise<Blob> {
  try {
    return await openAsBlob(file.path, { type: 'video/mp4' });
  } catch (cause) {
    throw new Fault(`the clip ${file.name} cannot be read from disk`, { cause });
  }
}
