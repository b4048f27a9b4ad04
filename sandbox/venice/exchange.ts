// One request from its first byte to its last: read, recorded, met by a fault or not, answered. The order is the
// promise: what is held or cut before the work costs nothing, what is held or cut after it has been charged.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { plain } from './errors.ts';
import type { Action, Fault, Faults } from './faults.ts';
import { pass } from './gate.ts';
import type { Journal, RecordedRequest } from './journal.ts';
import { identify, masked } from './keys.ts';
import { json, type Reply, withHeaders } from './reply.ts';
import { type Route, routeFor } from './routes.ts';
import { send } from './send.ts';
import { signInIsOff, signInRefused, signInRefusedBare, tooManyAtOnce, topUpRefused } from './wallet/refusals.ts';
import { PAYMENT_HEADERS } from './wallet/top-up.ts';
import type { Call, World } from './world.ts';

/** Venice: a release is named by its moment. */
const VENICE_VERSION = '20261002.120000';

export interface Exchange {
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
}

export async function answer(request: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<void> {
  const { world, journal, faults } = exchange;
  const url = new URL(request.url ?? '/', world.origin());
  const route = routeFor(url.pathname);
  const read = await readBody(request);
  const call: Call = {
    endpoint: route?.endpoint ?? 'unknown',
    method: request.method ?? '',
    url,
    headers: request.headers,
    address: request.socket.remoteAddress ?? '',
    caller: identify(request.headers, world.keys),
    body: read.ok ? read.body : undefined,
  };
  const recorded = journal.record(recordOf(call, world.now()));
  await journal.emit({ type: 'request', request: recorded });

  const fault = faults.take(recorded);
  let leave = (): void => undefined;
  const work = async (): Promise<Reply> => {
    if (!read.ok) return read.reply;
    const visit = await visitOf(route, call, world);
    leave = visit.leave;
    return visit.reply;
  };
  try {
    await deliver(await replyThrough(fault, work), recorded, fault, response, journal);
  } finally {
    leave();
  }
}

async function deliver(
  reply: Reply | 'cut',
  recorded: RecordedRequest,
  fault: Fault | undefined,
  response: ServerResponse,
  journal: Journal,
): Promise<void> {
  if (reply === 'cut') return cut(response, recorded, journal);

  await journal.emit({ type: 'answering', request: recorded, status: reply.status });
  const shaped = withHeaders(reply, commonHeaders(recorded));
  const sent = await send(shaped, response, distortionOf(fault?.action));
  await journal.emit(sent === 'cut' ? { type: 'cut', request: recorded } : sentEvent(recorded, reply));
}

function sentEvent(request: RecordedRequest, { status }: Reply) {
  return { type: 'sent', request, status } as const;
}

function recordOf(call: Call, at: number): Omit<RecordedRequest, 'nth' | 'serial'> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.headers))
    if (value !== undefined) headers[name] = shown(name, String(value));
  return { endpoint: call.endpoint, method: call.method, path: call.url.pathname, headers, body: call.body, at };
}

/** Keys are masked, and so are payments: whoever holds one can have it carried out. A sign-in has served its turn. */
function shown(name: string, value: string): string {
  if (name === 'authorization') return masked(value);
  return PAYMENT_HEADERS.some((one) => one === name) ? '…' : value;
}

/** What was answered. `leave`: the answer has been sent, and a wallet's place is free again. */
interface Visit {
  readonly reply: Reply;
  readonly leave: () => void;
}

async function visitOf(route: Route | undefined, call: Call, world: World): Promise<Visit> {
  const only = (reply: Reply): Visit => ({ reply, leave: () => undefined });
  if (!route) return only(plain(404, 'Not found'));
  if (!route.methods.includes(call.method)) return only(plain(405, 'Method not allowed'));
  if (route.endpoint !== 'x402_top_up' && PAYMENT_HEADERS.some((name) => call.headers[name] !== undefined))
    return only(topUpRefused('PAYMENT_HEADER_NOT_ACCEPTED', 'Payments are only accepted at /x402/top-up.'));
  world.jobs.settle(world.now());
  if (route.signIn === undefined) return only(await pass(route.access, call, world));

  const arrival = await world.wallets.arrive(call.headers);
  switch (arrival.is) {
    case 'nobody':
      return only(await pass(route.access, call, world));
    case 'off':
      return only(signInIsOff());
    case 'refused':
      return only((route.access.credentials === 'wallet' ? signInRefusedBare : signInRefused)(arrival.failure));
    case 'too-many':
      return only(tooManyAtOnce());
    case 'signed-in': {
      const { wallet, leave } = arrival;
      try {
        return { reply: await pass(route.access, { ...call, caller: { by: 'wallet', wallet } }, world), leave };
      } catch (reason) {
        leave();
        throw reason;
      }
    }
  }
}

/** The honest reply, or what the fault makes of it. `cut`: there is to be none. */
async function replyThrough(fault: Fault | undefined, work: () => Reply | Promise<Reply>): Promise<Reply | 'cut'> {
  if (fault?.hold === 'before-work') await fault.wait();
  const action = fault?.action;
  const reply = action?.kind === 'cut' && action.when === 'before-work' ? 'cut' : await worked(action, work);
  if (fault?.hold === 'after-work') await fault.wait();
  fault?.reach();
  return action?.kind === 'cut' ? 'cut' : reply;
}

async function worked(action: Action | undefined, work: () => Reply | Promise<Reply>): Promise<Reply> {
  if (action?.kind !== 'answer') return work();
  if (action.afterWork === true) await work();
  return scripted(action);
}

function scripted(action: Extract<Action, { kind: 'answer' }>): Reply {
  if (action.text === undefined) return json(action.status, action.body ?? {}, action.headers);
  const contentType = action.headers?.['content-type'] ?? 'text/html; charset=utf-8';
  return {
    status: action.status,
    headers: action.headers ?? {},
    payload: { as: 'text', text: action.text, contentType },
  };
}

function distortionOf(action: Action | undefined) {
  return action?.kind === 'cut-body' || action?.kind === 'relabel' ? action : undefined;
}

function commonHeaders({ serial }: RecordedRequest): Record<string, string> {
  return { 'x-venice-version': VENICE_VERSION, 'cf-ray': `${serial.toString(16).padStart(16, '0')}-LHR` };
}

async function cut(response: ServerResponse, request: RecordedRequest, journal: Journal): Promise<void> {
  response.destroy();
  await journal.emit({ type: 'cut', request });
}
