// The size of a Windows bitmap, and whether its rows are all there.
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf } from './size.ts';

/** A file header of 14 bytes, then one of two families of picture headers: 12 bytes from OS/2, or 40 and more. */
export async function bmpSize(bytes: Bytes): Promise<Size | null> {
  const old = await bytes.read(0, 26);
  if (old === null) return null;
  const rows = old.readUInt32LE(10);
  if (old.readUInt32LE(14) === 12)
    return whole(bytes, {
      rows,
      width: old.readUInt16LE(18),
      height: old.readUInt16LE(20),
      depth: old.readUInt16LE(24),
    });
  const head = await bytes.read(0, 34);
  if (head === null) return null;
  // A negative height means that the rows run from top to bottom.
  const [width, height] = [head.readInt32LE(18), Math.abs(head.readInt32LE(22))];
  const packed = ![0, 3, 6].includes(head.readUInt32LE(30));
  return whole(bytes, { rows, width, height, depth: packed ? 0 : head.readUInt16LE(28) });
}

interface Bitmap {
  /** Offset of the first row. */
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Bits per pixel; 0 when rows are compressed and their length is unknown. */
  readonly depth: number;
}

/** Rows are padded to four bytes. */
function whole(bytes: Bytes, { rows, width, height, depth }: Bitmap): Size | null {
  const length = Math.ceil((width * depth) / 32) * 4 * height;
  return rows < bytes.size && rows + length <= bytes.size ? sizeOf(width, height) : null;
}
