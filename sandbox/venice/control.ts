// The same powers over HTTP, for when the sandbox runs as a process of its own: `POST /sandbox/…` with JSON. It is
// bound to loopback and asks for a JSON content type, so that no web page can reach it by accident.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from './body.ts';
import { plain } from './errors.ts';
import { Script, type ScriptHandle } from './faults.ts';
import { SANDBOX_USER } from './keys.ts';
import { Outcome, Plan } from './outcome.ts';
import { json, type Reply } from './reply.ts';
import { send } from './send.ts';
import type { VeniceSandbox } from './server.ts';
import { Slip } from './statement.ts';

export const CONTROL_PREFIX = '/sandbox';

const Finish = z.strictObject({ queueId: z.string(), outcome: Outcome.optional() });
const Price = z.strictObject({ model: z.string(), factor: z.number().min(0) });
const Balance = z.strictObject({ microUsd: z.int().min(0), user: z.string().optional() });
const Elsewhere = z.strictObject({
  model: z.string(),
  microUsd: z.int().min(0),
  user: z.string().default(SANDBOX_USER),
});
const Offline = z.strictObject({ model: z.string(), offline: z.boolean() });
const Trust = z.strictObject({ origin: z.url() });
const Facts = z.strictObject({
  seconds: z.number().positive(),
  height: z.int().positive(),
  fps: z.number().positive(),
});
const Describe = z.strictObject({ url: z.string(), facts: z.union([Facts, z.literal('unreadable')]) });
const Release = z.strictObject({ script: z.int().min(1) });
const SwitchesPatch = z.strictObject({
  transcriptions: z.enum(['retired', 'live']).optional(),
  malformedRecords: z.boolean().optional(),
  unlistedModels: z.boolean().optional(),
  country: z.string().length(2).optional(),
  validationErrorKey: z.boolean().optional(),
  walletBalanceHeader: z.boolean().optional(),
  statementIds: z.enum(['queue-id', 'own', 'none']).optional(),
});

type Command = (body: unknown) => unknown;

export type Control = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createControl(sandbox: VeniceSandbox): Control {
  const reads: Readonly<Record<string, () => unknown>> = {
    '/account': () => sandbox.account,
    '/requests': () => sandbox.requests,
    '/jobs': () => sandbox.jobs().map(jobView),
  };
  const commands = commandsOf(sandbox);
  return async (request, response) => {
    const path = (request.url ?? '').slice(CONTROL_PREFIX.length);
    const read = await readBody(request);
    const query = request.method === 'GET' ? reads[path] : undefined;
    const command = request.method === 'POST' ? commands[path] : undefined;
    await send(read.ok ? reply(query, command, read.body) : read.reply, response);
  };
}

function reply(query: (() => unknown) | undefined, command: Command | undefined, body: unknown): Reply {
  if (query) return json(200, query());
  if (!command) return plain(404, 'No such control. See the README of the sandbox.');
  try {
    return json(200, command(body) ?? {});
  } catch (reason) {
    if (reason instanceof z.ZodError) return plain(400, z.prettifyError(reason));
    throw reason;
  }
}

function commandsOf(sandbox: VeniceSandbox): Readonly<Record<string, Command>> {
  const scripts: ScriptHandle[] = [];
  return {
    '/script': (body) => {
      scripts.push(sandbox.script(Script.parse(body)));
      return { script: scripts.length };
    },
    '/release': (body) => {
      const handle = scripts[Release.parse(body).script - 1];
      handle?.release();
      return { released: handle !== undefined, met: handle?.met() ?? 0 };
    },
    '/plan': (body) => sandbox.plan(Plan.parse(body)),
    '/finish': (body) => {
      const { queueId, outcome } = Finish.parse(body);
      return { finished: sandbox.finish(queueId, outcome) };
    },
    '/price': (body) => {
      const { model, factor } = Price.parse(body);
      sandbox.setPrice(model, factor);
    },
    '/balance': (body) => {
      const { microUsd, user } = Balance.parse(body);
      sandbox.setBalance(microUsd, user);
    },
    '/slip': (body) => {
      sandbox.slip(Slip.parse(body));
    },
    '/elsewhere': (body) => ({ queueId: sandbox.chargeElsewhere(Elsewhere.parse(body)) }),
    '/offline': (body) => {
      const { model, offline } = Offline.parse(body);
      sandbox.setOffline(model, offline);
    },
    '/trust': (body) => sandbox.trustMedia(Trust.parse(body).origin),
    '/describe': (body) => {
      const { url, facts } = Describe.parse(body);
      sandbox.describeMedia(url, facts);
    },
    '/switches': (body) => Object.assign(sandbox.switches, SwitchesPatch.parse(body)),
  };
}

/** What may be known of a job from outside. The secret of its private link stays inside. */
function jobView(job: ReturnType<VeniceSandbox['jobs']>[number]) {
  return {
    queueId: job.queueId,
    user: job.user,
    model: job.model.id,
    priceMicroUsd: job.priceMicroUsd,
    queuedAt: job.queuedAt,
    averageMs: job.averageMs,
    // JSON has no infinity: a job that never ends has no time.
    executionMs: Number.isFinite(job.executionMs) ? job.executionMs : undefined,
    outcome: job.outcome,
    mediaDeleted: job.mediaDeleted,
  };
}
