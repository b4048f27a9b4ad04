// How the bot is doing, for moderators: what it reaches, what it has to work with, and what it has in hand. Says nothing
// of anybody's prompts, and of other servers only how many clips they have under way.
import type { GuildId } from '../domain/ids.ts';
import type { Preflight, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import type { TranscriptsAre } from '../domain/transcript.ts';
import type { Activity } from './activity.ts';
import type { Transcripts } from './transcripts.ts';

/** What the machine and the account offer, as found at the start. */
export interface Equipment {
  /** Its version; null when there is none. */
  readonly ffmpeg: string | null;
  /** The address of the wallet that pays; null when a key does. */
  readonly wallet: string | null;
  /** What Venice last said of the balance beside some other answer; null when it has not. */
  readonly balanceSeen: () => BalanceSeen | null;
}

export interface BalanceSeen {
  readonly usd: number;
  readonly at: Instant;
}

export interface Counts {
  readonly queued: number;
  readonly rendering: number;
  /** Submitted, and the answer was lost: these wait for a moderator. */
  readonly unconfirmed: number;
}

export interface Report {
  readonly venice: Preflight;
  readonly blocked: Activity['blocked'];
  readonly transcripts: TranscriptsAre;
  readonly equipment: Equipment;
  readonly here: Counts;
  readonly everywhere: Counts;
}

export interface Health {
  /** Asks Venice now; nothing is charged. */
  report(guild: GuildId): Promise<Report>;
}

export function createHealth(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'preflight'>;
  readonly transcripts: Pick<Transcripts, 'are'>;
  readonly activity: Activity;
  readonly equipment: Equipment;
}): Health {
  const { store, provider, transcripts, activity, equipment } = deps;
  return {
    async report(guild) {
      const jobs = await store.read.jobs.inState(['queued', 'submitting', 'rendering', 'unconfirmed']);
      const countIn = (among: typeof jobs): Counts => {
        const at = (...states: readonly string[]) => among.filter(({ state }) => states.includes(state.at)).length;
        return { queued: at('queued'), rendering: at('submitting', 'rendering'), unconfirmed: at('unconfirmed') };
      };
      const [venice, are] = await Promise.all([provider.preflight(), transcripts.are()]);
      return {
        venice,
        blocked: activity.blocked,
        transcripts: are,
        equipment,
        here: countIn(jobs.filter((job) => job.guild === guild)),
        everywhere: countIn(jobs),
      };
    },
  };
}
