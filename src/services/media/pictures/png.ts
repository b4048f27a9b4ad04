// The size of a PNG, and whether its chunks reach the last one.
import { crc32 } from 'node:zlib';
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf } from './size.ts';

/** Encoders write data chunks of 8 kB and more; a file of nothing but tiny chunks ends here. */
const MOST_CHUNKS = 50_000;

/** W3C PNG: eight bytes of signature, then chunks of length, type, data, CRC; IHDR first, IEND last. */
export async function pngSize(bytes: Bytes): Promise<Size | null> {
  const header = await bytes.read(8, 25);
  if (header === null || header.readUInt32BE(0) !== 13 || header.toString('latin1', 4, 8) !== 'IHDR') return null;
  if (crc32(header.subarray(4, 21)) !== header.readUInt32BE(21)) return null;
  let at = 33;
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks += 1) {
    const chunk = await bytes.read(at, 8);
    if (chunk === null) return null;
    at += 12 + chunk.readUInt32BE(0);
    if (chunk.toString('latin1', 4, 8) === 'IEND')
      return at <= bytes.size ? sizeOf(header.readUInt32BE(8), header.readUInt32BE(12)) : null;
  }
  return null;
}
