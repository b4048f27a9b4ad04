// Watching requests and making them go wrong: scripted answers, cut connections, requests held back until a test lets go.

import type { Json } from './json.ts';
import type { Pulse } from './pulse.ts';
import type { Message } from './world/model.ts';

/** One request that reached the REST side, as it came in and, once there is one, with its answer. */
export interface SandboxRequest {
  readonly number: number;
  readonly method: string;
  /** The path under `/api/v10`. */
  readonly path: string;
  /** The route with its parameters' names, such as `/channels/:channel/messages`; the path where there is no such route. */
  readonly route: string;
  readonly query: Json;
  readonly body: unknown;
  readonly files: readonly { readonly filename: string; readonly size: number }[];
  readonly headers: Readonly<Record<string, string>>;
  /** By the sandbox's clock. */
  readonly at: number;
  answer: { readonly status: number; readonly body: unknown } | undefined;
  /** The message that the request made, changed or read. */
  message: Message | undefined;
}

export type Match = (request: SandboxRequest) => boolean;

/** What goes wrong. `before` means that nothing took effect; `after` that everything did and only the answer suffers. */
export type FaultKind =
  | {
      readonly kind: 'answer';
      readonly when?: 'before' | 'after';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  | { readonly kind: 'hold'; readonly when: 'before' | 'after' };

export interface FaultRule {
  readonly match: Match;
  /** How many requests it hits; 1 when left out. */
  readonly times?: number;
}

export interface FaultHandle {
  /** Resolves with the first request that was hit. */
  readonly reached: Promise<SandboxRequest>;
  /** Lets every held request go on, and the ones to come. */
  readonly release: () => void;
  /** Takes the fault away and lets held requests go. */
  readonly remove: () => void;
}

/** A fault that has hit a request. */
export interface Strike {
  readonly fault: FaultKind;
  readonly released: Promise<void>;
}

type Act = (request: SandboxRequest) => void | Promise<void>;

export interface Faults {
  readonly requests: readonly SandboxRequest[];
  keep(request: SandboxRequest): void;
  readonly add: (fault: FaultKind, rule: FaultRule) => FaultHandle;
  /** Uses up one hit of the first fault that matches. */
  strike(request: SandboxRequest): Strike | undefined;
  /** Resolves with the next matching request after its effect; `act` runs before its answer is sent. */
  readonly next: (match: Match, act?: Act) => Promise<SandboxRequest>;
  /** Runs what was asked for before this answer goes out. */
  observe(request: SandboxRequest): Promise<void>;
}

interface Script {
  readonly fault: FaultKind;
  readonly match: Match;
  readonly reach: (request: SandboxRequest) => void;
  readonly released: Promise<void>;
  left: number;
}

interface Watcher {
  readonly match: Match;
  readonly act: Act;
  readonly settle: (request: SandboxRequest) => void;
  readonly fail: (error: unknown) => void;
}

export function createFaults(pulse: Pulse): Faults {
  const requests: SandboxRequest[] = [];
  const scripts = new Set<Script>();
  const watchers = new Set<Watcher>();

  function add(fault: FaultKind, { match, times = 1 }: FaultRule): FaultHandle {
    const reached = Promise.withResolvers<SandboxRequest>();
    const gate = Promise.withResolvers<void>();
    const script: Script = { fault, match, left: times, reach: reached.resolve, released: gate.promise };
    scripts.add(script);
    const release = (): void => gate.resolve();
    const remove = (): void => {
      scripts.delete(script);
      release();
    };
    return { reached: reached.promise, release, remove };
  }

  return {
    requests,
    keep: (request) => void requests.push(request),
    add,
    strike(request) {
      for (const script of scripts) {
        if (script.left <= 0 || !script.match(request)) continue;
        script.left -= 1;
        script.reach(request);
        pulse.beat();
        return script;
      }
      return undefined;
    },
    next: (match, act = () => undefined) =>
      new Promise((resolve, reject) => {
        watchers.add({ match, act, settle: resolve, fail: reject });
      }),
    async observe(request) {
      for (const watcher of watchers) {
        if (!watcher.match(request)) continue;
        watchers.delete(watcher);
        try {
          await watcher.act(request);
          watcher.settle(request);
        } catch (error) {
          watcher.fail(error);
        }
      }
    },
  };
}
