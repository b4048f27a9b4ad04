// How the bot is doing, for moderators: what it reaches, what it has to work with, and what it has in hand. Says nothing
// of anybody's prompts, and of other servers only how many clips they have under way.
import type { Tripped } from '../domain/breaker.ts';
import type { ChannelId, GuildId } from '../domain/ids.ts';
import type { PlaceReport } from '../domain/place.ts';
import type { Messenger, Preflight, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import type { TranscriptsAre } from '../domain/transcript.ts';
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
  /** Nothing is handed to Venice: why, and when it is tried again. */
  readonly blocked: Pick<Tripped, 'why' | 'until'> | null;
  readonly transcripts: TranscriptsAre;
  readonly equipment: Equipment;
  readonly here: Counts;
  readonly everywhere: Counts;
}

/** What the bot can do at a place. */
export interface SurveyedPlace {
  readonly channel: ChannelId;
  readonly report: PlaceReport;
}

export interface Health {
  /** Asks Discord, where it is not known, what may be done in each place. */
  places(channels: readonly ChannelId[]): Promise<readonly SurveyedPlace[]>;
  /** Asks Venice now; nothing is charged. */
  report(guild: GuildId): Promise<Report>;
}

export function createHealth(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'preflight'>;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly transcripts: Pick<Transcripts, 'are'>;
  readonly equipment: Equipment;
}): Health {
  const { store, provider, messenger, transcripts, equipment } = deps;
  return {
    places: (channels) =>
      Promise.all(channels.map(async (channel) => ({ channel, report: await messenger.survey(channel) }))),
    async report(guild) {
      const jobs = await store.read.jobs.inState(['queued', 'submitting', 'rendering', 'unconfirmed']);
      const countIn = (among: typeof jobs): Counts => {
        const at = (...states: readonly string[]) => among.filter(({ state }) => states.includes(state.at)).length;
        return { queued: at('queued'), rendering: at('submitting', 'rendering'), unconfirmed: at('unconfirmed') };
      };
      const breaker = await store.read.breaker.get();
      const [venice, are] = await Promise.all([provider.preflight(), transcripts.are()]);
      return {
        venice,
        blocked: breaker.is === 'closed' ? null : breaker,
        transcripts: are,
        equipment,
        here: countIn(jobs.filter((job) => job.guild === guild)),
        everywhere: countIn(jobs),
      };
    },
  };
}
