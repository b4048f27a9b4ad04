// Response bodies as they come off the wire: JSON up to a cap, or an mp4 that is passed on without being held.
// Promises to judge by the first bytes and not by labels, because Venice has been seen to mislabel both.
import type { Readable } from 'node:stream';
import { Fault } from '../../domain/fault.ts';
import { reasonOf } from './wire.ts';

/** No JSON answer of Venice comes near this many bytes. */
export const JSON_CAP = 1024 * 1024;

/** A clip on its way. Read it to the end or destroy it. Breaking off throws a retryable Fault. */
export type MediaBody = AsyncIterable<Uint8Array> & { destroy(): void };

export type Text =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'too-long' }
  | { readonly is: 'cut'; readonly why: string };

/** Reads a whole body as UTF-8; one that grows past the cap is dropped. */
export async function readText(body: AsyncIterable<Uint8Array> & { destroy(): unknown }): Promise<Text> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > JSON_CAP) {
        body.destroy();
        return { is: 'too-long' };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return { is: 'cut', why: error instanceof Fault ? error.message : reasonOf(error) };
  }
  return { is: 'text', text: Buffer.concat(chunks).toString('utf8') };
}

export type Sniffed =
  /** Clip or not: it is to be kept and looked at, never thrown away here. */
  | { readonly is: 'media'; readonly body: MediaBody }
  | { readonly is: 'text'; readonly body: MediaBody }
  | { readonly is: 'empty' }
  | { readonly is: 'cut'; readonly why: string };

/** Enough to see past any sane amount of leading white space. */
const HEAD = 4096;

/**
 * Tells a clip from text by its first bytes: an mp4 has `ftyp` at offset 4; text begins, after white space, with `{`,
 * `[` or `<`. What is neither counts as media when it is labelled so.
 */
export async function sniff(body: Readable, contentType: string): Promise<Sniffed> {
  const rest: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  try {
    while (head.byteLength < HEAD && verdictOn(head) === 'unsure') {
      const piece = await rest.next();
      if (piece.done === true) break;
      head = Buffer.concat([head, piece.value]);
    }
  } catch (error) {
    return { is: 'cut', why: reasonOf(error) };
  }
  if (head.byteLength === 0) return { is: 'empty' };
  const verdict = verdictOn(head);
  const labelled = /^\s*(video\/|application\/octet-stream)/i.test(contentType);
  const whole = mediaBody(head, rest, body);
  return { is: verdict === 'mp4' || (verdict !== 'text' && labelled) ? 'media' : 'text', body: whole };
}

function verdictOn(head: Uint8Array): 'mp4' | 'text' | 'other' | 'unsure' {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'mp4';
  const first = bytes
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .charAt(0);
  if (first === '{' || first === '[' || first === '<') return 'text';
  return first === '' || bytes.byteLength < 8 ? 'unsure' : 'other';
}

/** Not a generator: one that was never started would not let go of its source when it is returned from. */
function mediaBody(head: Uint8Array, rest: AsyncIterator<Uint8Array>, source: Readable): MediaBody {
  let begun = false;
  const pieces: AsyncIterator<Uint8Array> = {
    async next() {
      if (!begun) {
        begun = true;
        return { done: false, value: head };
      }
      try {
        return await rest.next();
      } catch (error) {
        // No cause: a parser's error may carry what was on the wire.
        throw new Fault(`the transfer broke off (${reasonOf(error)})`, { retryable: true });
      }
    },
    async return() {
      source.destroy();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => pieces, destroy: () => void source.destroy() };
}

/** Reads a clip to its end and keeps nothing of it. False when the transfer broke off. */
export async function drained(body: MediaBody): Promise<boolean> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    while ((await pieces.next()).done !== true);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
