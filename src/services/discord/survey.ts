// Can the bot do its work at a place? Judged from permissions and state, before any money moves.
// `judgePlace` is pure; `readPlace` gathers what it needs from the client's cache, or from Discord when it is not there.
import { type Channel, ChannelType, type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Spot } from '../../domain/access.ts';
import { Fault } from '../../domain/fault.ts';
import { ChannelId } from '../../domain/ids.ts';
import type { Permission, PlaceReport } from '../../domain/place.ts';
import type { Instant } from '../../domain/time.ts';
import { attempt } from './trouble.ts';

/** What a judgement rests on. `permissions`: the bot's own bits there, after roles and overwrites. */
export type PlaceFacts =
  | { readonly is: 'gone' }
  | { readonly is: 'hidden' }
  | { readonly is: 'other' }
  | { readonly is: 'thread'; readonly permissions: bigint; readonly locked: boolean; readonly spot: Spot }
  /** A text or announcement channel. */
  | { readonly is: 'channel'; readonly permissions: bigint; readonly spot: Spot }
  /** The text chat of a voice or stage channel. */
  | { readonly is: 'voice'; readonly permissions: bigint; readonly spot: Spot };

const BITS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const satisfies Record<Permission, bigint>;

const EVERYWHERE = ['View Channel', 'Attach Files', 'Embed Links', 'Read Message History'] as const;

/** Discord: Send Messages has no effect inside threads, and a thread takes its permissions from its parent. */
const NEEDED = {
  thread: [...EVERYWHERE, 'Send Messages in Threads'],
  channel: [...EVERYWHERE, 'Send Messages', 'Create Public Threads', 'Send Messages in Threads'],
  voice: [...EVERYWHERE, 'Send Messages'],
} as const satisfies Record<string, readonly Permission[]>;

/** Discord: all that remains to a member in a time-out. */
const LEFT_IN_TIMEOUT = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/** The judgement. An archived thread is fine as long as it is not locked: sending opens it again. */
export function judgePlace(place: PlaceFacts): PlaceReport {
  switch (place.is) {
    case 'gone':
      return { is: 'unusable', why: 'gone', spot: null };
    case 'hidden':
      return { is: 'missing-permissions', missing: ['View Channel'], spot: null };
    case 'other':
      return { is: 'unusable', why: 'not-a-text-place', spot: null };
    case 'thread':
      if (place.locked && !has(place.permissions, PermissionFlagsBits.ManageThreads)) {
        return { is: 'unusable', why: 'locked', spot: place.spot };
      }
      return withPermissions(place, NEEDED.thread, 'thread');
    case 'channel':
      return withPermissions(place, NEEDED.channel, 'channel');
    case 'voice':
      // Discord: without Connect the chat of a voice channel is closed, whatever else is allowed.
      if (!has(place.permissions, PermissionFlagsBits.Connect)) {
        return { is: 'unusable', why: 'not-a-text-place', spot: place.spot };
      }
      return withPermissions(place, NEEDED.voice, 'thread');
  }
}

function withPermissions(
  { permissions, spot }: { readonly permissions: bigint; readonly spot: Spot },
  needed: readonly Permission[],
  as: 'thread' | 'channel',
): PlaceReport {
  const missing = needed.filter((permission) => !has(permissions, BITS[permission]));
  return missing.length === 0 ? { is: 'usable', as, spot } : { is: 'missing-permissions', missing, spot };
}

const has = (own: bigint, bit: bigint) => (own & bit) === bit;

/** Reads a place as it is now. Throws a retryable Fault when Discord cannot be asked. */
export async function readPlace(client: Client, place: ChannelId, now: Instant): Promise<PlaceFacts> {
  const found = await findChannel(client, place);
  if (found === 'gone' || found === 'hidden') return { is: found };
  if (found.isDMBased()) return { is: 'other' };
  const permissions = await ownPermissions(found, now);
  const spot = spotOf(found);
  if (found.isThread()) return { is: 'thread', permissions, locked: found.locked ?? false, spot };
  if (found.isVoiceBased()) return { is: 'voice', permissions, spot };
  const text = found.type === ChannelType.GuildText || found.type === ChannelType.GuildAnnouncement;
  return text ? { is: 'channel', permissions, spot } : { is: 'other' };
}

/** Discord: a thread has no age limit of its own; that of the channel above it holds. */
function spotOf(found: GuildBasedChannel): Spot {
  const above = found.isThread() ? found.parent : found;
  const ageRestricted = above !== null && 'nsfw' in above && above.nsfw === true;
  return { channel: ChannelId.parse(above?.id ?? found.id), ageRestricted };
}

/** A channel or thread, from the cache or from Discord. Throws a retryable Fault when Discord cannot be asked. */
export async function findChannel(client: Client, id: ChannelId): Promise<Channel | 'gone' | 'hidden'> {
  const answer = await attempt(() => client.channels.fetch(id));
  // null: a channel of a server that the bot is not in.
  if (answer.ok) return answer.value ?? 'gone';
  switch (answer.refusal.is) {
    case 'no-channel':
    case 'no-message':
      return 'gone';
    case 'forbidden':
    case 'closed':
    case 'archived':
      return 'hidden';
    case 'too-large':
    case 'thread-exists':
      throw new Fault(`Discord answered a look at a channel with code ${answer.refusal.code}`);
    case 'later':
      throw new Fault('Discord cannot be asked about a channel right now', { retryable: true });
  }
}

async function ownPermissions(channel: GuildBasedChannel, now: Instant): Promise<bigint> {
  const me = channel.guild.members.me ?? (await fetchMe(channel));
  const own = channel.permissionsFor(me)?.bitfield ?? 0n;
  const silenced = (me.communicationDisabledUntilTimestamp ?? 0) > now;
  return silenced && !has(own, PermissionFlagsBits.Administrator) ? own & LEFT_IN_TIMEOUT : own;
}

async function fetchMe(channel: GuildBasedChannel) {
  const answer = await attempt(() => channel.guild.members.fetchMe());
  if (answer.ok) return answer.value;
  throw new Fault('Discord does not say which roles the bot has', { retryable: answer.refusal.is === 'later' });
}
