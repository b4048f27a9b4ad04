// Whom a word is for, and the ways to reach them, the best first. The first way that Discord does not refuse is taken.
import type { Case } from '../domain/cases.ts';
import type { ChannelId, GuildId, UserId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Language } from '../domain/language.ts';
import type { Notice } from '../domain/notice.ts';
import type { Messenger, Posted, PostOptions, Target } from '../domain/ports.ts';
import type { Records } from '../domain/records.ts';

/** `channel`: a place on the server, where buttons work. `dm`: a direct message, where none can. */
export interface Way {
  readonly where: 'channel' | 'dm';
  readonly target: Target;
}

export type Told =
  | Exclude<Posted, { readonly is: 'refused' }>
  /** Every way was refused. */
  | { readonly is: 'nowhere' };

export const inChannel = (channel: ChannelId): Way => ({ where: 'channel', target: { channel } });
export const directly = (user: UserId): Way => ({ where: 'dm', target: { user } });

/** The channel that the server has set for its moderators; when it is gone or closed, the server's owner. */
export async function moderatorsOf(
  records: Records,
  messenger: Pick<Messenger, 'ownerOf'>,
  guild: GuildId,
): Promise<readonly Way[]> {
  const { moderatorChannel } = await records.settings.get(guild);
  const owner = await messenger.ownerOf(guild);
  return [
    ...(moderatorChannel === null ? [] : [inChannel(moderatorChannel)]),
    ...(owner === null ? [] : [directly(owner)]),
  ];
}

/**
 * The author of a clip: in its thread if that is open, else directly, else where it was asked for. Whoever else brought a
 * case up hears of it directly and nowhere else: who reports a clip is nobody's business.
 */
export function openerOf({ opener, place, kind }: Case, job: Job | null): readonly Way[] {
  if (kind === 'report') return [directly(opener)];
  const thread = job?.author === opener ? job.thread : null;
  return [...(thread === null ? [] : [inChannel(thread)]), directly(opener), inChannel(place)];
}

export function authorOf({ author, thread, place }: Job): readonly Way[] {
  return [...(thread === null ? [] : [inChannel(thread)]), directly(author), inChannel(place)];
}

/** What a member is spoken to in: as with their latest clip here, else as the server's moderators are. */
export async function languageOfMember(records: Records, guild: GuildId, member: UserId): Promise<Language> {
  const [latest] = await records.jobs.ofMember(guild, member, 1);
  return latest?.language ?? (await records.settings.get(guild)).language;
}

export async function tellFirst(
  messenger: Pick<Messenger, 'post'>,
  ways: readonly Way[],
  make: (where: Way['where']) => Notice,
  options: PostOptions,
): Promise<Told> {
  for (const { where, target } of ways) {
    const posted = await messenger.post(target, make(where), options);
    if (posted.is !== 'refused') return posted;
  }
  return { is: 'nowhere' };
}
