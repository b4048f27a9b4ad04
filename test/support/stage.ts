// A whole stage: the real bot on its real edges against both sandboxes over HTTP and WebSocket, on one clock that the
// test moves. Nothing sleeps: `until` moves time to the next thing that the bot waits for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DiscordSandbox, startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { walkAudit } from '../../src/db/audit-walk.ts';
import { GuildId } from '../../src/domain/ids.ts';
import type { LogFields } from '../../src/domain/ports.ts';
import { HOUR, type Instant, SECOND } from '../../src/domain/time.ts';
import { allowUncensored } from './books.ts';
import { createFakeClock, createSeededChance, type FakeClock } from './clock.ts';

export interface StageOptions {
  /** When the clock stands still first. */
  readonly start?: Instant;
  readonly uploadLimit?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly venice?: Parameters<typeof startVeniceSandbox>[0];
  readonly discord?: Parameters<typeof startDiscordSandbox>[0];
  /** Default true: most models of these tests are uncensored, and their channel is age-restricted. */
  readonly uncensored?: boolean;
  /** Default false: whatever is too large is kept. */
  readonly ffmpeg?: boolean;
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

export interface Stage extends AsyncDisposable {
  readonly clock: FakeClock;
  readonly venice: VeniceSandbox;
  readonly discord: DiscordSandbox;
  readonly guild: ReturnType<DiscordSandbox['addGuild']>;
  readonly channel: ReturnType<Stage['guild']['addTextChannel']>;
  readonly ana: ReturnType<Stage['guild']['addMember']>;
  readonly ben: ReturnType<Stage['guild']['addMember']>;
  /** Holds Manage Server. */
  readonly mia: ReturnType<Stage['guild']['addMember']>;
  readonly bot: Bot;
  /** Where the bot keeps its books. */
  readonly dataDir: string;
  readonly log: readonly LogLine[];
  readonly said: readonly string[];
  /** Moves time on, step by step, until the condition holds. Throws when it does not within the simulated time. */
  until<T>(
    condition: () => T | undefined | false | null | Promise<T | undefined | false | null>,
    withinMs?: number,
  ): Promise<T>;
  /** Moves time by exactly this much, letting the bot work at every moment it waits for. */
  pass(ms: number): Promise<void>;
  /** Ends the bot in good order and starts it again on the same data, after so much time. */
  restart(awayMs?: number): Promise<void>;
  /** Is the ledger in balance with Venice's own account, nothing pending, and Discord pleased with every request? */
  verify(): Promise<void>;
}

const REAL_TIME_GUARD_MS = 15_000;

export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const clock = createFakeClock(options.start);
  const now = () => Number(clock.now());
  const venice = await startVeniceSandbox({ now, chance: () => 0.5, renderer: 'builtin', ...options.venice });
  const discord = await startDiscordSandbox({ now, ...options.discord });
  const guild = discord.addGuild({
    name: 'Canal Club',
    ...(options.uploadLimit === undefined ? {} : { uploadLimit: options.uploadLimit }),
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'gondolier-stage-'));
  const log: LogLine[] = [];
  const said: string[] = [];
  const config = configure({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    VENICE_API_KEY: venice.apiKey,
    VENICE_BASE_URL: venice.url,
    DATA_DIR: dataDir,
    ...(options.ffmpeg === true ? {} : { FFMPEG_PATH: join(dataDir, 'no-such-ffmpeg') }),
    ...options.env,
  });
  const chance = createSeededChance();
  const start = () =>
    startBot(config, { clock, chance, log: recorder(log), tell: (sentence) => void said.push(sentence) });
  let bot = await start();
  if (options.uncensored !== false) await allowUncensored(bot.store, GuildId.parse(guild.id), clock.now());

  async function resting(): Promise<boolean> {
    for (let turn = 0; turn < 3; turn += 1) {
      if (!bot.scheduler.resting()) return false;
      await nextTurn();
    }
    return bot.scheduler.resting();
  }

  /** Waits until the bot rests, then moves to the next moment it waits for, at most to `end`. False at the end. */
  async function step(end: number): Promise<boolean> {
    if (!(await resting())) {
      await nextTurn();
      return true;
    }
    if (clock.now() >= end) return false;
    clock.advance(Math.max(1, Math.min(end, clock.nextWake() ?? end) - clock.now()));
    await nextTurn();
    return true;
  }

  return {
    clock,
    dataDir,
    venice,
    discord,
    guild,
    channel: guild.addTextChannel({ name: 'movies', nsfw: true }),
    ana: guild.addMember({ name: 'Ana' }),
    ben: guild.addMember({ name: 'Ben' }),
    mia: guild.addMember({ name: 'Mia', roles: [guild.addRole({ name: 'Moderators', permissions: ['ManageGuild'] })] }),
    get bot() {
      return bot;
    },
    log,
    said,
    async until(condition, withinMs = 2 * HOUR) {
      const end = clock.now() + withinMs;
      const guard = performance.now() + REAL_TIME_GUARD_MS;
      for (;;) {
        const found = await condition();
        if (found !== undefined && found !== false && found !== null) return found;
        if (performance.now() > guard)
          throw new Error(`not within ${REAL_TIME_GUARD_MS} ms of real time; ${story(log)}`);
        if (!(await step(end))) throw new Error(`not within ${withinMs / SECOND} s of the bot's time; ${story(log)}`);
      }
    },
    async pass(ms) {
      const end = clock.now() + ms;
      while (await step(end));
    },
    async restart(awayMs = 0) {
      await stopBot(bot, clock);
      clock.advance(awayMs);
      bot = await start();
    },
    async verify() {
      discord.assertClean();
      const log = walkAudit(join(dataDir, 'gondolier.sqlite'), null);
      if (log.is !== 'whole') throw new Error(`the audit log is ${log.is}`);
      const { held, spent } = await bot.store.read.ledger.totals();
      if (venice.account.spentMicroUsd !== spent + held) {
        throw new Error(
          `Venice keeps ${venice.account.spentMicroUsd}, our ledger says ${spent} spent and ${held} held`,
        );
      }
    },
    async [Symbol.asyncDispose]() {
      await stopBot(bot, clock);
      await discord.close();
      await venice.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stopping waits for steps under way; one that sleeps on the fake clock is woken by moving it. */
async function stopBot(bot: Bot, clock: FakeClock): Promise<void> {
  const stopped = bot.stop(20 * SECOND).then(() => true);
  for (;;) {
    if (await Promise.race([stopped, nextTurn(false)])) return;
    clock.advance(10);
  }
}

function configure(env: Readonly<Record<string, string>>): Config {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.config;
}

function recorder(lines: LogLine[]) {
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** The last lines of the log, for whoever reads a failure. */
function story(lines: readonly LogLine[]): string {
  return lines
    .slice(-12)
    .map(
      ({ level, event, fields }) =>
        `${level} ${event} ${JSON.stringify(fields, (_, value) => (value instanceof Error ? `${value.message} ${value.stack?.split('\n')[1]}` : value))}`,
    )
    .join('\n');
}
