// A server's settings, changed by its moderators; what changed is in the audit log, in the same transaction.
import type { GuildId, UserId } from '../domain/ids.ts';
import type { SpendLimits } from '../domain/limits.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import { note } from './audit.ts';

export type SettingsChange = Partial<Omit<Settings, 'limits'>> & { readonly limits?: Partial<SpendLimits> };

export interface ServerSettings {
  get(guild: GuildId): Promise<Settings>;
  change(guild: GuildId, actor: UserId, change: SettingsChange): Promise<Settings>;
}

export function createServerSettings(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): ServerSettings {
  const { store, clock, log } = deps;
  return {
    get: (guild) => store.read.settings.get(guild),
    async change(guild, actor, change) {
      const now = clock.now();
      const settings = await store.transaction(async (records) => {
        const before = await records.settings.get(guild);
        const after: Settings = { ...before, ...change, limits: { ...before.limits, ...change.limits } };
        await records.settings.put(guild, after, now);
        await note(records, {
          at: now,
          guild,
          actor,
          action: 'settings',
          subject: 'server',
          before: JSON.stringify(before),
          after: JSON.stringify(after),
        });
        return after;
      });
      log.info('settings.changed', { guild, actor, fields: Object.keys(change) });
      return settings;
    },
  };
}
