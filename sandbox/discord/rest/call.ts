// What a route is handed and what it hands back. Routes refuse by throwing a DiscordError.

import type { UploadedFile } from '../messages/draft.ts';
import type { Scene } from '../scene.ts';
import type { Message } from '../world/model.ts';

export interface Call {
  readonly scene: Scene;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** The message that the request created, changed or answered with, for those who watch requests. */
  readonly message?: Message;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages`; the first id in it is what its rate limit is counted by. */
  readonly path: string;
  /** `interaction`: no bot token, outside the global limit; the token in the path is what counts. */
  readonly auth: 'bot' | 'interaction';
  readonly handle: (call: Call) => Answer;
}

export const ok = (body: unknown, message?: Message): Answer => ({
  status: 200,
  body,
  ...(message ? { message } : {}),
});

export const created = (body: unknown): Answer => ({ status: 201, body });

export const NO_CONTENT: Answer = { status: 204 };

/** A piece of the path. Throws when the route has no such piece, which is a mistake in the route itself. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter :${name}.`);
  return value;
}

/** `limit` of a list request, within Discord's bounds. */
export function limitOf(query: URLSearchParams, fallback: number, most: number): number {
  const asked = Number(query.get('limit') ?? fallback);
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, most) : fallback;
}
