// A small real bot for the tests: the unmodified discord.js client, logged in to the sandbox.

import { once } from 'node:events';
import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import {
  type DiscordSandbox,
  type DiscordSandboxOptions,
  startDiscordSandbox,
} from '../../../sandbox/discord/server.ts';

export interface Stage extends AsyncDisposable {
  readonly sandbox: DiscordSandbox;
  readonly client: Client<true>;
  /** What the bot's own handlers threw or logged. */
  readonly errors: unknown[];
  /** Replaces what the bot does with interactions. */
  play(handler: (interaction: Interaction) => Promise<unknown>): void;
}

export interface StageOptions extends DiscordSandboxOptions {
  readonly before?: (sandbox: DiscordSandbox) => void;
}

/** A client that is not logged in yet. */
export const createClient = (sandbox: DiscordSandbox): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: sandbox.url },
  });

/** A sandbox with a logged-in client that is ready. */
export async function openStage({ before, ...options }: StageOptions = {}): Promise<Stage> {
  const sandbox = await startDiscordSandbox(options);
  before?.(sandbox);
  const client = createClient(sandbox);
  const errors: unknown[] = [];
  let handler: (interaction: Interaction) => Promise<unknown> = async () => undefined;
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((error: unknown) => errors.push(error));
  });
  const ready = once(client, Events.ClientReady);
  await client.login(sandbox.token);
  await ready;
  if (!client.isReady()) throw new Error('The client is not ready.');
  return {
    sandbox,
    client,
    errors,
    play(next) {
      handler = next;
    },
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await sandbox.close();
    },
  };
}
