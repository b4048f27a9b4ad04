// How long a server keeps what: clips at most as long as whoever runs the bot allows, prompts of ended clips until their
// days are over. What was posted in Discord stays there.
import type { GuildId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Spool } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { DAY, type Instant, later } from '../domain/time.ts';

/** As many as are looked at in one sweep of a server; the rest follows with the next. */
const AT_ONCE = 1_000;

export interface Retention {
  /** Removes what a server no longer keeps. Returns how many clips and prompts that were. */
  sweep(now: Instant): Promise<{ readonly clips: number; readonly prompts: number }>;
}

export function createRetention(deps: {
  readonly store: Store;
  readonly spool: Pick<Spool, 'remove'>;
  readonly keepClipsMs: number;
}): Retention {
  const { store, spool, keepClipsMs } = deps;

  async function sweepGuild(guild: GuildId, now: Instant) {
    const { clipDays, promptDays } = (await store.read.settings.get(guild)).retention;
    const clips = clipDays === null ? [] : await oldClips(guild, later(now, -Math.min(clipDays * DAY, keepClipsMs)));
    for (const job of clips) await removeClip(job);
    const before = promptDays === null ? null : later(now, -promptDays * DAY);
    const worded = before === null ? [] : await store.read.privacy.withWords(guild, before, AT_ONCE);
    for (const { id } of worded) await store.transaction((records) => records.privacy.blank(id));
    return { clips: clips.length, prompts: worded.length };
  }

  const oldClips = (guild: GuildId, before: Instant) => store.read.privacy.withClip(guild, before, AT_ONCE);

  async function removeClip({ id, state }: Job): Promise<void> {
    if ('clip' in state) await spool.remove(state.clip.file);
    await store.read.jobs.clipRemoved(id);
  }

  return {
    async sweep(now) {
      let [clips, prompts] = [0, 0];
      for (const guild of await store.read.settings.guilds()) {
        const swept = await sweepGuild(guild, now);
        clips += swept.clips;
        prompts += swept.prompts;
      }
      return { clips, prompts };
    },
  };
}
