// Downloads from the pretend CDN: signed links, 404 for what is unsigned, stale or unknown.

import type { ServerResponse } from 'node:http';
import type { Scene } from '../scene.ts';

const FILE = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/[^/]+$/;

export function serveFile({ world, cdn }: Scene, url: URL, response: ServerResponse): void {
  const id = FILE.exec(url.pathname)?.[1];
  const attachment = id === undefined ? undefined : world.attachments.get(id);
  if (!attachment || !cdn.honours(url.pathname, url.searchParams)) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('This content is no longer available.');
    return;
  }
  response.writeHead(200, {
    'content-type': attachment.contentType,
    'content-length': attachment.bytes.byteLength,
    'content-disposition': `inline; filename="${encodeURIComponent(attachment.filename)}"`,
  });
  response.end(attachment.bytes);
}
