// The bot on its real edges: database, clips, Venice and Discord, opened from a configuration. `main.ts` runs it as a
// process; tests run it in theirs, on a clock of their own.
import { join } from 'node:path';
import { type App, buildApp } from './app.ts';
import { components, definitions, forms, menus, subcommands } from './commands/index.ts';
import { createRouter } from './commands/router.ts';
import { reelWords } from './commands/views/jam-finale.ts';
import { renderNotice } from './commands/views/notices.ts';
import type { Config, VeniceAuth } from './config.ts';
import { openCache } from './db/cache.ts';
import { createDataCare } from './db/care.ts';
import { openDatabase } from './db/database.ts';
import { ownDataFolder } from './db/owner.ts';
import { createStore } from './db/store.ts';
import { slidingBudget } from './domain/budget.ts';
import type { Billing } from './domain/charges.ts';
import { Fault } from './domain/fault.ts';
import type { Chance, Clock, Log, VideoProvider } from './domain/ports.ts';
import type { Store } from './domain/records.ts';
import { type Instant, MINUTE, SECOND } from './domain/time.ts';
import { createArchiver } from './services/archive/archive.ts';
import { LatelyUsed } from './services/choosing.ts';
import { createGateway, type Gateway } from './services/discord/gateway.ts';
import { createMessenger } from './services/discord/messenger.ts';
import { registerCommands } from './services/discord/register.ts';
import type { BalanceSeen } from './services/health.ts';
import { createHeartbeat } from './services/heartbeat.ts';
import { recover } from './services/janitor.ts';
import { signedUntil } from './services/media/signed.ts';
import { createMediaStore } from './services/media/store.ts';
import { StoredModels } from './services/models.ts';
import { createPictures } from './services/pictures/pictures.ts';
import { RememberedPrice } from './services/pricing.ts';
import { createReel } from './services/reel/reel.ts';
import { createScheduler } from './services/scheduler.ts';
import { findFfmpeg } from './services/spool/ffmpeg.ts';
import { createSpool } from './services/spool/spool.ts';
import { randomHex } from './services/system.ts';
import { settleOrphans } from './services/transcripts.ts';
import { createBilling } from './services/venice/billing.ts';
import { type Auth, createVeniceClient, type VeniceClient } from './services/venice/client.ts';
import { createVeniceProvider } from './services/venice/provider.ts';
import { createTranscriber } from './services/venice/transcriber.ts';
import { openWallet } from './services/venice/wallet/wallet.ts';

/** Time, chance, and where the bot writes: events for machines, sentences for whoever starts it. */
export interface Surroundings {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly tell: (sentence: string) => void;
}

export interface Bot extends App {
  readonly store: Store;
  readonly gateway: Gateway;
  /** Finishes what is under way within `ms`, then closes everything. True when all of it ended in time. */
  stop(ms: number): Promise<boolean>;
}

/** Opens every edge, checks each, logs in, picks up what the last run left, and starts working. Throws a Fault in plain words. */
export async function startBot(config: Config, { clock, chance, log, tell }: Surroundings): Promise<Bot> {
  const closing: (() => void | Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const folder = ownDataFolder(config.dataDir);
    if (folder.is === 'taken') throw new Fault(`another Gondolier is already using the data folder ${config.dataDir}`);
    closing.push(() => folder.release());
    tell(`Data folder: ${config.dataDir}, and it is ours alone.`);

    const database = await openDatabase(join(config.dataDir, 'gondolier.sqlite'));
    closing.push(database.close);
    const store = createStore(database);
    const caches = await openCaches(config, clock);
    closing.push(caches.close);

    const ffmpeg = await findFfmpeg(config.ffmpeg);
    tell(
      ffmpeg === null
        ? 'ffmpeg: not found. Clips over the upload limit are kept, but cannot be made smaller. Install ffmpeg to change that.'
        : `ffmpeg: ${ffmpeg.version}.`,
    );
    const spool = await createSpool({ folder: join(config.dataDir, 'clips'), now: clock.now, ffmpeg, log });
    const reel =
      ffmpeg === null ? null : await createReel({ ffmpeg, folder: join(config.dataDir, 'films'), now: clock.now });
    // Another server in Discord's place also keeps its attachments: whoever configured it trusts it.
    const allow = config.discord.apiUrl === null ? [] : [config.discord.apiUrl];
    const media = await createMediaStore({ folder: join(config.dataDir, 'media'), now: clock.now, allow, log });

    const exports = await createArchiver({ folder: join(config.dataDir, 'exports'), now: clock.now });

    const perMinute = (perWindow: number) => slidingBudget({ perWindow, windowMs: MINUTE, margin: SECOND });
    const budgets = {
      queue: perMinute(config.venice.queuesPerMinute),
      retrieve: perMinute(config.venice.retrievesPerMinute),
    };
    let balanceSeen: BalanceSeen | null = null;
    const venice = createVeniceClient({
      baseUrl: config.venice.baseUrl,
      auth: await authOf(config.venice.auth, () => clock.now()),
      now: clock.now,
      onLimits: (route, { remaining, resetAt }) => budgets[route].heed(remaining, resetAt, clock.now()),
      onBalance: (usd) => {
        balanceSeen = { usd, at: clock.now() };
      },
      onSunset: (sunset) => app.services.models.heed(sunset),
      onSignInRefused: (route, code) => log.error('venice.sign-in-refused', { route, code }),
    });
    closing.push(() => venice.close());
    const provider = createVeniceProvider(venice);
    await checkVenice(provider, venice.wallet?.address ?? null, tell);

    const gateway = createGateway({
      token: config.discord.token,
      apiUrl: config.discord.apiUrl,
      log,
      onInteraction: (interaction) => router.route(interaction),
    });
    closing.push(() => gateway.stop());
    const messenger = createMessenger({ client: gateway.client, render: renderNotice, now: clock.now, log });
    const equipment = {
      ffmpeg: ffmpeg?.version ?? null,
      wallet: venice.wallet?.address ?? null,
      balanceSeen: () => balanceSeen,
    };
    const transcriber = createTranscriber(venice);
    const edges = {
      store,
      provider,
      transcriber,
      pictures: createPictures(),
      billing: billingOf(config, venice, clock, (close) => closing.push(close)),
      reel,
      reelWords,
      equipment,
      care: createDataCare(config.dataDir, database.kysely),
      messenger,
      spool,
      media,
      exports,
      signedUntil,
      caches,
      budgets,
      clock,
      chance,
      log,
    };
    const app = buildApp(config, edges);
    const router = createRouter({ subcommands, components, forms, menus, services: app.services, chance, log });

    const parked = await recover({ store, clock, log });
    if (parked > 0)
      tell(`${parked} clip(s) were being submitted when the last run ended; a moderator must settle them.`);
    const lost = await settleOrphans({ store, clock, log });
    if (lost > 0) tell(`${lost} transcript(s) were being made when the last run ended; they count as spent.`);
    const connected = await gateway.start();
    tell(`Add the bot to a server: ${gateway.inviteLink()}`);
    const where = config.discord.guild === null ? 'global' : { guild: config.discord.guild };
    const registered = await registerCommands(gateway.client, definitions, where);
    tell(
      `Discord: logged in as ${connected.name}; commands ${registered}${where === 'global' ? '' : ` in server ${where.guild}`}.`,
    );

    const alive = join(config.dataDir, 'alive');
    const heartbeat = createHeartbeat({ file: alive, isReady: () => gateway.client.isReady(), clock });
    const pulse = createScheduler({ workers: [heartbeat], clock, chance, log });
    app.scheduler.start();
    pulse.start();
    tell('Gondolier is ready.');
    return {
      ...app,
      store,
      gateway,
      async stop(ms) {
        const [inTime] = await Promise.all([app.scheduler.stop(ms), pulse.stop(ms)]);
        await closeAll();
        return inTime;
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** A wallet reads its own books; an account's are open to an admin key alone, which never spends. */
function billingOf(
  { venice: { auth, adminKey, baseUrl } }: Config,
  paying: VeniceClient,
  clock: Clock,
  atEnd: (close: () => Promise<void>) => void,
): Billing | null {
  if (auth.kind === 'wallet') return createBilling(paying, clock);
  if (adminKey === null) return null;
  const reader = createVeniceClient({ baseUrl, auth: { kind: 'key', apiKey: adminKey }, now: clock.now });
  atEnd(() => reader.close());
  return createBilling(reader, clock);
}

/** The three caches, in one file that may be deleted at any time. */
async function openCaches(config: Config, { now }: Clock) {
  const path = join(config.dataDir, 'cache.sqlite');
  const models = await openCache({ path, namespace: 'models', schema: StoredModels, now });
  const prices = await openCache({ path, namespace: 'prices', schema: RememberedPrice, now });
  const lately = await openCache({ path, namespace: 'lately', schema: LatelyUsed, now });
  const each = async (act: (cache: typeof models | typeof prices | typeof lately) => Promise<unknown>) => {
    for (const cache of [models, prices, lately]) await act(cache);
  };
  return { models, prices, lately, sweep: () => each((one) => one.sweep()), close: () => each((one) => one.close()) };
}

/** The key as it is, or the wallet behind the private key. viem is loaded only for a wallet. */
async function authOf(auth: VeniceAuth, now: () => Instant): Promise<Auth> {
  if (auth.kind === 'key') return auth;
  return { kind: 'wallet', wallet: await openWallet({ privateKey: auth.privateKey, now, randomHex }) };
}

/** Credentials that Venice refuses end the start; a Venice that is down, or an empty balance, does not. */
async function checkVenice(
  provider: Pick<VideoProvider, 'preflight'>,
  wallet: string | null,
  tell: Surroundings['tell'],
): Promise<void> {
  const answer = await provider.preflight();
  const who = wallet === null ? 'the key' : `the wallet ${wallet}`;
  switch (answer.is) {
    case 'ready':
      return tell(
        `Venice: ${who} is good${answer.balanceUsd === null ? '' : `, balance $${answer.balanceUsd.toFixed(2)}`}.`,
      );
    case 'bad-key':
      throw new Fault(
        wallet === null
          ? 'Venice does not accept VENICE_API_KEY. Make a new inference key at venice.ai, under Settings, API'
          : `Venice does not accept the sign-in of ${who}. Is this machine's clock right? The log has Venice's code`,
      );
    case 'not-permitted':
      return tell(
        wallet === null
          ? 'Venice: the key is good, but may not spend now (no balance, or its limit is reached). Clips will wait in line.'
          : `Venice: ${who} has too little to spend. Clips will wait in line. To add money: npm run wallet -- top-up --usd 5`,
      );
    case 'unreachable':
      return tell(`Venice: not reachable now (${answer.why}). The bot starts all the same and tries again.`);
  }
}
