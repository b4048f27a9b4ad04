// Finds a message that the bot posted before, when the answer to its post was lost and the nonce has lapsed.
// Reads only the bot's own messages; Discord shows those whole without the message content intent.
import { type Client, Routes } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { type ChannelId, MessageId } from '../../domain/ids.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';

/** Discord: ids count milliseconds from the first second of 2015, in their upper 42 bits. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Our clock may run ahead of Discord's by this much. */
export const SKEW = 5 * MINUTE;

/** Discord: at most this many messages in one answer. */
const PAGE = 100;

const Page = z.array(
  z.object({
    id: MessageId,
    author: z.object({ id: z.string() }),
    content: z.string(),
    components: z.array(z.unknown()).default([]),
    attachments: z.array(z.unknown()).default([]),
  }),
);
type Seen = z.infer<typeof Page>[number];

export interface Sought {
  readonly marker: string;
  /** Where the marker stands. A custom id is the safer place: members can make the bot quote words, but no ids. */
  readonly stands: 'in-text' | 'in-custom-id';
  readonly since: Instant;
  /** Only a message that carries a file will do: text that merely quotes a marker is no clip. */
  readonly withFile: boolean;
}

/**
 * The bot's first message in `channel` since the moment that carries the marker, or null. Pages to the present, so it
 * ends. Errors are those of discord.js. Discord: without Read Message History it answers with an empty list.
 */
export async function seekMessage(client: Client, channel: ChannelId, sought: Sought): Promise<MessageId | null> {
  for await (const page of ownMessages(client, channel, sought.since - SKEW)) {
    const found = page.find((message) => carries(message, sought));
    if (found !== undefined) return found.id;
  }
  return null;
}

/** The bot's own messages since a moment, oldest first, page by page. */
export async function* ownMessages(client: Client, channel: ChannelId, since: number): AsyncGenerator<readonly Seen[]> {
  const own = client.user?.id;
  if (own === undefined) throw new Fault('the bot is not logged in to Discord', { retryable: true });
  let after = snowflakeAt(since);
  while (true) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const answer = await client.rest.get(Routes.channelMessages(channel), { query });
    const page = Page.parse(answer).toSorted(byAge);
    yield page.filter((message) => message.author.id === own);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

function carries(message: Seen, { marker, stands, withFile }: Sought): boolean {
  if (withFile && message.attachments.length === 0) return false;
  if (stands === 'in-custom-id') return someText(message.components, 'custom_id', marker);
  return message.content.includes(marker) || someText(message.components, 'content', marker);
}

/** Does a field of this name, however deep in the components, contain the text? */
export function someText(components: unknown, field: 'custom_id' | 'content', text: string): boolean {
  if (typeof components !== 'object' || components === null) return false;
  return Object.entries(components).some(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? key === field && value.includes(text) : someText(value, field, text),
  );
}

function byAge(one: Seen, other: Seen): number {
  return Number(BigInt(one.id) - BigInt(other.id));
}

/** The smallest id that Discord could have given at this moment. */
export function snowflakeAt(moment: number): string {
  return String(BigInt(Math.max(0, moment - DISCORD_EPOCH)) << 22n);
}
