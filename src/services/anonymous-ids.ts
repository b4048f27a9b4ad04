// Opaque names for members, so that Venice can tell them apart without knowing them. Off until a server turns it on.
// A name is a keyed hash: without the key, which never leaves the database, nobody finds the member behind it, and the
// same person has another name on every server.
import type { GuildId, UserId } from '../domain/ids.ts';
import type { Chance } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';

export interface AnonymousIds {
  /** 43 letters, digits, dashes and underscores; null where the server has not turned it on. */
  of(guild: GuildId, member: UserId): Promise<string | null>;
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

export function createAnonymousIds(deps: {
  readonly store: Store;
  readonly chance: Pick<Chance, 'key'>;
}): AnonymousIds {
  const { store, chance } = deps;
  return {
    async of(guild, member) {
      if (!(await store.read.settings.get(guild)).anonymousId) return null;
      const secret = await store.transaction((records) => records.privacy.key(guild, chance.key()));
      const key = await crypto.subtle.importKey('raw', Buffer.from(secret, 'hex'), HMAC, false, ['sign']);
      const hash = await crypto.subtle.sign(HMAC, key, Buffer.from(member));
      return Buffer.from(hash).toString('base64url');
    },
  };
}
