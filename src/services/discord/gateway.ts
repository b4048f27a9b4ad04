// The line to Discord: logs in once, hands interactions on, says in plain words when it cannot, and hangs up.
// Nothing that it logs or throws holds the token, a URL or what somebody wrote.
import { once } from 'node:events';
import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes, type Interaction, RESTEvents } from 'discord.js';
import { Fault } from '../../domain/fault.ts';
import type { Log } from '../../domain/ports.ts';
import { createClient, PATIENCE, type Patience } from './client.ts';
import { attempt, nameOf } from './trouble.ts';

/**
 * The least that the bot needs: View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Create
 * Public Threads, Send Messages in Threads; and Pin Messages, for the card of a jam.
 */
export const INVITE_PERMISSIONS = 2_252_109_051_448_320n;

export interface GatewayDeps {
  readonly token: string;
  /** Another server that speaks Discord's REST, such as the sandbox; null: Discord itself. */
  readonly apiUrl: string | null;
  readonly log: Log;
  /** Called for each interaction. What it throws is logged and goes no further. */
  readonly onInteraction: (interaction: Interaction) => void | Promise<void>;
  readonly patience?: Partial<Patience>;
}

export interface Gateway {
  readonly client: Client;
  /** Resolves when every guild is listed. Throws a Fault in plain words; a gateway that failed cannot start again. */
  start(): Promise<Connected>;
  /**
   * Ends the session at once: Discord shows the bot as offline, and no interaction is handed on any more. Bounded,
   * because discord.js never finishes a goodbye that is said while it waits for a gateway's hello. Safe to call twice.
   */
  stop(): Promise<void>;
  /** Where an administrator adds the bot to a server. Known once started. */
  inviteLink(): string;
  /** Resolves when Discord ended the connection for good, which only a person can mend. Never rejects. */
  readonly lost: Promise<Fault>;
}

export interface Connected {
  readonly applicationId: string;
  readonly name: string;
}

/** One connection to Discord, not yet open. */
export function createGateway({ token, apiUrl, log, onInteraction, patience }: GatewayDeps): Gateway {
  const limits = { ...PATIENCE, ...patience };
  const client = createClient(apiUrl, limits);
  const lost = Promise.withResolvers<Fault>();
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  client.on(Events.ShardDisconnect, ({ code }) => lost.resolve(closedFor(code)));
  client.on(Events.InteractionCreate, (interaction) => void handOn(interaction, onInteraction, log));
  narrate(client, log, token);

  async function stop(): Promise<void> {
    client.removeAllListeners(Events.InteractionCreate);
    await Promise.race([client.destroy(), timeout(limits.closeMs)]);
  }

  return {
    client,
    lost: lost.promise,
    async start() {
      try {
        await Promise.race([login(client, token).then(() => ready), rejected(lost.promise), silence(limits.readyMs)]);
      } catch (fault) {
        await stop();
        throw fault;
      }
      return connected(client);
    },
    stop,
    inviteLink() {
      const { applicationId } = connected(client);
      const query = new URLSearchParams({
        client_id: applicationId,
        permissions: String(INVITE_PERMISSIONS),
        scope: 'bot applications.commands',
      });
      return `https://discord.com/oauth2/authorize?${query.toString()}`;
    },
  };
}

async function login(client: Client, token: string): Promise<void> {
  const tried = await attempt(() =>
    client.login(token).catch((error: unknown) => {
      throw isBadToken(error) ? new Fault(BAD_TOKEN) : error;
    }),
  );
  if (!tried.ok)
    throw new Fault('Discord cannot be reached: check the network and DISCORD_API_URL', { retryable: true });
}

const BAD_TOKEN =
  'Discord refused the bot token: copy it again from the Bot page of the developer portal (Reset Token)';

const isBadToken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;

/** Discord: after these close codes no reconnect can help. */
function closedFor(code: number): Fault {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new Fault(BAD_TOKEN);
    case GatewayCloseCodes.ShardingRequired:
      return new Fault('Discord wants this bot to share its servers among several connections: start it again');
    default:
      return new Fault(`Discord closed the connection for good (gateway close code ${code})`);
  }
}

function connected(client: Client): Connected {
  if (!client.isReady()) throw new Fault('the bot is not connected to Discord', { retryable: true });
  return { applicationId: client.application.id, name: client.user.username };
}

async function rejected(lost: Promise<Fault>): Promise<never> {
  throw await lost;
}

async function silence(ms: number): Promise<never> {
  await timeout(ms);
  throw new Fault(`Discord's gateway did not list the servers within ${ms / 1000} seconds`, { retryable: true });
}

async function timeout(ms: number): Promise<void> {
  await once(AbortSignal.timeout(ms), 'abort');
}

async function handOn(interaction: Interaction, onInteraction: GatewayDeps['onInteraction'], log: Log): Promise<void> {
  try {
    await onInteraction(interaction);
  } catch (error) {
    log.error('discord.interaction.broken', { type: interaction.type, error: nameOf(error) });
  }
}

/** Tells the log how the connection fares. discord.js's texts may quote what it was given, so the token is cut out. */
function narrate(client: Client, log: Log, token: string): void {
  const safe = (text: string) => text.replaceAll(token, '[token]');
  client.on(Events.Error, (error) => log.error('discord.client.error', { error: safe(nameOf(error)) }));
  client.on(Events.Warn, (text) => log.warn('discord.client.warning', { text: safe(text) }));
  client.on(Events.ShardError, (error, shard) =>
    log.warn('discord.shard.error', { shard, error: safe(nameOf(error)) }),
  );
  client.on(Events.ShardReconnecting, (shard) => log.warn('discord.shard.reconnecting', { shard }));
  client.on(Events.ShardResume, (shard, replayed) => log.info('discord.shard.resumed', { shard, replayed }));
  client.on(Events.ShardReady, (shard) => log.info('discord.shard.ready', { shard }));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.error('discord.shard.closed', { shard, code }));
  client.rest.on(RESTEvents.RateLimited, ({ route, method, scope, global, retryAfter }) =>
    log.warn('discord.rate-limited', { route, method, scope, global, retryAfter }),
  );
}
