// A Discord on loopback: the gateway and the REST routes that a bot uses, for the unmodified discord.js client.
// Everything is in memory and gone after `close()`. Time comes from `now()`; only heartbeats and guards use real timers.

import { createServer, type Server } from 'node:http';
import { createCommands } from './commands.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway/gateway.ts';
import { createInteractionLog } from './interactions/log.ts';
import { createOldEdits } from './messages/rules.ts';
import { MEBIBYTE, SECOND } from './protocol.ts';
import { createPulse } from './pulse.ts';
import { createRateLimits } from './rest/limits.ts';
import { createListener } from './rest/listener.ts';
import { createSandbox, type DiscordSandbox } from './sandbox.ts';
import type { Scene, Settings } from './scene.ts';
import { createViolations } from './violations.ts';
import { createCdn } from './world/cdn.ts';
import { createWorld, type World } from './world/world.ts';

export type { DiscordSandbox } from './sandbox.ts';

export interface DiscordSandboxOptions extends Partial<Omit<Settings, 'token'>> {
  /** 0, or nothing, for any free port. */
  readonly port?: number;
  /** Epoch milliseconds. With a clock of one's own, rate limits are off unless given: the client waits on the real one. */
  readonly now?: () => number;
  /** The name of the bot's user and application. */
  readonly applicationName?: string;
}

const DEFAULT_RATE_LIMITS = { perRoute: 10, windowMs: 2 * SECOND, global: 50 } as const;

/** The secret that signs links: worth nothing outside this process. */
const CDN_SECRET = 'a-pretend-cdn-has-a-pretend-secret';

/** Starts the sandbox on 127.0.0.1. Rejects when the port is taken. */
export async function startDiscordSandbox(options: DiscordSandboxOptions = {}): Promise<DiscordSandbox> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const world = createWorld({
    now: options.now ?? Date.now,
    applicationName: options.applicationName ?? 'Gondolier',
  });
  const scene = createScene(server, port, world, settingsFrom(options, world.applicationId));
  const faults = createFaults(scene.pulse);
  const limits = createRateLimits(scene.settings.rateLimits, world.now);
  server.on('request', createListener({ scene, faults, limits }));
  return createSandbox(scene, faults, () => close(server, scene));
}

function settingsFrom(options: DiscordSandboxOptions, applicationId: string): Settings {
  return {
    token: tokenFor(applicationId),
    requestLimit: options.requestLimit ?? 25 * MEBIBYTE,
    oldEditsPerHour: options.oldEditsPerHour ?? 30,
    rateLimits: options.rateLimits ?? (options.now ? 'off' : DEFAULT_RATE_LIMITS),
    privilegedIntents: options.privilegedIntents ?? false,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    maxConcurrency: options.maxConcurrency ?? 1,
    patienceMs: options.patienceMs ?? 3 * SECOND,
  };
}

/** Discord: a token's first part is the application's id in base64. */
const tokenFor = (applicationId: string): string =>
  [Buffer.from(applicationId).toString('base64url'), 'SANDBX', 'pretend-token-for-loopback-only-00000'].join('.');

function createScene(server: Server, port: number, world: World, settings: Settings): Scene {
  const origin = `http://127.0.0.1:${port}`;
  const pulse = createPulse();
  const { now, nextId, applicationId } = world;
  return {
    settings,
    world,
    origin,
    pulse,
    cdn: createCdn({ origin, secret: CDN_SECRET, now }),
    gateway: createGateway({ server, world, settings, pulse, url: `ws://127.0.0.1:${port}/gateway` }),
    commands: createCommands({ applicationId, now, nextId }),
    interactions: createInteractionLog({ now, nextId }),
    oldEdits: createOldEdits(world, settings.oldEditsPerHour),
    violations: createViolations(),
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The sandbox has no TCP port.'));
    });
  });

async function close(server: Server, scene: Scene): Promise<void> {
  scene.pulse.stop();
  await scene.gateway.close();
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
