// Reading a request body: JSON, or multipart with `payload_json` and `files[n]`, in memory and up to a limit.

import type { IncomingMessage } from 'node:http';
import { refuse } from '../errors.ts';
import { isRecord } from '../json.ts';
import type { UploadedFile } from '../messages/draft.ts';

export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

const FILE_PART = /^files\[(\d)\]$/;

/** The whole body. Throws 40005 when it is over `limit` bytes and 50109 when it cannot be read. */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const raw = await collect(request, limit);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return readMultipart(raw, contentType);
  if (raw.byteLength === 0) return { body: {}, files: [] };
  return { body: parseJson(raw.toString('utf8')), files: [] };
}

/** Reads to the end even past the limit: an answer to a client that is still sending would reach nobody. */
async function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw refuse('tooLarge');
  return Buffer.concat(chunks);
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse('invalidJson');
    throw error;
  }
}

async function readMultipart(raw: Buffer, contentType: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    const index = FILE_PART.exec(name)?.[1];
    if (typeof value === 'string') fields[name] = value;
    else if (index !== undefined) files.push(await uploaded(Number(index), value));
  }
  const payload = typeof fields['payload_json'] === 'string' ? parseJson(fields['payload_json']) : fields;
  return { body: isRecord(payload) ? payload : {}, files };
}

const uploaded = async (index: number, file: File): Promise<UploadedFile> => ({
  index,
  filename: file.name,
  contentType: file.type || 'application/octet-stream',
  bytes: new Uint8Array(await file.arrayBuffer()),
});
