// The size of a HEIC or HEIF picture: the largest of the sizes that its item properties list, turned as they say.
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf } from './size.ts';

interface Box {
  readonly type: string;
  /** Offsets of what is inside, and of what comes after. */
  readonly from: number;
  readonly end: number;
}

/** A burst of a phone has some hundred items with a few properties each. */
const MOST_BOXES = 5_000;

/**
 * ISO 23008-12. A phone's photograph is a grid of tiles with a thumbnail beside it: the whole is the largest `ispe`.
 * `irot` turns the whole and its thumbnail alike, so one that turns by a quarter swaps the sides.
 */
export async function heifSize(bytes: Bytes): Promise<Size | null> {
  const outermost = await boxesIn(bytes, 0, bytes.size);
  const meta = outermost?.find(({ type }) => type === 'meta');
  // `meta` has four bytes of version and flags before its boxes.
  const properties = await inside(bytes, await inside(bytes, meta, 'iprp', 4), 'ipco');
  const listed = properties === undefined ? null : await boxesIn(bytes, properties.from, properties.end);
  let largest: Size | null = null;
  let quarter = false;
  for (const { type, from } of listed ?? []) {
    const value = type === 'ispe' ? await bytes.read(from + 4, 8) : type === 'irot' ? await bytes.read(from, 1) : null;
    if (value === null) continue;
    if (type === 'irot') quarter ||= (value.readUInt8(0) & 1) === 1;
    else largest = larger(largest, sizeOf(value.readUInt32BE(0), value.readUInt32BE(4)));
  }
  return largest !== null && quarter ? { width: largest.height, height: largest.width } : largest;
}

function larger(one: Size | null, other: Size | null): Size | null {
  if (one === null || other === null) return one ?? other;
  return other.width * other.height > one.width * one.height ? other : one;
}

async function inside(bytes: Bytes, box: Box | undefined, type: string, skip = 0): Promise<Box | undefined> {
  const boxes = box === undefined ? null : await boxesIn(bytes, box.from + skip, box.end);
  return boxes?.find((one) => one.type === type);
}

/** null when one of them does not end where it should: the file was cut. */
async function boxesIn(bytes: Bytes, from: number, end: number): Promise<readonly Box[] | null> {
  const boxes: Box[] = [];
  for (let at = from; at < end; ) {
    const box = await boxAt(bytes, at, end);
    if (box === null || box.end > end || boxes.length > MOST_BOXES) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** ISO 14496-12: a 32-bit size and a type; size 1 means that a 64-bit size follows, 0 that it ends with its parent. */
async function boxAt(bytes: Bytes, at: number, parentEnd: number): Promise<Box | null> {
  const head = await bytes.read(at, 8);
  if (head === null) return null;
  const type = head.toString('latin1', 4, 8);
  const declared = head.readUInt32BE(0);
  if (declared === 0) return { type, from: at + 8, end: parentEnd };
  if (declared !== 1) return declared < 8 ? null : { type, from: at + 8, end: at + declared };
  const long = Number((await bytes.read(at + 8, 8))?.readBigUInt64BE(0) ?? 0n);
  return long < 16 ? null : { type, from: at + 16, end: at + long };
}
