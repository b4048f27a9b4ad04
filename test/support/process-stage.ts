// A stage with the bot in a process of its own, between both sandboxes in this one: it can be killed at any moment and
// started again on the same data, after an outage as long as the test likes. Nothing here sleeps or polls: it waits for
// what the sandboxes see, and for writes to the bot's data folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DiscordSandbox, startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import { GuildId, ModelId } from '../../src/domain/ids.ts';
import { Instant, SECOND } from '../../src/domain/time.ts';
import { allowUncensored, type Books, beforeItRuns, booksOf, learnPace, type StoredJob, untilStored } from './books.ts';
import { type BotProcess, type Ending, startBotProcess } from './bot-process.ts';

/** Comes inline. */
export const INLINE = ModelId.parse('wan-2.6-text-to-video');
/** Comes by a secret link. */
export const PRIVATE = ModelId.parse('grok-imagine-1-5-text-to-video-private');

/** Jobs run this many times faster than at Venice: half a second and less. */
const SPEED = 200;
const RENDER_MS = 500;
const REAL_TIME_GUARD_MS = 30 * SECOND;

export interface ProcessStage extends AsyncDisposable {
  readonly dataDir: string;
  readonly venice: VeniceSandbox;
  readonly discord: DiscordSandbox;
  readonly guild: ReturnType<DiscordSandbox['addGuild']>;
  readonly channel: ReturnType<ProcessStage['guild']['addTextChannel']>;
  readonly ana: ReturnType<ProcessStage['guild']['addMember']>;
  /** Holds Manage Server. */
  readonly mia: ReturnType<ProcessStage['guild']['addMember']>;
  readonly bot: BotProcess;
  /** What the bot is configured with. */
  readonly env: Readonly<Record<string, string>>;
  /** Types the command, presses Generate, and gives back the receipt's words. */
  order(model: string): Promise<string>;
  /** Lets the server spend as it likes. */
  liftLimits(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts the bot again, with every clock ahead by `outageMs`. */
  revive(outageMs: number): Promise<void>;
  /** SIGTERM; resolves when the process has ended. */
  stop(): Promise<Ending>;
  /** Waits until the bot's own database says so. */
  stored(condition: (jobs: readonly StoredJob[]) => boolean): Promise<void>;
  /** Waits for something that Discord sees. */
  seen<T>(condition: () => T | undefined | false): Promise<T>;
  /** What every life of the bot has logged and told; waits until the last has ended. */
  heard(): Promise<string>;
  /** The bot's books as they stand. */
  books(): Promise<Books>;
}

export async function setProcessStage(env: Readonly<Record<string, string>> = {}): Promise<ProcessStage> {
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const venice = await startVeniceSandbox({ now, speed: SPEED, renderer: 'builtin' });
  const discord = await startDiscordSandbox({ now, patienceMs: REAL_TIME_GUARD_MS });
  const guild = discord.addGuild({ name: 'Canal Club' });
  const channel = guild.addTextChannel({ name: 'movies', nsfw: true });
  const ana = guild.addMember({ name: 'Ana' });
  const moderators = guild.addRole({ name: 'Moderators', permissions: ['ManageGuild'] });
  const mia = guild.addMember({ name: 'Mia', roles: [moderators] });
  const dataDir = mkdtempSync(join(tmpdir(), 'gondolier-process-'));
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    VENICE_API_KEY: venice.apiKey,
    VENICE_BASE_URL: venice.url,
    DATA_DIR: dataDir,
    FFMPEG_PATH: join(dataDir, 'no-such-ffmpeg'),
    ...env,
  };
  await beforeItRuns(dataDir, async (store) => {
    await learnPace(store, [INLINE, PRIVATE], RENDER_MS, Instant.parse(now()));
    await allowUncensored(store, GuildId.parse(guild.id), Instant.parse(now()));
  });
  const lives: BotProcess[] = [];
  let bot = await begin();

  async function begin(): Promise<BotProcess> {
    const started = startBotProcess({ cwd: dataDir, env: settings, aheadMs });
    lives.push(started);
    await started.said('Gondolier is ready.');
    return started;
  }

  /** Fails at once when the bot ends although the test still waits for something. */
  function whileAlive<T>(awaited: Promise<T>): Promise<T> {
    const died = bot.ended.then(({ code, told, log }): never => {
      throw new Error(`The bot ended (${code}): ${told}\n${log.slice(-2_000)}`);
    });
    return Promise.race([awaited, died]);
  }

  return {
    dataDir,
    venice,
    discord,
    guild,
    channel,
    ana,
    mia,
    env: settings,
    get bot() {
      return bot;
    },
    async order(model) {
      const card = await ana.command(channel, 'video create', { prompt: 'a gondola at dawn', model });
      const generate = card.buttons.find(({ label }) => label.startsWith('Generate'));
      if (generate?.customId === undefined) throw new Error(`There is no Generate on the card: ${card.text}`);
      return (await card.press(generate.customId)).text;
    },
    async liftLimits() {
      const none = { clip: 'none', member_day: 'none', member_month: 'none', server_day: 'none', server_month: 'none' };
      await mia.command(channel, 'video-admin limits', none);
    },
    async kill() {
      bot.signal('SIGKILL');
      await bot.ended;
    },
    async revive(outageMs) {
      aheadMs += outageMs;
      bot = await begin();
    },
    async stop() {
      bot.signal('SIGTERM');
      return bot.ended;
    },
    async stored(condition) {
      const over = new AbortController();
      const signal = AbortSignal.any([over.signal, AbortSignal.timeout(REAL_TIME_GUARD_MS)]);
      try {
        await whileAlive(untilStored(dataDir, condition, signal));
      } finally {
        over.abort();
      }
    },
    seen: (condition) => whileAlive(discord.until(condition, { within: REAL_TIME_GUARD_MS })),
    async heard() {
      const endings = await Promise.all(lives.map((life) => life.ended));
      return endings.map(({ told, log }) => `${told}\n${log}`).join('\n');
    },
    books: () => booksOf(dataDir),
    async [Symbol.asyncDispose]() {
      bot.signal('SIGKILL');
      await bot.ended;
      await venice.close();
      await discord.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
