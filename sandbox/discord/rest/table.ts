// All routes in one table, and finding the one that a request means.

import type { Route } from './call.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { guildRoutes } from './routes/guilds.ts';
import { identityRoutes } from './routes/identity.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { pinRoutes } from './routes/pins.ts';
import { threadListRoutes } from './routes/thread-lists.ts';
import { threadRoutes } from './routes/threads.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** In the order of looking: where two fit, the more literal path stands first (`/messages/pins` before `/messages/:message`). */
const ROUTES: readonly Route[] = [
  ...identityRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...commandRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...threadListRoutes,
  ...channelRoutes,
  ...guildRoutes,
];

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  /** What the rate limit is counted by. Discord: channel, guild, or webhook with its token. */
  readonly major: string;
}

export function findRoute(method: string, path: string): Found | undefined {
  const pieces = path.split('/');
  for (const route of ROUTES) {
    if (route.method !== method) continue;
    const params = pathParams(route.path.split('/'), pieces);
    if (params) return { route, params, major: majorOf(params) };
  }
  return undefined;
}

function pathParams(pattern: readonly string[], pieces: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== pieces.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const piece = decodeURIComponent(pieces[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = piece;
    else if (part !== piece) return undefined;
  }
  return params;
}

const majorOf = ({ channel, guild, token, application }: Readonly<Record<string, string>>): string =>
  channel ?? guild ?? (token === undefined ? '' : `${application}/${token}`);
