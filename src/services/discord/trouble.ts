// What Discord's errors mean for this bot: one small union, so that every caller must say what it does about each.
// What is broken on our side becomes a Fault that carries no request body, no URL and no token.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { Fault } from '../../domain/fault.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';

export type Trouble =
  /** `code` is Discord's JSON error code. */
  | { readonly is: Exclude<Verdict, 'overloaded'>; readonly code: number }
  /** Overloaded, rate limited or unreachable: the same call may succeed later, in `afterMs` when Discord said so. */
  | { readonly is: 'later'; readonly afterMs: number | null };

type Verdict =
  | 'no-channel'
  | 'no-message'
  | 'forbidden'
  | 'closed'
  | 'too-large'
  | 'archived'
  | 'thread-exists'
  | 'overloaded';

/** Discord's JSON error codes that the bot can meet in its work. */
const VERDICTS: ReadonlyMap<number, Verdict> = new Map<number, Verdict>([
  [10003, 'no-channel'], // unknown channel
  [10004, 'no-channel'], // unknown guild
  [10007, 'closed'], // unknown member
  [10008, 'no-message'], // unknown message
  [10013, 'closed'], // unknown user
  [20016, 'overloaded'], // slow mode
  [20022, 'overloaded'], // edits in announcement channels
  [20028, 'overloaded'], // writes in this channel
  [20029, 'overloaded'], // writes in this server
  [30003, 'forbidden'], // as many pins as a channel may have
  [30046, 'overloaded'], // edits of messages older than an hour
  [40003, 'overloaded'], // opening direct messages too fast
  [40005, 'too-large'],
  [40062, 'overloaded'],
  [40067, 'forbidden'], // a forum that wants a tag
  [50001, 'forbidden'], // no access
  [50005, 'forbidden'], // somebody else's message
  [50007, 'closed'], // takes no direct messages
  [50008, 'forbidden'], // not a text channel
  [50013, 'forbidden'], // lacks a permission
  [50024, 'forbidden'], // wrong type of channel
  [50045, 'too-large'],
  [50083, 'archived'],
  [50278, 'closed'], // no server in common
  [130000, 'overloaded'],
  [160004, 'thread-exists'],
  [160005, 'forbidden'], // locked thread
  [160006, 'forbidden'], // the server's active threads are full
  [200000, 'forbidden'], // AutoMod: content
  [200001, 'forbidden'], // AutoMod: title
  [240000, 'forbidden'], // link filter
]);

/** Runs one call to Discord; its expected refusals come back as values. Throws a Fault for everything else. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T, Trouble>> {
  try {
    return granted(await call());
  } catch (error) {
    return refused(troubleOf(error));
  }
}

/** Names the trouble behind an error of discord.js; throws a Fault when the fault is ours or cannot be told. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Fault) throw error;
  if (error instanceof RateLimitError) {
    return { is: 'later', afterMs: Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout) };
  }
  if (error instanceof DiscordAPIError) return refusedBy(error);
  // HTTPError: a 5xx after discord.js has tried four times.
  if (error instanceof HTTPError || isNetworkFailure(error)) return { is: 'later', afterMs: null };
  throw new Fault(`a call to Discord broke: ${nameOf(error)}`, { retryable: true });
}

function refusedBy(error: DiscordAPIError): Trouble {
  const { status } = error;
  const code = Number(error.code);
  const verdict = status === 413 ? 'too-large' : VERDICTS.get(code);
  if (verdict === 'overloaded' || status === 429 || status >= 500) return { is: 'later', afterMs: null };
  if (verdict !== undefined) return { is: verdict, code };
  if (status === 401) throw new Fault('Discord no longer accepts the bot token (401): reset it and start again');
  // A page of some proxy or shield in front of Discord has no code: it says nothing about the channel.
  if (Number.isNaN(code)) return { is: 'later', afterMs: null };
  if (status === 403) return { is: 'forbidden', code };
  throw new Fault(`Discord refused a ${error.method} with ${status}, code ${code}: ${error.message}`);
}

const NETWORK_CODES =
  /^(ECONN\w+|E(NOTFOUND|AI_AGAIN|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|NETDOWN)|UND_ERR_(SOCKET|ABORTED|\w+_TIMEOUT)|HPE_\w+|CERT_\w+|ERR_(TLS|SSL)_\w+)$/;

/** Did the wire fail, rather than one of the two ends? */
export function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  if ('code' in error && typeof error.code === 'string' && NETWORK_CODES.test(error.code)) return true;
  return isNetworkFailure(error.cause);
}

/** Name, code and message of an error: never its other fields, which may hold a request. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}: ${error.message}`;
}
