// The HTTP side: one request from its arrival to its answer. Checks come in Discord's order: who asks, how often, what for;
// then the effect, then whatever a test wants to happen before the answer leaves.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTROL_PREFIX, createControl } from '../control.ts';
import { DiscordError, refuse } from '../errors.ts';
import type { FaultKind, Faults, SandboxRequest, Strike } from '../faults.ts';
import type { Scene } from '../scene.ts';
import { type ReadBody, readBody } from './body.ts';
import type { Answer, Call } from './call.ts';
import { serveFile } from './files.ts';
import type { RateLimits } from './limits.ts';
import { type Found, findRoute } from './table.ts';

const PREFIX = '/api/v10';
const USER_AGENT = /^DiscordBot \([^\s,]+,? [^\s)]+\)/;

/** Codes by which Discord says that the bot itself made a mistake, whatever the state of the world. */
const MISTAKES: readonly number[] = [40333, 50006, 50035, 50109];

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ListenerOptions {
  readonly scene: Scene;
  readonly faults: Faults;
  readonly limits: RateLimits;
}

/** A client that goes away in the middle of its request has done nothing wrong, and nothing takes effect. */
export function createListener(options: ListenerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { scene } = options;
  const control = createControl(scene);

  async function route(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', scene.origin);
    if (url.pathname.startsWith('/api/')) await serve(options, incoming, response, url);
    else if (url.pathname.startsWith(CONTROL_PREFIX)) await control(incoming, response, url);
    else serveFile(scene, url, response);
  }

  return (incoming, response) => {
    route(incoming, response).then(scene.pulse.beat, (error: unknown) => {
      const message = `The sandbox failed: ${error instanceof Error ? error.stack : 'for no stated reason'}`;
      const request = `${incoming.method} ${incoming.url}`;
      if (incoming.complete) scene.violations.record({ request, code: 0, message, errors: undefined });
      response.destroy();
      scene.pulse.beat();
    });
  };
}

async function serve(
  options: ListenerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { scene, faults } = options;
  const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
  const found = url.pathname.startsWith(`${PREFIX}/`) ? findRoute(incoming.method ?? '', path) : undefined;
  const read = await readBody(incoming, scene.settings.requestLimit).catch((error: unknown) => asRefusal(error));
  const content = read instanceof DiscordError ? NOTHING : read;
  const request: SandboxRequest = {
    number: faults.requests.length + 1,
    method: incoming.method ?? '',
    path,
    route: found?.route.path ?? path,
    query: Object.fromEntries(url.searchParams),
    body: content.body,
    files: content.files.map(({ filename, bytes }) => ({ filename, size: bytes.byteLength })),
    headers: plainHeaders(incoming),
    at: scene.world.now(),
    answer: undefined,
    message: undefined,
  };
  faults.keep(request);
  const call = { scene, params: found?.params ?? {}, query: url.searchParams, ...content };
  const decide = (): Reply => {
    if (read instanceof DiscordError) return refused(scene, request, read);
    return decided(options, request, found, call, incoming.headers.authorization);
  };
  await finish(options, { request, response, strike: faults.strike(request), decide });
}

const NOTHING: ReadBody = { body: {}, files: [] };

const asRefusal = (error: unknown): DiscordError => {
  if (error instanceof DiscordError) return error;
  throw error;
};

/** A request that has been read, and how it would be answered. */
interface Turn {
  readonly request: SandboxRequest;
  readonly response: ServerResponse;
  readonly strike: Strike | undefined;
  /** Takes effect. */
  readonly decide: () => Reply;
}

/** Lets the fault, if there is one, do its work around the effect. */
async function finish({ scene, faults }: ListenerOptions, { request, response, strike, decide }: Turn): Promise<void> {
  const fault: FaultKind | undefined = strike?.fault;
  if (fault?.kind === 'cut' && fault.when === 'before') return void response.destroy();
  if (fault?.kind === 'hold' && fault.when === 'before') await strike?.released;
  const scripted = fault?.kind === 'answer' ? fault : undefined;
  const reply = scripted && scripted.when !== 'after' ? scripted : decide();
  request.answer = { status: reply.status, body: reply.body };
  scene.pulse.beat();
  await faults.observe(request);
  if (fault?.kind === 'hold' && fault.when === 'after') await strike?.released;
  if (fault?.kind === 'cut') return void response.destroy();
  write(response, scripted ?? reply);
}

function decided(
  { scene, limits }: ListenerOptions,
  request: SandboxRequest,
  found: Found | undefined,
  call: Call,
  authorization: string | undefined,
): Reply {
  let headers: Readonly<Record<string, string>> = {};
  try {
    if (!USER_AGENT.test(request.headers['user-agent'] ?? '')) throw refuse('badUserAgent');
    if (found?.route.auth !== 'interaction' && authorization !== `Bot ${scene.settings.token}`)
      throw refuse('unauthorized');
    if (!found) throw refuse('notFound');
    const verdict = limits.judge(found.route, found.major);
    headers = verdict.headers;
    if (verdict.refusal) return { status: 429, body: verdict.refusal, headers };
    const answer: Answer = found.route.handle(call);
    request.message = answer.message;
    return { status: answer.status, body: answer.body, headers };
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    return { ...refused(scene, request, error, found === undefined), headers };
  }
}

/** The refusal as a body; noted as a violation where it is the bot's own mistake, or a route this sandbox lacks. */
function refused({ violations }: Scene, request: SandboxRequest, error: DiscordError, noRoute = false): Reply {
  const { status, code, message, errors } = error;
  if (MISTAKES.includes(code) || (noRoute && status === 404))
    violations.record({
      request: `${request.method} ${request.route}`,
      code,
      message: noRoute ? 'There is no such route.' : message,
      errors,
    });
  return { status, body: { message, code, ...(errors ? { errors } : {}) } };
}

/** All headers but the credentials. */
const plainHeaders = (incoming: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'authorization' ? [[name, value]] : [],
    ),
  );

function write(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { ...(text ? { 'content-type': 'application/json' } : {}), ...headers });
  response.end(text);
}
