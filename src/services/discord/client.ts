// The discord.js client, set up for this bot: what it listens to, what it keeps in memory, how long it waits.
// Nothing that it sends can ping anybody by accident.
import { Client, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import { MINUTE, SECOND } from '../../domain/time.ts';

/** How long Discord may take, in milliseconds. */
export interface Patience {
  /** An ordinary call, from sending to the last byte of the answer. */
  readonly callMs: number;
  /** A call that carries a file: 100 MiB at 3 Mbit/s take about five minutes. */
  readonly uploadMs: number;
  /** From login until the gateway has listed every guild. */
  readonly readyMs: number;
  /** To say goodbye. */
  readonly closeMs: number;
}

export const PATIENCE: Patience = {
  callMs: 15 * SECOND,
  uploadMs: 5 * MINUTE,
  readyMs: 2 * MINUTE,
  closeMs: 3 * SECOND,
};

/** Rate limits shorter than this are slept through by discord.js; longer ones become `later`, so that nothing hangs. */
const LONGEST_QUEUE = 10 * SECOND;

/**
 * A client for one login. `apiUrl` replaces `https://discord.com/api`; the gateway's address comes from there too.
 * Discord: the Guilds intent alone brings guilds, channels, roles, threads and, without an intent, interactions.
 */
export function createClient(apiUrl: string | null, patience: Patience): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord recommends; one for a bot in fewer than a thousand servers or so.
    shards: 'auto',
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...NOTHING_KEPT,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === client.user?.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === client.user?.id },
    }),
    rest: {
      ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/+$/, '') }),
      // discord.js knows one time limit for every call; this one only backs up the two that `timed` sets.
      timeout: patience.uploadMs + patience.callMs,
      rejectOnRateLimit: (limit) =>
        Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout) > LONGEST_QUEUE,
      makeRequest: timed(patience),
    },
  });
  return client;
}

/** Caches that the bot never reads; interactions and our own calls bring what is needed. */
const NOTHING_KEPT = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
};

/** How discord.js fills in a call: always a method, and a plain object of headers. */
const Call = z.object({ method: z.string(), headers: z.record(z.string(), z.string()).default({}) });

/**
 * Gives uploads minutes and everything else seconds. A call that runs out of time fails with a `TimeoutError`, which
 * discord.js does not repeat by itself: whoever called tries again later, under the same nonce.
 *
 * The runtime's own `fetch` makes the call, since it encodes a form by itself. undici, which discord.js brings along, leaves
 * that to the process-wide dispatcher, and any other undici in the process replaces that one and refuses the form.
 */
function timed(patience: Patience): RESTOptions['makeRequest'] {
  return async (url, { body = null, signal, ...call }) => {
    const { method, headers } = Call.parse(call);
    const limit = AbortSignal.timeout(body instanceof FormData ? patience.uploadMs : patience.callMs);
    try {
      return await fetch(url, { method, headers, body, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    } catch (error) {
      // `fetch` wraps what the wire said; discord.js looks for the bare code when it decides whether to repeat a call.
      throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
    }
  };
}
