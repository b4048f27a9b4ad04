// Reads a request's body: at most 35 MB of JSON. What is too large is drained and thrown away, so that the client is
// still listening when it is told.

import type { IncomingMessage } from 'node:http';
import { tooLarge } from './errors.ts';
import { json, type Reply } from './reply.ts';

/** Venice: 35 MB, data URLs included. */
export const MAX_BODY_BYTES = 35_000_000;

export type BodyRead = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly reply: Reply };

export async function readBody(request: IncomingMessage): Promise<BodyRead> {
  const bytes = await collect(request);
  if (bytes === undefined) return { ok: false, reply: tooLarge() };
  if (request.method !== 'POST') return { ok: true, body: undefined };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  // Venice: a form is let through to validation, which then misses every field.
  if (type === 'multipart/form-data') return { ok: true, body: {} };
  if (type !== 'application/json') return { ok: false, reply: uncounted('Content-Type must be application/json') };
  return parse(bytes);
}

/** Undefined when there is more than Venice takes. */
async function collect(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A request body arrives as bytes.');
    length += chunk.byteLength;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function parse(bytes: Buffer): BodyRead {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    return { ok: true, body };
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return { ok: false, reply: uncounted('Invalid JSON in request body') };
  }
}

/** Venice: a wrong content type or broken JSON is not held against the key. */
function uncounted(error: string): Reply {
  return { ...json(400, { error }), countsAsFailure: false };
}
