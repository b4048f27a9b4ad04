// What people are called, for pictures and files, where a mention cannot stand.
import type { GuildId, UserId } from '../../domain/ids.ts';
import type { Messenger } from '../../domain/ports.ts';

/** Names by member; whoever is on the server no more is not in it. Throws a retryable Fault when Discord is silent. */
export async function namesOf(
  messenger: Pick<Messenger, 'nameOf'>,
  guild: GuildId,
  users: readonly UserId[],
): Promise<ReadonlyMap<UserId, string>> {
  const names = new Map<UserId, string>();
  for (const user of new Set(users)) {
    const name = await messenger.nameOf(guild, user);
    if (name !== null) names.set(user, name);
  }
  return names;
}
