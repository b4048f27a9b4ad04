// Bytes to disk, so that they are still there after a power cut: written, synced, renamed, and the folder synced too.
import { open, rename, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import { type Instant, SECOND } from '../../domain/time.ts';

/** Larger than any clip that a model makes (half a minute of 4k is some hundred megabytes). */
const LARGEST = 2 * 1024 ** 3;

export interface Received {
  readonly bytes: number;
  /** Why the stream ended early; null when it ended by itself. */
  readonly cutBy: string | null;
}

/**
 * Writes a stream to a new file and syncs it. Each piece is on its way to disk before the next is asked for, so that
 * memory holds one piece at a time. A broken stream is a result; a disk that refuses is a retryable Fault.
 */
export async function receive(path: string, body: AsyncIterable<Uint8Array>): Promise<Received> {
  const pieces = body[Symbol.asyncIterator]();
  const file = await onDisk(open(path, 'w', 0o600)).catch(async (error: unknown) => {
    await pieces.return?.();
    throw error;
  });
  let bytes = 0;
  let cutBy: string | null = null;
  try {
    while (cutBy === null) {
      const piece = await pull(pieces);
      if (piece.is === 'end') break;
      if (piece.is === 'cut') cutBy = piece.why;
      else if (bytes + piece.bytes.byteLength > LARGEST) cutBy = 'larger than any clip can be';
      else {
        await onDisk(file.appendFile(piece.bytes));
        bytes += piece.bytes.byteLength;
      }
    }
    await onDisk(file.sync());
    return { bytes, cutBy };
  } finally {
    await pieces.return?.();
    await file.close();
  }
}

type Pulled =
  | { readonly is: 'piece'; readonly bytes: Uint8Array }
  | { readonly is: 'end' }
  | { readonly is: 'cut'; readonly why: string };

async function pull(pieces: AsyncIterator<Uint8Array>): Promise<Pulled> {
  try {
    const next = await pieces.next();
    return next.done === true ? { is: 'end' } : { is: 'piece', bytes: next.value };
  } catch (error) {
    // Only our own words: a stranger's message may quote a link.
    return { is: 'cut', why: error instanceof Fault ? error.message : 'the stream ended early' };
  }
}

/** Gives a synced file its final name for good. Its time is `at`, by which sweeping judges its age. */
export async function keep(part: string, path: string, at: Instant): Promise<void> {
  await onDisk(utimes(part, at / SECOND, at / SECOND));
  await onDisk(rename(part, path));
  await syncFolder(dirname(path));
}

/** Makes the bytes of a file that another program wrote durable. */
export async function syncFile(path: string): Promise<void> {
  const file = await onDisk(open(path, 'r+'));
  try {
    await onDisk(file.sync());
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is. Windows cannot sync folders and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await onDisk(open(path, 'r'));
  try {
    await onDisk(folder.sync());
  } finally {
    await folder.close();
  }
}

/** Full, read-only, gone: may be right again later, and must not pass for a fault of the clip. */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Fault(`the clip folder refuses (${code})`, { retryable: true, cause: error });
  }
}

/** As `onDisk`, where a file that is not there is an answer. */
export async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return onDisk(Promise.reject(error));
  }
}
