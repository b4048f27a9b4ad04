// What people are called on a server, for menus, where a mention cannot stand. Remembered for a while; whoever Discord
// does not name at the moment is left out, and whoever asks writes something else.
import { Fault } from '../../domain/fault.ts';
import type { GuildId, UserId } from '../../domain/ids.ts';
import type { Clock, Log, Messenger } from '../../domain/ports.ts';
import { type Instant, later, MINUTE } from '../../domain/time.ts';

const REMEMBERED = 30 * MINUTE;
const MOST_REMEMBERED = 2_000;

export interface MemberNames {
  of(guild: GuildId, users: readonly UserId[]): Promise<ReadonlyMap<string, string>>;
}

export function createMemberNames(deps: {
  readonly messenger: Pick<Messenger, 'nameOf'>;
  readonly clock: Clock;
  readonly log: Log;
}): MemberNames {
  const { messenger, clock, log } = deps;
  const known = new Map<string, { readonly name: string | null; readonly until: Instant }>();

  async function nameOf(guild: GuildId, user: UserId): Promise<string | null> {
    const key = `${guild}/${user}`;
    const found = known.get(key);
    if (found !== undefined && found.until > clock.now()) return found.name;
    try {
      const name = await messenger.nameOf(guild, user);
      known.set(key, { name, until: later(clock.now(), REMEMBERED) });
      const [oldest] = known.keys();
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      return name;
    } catch (error) {
      if (!(error instanceof Fault) || !error.retryable) throw error;
      log.warn('member.unnamed', { error });
      return null;
    }
  }

  return {
    async of(guild, users) {
      const named = await Promise.all(users.map(async (user) => [user, await nameOf(guild, user)] as const));
      return new Map(named.flatMap(([user, name]) => (name === null ? [] : [[user, name] as const])));
    },
  };
}
