// A place of its own for something that many take part in: a thread in a channel, or a post in a forum. Safe to repeat:
// in a channel as for a job's thread; in a forum, whose posts know no nonce, an earlier one is looked for.
import { ChannelType, type Client, type ForumChannel, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import { z } from 'zod';
import { ChannelId } from '../../domain/ids.ts';
import type { Opened } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { type Parcel, soughtFor } from './post.ts';
import { SKEW, seekMessage, snowflakeAt } from './seek.ts';
import { findChannel } from './survey.ts';
import { openThreadOn, unopened } from './threads.ts';
import { attempt } from './trouble.ts';
import { firstMessage } from './words.ts';

const CreatedPost = z.object({ id: ChannelId });
const ActiveThreads = z.object({
  threads: z.array(z.object({ id: ChannelId, parent_id: z.string().nullish(), owner_id: z.string().nullish() })),
});

export async function openRoomIn(client: Client, place: ChannelId, parcel: Parcel): Promise<Opened> {
  const found = await findChannel(client, place);
  if (found === 'gone') return { is: 'refused', why: 'gone' };
  if (found === 'hidden') return { is: 'refused', why: 'forbidden' };
  return found.type === ChannelType.GuildForum ? openPost(client, found, parcel) : openThreadOn(client, place, parcel);
}

async function openPost(client: Client, forum: ForumChannel, parcel: Parcel): Promise<Opened> {
  const { rendered, seek } = parcel;
  if (seek !== null) {
    const earlier = await attempt(() => seekPost(client, forum, parcel, seek));
    if (!earlier.ok) return unopened(earlier.refusal);
    if (earlier.value !== null) return { is: 'open', thread: earlier.value };
  }
  const tag = tagFor(forum);
  const opened = await attempt(async () => {
    const answer = await client.rest.post(Routes.threads(forum.id), {
      body: {
        name: rendered.title,
        auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
        message: firstMessage(rendered),
        ...(tag === null ? {} : { applied_tags: [tag] }),
      },
    });
    return CreatedPost.parse(answer).id;
  });
  return opened.ok ? { is: 'open', thread: opened.value } : unopened(opened.refusal);
}

/** Discord: where a forum wants a tag, a post without one is refused; tags that only moderators may give are left alone. */
function tagFor({ flags, availableTags }: ForumChannel): string | null {
  return flags.has('RequireTag') ? (availableTags.find(({ moderated }) => !moderated)?.id ?? null) : null;
}

/** A post of ours in the forum that carries the marker. Discord: its first message has the id of the post. */
async function seekPost(
  client: Client,
  forum: ForumChannel,
  parcel: Parcel,
  since: Instant,
): Promise<ChannelId | null> {
  const { threads } = ActiveThreads.parse(await client.rest.get(Routes.guildActiveThreads(forum.guildId)));
  const oldest = BigInt(snowflakeAt(since - SKEW));
  const ours = threads.filter(
    ({ id, parent_id, owner_id }) => parent_id === forum.id && owner_id === client.user?.id && BigInt(id) >= oldest,
  );
  for (const { id } of ours) {
    if ((await seekMessage(client, id, soughtFor(parcel, since))) !== null) return id;
  }
  return null;
}
