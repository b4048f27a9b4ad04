// Each server's settings as one row of JSON. A key that an older version did not write yet reads as its default;
// an explicit null ("no limit") stays null.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { GuildId } from '../domain/ids.ts';
import type { SettingsRecords } from '../domain/records.ts';
import { DEFAULT_SETTINGS, Settings } from '../domain/settings.ts';
import { checked, jsonOf } from './checked.ts';
import type { Tables } from './tables.ts';

/** Word for word as in the index that finds them. Quotes inside a text are escaped, so that no note looks like it. */
const PAUSED = sql<boolean>`stored LIKE '%"pause":{%'`;

const JsonObject = z.record(z.string(), z.unknown());

export function createSettingsRecords(db: Kysely<Tables>): SettingsRecords {
  return {
    async get(guild) {
      const row = await db.selectFrom('settings').select('stored').where('guild', '=', guild).executeTakeFirst();
      if (row === undefined) return DEFAULT_SETTINGS;
      return checked('settings', guild, Settings, filled(DEFAULT_SETTINGS, jsonOf(row.stored)));
    },

    async put(guild, settings, at) {
      const stored = JSON.stringify(checked('settings', guild, Settings, settings));
      await db
        .insertInto('settings')
        .values({ guild, stored, changed_at: at })
        .onConflict((conflict) => conflict.column('guild').doUpdateSet({ stored, changed_at: at }))
        .execute();
    },

    async guilds() {
      const rows = await db.selectFrom('settings').select('guild').orderBy('guild').execute();
      return rows.map(({ guild }) => GuildId.parse(guild));
    },

    async paused() {
      const found = db.selectFrom('settings').select('guild').where(PAUSED).orderBy('guild');
      return (await found.execute()).map(({ guild }) => GuildId.parse(guild));
    },
  };
}

/** `stored` with every key that it lacks taken from `defaults`, at every depth. */
function filled(defaults: unknown, stored: unknown): unknown {
  const base = JsonObject.safeParse(defaults);
  const given = JsonObject.safeParse(stored);
  if (!base.success || !given.success) return stored;
  const missing = Object.entries(base.data).map(([key, value]) => {
    return [key, key in given.data ? filled(value, given.data[key]) : value];
  });
  return { ...given.data, ...Object.fromEntries(missing) };
}
