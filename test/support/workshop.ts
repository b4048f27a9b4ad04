// The app without its wires: real services and workers on a real SQLite file and real clips, with Venice and Discord in
// memory and a clock that the test moves. Workers take their steps one after another, so that the same story runs the
// same way each time; the process can die at any step and be started again.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppSettings, buildApp } from '../../src/app.ts';
import { reelWords } from '../../src/commands/views/jam-finale.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import { slidingBudget } from '../../src/domain/budget.ts';
import { ChannelId, type DraftId, GuildId, UserId } from '../../src/domain/ids.ts';
import { type Job, MOVES, type StateName } from '../../src/domain/job.ts';
import type { SpendLimits } from '../../src/domain/limits.ts';
import type { Member } from '../../src/domain/member.ts';
import { type Outcome, refused } from '../../src/domain/outcome.ts';
import type { Pictures } from '../../src/domain/pictures.ts';
import type { Cache, Log, MediaStore, Transcriber, VideoProvider } from '../../src/domain/ports.ts';
import type { Store } from '../../src/domain/records.ts';
import type { ReelMaker } from '../../src/domain/reel.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { promptOf } from '../../src/domain/request.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND, UTC } from '../../src/domain/time.ts';
import { BLANK_WISH } from '../../src/domain/wish.ts';
import type { OperatorCaps } from '../../src/services/allowances.ts';
import { createArchiver } from '../../src/services/archive/archive.ts';
import type { Placed } from '../../src/services/checkout.ts';
import { recover } from '../../src/services/janitor.ts';
import type { SettingsChange } from '../../src/services/server-settings.ts';
import { createSpool } from '../../src/services/spool/spool.ts';
import { wellCaredFor } from './care.ts';
import { createFakeClock, createSeededChance, type FakeClock, NOON } from './clock.ts';
import { createLife, Dead, EFFECTS, type Life, mortal, WRITES } from './mortal.ts';
import { createRecordingMessenger, type RecordingMessenger } from './recording-messenger.ts';
import { createScriptedProvider, type ScriptedProvider, TEST_MODEL } from './scripted-provider.ts';

const CLIP = readFileSync(join(import.meta.dirname, '../../sandbox/venice/assets/landscape-sound.mp4'));

export const GUILD = GuildId.parse('100000000000000001');
export const OWNER = UserId.parse('200000000000000009');
export const PLACE = ChannelId.parse('300000000000000001');
export const member = (n: number): UserId => UserId.parse(`20000000000000001${n}`);

/** A member of the guild without anything particular about them. */
export const asMember = (user: UserId, change: Partial<Member> = {}): Member => ({
  user,
  guild: GUILD,
  roles: [],
  joinedAt: null,
  moderator: false,
  language: 'en',
  ...change,
});

const NO_LIMITS: SpendLimits = {
  clip: null,
  memberDay: null,
  memberWeek: null,
  memberMonth: null,
  guildDay: null,
  guildMonth: null,
};
const NEVER = new AbortController().signal;
/** No file comes in here: whoever asks for one finds it gone. */
const NO_MEDIA: MediaStore = {
  take: async () => refused({ is: 'media-gone' }),
  adopt: async () => refused({ is: 'media-gone' }),
  dataUrl: async () => null,
  remove: async () => undefined,
  sweep: async () => 0,
};
const nothingDrawn = () => Promise.reject(new Error('nothing is drawn here'));
/** Nothing is drawn here. */
const NO_PICTURES: Pictures = { spendChart: nothingDrawn, lineage: nothingDrawn, titleCard: nothingDrawn };
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Nor is anything written down. */
const NO_TRANSCRIPTS: Transcriber = {
  available: async () => 'retired',
  transcribe: async () => ({ is: 'declined', why: 'retired', detail: null }),
};
const noCache = (): Cache<never> => ({ get: async () => undefined, set: async () => undefined });
const budget = (perWindow: number) => slidingBudget({ perWindow, windowMs: MINUTE, margin: SECOND });

/** What comes of some work of a process, or the news that the process died over it. */
async function alive<T>(life: Life, work: Promise<T>): Promise<T | 'dead'> {
  try {
    return await Promise.race([work, life.over]);
  } catch (error) {
    if (error instanceof Dead) return 'dead';
    throw error;
  }
}

const personOf = (by: UserId | Member): Member => (typeof by === 'string' ? asMember(by) : by);

const STATES = Object.keys(MOVES).filter((name): name is StateName => name in MOVES);

export interface Workshop extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly provider: ScriptedProvider;
  readonly discord: RecordingMessenger;
  readonly app: App;
  /** The store itself, which no death stops. */
  readonly store: Store;
  readonly life: Life;
  jobs(): Promise<readonly Job[]>;
  /** What Venice took for this job and kept, and how often it charged for it. */
  paidFor(job: Job): { readonly kept: number; readonly charges: number };
  /** A card with a price, as `/video create` makes it. */
  draft(by: UserId | Member, place?: ChannelId): Promise<DraftId>;
  confirm(draft: DraftId, by: UserId | Member): Promise<Outcome<Placed, Refusal>>;
  /** Further services on the same store, as of one more process. */
  another(): App;
  /** Lets time pass, every worker working at each moment that one waits for. Ends early when the process dies. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until nothing is left to do by itself. Throws when that takes longer than two days. */
  finish(): Promise<void>;
  /** A new process on the same data. */
  reboot(): Promise<void>;
}

export interface WorkshopOptions {
  readonly start?: Instant;
  /** What the server allows. Default: everything. */
  readonly limits?: Partial<SpendLimits>;
  readonly settings?: Omit<SettingsChange, 'limits'>;
  /** What whoever runs the bot allows. Default: everything. */
  readonly operator?: Partial<OperatorCaps>;
  /** What joins the films of jams in this folder. Default: nothing, as without ffmpeg. */
  readonly reel?: (folder: string) => Promise<ReelMaker>;
  readonly pictures?: Pictures;
}

export async function openWorkshop(options: WorkshopOptions = {}): Promise<Workshop> {
  const { start = NOON, limits, settings, operator } = options;
  const appSettings: AppSettings = {
    quoteTtlMs: 10 * MINUTE,
    keepClipsMs: 30 * DAY,
    maxRendering: 20,
    operator: { day: null, month: null, zone: UTC, users: [], ...operator },
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'gondolier-workshop-'));
  const clock = createFakeClock(start);
  const now = () => clock.now();
  const chance = createSeededChance();
  const provider = createScriptedProvider({ now, clip: CLIP });
  const discord = createRecordingMessenger({ now });
  discord.setOwner(GUILD, OWNER);
  /** The prompt of each charge, in the order of Venice's books: every draft has a prompt of its own. */
  const charged: string[] = [];
  let drafts = 0;
  const venice: VideoProvider = {
    ...provider,
    submit(request) {
      const before = provider.books.length;
      const answer = provider.submit(request);
      if (provider.books.length > before) charged.push(promptOf(request));
      return answer;
    },
  };
  let process = await boot();
  await process.app.services.settings.change(GUILD, OWNER, { ...settings, limits: { ...NO_LIMITS, ...limits } });

  async function boot() {
    const life = createLife();
    const database = await openDatabase(join(dataDir, 'gondolier.sqlite'));
    const store = createStore(database);
    const edges = {
      store: mortal(store, life, WRITES),
      provider: mortal(venice, life, EFFECTS),
      messenger: mortal(discord.messenger, life, EFFECTS),
      spool: mortal(await createSpool({ folder: join(dataDir, 'clips'), now, ffmpeg: null }), life, EFFECTS),
      caches: { models: noCache(), prices: noCache(), lately: noCache(), sweep: async () => undefined },
      media: NO_MEDIA,
      pictures: options.pictures ?? NO_PICTURES,
      billing: null,
      reel: await reelIn(life),
      reelWords,
      exports: await createArchiver({ folder: join(dataDir, 'exports'), now }),
      signedUntil: () => null,
      transcriber: NO_TRANSCRIPTS,
      equipment: { ffmpeg: null, wallet: null, balanceSeen: () => null },
      care: wellCaredFor,
      budgets: { queue: budget(40), retrieve: budget(120) },
      clock,
      chance,
      log: SILENT,
    };
    const app = buildApp(appSettings, edges);
    return { life, database, store, edges, app };
  }

  async function reelIn(life: Life): Promise<ReelMaker | null> {
    const made = await options.reel?.(join(dataDir, 'films'));
    return made === undefined ? null : mortal(made, life, new Set(['make']));
  }

  async function close(database: Database): Promise<void> {
    process.life.end();
    await database.close();
  }

  const settled = async () => {
    const jobs = await process.store.read.jobs.inState(STATES);
    const waiting = await process.store.read.outbox.nextDue();
    const tickets = await process.store.read.jobs.untidied(clock.now(), 1);
    const resting: readonly StateName[] = ['unconfirmed', 'delivered', 'kept', 'failed', 'cancelled'];
    return waiting === undefined && tickets.length === 0 && jobs.every(({ state }) => resting.includes(state.at));
  };

  /** Every worker works until none has anything to do; resolves to the moment when one next has. */
  async function work(): Promise<number> {
    const { app, life } = process;
    for (;;) {
      let worked = false;
      let until = clock.now() + HOUR;
      for (const worker of app.workers) {
        const step = await alive(life, worker.next(NEVER));
        if (step === 'dead') return clock.now();
        if (step.is === 'worked') worked = true;
        else until = Math.min(until, step.until ?? until);
      }
      if (!worked) return until;
    }
  }

  return {
    clock,
    provider,
    discord,
    get app() {
      return process.app;
    },
    get store() {
      return process.store;
    },
    get life() {
      return process.life;
    },
    jobs: () => process.store.read.jobs.inState(STATES),
    paidFor({ request }) {
      const ids = charged.flatMap((prompt, n) => (prompt === promptOf(request) ? [`queue-${n + 1}`] : []));
      const entries = provider.books.filter(({ queueId }) => ids.includes(queueId));
      const kept = entries.reduce(
        (sum, { kind, amount }) => sum + (kind === 'charge' ? Number(amount) : -Number(amount)),
        0,
      );
      return { kept, charges: ids.length };
    },
    async draft(by, place = PLACE) {
      drafts += 1;
      const wish = { ...BLANK_WISH, prompt: `gondola number ${drafts}` };
      const ask = {
        member: personOf(by),
        place,
        kinds: ['text'] as const,
        model: TEST_MODEL.id,
        parent: null,
        jam: null,
      };
      const card = await process.app.services.drafting.create({ ...ask, wish });
      if (!card.ok) throw new Error(`no card: ${card.refusal.is}`);
      return card.value.draft.id;
    },
    confirm: (draft, by) => process.app.services.checkout.confirm(draft, 1, personOf(by)),
    another: () => buildApp(appSettings, process.edges),
    async pass(ms) {
      const end = clock.now() + ms;
      while (!process.life.dead) {
        const until = await work();
        if (clock.now() >= end) return;
        clock.advance(Math.max(1, Math.min(end, until) - clock.now()));
      }
    },
    async finish() {
      const end = clock.now() + 2 * DAY;
      while (!process.life.dead) {
        const until = await work();
        if (await settled()) return;
        if (clock.now() >= end) throw new Error('it does not come to an end');
        clock.advance(Math.max(1, until - clock.now()));
      }
    },
    async reboot() {
      await close(process.database);
      process = await boot();
      await alive(process.life, recover(process.edges));
    },
    async [Symbol.asyncDispose]() {
      await close(process.database);
      rmSync(dataDir, { recursive: true });
    },
  };
}
