// What people are called on a server, for pictures and files, where a mention cannot stand.
import { type Client, Routes } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { GuildId, UserId } from '../../domain/ids.ts';
import { attempt } from './trouble.ts';

const Member = z.object({
  nick: z.string().nullish(),
  user: z.object({ username: z.string(), global_name: z.string().nullish() }),
});

/** Their name on this server, else their own. Null: not there any more. Throws a retryable Fault when Discord is silent. */
export async function memberName(client: Client, guild: GuildId, user: UserId): Promise<string | null> {
  const asked = await attempt(async () => Member.parse(await client.rest.get(Routes.guildMember(guild, user))));
  if (asked.ok) return asked.value.nick ?? asked.value.user.global_name ?? asked.value.user.username;
  if (asked.refusal.is === 'later')
    throw new Fault('Discord does not say what a member is called', { retryable: true });
  return null;
}
