// The pretend CDN: attachments with signed links that run out, made afresh in every answer.
// Discord: `ex` and `is` are hexadecimal seconds, `hm` is a signature; a stored link goes stale, the file does not.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { HOUR, SECOND } from '../protocol.ts';
import type { Attachment } from './model.ts';

const LIFETIME_MS = 24 * HOUR;

export interface Cdn {
  /** A link that works until a day from now, by the sandbox's clock. */
  url(attachment: Attachment): string;
  /** Whether the path with its query is a link made here that has not run out. */
  honours(path: string, query: URLSearchParams): boolean;
}

export interface CdnOptions {
  readonly origin: string;
  readonly secret: string;
  readonly now: () => number;
}

const hexSeconds = (ms: number): string => Math.floor(ms / SECOND).toString(16);

export function createCdn({ origin, secret, now }: CdnOptions): Cdn {
  const sign = (path: string, expires: string, issued: string): string =>
    createHmac('sha256', secret).update(`${path}?ex=${expires}&is=${issued}`).digest('hex');

  return {
    url(attachment) {
      const issued = now();
      const folder = attachment.ephemeral ? 'ephemeral-attachments' : 'attachments';
      const path = `/${folder}/${attachment.channelId}/${attachment.id}/${encodeURIComponent(attachment.filename)}`;
      const ex = hexSeconds(issued + LIFETIME_MS);
      const is = hexSeconds(issued);
      return `${origin}${path}?ex=${ex}&is=${is}&hm=${sign(path, ex, is)}&`;
    },
    honours(path, query) {
      const ex = query.get('ex') ?? '';
      const expected = Buffer.from(sign(path, ex, query.get('is') ?? ''), 'hex');
      const given = Buffer.from(query.get('hm') ?? '', 'hex');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return Number.parseInt(ex, 16) * SECOND > now();
    },
  };
}
