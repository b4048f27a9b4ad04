// The composition root: edges in, services and workers out. The order of lines is the order of construction; nothing
// here decides anything. Tests build the bot with this same function.

import type { Archiver } from './domain/archive.ts';
import type { RateBudget } from './domain/budget.ts';
import type { Billing } from './domain/charges.ts';
import type { UserId } from './domain/ids.ts';
import type { ReelWords } from './domain/jam-finale.ts';
import type { Pictures } from './domain/pictures.ts';
import type {
  Cache,
  Chance,
  Clock,
  DataCare,
  Log,
  MediaStore,
  Messenger,
  Spool,
  Transcriber,
  VideoProvider,
} from './domain/ports.ts';
import type { Store } from './domain/records.ts';
import type { ReelMaker } from './domain/reel.ts';
import type { Instant } from './domain/time.ts';
import { createActivity } from './services/activity.ts';
import { createAllowances, type OperatorCaps } from './services/allowances.ts';
import { createAnonymousIds } from './services/anonymous-ids.ts';
import { createAuditLog } from './services/audit-log.ts';
import { createBlocks } from './services/blocks.ts';
import { createBoard } from './services/board.ts';
import { createBookkeeper } from './services/bookkeeper.ts';
import { createCaseDesk } from './services/case-desk.ts';
import { createCheckout } from './services/checkout.ts';
import { createChoosing, type LatelyUsed } from './services/choosing.ts';
import { createConsents } from './services/consents.ts';
import { createCourier } from './services/courier.ts';
import { createCrier } from './services/crier.ts';
import { createDispatcher } from './services/dispatcher.ts';
import { createDrafting } from './services/drafting.ts';
import { createEraser } from './services/eraser.ts';
import { createHealth, type Equipment } from './services/health.ts';
import { createHerald } from './services/herald.ts';
import type { Services } from './services/index.ts';
import { createJamDoor } from './services/jam-door.ts';
import { createJamHouse } from './services/jams/house.ts';
import { createMemberNames } from './services/jams/member-names.ts';
import { createSweeper, createTidier } from './services/janitor.ts';
import { createLapses } from './services/lapses.ts';
import { createLibrary } from './services/library.ts';
import { createMediaDesk } from './services/media-desk.ts';
import { createModels, type StoredModels } from './services/models.ts';
import { createModeration } from './services/moderation.ts';
import { createMoney } from './services/money.ts';
import { createPacing } from './services/pacing.ts';
import { createPetitions } from './services/petitions.ts';
import { createPosting } from './services/posting.ts';
import { createPriceList } from './services/price-list.ts';
import { createPricing, type RememberedPrice } from './services/pricing.ts';
import { createPrivacy } from './services/privacy.ts';
import { createRemoval } from './services/removal.ts';
import { createRetention } from './services/retention.ts';
import { createRights } from './services/rights.ts';
import { createScheduler, type Scheduler } from './services/scheduler.ts';
import { createServerSettings } from './services/server-settings.ts';
import { createStatusEdits } from './services/status-edits.ts';
import { createStatusLines } from './services/status-line.ts';
import { createTranscripts } from './services/transcripts.ts';
import { createWatcher } from './services/watcher.ts';
import { createWordDesk } from './services/word-desk.ts';
import { createWordList } from './services/word-list.ts';
import type { Worker } from './services/worker.ts';

/** Everything from outside that the bot stands on. */
export interface Edges {
  readonly store: Store;
  readonly provider: VideoProvider;
  readonly transcriber: Transcriber;
  readonly messenger: Messenger;
  readonly spool: Spool;
  readonly media: MediaStore;
  /** What members take along of their own data. */
  readonly exports: Archiver;
  readonly pictures: Pictures;
  /** Venice's own books; null where nothing opens them. */
  readonly billing: Billing | null;
  /** Joins the films of jams, with these words in them; null without ffmpeg. */
  readonly reel: ReelMaker | null;
  readonly reelWords: ReelWords;
  /** When a signed address of Discord's ends; null when it does not say. */
  readonly signedUntil: (url: string) => Instant | null;
  readonly caches: {
    readonly models: Cache<StoredModels>;
    readonly prices: Cache<RememberedPrice>;
    readonly lately: Cache<LatelyUsed>;
    readonly sweep: () => Promise<void>;
  };
  /** Shared by all jobs: calls a minute to Venice's `/video/queue` and `/video/retrieve`. */
  readonly budgets: { readonly queue: RateBudget; readonly retrieve: RateBudget };
  readonly equipment: Equipment;
  readonly care: DataCare;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

export interface AppSettings {
  readonly quoteTtlMs: number;
  readonly keepClipsMs: number;
  readonly maxRendering: number;
  readonly operator: OperatorCaps & { readonly users: readonly UserId[] };
}

export interface App {
  readonly services: Services;
  readonly workers: readonly Worker[];
  readonly scheduler: Scheduler;
}

export function buildApp(settings: AppSettings, edges: Edges): App {
  const { store, provider, messenger, spool, media, signedUntil, caches, budgets, clock, chance, log } = edges;
  const { transcriber, equipment } = edges;
  const nudge = () => scheduler.nudge();

  const activity = createActivity();
  const allowances = createAllowances({ operator: settings.operator });
  const pacing = createPacing({ store, clock });
  const models = createModels({ provider, cache: caches.models, clock, log });
  const desk = createMediaDesk({ media, spool, messenger, clock, signedUntil });
  const pricing = createPricing({ provider, desk, cache: caches.prices, clock, quoteTtlMs: settings.quoteTtlMs });
  const prices = createPriceList({ pricing, clock });
  const choosing = createChoosing({ store, models, messenger, lately: caches.lately, clock });
  const door = createJamDoor({ store, desk, clock });
  const drafting = createDrafting({
    store,
    models,
    pricing,
    pacing,
    allowances,
    messenger,
    choosing,
    door,
    clock,
    chance,
  });
  const checkout = createCheckout({ store, pricing, models, allowances, messenger, clock, chance, log, nudge });
  const statusLine = createStatusLines({ store, pacing, activity, clock });
  const library = createLibrary({ store, spool, messenger, statusLine, clock, log, nudge });
  const consents = createConsents({ store, library, clock, log });
  const bookkeeper = createBookkeeper({ store, allowances, messenger, clock, log, nudge });
  const rights = createRights({ store, operators: settings.operator.users });
  const money = createMoney({ store, provider, billing: edges.billing, rights, clock, log, nudge });
  const moderation = createModeration({ store, pricing, spool, rights, clock, log, nudge });
  const petitions = createPetitions({ store, drafting, library, clock, chance, log, nudge });
  const removal = createRemoval({ store, messenger, spool, library, rights, clock, chance, log, nudge });
  const blocks = createBlocks({ store, library, rights, clock, log, nudge });
  const serverSettings = createServerSettings({ store, clock, log });

  const transcripts = createTranscripts({ store, transcriber, allowances, clock, chance, log });
  const health = createHealth({ store, provider, messenger, transcripts, equipment, care: edges.care, clock });

  const edits = createStatusEdits(clock);
  const posting = createPosting({ messenger, store, statusLine, edits });
  const { maxRendering, keepClipsMs } = settings;
  const jamHouse = createJamHouse({
    ...edges,
    archiver: edges.exports,
    words: edges.reelWords,
    allowances,
    models,
    rights,
    library,
    removal,
    nudge,
  });
  const desks = [
    createCaseDesk({ store, messenger, spool, clock, log }),
    createWordDesk({ store, messenger, clock, log }),
    jamHouse.desk,
  ];
  const anonymousIds = createAnonymousIds({ store, chance });
  const budget = budgets.queue;
  const workers: readonly Worker[] = [
    createDispatcher({ store, provider, desk, anonymousIds, budget, maxRendering, clock, chance, log, nudge }),
    ...money.workers,
    createWatcher({ store, provider, spool, pacing, budget: budgets.retrieve, clock, chance, log, nudge }),
    createCourier({ store, messenger, posting, spool, activity, clock, chance, log, nudge }),
    createCrier({ store, messenger, posting, edits, statusLine, clock, chance, log, nudge }),
    createHerald({ store, desks, clock, chance, log, nudge }),
    createLapses({ store, clock, log, nudge }),
    createBoard({ store, messenger, statusLine, edits, clock }),
    ...jamHouse.workers,
    createTidier({ store, provider, clock, log }),
    createEraser({ store, messenger, spool, media, clock, chance, log }),
    createSweeper({
      store,
      spool,
      media,
      exports: edges.exports,
      models,
      retention: createRetention({ store, spool, keepClipsMs }),
      sweepCache: caches.sweep,
      keepClipsMs,
      clock,
      log,
    }),
  ];
  const scheduler = createScheduler({ workers, clock, chance, log });

  return {
    services: {
      models,
      prices,
      choosing,
      drafting,
      checkout,
      library,
      consents,
      desk,
      bookkeeper,
      ...money.services,
      rights,
      moderation,
      petitions,
      removal,
      blocks,
      auditLog: createAuditLog({ store, clock }),
      privacy: createPrivacy({
        store,
        spool,
        archiver: edges.exports,
        forgetLately: (member, none) => caches.lately.set(member, none, clock.now()),
        clock,
        chance,
        log,
        nudge,
      }),
      jams: jamHouse.jams,
      names: createMemberNames({ messenger, clock, log }),
      settings: serverSettings,
      words: createWordList({ settings: serverSettings, clock, chance }),
      transcripts,
      health,
      pictures: edges.pictures,
    },
    workers,
    scheduler,
  };
}
