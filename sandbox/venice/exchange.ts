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
  const work = (): Reply | Promise<Reply> => (read.ok ? workOf(route, call, world) : read.reply);
  const reply = await replyThrough(fault, work);
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
    if (value !== undefined) headers[name] = name === 'authorization' ? masked(String(value)) : String(value);
  return { endpoint: call.endpoint, method: call.method, path: call.url.pathname, headers, body: call.body, at };
}

function workOf(route: Route | undefined, call: Call, world: World): Reply | Promise<Reply> {
  if (!route) return plain(404, 'Not found');
  if (!route.methods.includes(call.method)) return plain(405, 'Method not allowed');
  world.jobs.settle(world.now());
  return pass(route.access, call, world);
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
