// A file as something to look into at any place, without loading it: reads of a few bytes come from a small window.
import { type FileHandle, open } from 'node:fs/promises';
import { onDisk } from '../spool/disk.ts';

export interface Bytes {
  readonly size: number;
  /** Exactly `length` bytes from offset `at`; null when the file does not hold them all. */
  read(at: number, length: number): Promise<Buffer | null>;
}

/** The longest read that makes sense: parsers look at headers. */
const WINDOW = 64 * 1024;

/** Opens `path` for `look` and closes it. Throws a retryable Fault when the disk refuses. */
export async function withBytes<T>(path: string, look: (bytes: Bytes) => Promise<T>): Promise<T> {
  const file = await onDisk(open(path, 'r'));
  try {
    const { size } = await onDisk(file.stat());
    return await look({ size, read: windowed(file, size) });
  } finally {
    await file.close();
  }
}

function windowed(file: FileHandle, size: number): Bytes['read'] {
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return async (at, length) => {
    if (!within(at, length, size) || length > WINDOW) return null;
    if (at < start || at + length > start + window.byteLength) {
      const fresh = Buffer.alloc(Math.min(WINDOW, size - at));
      const { bytesRead } = await onDisk(file.read(fresh, 0, fresh.byteLength, at));
      start = at;
      window = fresh.subarray(0, bytesRead);
    }
    const piece = window.subarray(at - start, at - start + length);
    return piece.byteLength === length ? piece : null;
  };
}

/** Bytes that are in memory already. */
export function bytesOf(buffer: Buffer): Bytes {
  return {
    size: buffer.byteLength,
    read: async (at, length) => (within(at, length, buffer.byteLength) ? buffer.subarray(at, at + length) : null),
  };
}

/** A part of a file as a file of its own: offsets inside it count from `from`. */
export function slice(bytes: Bytes, from: number, length: number): Bytes {
  const size = Math.max(0, Math.min(length, bytes.size - from));
  return { size, read: async (at, count) => (within(at, count, size) ? bytes.read(from + at, count) : null) };
}

function within(at: number, length: number, size: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && length >= 0 && at + length <= size;
}
