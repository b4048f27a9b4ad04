// Pausing a server by hand. Nothing of it is handed to Venice meanwhile; clips keep their place and cost nothing, new ones
// get in line, and what is being rendered is finished. It lasts until an admin ends it, across restarts.
import type { GuildId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Pause } from '../domain/settings.ts';
import { note } from './audit.ts';
import { withoutIds } from './corrections.ts';
import type { Rights } from './rights.ts';

export interface Paused {
  readonly pause: Pause;
  /** Clips in line. */
  readonly waiting: number;
  /** Clips that are being made all the same. */
  readonly rendering: number;
}

export interface Pauses {
  /** `words` are shown to whoever waits. Pausing again changes the words. */
  pause(by: Member, words: string | null): Promise<Outcome<Paused, Refusal>>;
  /** How many clips go on. Also ends a pause that the bot began by itself. */
  resume(by: Member): Promise<Outcome<number, Refusal>>;
  /** Null: clips are being made. */
  of(guild: GuildId): Promise<Pause | null>;
}

export function createPauses(deps: {
  readonly store: Store;
  readonly rights: Pick<Rights, 'may'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Pauses {
  const { store, rights, clock, log, nudge } = deps;
  const waiting = (guild: GuildId) => store.read.jobs.count(guild, null, ['queued']);
  const about = ({ why, note: words, since }: Pause) => JSON.stringify({ why, note: words, since });
  return {
    async pause(by, words) {
      const may = await rights.may(by, 'pause');
      if (!may.ok) return may;
      const { guild, user } = by;
      const now = clock.now();
      const pause = await store.transaction(async (records) => {
        const settings = await records.settings.get(guild);
        const said = words === null ? null : withoutIds(words);
        const next: Pause = { since: settings.pause?.since ?? now, by: user, why: 'by-hand', note: said };
        await records.settings.put(guild, { ...settings, pause: next }, now);
        const before = settings.pause === null ? null : about(settings.pause);
        await note(records, {
          at: now,
          guild,
          actor: user,
          action: 'pause',
          subject: 'server',
          before,
          after: about(next),
        });
        return next;
      });
      log.info('server.paused', { guild });
      nudge();
      const rendering = await store.read.jobs.count(guild, null, ['submitting', 'rendering']);
      return granted({ pause, waiting: await waiting(guild), rendering });
    },

    async resume(by) {
      const may = await rights.may(by, 'pause');
      if (!may.ok) return may;
      const { guild, user } = by;
      const now = clock.now();
      const ended = await store.transaction(async (records) => {
        const settings = await records.settings.get(guild);
        if (settings.pause === null) return false;
        await records.settings.put(guild, { ...settings, pause: null }, now);
        const before = about(settings.pause);
        await note(records, { at: now, guild, actor: user, action: 'resume', subject: 'server', before, after: null });
        return true;
      });
      if (!ended) return refused({ is: 'not-paused' });
      log.info('server.resumed', { guild });
      nudge();
      return granted(await waiting(guild));
    },

    async of(guild) {
      return (await store.read.settings.get(guild)).pause;
    },
  };
}
