// Taking back what the bot said about one clip, wherever in a channel that was.
import { type Client, Routes } from 'discord.js';
import type { ChannelId, JobId } from '../../domain/ids.ts';
import { granted, type Outcome } from '../../domain/outcome.ts';
import type { Period } from '../../domain/time.ts';
import { ownMessages, SKEW, snowflakeAt, someText } from './seek.ts';
import { attempt, type Trouble } from './trouble.ts';

/**
 * Deletes the bot's messages in `channel` within the period that name a clip, in their words or in a custom id. After a
 * trouble half-way through it can be asked again and goes on with what is left.
 */
export async function removeTraces(
  client: Client,
  channel: ChannelId,
  job: JobId,
  period: Period,
): Promise<Outcome<null, Trouble>> {
  const found = await attempt(() => tracesOf(client, channel, job, period));
  if (!found.ok) return found;
  for (const message of found.value) {
    const removed = await attempt(() => client.rest.delete(Routes.channelMessage(channel, message)));
    // Somebody else was first.
    if (!removed.ok && removed.refusal.is !== 'no-message') return removed;
  }
  return granted(null);
}

async function tracesOf(client: Client, channel: ChannelId, job: JobId, { start, end }: Period): Promise<string[]> {
  const first = BigInt(snowflakeAt(end + SKEW));
  const found: string[] = [];
  for await (const page of ownMessages(client, channel, start - SKEW)) {
    const inside = page.filter(({ id }) => BigInt(id) < first);
    for (const { id, content, components } of inside) {
      const said = content.includes(`\`${job}\``) || someText(components, 'content', `\`${job}\``);
      if (said || someText(components, 'custom_id', `:${job}`)) found.push(id);
    }
    if (inside.length < page.length) break;
  }
  return found;
}
