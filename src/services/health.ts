// How the bot is doing, for moderators: what it reaches, what it has to work with, and what it has in hand. Says nothing
// of anybody's prompts, and of other servers only how many clips they have under way.
import type { Tripped } from '../domain/breaker.ts';
import type { ChannelId, GuildId } from '../domain/ids.ts';
import type { PlaceReport } from '../domain/place.ts';
import type { Clock, DataCare, Messenger, Preflight, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import { DAY, type Instant, later } from '../domain/time.ts';
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

/** Who looks, from where. */
export interface Looking {
  readonly guild: GuildId;
  readonly place: ChannelId;
  /** When Discord's clock says that they asked. */
  readonly sentAt: Instant;
}

export interface Report {
  readonly here: Counts;
  readonly everywhere: Counts;
  readonly place: SurveyedPlace;
  /** By how many milliseconds our clock is ahead of Discord's; an answer's way makes it a little more than it is. */
  readonly aheadMs: number;
  readonly freeBytes: number;
  readonly database: Awaited<ReturnType<DataCare['database']>>;
  readonly lastBackup: Instant | null;
  readonly settings: Settings;
  /** Words for moderators and members that could not be said yet. At most a hundred are counted. */
  readonly memosWaiting: number;
  readonly now: Instant;
  readonly venice: Preflight;
  /** Nothing is handed to Venice: why, and when it is tried again. */
  readonly blocked: Pick<Tripped, 'why' | 'until'> | null;
  readonly transcripts: TranscriptsAre;
  readonly equipment: Equipment;
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
  report(looking: Looking): Promise<Report>;
}

const MOST_MEMOS = 100;

export function createHealth(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'preflight'>;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly transcripts: Pick<Transcripts, 'are'>;
  readonly equipment: Equipment;
  readonly care: DataCare;
  readonly clock: Clock;
}): Health {
  const { store, provider, messenger, transcripts, equipment, care, clock } = deps;
  return {
    places: (channels) =>
      Promise.all(channels.map(async (channel) => ({ channel, report: await messenger.survey(channel) }))),
    async report({ guild, place, sentAt }) {
      const now = clock.now();
      const jobs = await store.read.jobs.inState(['queued', 'submitting', 'rendering', 'unconfirmed']);
      const countIn = (among: typeof jobs): Counts => {
        const at = (...states: readonly string[]) => among.filter(({ state }) => states.includes(state.at)).length;
        return { queued: at('queued'), rendering: at('submitting', 'rendering'), unconfirmed: at('unconfirmed') };
      };
      const breaker = await store.read.breaker.get();
      const [venice, are, report, freeBytes, database, lastBackup] = await Promise.all([
        provider.preflight(),
        transcripts.are(),
        messenger.survey(place),
        care.freeBytes(),
        care.database(),
        care.lastBackup(),
      ]);
      const memos = await store.read.memos.due(later(now, DAY), MOST_MEMOS);
      return {
        venice,
        blocked: breaker.is === 'closed' ? null : breaker,
        transcripts: are,
        equipment,
        here: countIn(jobs.filter((job) => job.guild === guild)),
        everywhere: countIn(jobs),
        place: { channel: place, report },
        aheadMs: now - sentAt,
        freeBytes,
        database,
        lastBackup,
        settings: await store.read.settings.get(guild),
        memosWaiting: memos.filter((memo) => memo.guild === guild).length,
        now,
      };
    },
  };
}
