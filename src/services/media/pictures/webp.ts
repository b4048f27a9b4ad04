// The size of a WebP, from whichever of its three kinds of first chunk, and whether the file is as long as it declares.
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf } from './size.ts';

/** RFC 9649: a RIFF file whose first chunk is lossy (`VP8 `), lossless (`VP8L`) or an extended header (`VP8X`). */
export async function webpSize(bytes: Bytes): Promise<Size | null> {
  const head = await bytes.read(0, 30);
  // Padding to an even length may be missing at the very end.
  if (head === null || head.readUInt32LE(4) + 8 > bytes.size + 1) return null;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      if (head.readUIntBE(23, 3) !== 0x9d012a) return null;
      return sizeOf(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      if (head[20] !== 0x2f) return null;
      const sides = head.readUInt32LE(21);
      return sizeOf((sides & 0x3fff) + 1, ((sides >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sizeOf(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}
