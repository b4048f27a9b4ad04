// Writes a reply to the wire, honestly or as a fault says: relabelled, with something in front, or only in part.

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { clipChunks, clipLength } from './clips.ts';
import type { Action } from './faults.ts';
import type { Payload, Reply } from './reply.ts';

type Distortion = Extract<Action, { kind: 'cut-body' | 'relabel' }>;

interface Body {
  readonly contentType: string | undefined;
  readonly chunks: Iterable<Uint8Array>;
  readonly length: number;
  readonly sized: boolean;
}

/** `cut`: the connection ended before the whole reply had left. */
export type Sent = 'whole' | 'cut';

export async function send(reply: Reply, response: ServerResponse, distortion?: Distortion): Promise<Sent> {
  const body = distorted(bodyOf(reply.payload), distortion);
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (body.contentType !== undefined) response.setHeader('content-type', body.contentType);
  if (body.sized) response.setHeader('content-length', body.length);
  if (response.req.method === 'HEAD' || reply.status === 204) {
    response.end();
    return 'whole';
  }
  if (distortion?.kind === 'cut-body') return cutShort(body, response, distortion);
  return stream(body.chunks, response);
}

function bodyOf(payload: Payload): Body {
  switch (payload.as) {
    case 'json':
      return text(JSON.stringify(payload.value), 'application/json; charset=utf-8');
    case 'text':
      return text(payload.text, payload.contentType);
    case 'clip':
      return {
        contentType: 'video/mp4',
        chunks: clipChunks(payload.clip),
        length: clipLength(payload.clip),
        sized: payload.sized,
      };
    case 'nothing':
      return { contentType: undefined, chunks: [], length: 0, sized: false };
  }
}

function text(content: string, contentType: string): Body {
  const bytes = Buffer.from(content);
  return { contentType, chunks: [bytes], length: bytes.byteLength, sized: true };
}

function distorted(body: Body, distortion: Distortion | undefined): Body {
  if (distortion?.kind !== 'relabel') return body;
  const prefix = Buffer.from(distortion.prefix ?? '');
  return {
    ...body,
    contentType: distortion.contentType ?? body.contentType,
    chunks: prepended(prefix, body.chunks),
    length: prefix.byteLength + body.length,
  };
}

function* prepended(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  if (first.byteLength > 0) yield first;
  yield* rest;
}

async function cutShort(
  body: Body,
  response: ServerResponse,
  cut: Extract<Action, { kind: 'cut-body' }>,
): Promise<Sent> {
  const kept = Math.floor(body.length * cut.at);
  if (cut.cleanly === true) {
    if (body.sized) response.setHeader('content-length', kept);
    return stream(firstBytes(body.chunks, kept), response);
  }
  response.flushHeaders();
  for (const chunk of firstBytes(body.chunks, kept)) await written(response, chunk);
  response.destroy();
  return 'cut';
}

/** Resolves when the chunk has been handed to the network, so that a cut comes after it and not in its place. */
function written(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(chunk, () => resolve());
  });
}

function* firstBytes(chunks: Iterable<Uint8Array>, count: number): Generator<Uint8Array> {
  let left = count;
  for (const chunk of chunks) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
  }
}

async function stream(chunks: Iterable<Uint8Array>, response: ServerResponse): Promise<Sent> {
  try {
    await pipeline(Readable.from(chunks, { objectMode: false }), response);
    return 'whole';
  } catch (reason) {
    // The client hung up: its right, and no fault of ours.
    if (response.destroyed) return 'cut';
    throw reason;
  }
}
