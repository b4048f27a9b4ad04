// What stands before a route: credentials, the budget of failures, the limit of requests. Each can answer in the
// route's place; together they yield the headers that tell a client how it stands.

import { paymentRequired, plain, tooManyFailures } from './errors.ts';
import { modelOf } from './faults.ts';
import type { ApiKey, Caller } from './keys.ts';
import type { RatedAction } from './limits.ts';
import { json, type Reply, withHeaders } from './reply.ts';
import { ADMISSION_MICRO_USD, walletLow } from './wallet/refusals.ts';
import type { Call, Handler, KeyedCall, WalletCall, World } from './world.ts';

/**
 * `required`: a good key, or a wallet where wallets are accepted. `optional`: none or a good one. `ignored`: a bad one
 * is as good as none. `wallet`: a wallet and nothing else.
 */
export type Access =
  | { readonly credentials: 'required'; readonly handle: Handler<KeyedCall>; readonly rated?: RatedAction }
  | { readonly credentials: 'wallet'; readonly handle: Handler<WalletCall> }
  | { readonly credentials: 'optional' | 'ignored'; readonly handle: Handler };

export async function pass(access: Access, call: Call, world: World): Promise<Reply> {
  const bucket = failureBucket(call.caller, call);
  const budget = bucket === undefined ? undefined : world.limits.failures.peek(bucket, world.now());
  if (budget && !budget.allowed) return tooManyFailures(budget.limit - 1, budget.resetsAt);
  const reply = await admit(access, call, world);
  if (bucket !== undefined && isHeldAgainst(reply)) world.limits.failures.take(bucket, world.now());
  return reply;
}

function admit(access: Access, call: Call, world: World): Reply | Promise<Reply> {
  switch (access.credentials) {
    case 'ignored':
      return access.handle(call, world);
    case 'optional':
      return call.caller.by === 'stranger' ? plain(401, 'Authentication failed') : access.handle(call, world);
    case 'required':
      return admitKeyed(access, call, world);
    case 'wallet':
      return call.caller.by === 'wallet'
        ? access.handle({ ...call, wallet: call.caller.wallet }, world)
        : paymentRequired(`${world.origin()}${call.url.pathname}`);
  }
}

async function admitKeyed(
  access: Access & { readonly credentials: 'required' },
  call: Call,
  world: World,
): Promise<Reply> {
  const payer = payerOf(call, world);
  if (!payer.ok) return payer.reply;
  const { key, headers } = payer;
  if (access.rated === undefined) return withHeaders(await access.handle({ ...call, key }, world), headers);

  const standing = world.limits.requests[access.rated].take(key.user, world.now());
  const rate = {
    'x-ratelimit-limit-requests': String(standing.limit),
    'x-ratelimit-remaining-requests': String(standing.remaining),
    // Venice: unix milliseconds.
    'x-ratelimit-reset-requests': String(standing.resetsAt),
  };
  if (!standing.allowed)
    return json(429, { error: 'Rate limit exceeded' }, { ...headers, ...rate, 'x-ratelimit-type': 'user' });
  return withHeaders(await access.handle({ ...call, key }, world), { ...headers, ...rate });
}

type Payer =
  | { readonly ok: true; readonly key: ApiKey; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly reply: Reply };

function payerOf({ caller, url }: Call, world: World): Payer {
  switch (caller.by) {
    case 'stranger':
      return { ok: false, reply: plain(401, 'Authentication failed') };
    case 'nobody':
      return { ok: false, reply: paymentRequired(`${world.origin()}${url.pathname}`) };
    case 'key':
      return { ok: true, key: caller.key, headers: balanceHeaders(caller.key.user, world) };
    case 'wallet': {
      const { balanceMicroUsd } = world.accountOf(caller.wallet).view();
      if (balanceMicroUsd < ADMISSION_MICRO_USD) return { ok: false, reply: walletLow(balanceMicroUsd, world.now()) };
      const told = { 'x-balance-remaining': (balanceMicroUsd / 1_000_000).toFixed(6) };
      // A wallet is its own account, and its jobs are kept apart as those of a key are.
      const key: ApiKey = { key: `wallet ${caller.wallet}`, type: 'INFERENCE', user: caller.wallet };
      return { ok: true, key, headers: world.switches.walletBalanceHeader ? told : {} };
    }
  }
}

/** Venice: what the account held before the request, as strings. */
function balanceHeaders(user: string, world: World): Record<string, string> {
  const { balanceMicroUsd } = world.accountOf(user).view();
  return { 'x-venice-balance-usd': (balanceMicroUsd / 1_000_000).toFixed(6), 'x-venice-balance-diem': '0' };
}

/** Venice: failures are counted for each key and model; those of wallets for each address on the network and model. */
function failureBucket(caller: Caller, call: Call): string | undefined {
  switch (caller.by) {
    case 'key':
      return `${caller.key.key} ${modelOf(call.body) ?? ''}`;
    case 'wallet':
      return `${call.address} ${modelOf(call.body) ?? ''}`;
    case 'nobody':
    case 'stranger':
      return undefined;
  }
}

/** Venice: every 4xx but 429, unless the failure is one of the few that do not count. */
function isHeldAgainst({ status, countsAsFailure }: Reply): boolean {
  return status >= 400 && status < 500 && status !== 429 && (countsAsFailure ?? true);
}
