// What stands before a route: credentials, the budget of failures, the limit of requests. Each can answer in the
// route's place; together they yield the headers that tell a client how it stands.

import { paymentRequired, plain, tooManyFailures } from './errors.ts';
import { modelOf } from './faults.ts';
import type { Caller } from './keys.ts';
import type { RatedAction } from './limits.ts';
import { json, type Reply, withHeaders } from './reply.ts';
import type { Call, Handler, KeyedCall, World } from './world.ts';

/** `required`: a good key or nothing. `optional`: none or a good one. `ignored`: a bad one is as good as none. */
export type Access =
  | { readonly credentials: 'required'; readonly handle: Handler<KeyedCall>; readonly rated?: RatedAction }
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
  }
}

async function admitKeyed(
  access: Access & { readonly credentials: 'required' },
  call: Call,
  world: World,
): Promise<Reply> {
  switch (call.caller.by) {
    case 'stranger':
      return plain(401, 'Authentication failed');
    case 'nobody':
      return paymentRequired(`${world.origin()}${call.url.pathname}`);
    case 'key':
      break;
  }
  const { key } = call.caller;
  const headers = { ...balanceHeaders(key.user, world) };
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

/** Venice: what the account held before the request, as strings. */
function balanceHeaders(user: string, world: World): Record<string, string> {
  const { balanceMicroUsd } = world.accountOf(user).view();
  return { 'x-venice-balance-usd': (balanceMicroUsd / 1_000_000).toFixed(6), 'x-venice-balance-diem': '0' };
}

/** Venice: failures are counted for each key and model. */
function failureBucket(caller: Caller, call: Call): string | undefined {
  return caller.by === 'key' ? `${caller.key.key} ${modelOf(call.body) ?? ''}` : undefined;
}

/** Venice: every 4xx but 429, unless the failure is one of the few that do not count. */
function isHeldAgainst({ status, countsAsFailure }: Reply): boolean {
  return status >= 400 && status < 500 && status !== 429 && (countsAsFailure ?? true);
}
