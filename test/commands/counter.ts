// The commands with a member before them: the real client on the Discord sandbox, the real Venice client on the Venice
// sandbox, and files that are what their names say (`picture-1280x720`, `clip-5s`, `sound-3s`). Nothing is rendered.

import { type DiscordSandbox, startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import { type App, buildApp } from '../../src/app.ts';
import { components, definitions, forms, menus, subcommands } from '../../src/commands/index.ts';
import { createRouter } from '../../src/commands/router.ts';
import { reelWords } from '../../src/commands/views/jam-finale.ts';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import { slidingBudget } from '../../src/domain/budget.ts';
import { GuildId } from '../../src/domain/ids.ts';
import type { Media, MediaTrouble, MediaType, Origin } from '../../src/domain/media.ts';
import { granted, type Outcome, refused } from '../../src/domain/outcome.ts';
import type { Cache, MediaStore, Spool } from '../../src/domain/ports.ts';
import { DAY, HOUR, later, MINUTE, UTC } from '../../src/domain/time.ts';
import { createGateway } from '../../src/services/discord/gateway.ts';
import { registerCommands } from '../../src/services/discord/register.ts';
import { createPictures } from '../../src/services/pictures/pictures.ts';
import { createVeniceClient } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import { createTranscriber } from '../../src/services/venice/transcriber.ts';
import { allowUncensored } from '../support/books.ts';
import { wellCaredFor } from '../support/care.ts';
import { createFakeClock, createSeededChance, type FakeClock } from '../support/clock.ts';
import { createRecordingMessenger } from '../support/recording-messenger.ts';

export interface Counter extends AsyncDisposable {
  readonly venice: VeniceSandbox;
  readonly discord: DiscordSandbox;
  readonly clock: FakeClock;
  readonly app: App;
  readonly channel: ReturnType<ReturnType<DiscordSandbox['addGuild']>['addTextChannel']>;
  readonly ana: ReturnType<ReturnType<DiscordSandbox['addGuild']>['addMember']>;
  readonly ben: ReturnType<ReturnType<DiscordSandbox['addGuild']>['addMember']>;
  readonly problems: readonly string[];
}

export const fileNamed = (name: string) => ({ name, bytes: new Uint8Array([1]) });

export async function openCounter(): Promise<Counter> {
  const clock = createFakeClock();
  const chance = createSeededChance();
  const now = () => Number(clock.now());
  const venice = await startVeniceSandbox({ now, chance: () => 0.5, renderer: 'builtin' });
  const discord = await startDiscordSandbox({ now });
  const guild = discord.addGuild({ name: 'Canal Club' });
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  await allowUncensored(store, GuildId.parse(guild.id), clock.now());
  const problems: string[] = [];
  const note = (event: string) => void problems.push(event);
  const log = { info: () => undefined, warn: note, error: note };
  const client = createVeniceClient({
    baseUrl: venice.url,
    auth: { kind: 'key', apiKey: venice.apiKey },
    now: () => clock.now(),
  });
  const budget = () => slidingBudget({ perWindow: 60, windowMs: MINUTE, margin: 0 });
  const app = buildApp(
    {
      quoteTtlMs: 10 * MINUTE,
      keepClipsMs: DAY,
      maxRendering: 5,
      operator: { day: null, month: null, zone: UTC, users: [] },
    },
    {
      store,
      provider: createVeniceProvider(client),
      transcriber: createTranscriber(client),
      equipment: { ffmpeg: null, wallet: null, balanceSeen: () => null },
      care: wellCaredFor,
      messenger: createRecordingMessenger({ now: () => clock.now() }).messenger,
      spool: noSpool,
      media: namedFiles,
      pictures: createPictures(),
      billing: null,
      reel: null,
      reelWords,
      exports: { pack: () => Promise.reject(new Error('nothing is packed here')), sweep: async () => 0 },
      signedUntil: () => later(clock.now(), 24 * HOUR),
      caches: { models: memory(), prices: memory(), lately: memory(), sweep: async () => undefined },
      budgets: { queue: budget(), retrieve: budget() },
      clock,
      chance,
      log,
    },
  );
  const router = createRouter({ subcommands, components, forms, menus, services: app.services, chance, log });
  const gateway = createGateway({
    token: discord.token,
    apiUrl: discord.url,
    log,
    onInteraction: (interaction) => router.route(interaction),
  });
  await gateway.start();
  await registerCommands(gateway.client, definitions, 'global');
  return {
    venice,
    discord,
    clock,
    app,
    problems,
    channel: guild.addTextChannel({ name: 'movies', nsfw: true }),
    ana: guild.addMember({ name: 'Ana' }),
    ben: guild.addMember({ name: 'Ben' }),
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await client.close();
      await database.close();
      await discord.close();
      await venice.close();
    },
  };
}

function memory<T>(): Cache<T> {
  const kept = new Map<string, T>();
  return { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) };
}

const noSpool: Spool = {
  save: async () => ({ is: 'broken', why: 'nothing is rendered here' }),
  find: async () => null,
  fit: async () => ({ is: 'cannot', why: 'no-ffmpeg' }),
  lastFrame: async () => ({ is: 'no-ffmpeg' }),
  remove: async () => undefined,
  sweep: async () => 0,
};

const NAMED = /(picture|clip|sound)-(?:(\d+)x(\d+)|(\d+)s)/;
const TYPES: Readonly<Record<string, MediaType>> = { picture: 'image', clip: 'video', sound: 'audio' };

function mediaNamed(origin: Origin): Media | null {
  const url = 'url' in origin ? origin.url : '';
  const [, what, width, height, seconds] = NAMED.exec(url) ?? [];
  const type = TYPES[what ?? ''];
  if (type === undefined) return null;
  return {
    type,
    file: url,
    mime: `${type}/test`,
    bytes: 1_000,
    width: width === undefined ? null : Number(width),
    height: height === undefined ? null : Number(height),
    durationMs: seconds === undefined ? null : Number(seconds) * 1_000,
    fps: null,
    origin: { from: 'link', url: `https://files.example/${type}` },
    inline: false,
  };
}

const namedFiles: MediaStore = {
  async take(origin, wanted): Promise<Outcome<Media, MediaTrouble>> {
    const media = mediaNamed(origin);
    return media === null || !wanted.includes(media.type) ? refused({ is: 'media-unknown', wanted }) : granted(media);
  },
  adopt: async (_path, _origin, wanted) => refused({ is: 'media-unknown', wanted }),
  dataUrl: async () => null,
  remove: async () => undefined,
  sweep: async () => 0,
};
