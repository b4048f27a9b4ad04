// The Messenger port over discord.js: posts, edits, threads and what Discord allows where.
// Refusals come back as values; what is broken is thrown as a Fault without words, secrets or URLs in it.
import { type Client, Events, Routes } from 'discord.js';
import { Fault } from '../../domain/fault.ts';
import { ChannelId, GuildId, UserId } from '../../domain/ids.ts';
import type { Log, Messenger, Posted, PostOptions, Target } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { attachmentUrlOf } from './attachments.ts';
import { memberName } from './member-names.ts';
import { postTo } from './post.ts';
import { openRoomIn } from './rooms.ts';
import { findChannel, judgePlace, readPlace } from './survey.ts';
import { openThreadOn } from './threads.ts';
import { removeTraces } from './traces.ts';
import { attempt, type Trouble } from './trouble.ts';
import { createUploadLimits, type UploadLimits } from './upload-limits.ts';
import { editedMessage, type Render } from './words.ts';

export interface MessengerDeps {
  /** Logged in before the first call. */
  readonly client: Client;
  readonly render: Render;
  readonly now: () => Instant;
  readonly log: Log;
}

/** A Messenger on a logged-in client. One per client: it remembers what Discord taught about upload limits. */
export function createMessenger({ client, render, now, log }: MessengerDeps): Messenger {
  const limits = createUploadLimits((guild) => boostsOf(client, guild), now);
  const orphans = createOrphans(client);

  return {
    survey: async (place) => judgePlace(await readPlace(client, place, now())),

    openThread(channel, job, seek) {
      const rendered = render({ is: 'starter', job });
      return openThreadOn(client, channel, { rendered, key: `starter ${job.id}`, seek, file: null });
    },

    openRoom(place, notice, options) {
      return openRoomIn(client, place, { rendered: render(notice), ...options, file: null });
    },

    async pin(channel, message) {
      const pinned = await attempt(() => client.rest.put(Routes.channelMessagesPin(channel, message)));
      if (pinned.ok) return 'done';
      return pinned.refusal.is === 'later' ? 'later' : unremoved(pinned.refusal);
    },

    nameOf: (guild, user) => memberName(client, guild, user),

    async post(target, notice, options) {
      const sent = await postTo(client, target, { rendered: render(notice), ...options });
      if (sent.ok) return { is: 'posted', ...sent.value };
      const outcome = unposted(sent.refusal, target, options, limits, client);
      if (outcome.is !== 'later') log.warn('discord.post.refused', { notice: notice.is, ...sent.refusal });
      return outcome;
    },

    async edit(channel, message, notice) {
      const body = editedMessage(render(notice));
      const edited = await attempt(() => client.rest.patch(Routes.channelMessage(channel, message), { body }));
      if (edited.ok) return 'done';
      if (edited.refusal.is === 'later') return 'later';
      log.warn('discord.edit.refused', { notice: notice.is, ...edited.refusal });
      return 'gone';
    },

    async remove(channel, message) {
      const removed = await attempt(() => client.rest.delete(Routes.channelMessage(channel, message)));
      return removed.ok ? 'done' : unremoved(removed.refusal);
    },

    async removeAbout(channel, job, period) {
      const removed = await removeTraces(client, channel, job, period);
      return removed.ok ? 'done' : unremoved(removed.refusal);
    },

    async retitle(thread, job) {
      // Discord: a name is changed in an open thread only, and whoever opened the thread may do both.
      const body = { name: render({ is: 'starter', job }).title, archived: false };
      const named = await attempt(() => client.rest.patch(Routes.channel(thread), { body }));
      return named.ok ? 'done' : unremoved(named.refusal);
    },

    uploadLimit: (guild) => limits.of(guild),

    async parentOf(thread) {
      const found = await findChannel(client, thread);
      if (found === 'gone') return orphans.parentOf(thread);
      if (found === 'hidden' || !found.isThread()) return null;
      return found.parentId === null ? null : ChannelId.parse(found.parentId);
    },

    attachmentUrl: (channel, message, attachment) => attachmentUrlOf(client, channel, message, attachment),

    async ownerOf(guild) {
      const known = client.guilds.cache.get(guild);
      if (known !== undefined) return UserId.parse(known.ownerId);
      const asked = await attempt(() => client.guilds.fetch(guild));
      if (asked.ok) return UserId.parse(asked.value.ownerId);
      if (asked.refusal.is === 'later') throw new Fault('Discord does not say who owns a server', { retryable: true });
      return null;
    },
  };
}

/** Enough for any outage of ours; what is forgotten costs a clip its channel, and it goes to its author instead. */
const MOST_ORPHANS = 1_000;

/** Remembers where deleted threads hung: Discord says so once, when they go. */
function createOrphans(client: Client) {
  const parents = new Map<string, ChannelId>();
  client.on(Events.ThreadDelete, ({ id, parentId }) => {
    if (parentId === null) return;
    parents.set(id, ChannelId.parse(parentId));
    const [oldest] = parents.keys();
    if (parents.size > MOST_ORPHANS && oldest !== undefined) parents.delete(oldest);
  });
  return { parentOf: (thread: ChannelId) => parents.get(thread) ?? null };
}

function unposted(
  trouble: Trouble,
  target: Target,
  { file }: PostOptions,
  limits: UploadLimits,
  client: Client,
): Posted {
  switch (trouble.is) {
    case 'later':
      return { is: 'later', afterMs: trouble.afterMs };
    case 'no-channel':
    case 'no-message':
      return { is: 'refused', why: 'gone' };
    case 'forbidden':
    case 'archived':
      return { is: 'refused', why: 'forbidden' };
    case 'closed':
      return { is: 'refused', why: 'closed' };
    case 'too-large':
      if (file === null) throw new Fault('Discord finds a message without a file too large');
      return { is: 'too-large', limit: limits.lower(guildOf(client, target), file.bytes) };
    case 'thread-exists':
      throw new Fault(`Discord answered a post with code ${trouble.code}`);
  }
}

function unremoved(trouble: Trouble): 'gone' | 'forbidden' {
  switch (trouble.is) {
    case 'no-channel':
    case 'no-message':
      return 'gone';
    case 'forbidden':
    case 'archived':
    case 'closed':
      return 'forbidden';
    case 'too-large':
    case 'thread-exists':
      throw new Fault(`Discord answered a deletion with code ${trouble.code}`);
    case 'later':
      throw new Fault('Discord did not take a deletion right now', { retryable: true });
  }
}

/** The guild that a post went to, as far as the cache knows; null for a direct message. */
function guildOf(client: Client, target: Target): GuildId | null {
  if ('user' in target) return null;
  const channel = client.channels.cache.get(target.channel);
  return channel === undefined || channel.isDMBased() ? null : GuildId.parse(channel.guildId);
}

function boostsOf(client: Client, guild: GuildId) {
  const known = client.guilds.cache.get(guild);
  return known === undefined ? null : { tier: known.premiumTier, features: known.features };
}
