// The process: environment in, real edges built, signals heeded, exit code out. The only file with side effects at import.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { components, definitions, forms, subcommands } from './commands/index.ts';
import { createRouter } from './commands/router.ts';
import { renderNotice } from './commands/views/notices.ts';
import { type Config, parseConfig } from './config.ts';
import { openCache } from './db/cache.ts';
import { openDatabase } from './db/database.ts';
import { ownDataFolder } from './db/owner.ts';
import { createStore } from './db/store.ts';
import { slidingBudget } from './domain/budget.ts';
import { Fault } from './domain/fault.ts';
import type { Log } from './domain/ports.ts';
import { MINUTE, SECOND } from './domain/time.ts';
import { createLog } from './log.ts';
import { createGateway } from './services/discord/gateway.ts';
import { createMessenger } from './services/discord/messenger.ts';
import { registerCommands } from './services/discord/register.ts';
import { LatelyUsed } from './services/drafting.ts';
import { createHeartbeat } from './services/heartbeat.ts';
import { recover } from './services/janitor.ts';
import { StoredModels } from './services/models.ts';
import { RememberedPrice } from './services/pricing.ts';
import { createScheduler } from './services/scheduler.ts';
import { findFfmpeg } from './services/spool/ffmpeg.ts';
import { createSpool } from './services/spool/spool.ts';
import { systemChance as chance, systemClock as clock } from './services/system.ts';
import { createVeniceClient } from './services/venice/client.ts';
import { createVeniceProvider } from './services/venice/provider.ts';

/** Plain sentences for whoever starts the bot go to standard output; events, as JSON, to standard error. */
const tell = (sentence: string) => process.stdout.write(`${sentence}\n`);

if (existsSync('.env')) process.loadEnvFile('.env');
const configuration = parseConfig(process.env);
if (!configuration.ok) {
  tell('Gondolier cannot start. Set these in the environment or in .env (see .env.example):');
  for (const problem of configuration.problems) tell(`  ${problem}`);
  process.exit(1);
}
const { config } = configuration;
const log = createLog(config.logLevel, [config.discord.token, config.venice.apiKey]);
process.on('unhandledRejection', (error) => {
  log.error('process.broken', { error });
  process.exit(1);
});
try {
  await run(config, log);
} catch (error) {
  log.error('process.stopped', { error });
  tell(
    error instanceof Fault
      ? `Gondolier cannot start: ${error.message}`
      : 'Gondolier cannot start: something is broken, see the log.',
  );
  process.exit(1);
}

async function run(settings: Config, events: Log): Promise<void> {
  const folder = ownDataFolder(settings.dataDir);
  if (folder.is === 'taken') throw new Fault(`another Gondolier is already using the data folder ${settings.dataDir}`);
  tell(`Data folder: ${settings.dataDir}, and it is ours alone.`);

  const database = await openDatabase(join(settings.dataDir, 'gondolier.sqlite'));
  const store = createStore(database);
  const path = join(settings.dataDir, 'cache.sqlite');
  const models = await openCache({ path, namespace: 'models', schema: StoredModels, now: clock.now });
  const prices = await openCache({ path, namespace: 'prices', schema: RememberedPrice, now: clock.now });
  const lately = await openCache({ path, namespace: 'lately', schema: LatelyUsed, now: clock.now });
  const caches = [models, prices, lately];
  const sweep = async () => {
    for (const cache of caches) await cache.sweep();
  };

  const ffmpeg = await findFfmpeg(settings.ffmpeg);
  tell(
    ffmpeg === null
      ? 'ffmpeg: not found. Clips over the upload limit are kept, but cannot be made smaller. Install ffmpeg to change that.'
      : `ffmpeg: ${ffmpeg.version}.`,
  );
  const spool = await createSpool({ folder: join(settings.dataDir, 'clips'), now: clock.now, ffmpeg });

  const perMinute = (perWindow: number) => slidingBudget({ perWindow, windowMs: MINUTE, margin: SECOND });
  const budgets = {
    queue: perMinute(settings.venice.queuesPerMinute),
    retrieve: perMinute(settings.venice.retrievesPerMinute),
  };
  const venice = createVeniceClient({
    baseUrl: settings.venice.baseUrl,
    apiKey: settings.venice.apiKey,
    now: clock.now,
    onLimits: (route, { remaining, resetAt }) => budgets[route].heed(remaining, resetAt, clock.now()),
  });
  const provider = createVeniceProvider(venice);
  await checkVenice(provider);

  const gateway = createGateway({
    token: settings.discord.token,
    apiUrl: settings.discord.apiUrl,
    log: events,
    onInteraction: (interaction) => router.route(interaction),
  });
  const messenger = createMessenger({ client: gateway.client, render: renderNotice, now: clock.now, log: events });
  const edges = {
    store,
    provider,
    messenger,
    spool,
    caches: { models, prices, lately, sweep },
    budgets,
    clock,
    chance,
    log: events,
  };
  const app = buildApp(settings, edges);
  const router = createRouter({ subcommands, components, forms, services: app.services, chance, log: events });

  const parked = await recover({ store, clock, log: events });
  if (parked > 0) tell(`${parked} clip(s) were being submitted when the last run ended; a moderator must settle them.`);
  const connected = await gateway.start();
  const where = settings.discord.guild === null ? 'global' : { guild: settings.discord.guild };
  const registered = await registerCommands(gateway.client, definitions, where);
  app.scheduler.start();
  const heartbeat = createHeartbeat({
    file: join(settings.dataDir, 'alive'),
    isReady: () => gateway.client.isReady(),
    clock,
  });
  const pulse = createScheduler({ workers: [heartbeat], clock, chance, log: events });
  pulse.start();
  tell(
    `Discord: logged in as ${connected.name}; commands ${registered}${where === 'global' ? '' : ` in server ${where.guild}`}.`,
  );
  tell(`Add the bot to a server: ${gateway.inviteLink()}`);
  tell('Gondolier is ready.');

  const stop = async (why: string, code: number) => {
    tell(`Stopping (${why}): finishing what is under way, at most ${settings.stopWithinMs / SECOND} s.`);
    const [inTime] = await Promise.all([app.scheduler.stop(settings.stopWithinMs), pulse.stop(SECOND)]);
    if (!inTime) events.warn('process.stopped-late', {});
    await gateway.stop();
    await venice.close();
    for (const cache of caches) await cache.close();
    await database.close();
    folder.release();
    tell('Stopped. The next start continues where this one ended.');
    process.exit(code);
  };
  process.once('SIGTERM', () => void stop('SIGTERM', 0));
  process.once('SIGINT', () => void stop('SIGINT', 0));
  const lost = await gateway.lost;
  tell(`Discord ended the connection for good: ${lost.message}`);
  await stop('no connection to Discord', 1);
}

/** A key that Venice refuses ends the start; a Venice that is down, or an empty balance, does not. */
async function checkVenice(provider: ReturnType<typeof createVeniceProvider>): Promise<void> {
  const answer = await provider.preflight();
  switch (answer.is) {
    case 'ready':
      tell(`Venice: the key is good${answer.balanceUsd === null ? '' : `, balance $${answer.balanceUsd.toFixed(2)}`}.`);
      return;
    case 'bad-key':
      throw new Fault(
        'Venice does not accept VENICE_API_KEY. Make a new inference key at venice.ai, under Settings, API',
      );
    case 'not-permitted':
      tell(
        'Venice: the key is good, but may not spend now (no balance, or its limit is reached). Clips will wait in line.',
      );
      return;
    case 'unreachable':
      tell(`Venice: not reachable now (${answer.why}). The bot starts all the same and tries again.`);
      return;
  }
}
