// The size of a GIF's screen, and whether its blocks reach the end of the file.
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf } from './size.ts';

/** Blocks of data hold up to 255 bytes and encoders fill them: enough for the largest picture that is taken in. */
const MOST_BLOCKS = 250_000;

const IMAGE = 0x2c;
const EXTENSION = 0x21;

/** GIF89a: screen descriptor, colours, then images and extensions up to a trailer, which some encoders forget. */
export async function gifSize(bytes: Bytes): Promise<Size | null> {
  const screen = await bytes.read(6, 7);
  if (screen === null) return null;
  const size = sizeOf(screen.readUInt16LE(0), screen.readUInt16LE(2));
  const budget = { blocks: MOST_BLOCKS };
  let at: number | null = 13 + coloursLength(screen.readUInt8(4));
  for (let images = 0; at !== null; ) {
    const kind: Buffer | null = await bytes.read(at, 1);
    const introducer = kind?.[0];
    if (introducer !== IMAGE && introducer !== EXTENSION) return images > 0 && at <= bytes.size ? size : null;
    at = introducer === IMAGE ? await afterImage(bytes, at + 1, budget) : await afterBlocks(bytes, at + 2, budget);
    if (introducer === IMAGE) images += 1;
  }
  return null;
}

/** Flags of a screen or an image: the top bit says that a table of colours follows, the low three how long it is. */
function coloursLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** An image descriptor, its colours, one byte of code size, then data. */
async function afterImage(bytes: Bytes, at: number, budget: { blocks: number }): Promise<number | null> {
  const descriptor = await bytes.read(at, 9);
  return descriptor === null ? null : afterBlocks(bytes, at + 10 + coloursLength(descriptor.readUInt8(8)), budget);
}

/** Runs over blocks of a length byte and data up to the empty one; null when the file or the budget ends before. */
async function afterBlocks(bytes: Bytes, from: number, budget: { blocks: number }): Promise<number | null> {
  let at = from;
  for (; budget.blocks > 0; budget.blocks -= 1) {
    const length = (await bytes.read(at, 1))?.[0];
    if (length === undefined) return null;
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
