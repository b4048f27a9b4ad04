// What a scene plays on: both sandboxes, a server with people in it, and the real bot between them. Owns every port,
// process and temporary file of the demonstration; disposed of, it leaves nothing behind.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelHandle } from '../discord/driver/channel.ts';
import type { RoleHandle } from '../discord/driver/guild.ts';
import type { MemberHandle } from '../discord/driver/member.ts';
import { type DiscordSandbox, startDiscordSandbox } from '../discord/server.ts';
import { startVeniceSandbox, type VeniceSandbox } from '../venice/server.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';

/** Venice on fast forward: a model that takes a minute there takes 27 seconds here. */
const SPEED = 2.25;

export interface Stage extends AsyncDisposable {
  readonly venice: VeniceSandbox;
  readonly discord: DiscordSandbox;
  readonly server: string;
  readonly movies: ChannelHandle;
  /** Where the moderators meet. */
  readonly moderators: ChannelHandle;
  readonly patrons: RoleHandle;
  readonly ana: MemberHandle;
  readonly ben: MemberHandle;
  readonly noa: MemberHandle;
  /** Holds Manage Server. */
  readonly mia: MemberHandle;
  /** Where the bot keeps its data, as long as the stage stands. */
  readonly dataDir: string;
  /** Rejects when the bot ends without having been told to. */
  readonly broken: Promise<never>;
  /** Starts the bot on the data of the last run. Resolves when it is ready, with the sentences it told. */
  startBot(): Promise<readonly string[]>;
  /** Ends the bot in the hardest way there is. */
  killBot(): Promise<void>;
}

/**
 * @param settings of the bot, besides those that every scene needs
 * @param botLog takes the last events of the bot, for whoever reads a failure
 * @param warn hears what the Venice sandbox finds odd, such as a clip that it could not draw
 */
export async function setStage(
  settings: Readonly<Record<string, string>>,
  botLog: string[],
  warn: (message: string) => void,
): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-demo-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const venice = await startVeniceSandbox({ speed: SPEED });
  cleanup.defer(venice.close);
  const discord = await startDiscordSandbox();
  cleanup.use(discord);
  // Venice fetches what members attach from Discord's own host, which here is on this machine too.
  venice.trustMedia(new URL(discord.url).origin);
  venice.on((event) => {
    if (event.type === 'warning') warn(event.message);
  });
  const guild = discord.addGuild({ name: 'Canal Club' });
  const moderators = guild.addRole({ name: 'Moderators', permissions: ['ManageGuild'] });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    VENICE_API_KEY: venice.apiKey,
    VENICE_BASE_URL: venice.url,
    DATA_DIR: dataDir,
    ...settings,
  };
  const bot = createBotKeeper(() => startBotProcess(env, folder, botLog));
  cleanup.defer(() => bot.close());
  const everything = cleanup.move();
  return {
    venice,
    discord,
    server: guild.name,
    movies: guild.addTextChannel({ name: 'movies', nsfw: true }),
    moderators: guild.addTextChannel({ name: 'moderators' }),
    patrons: guild.addRole({ name: 'Patrons' }),
    ana: guild.addMember({ name: 'Ana' }),
    ben: guild.addMember({ name: 'Ben' }),
    noa: guild.addMember({ name: 'Noa' }),
    mia: guild.addMember({ name: 'Mia', roles: [moderators] }),
    dataDir,
    broken: bot.broken,
    startBot: () => bot.start(),
    killBot: () => bot.kill(),
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
  };
}

/** At most one bot at a time, and none after `close`. */
function createBotKeeper(launch: () => Promise<BotProcess>) {
  const broken = Promise.withResolvers<never>();
  let closed = false;
  let current: Promise<BotProcess> | undefined;

  async function end(how: 'kill' | 'stop'): Promise<void> {
    const [running] = current === undefined ? [] : await Promise.allSettled([current]);
    current = undefined;
    // A bot that never came up has been ended already, and whoever started it was told.
    if (running?.status === 'fulfilled') await running.value[how]();
  }

  return {
    broken: broken.promise,
    async start(): Promise<readonly string[]> {
      if (closed || current !== undefined) throw new Error('The bot runs already, or the stage is closed.');
      const mine = launch();
      current = mine;
      const { told, gone } = await mine;
      void gone.then((how) => {
        if (current === mine) broken.reject(new Error(`The bot ended without having been told to (${how}).`));
      });
      return told;
    },
    kill: () => end('kill'),
    async close(): Promise<void> {
      closed = true;
      await end('stop');
    },
  };
}
