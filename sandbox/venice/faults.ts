// Trouble on request: what shall go wrong, with which request, and how often. Each request meets at most one script,
// the oldest that fits. No script waits on a timer; a held request waits until the test lets it go.

import { z } from 'zod';
import type { Endpoint, RecordedRequest } from './journal.ts';
import type { Reply } from './reply.ts';

/** What happens instead of, or to, the honest answer. */
export const Action = z.discriminatedUnion('kind', [
  /** Any answer at all. `afterWork`: the endpoint does its work first, so that a queue call is charged. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    /** Sent as JSON. */
    body: z.unknown().optional(),
    /** Sent as it is, as HTML unless `headers` names a content type. */
    text: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    afterWork: z.boolean().optional(),
  }),
  /** The connection ends without an answer, before the work (nothing charged) or after it (charged). */
  z.strictObject({ kind: z.literal('cut'), when: z.enum(['before-work', 'after-work']) }),
  /** The answer ends after this part of its body. `cleanly`: as though it were whole. */
  z.strictObject({
    kind: z.literal('cut-body'),
    at: z.number().min(0).max(1),
    cleanly: z.boolean().optional(),
  }),
  /** The honest answer under another content type, or with something (white space) in front. */
  z.strictObject({
    kind: z.literal('relabel'),
    contentType: z.string().optional(),
    prefix: z.string().optional(),
  }),
]);
export type Action = z.infer<typeof Action>;

/** One of Venice's own refusals (`errors.ts`) as a scripted answer: `answerWith(contentPolicy(true))`. */
export function answerWith({ status, headers, payload }: Reply): Action {
  switch (payload.as) {
    case 'json':
      return { kind: 'answer', status, headers, body: payload.value };
    case 'text':
      return {
        kind: 'answer',
        status,
        headers: { 'content-type': payload.contentType, ...headers },
        text: payload.text,
      };
    case 'nothing':
      return { kind: 'answer', status, headers, text: '' };
    case 'clip':
      throw new TypeError('A clip cannot be scripted; plan an outcome for a job.');
  }
}

export const Script = z.strictObject({
  on: z.enum([
    'quote',
    'queue',
    'retrieve',
    'complete',
    'transcriptions',
    'models',
    'rate_limits',
    'usage_history',
    'share',
    'x402_balance',
    'x402_transactions',
    'x402_top_up',
  ]),
  /** Only requests whose body names this model. */
  model: z.string().optional(),
  /** Let this many matching requests pass first; the n-th is `skip: n - 1`. Default 0. */
  skip: z.int().min(0).optional(),
  /** For how many requests it holds. Default 1. */
  times: z.int().min(1).optional(),
  /** Keep the request waiting, before or after the work, until it is released. */
  hold: z.enum(['before-work', 'after-work']).optional(),
  do: Action.optional(),
});

/** A script as tests write it. Over HTTP there is no `when`. */
export interface Script extends z.infer<typeof Script> {
  readonly when?: (request: RecordedRequest) => boolean;
}

export interface ScriptHandle {
  /** The first request that met the script. With `hold`, it has reached the point where it waits. */
  readonly reached: Promise<RecordedRequest>;
  /** How many requests have met it so far. */
  readonly met: () => number;
  /** Lets the held requests go on, those to come as well. */
  readonly release: () => void;
  /** No further request meets it. */
  readonly remove: () => void;
}

/** What one request has met. */
export interface Fault {
  readonly hold: Script['hold'];
  readonly action: Action | undefined;
  /** Says that the request has come as far as it goes, and waits for the release. */
  wait(): Promise<void>;
  /** Says so without waiting. */
  reach(): void;
}

export interface Faults {
  readonly script: (script: Script) => ScriptHandle;
  readonly take: (request: RecordedRequest) => Fault | undefined;
  readonly releaseAll: () => void;
}

interface Armed {
  readonly script: Script;
  skip: number;
  left: number;
  met: number;
  readonly reached: PromiseWithResolvers<RecordedRequest>;
  readonly released: PromiseWithResolvers<void>;
}

function fits({ script, left }: Armed, request: RecordedRequest): boolean {
  const endpoint: Endpoint = script.on;
  if (left <= 0 || endpoint !== request.endpoint) return false;
  if (script.model !== undefined && script.model !== modelOf(request.body)) return false;
  return script.when?.(request) ?? true;
}

/** The model that a body names, if it names one. */
export function modelOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('model' in body)) return undefined;
  return typeof body.model === 'string' ? body.model : undefined;
}

export function createFaults(): Faults {
  const armed: Armed[] = [];

  const meet = (script: Armed, request: RecordedRequest): Fault => {
    script.left -= 1;
    script.met += 1;
    return {
      hold: script.script.hold,
      action: script.script.do,
      reach: () => script.reached.resolve(request),
      wait: async () => {
        script.reached.resolve(request);
        await script.released.promise;
      },
    };
  };

  return {
    script: (script) => {
      const entry: Armed = {
        script,
        skip: script.skip ?? 0,
        left: script.times ?? 1,
        met: 0,
        reached: Promise.withResolvers(),
        released: Promise.withResolvers(),
      };
      armed.push(entry);
      return {
        reached: entry.reached.promise,
        met: () => entry.met,
        release: () => entry.released.resolve(),
        remove: () => {
          entry.left = 0;
        },
      };
    },
    take: (request) => {
      for (const candidate of armed.filter((entry) => fits(entry, request))) {
        if (candidate.skip === 0) return meet(candidate, request);
        candidate.skip -= 1;
      }
      return undefined;
    },
    releaseAll: () => {
      for (const entry of armed) entry.released.resolve();
    },
  };
}
