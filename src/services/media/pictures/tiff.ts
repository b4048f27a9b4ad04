// The size and orientation of a TIFF, which is also what EXIF data in photographs is made of.
import type { Bytes } from '../bytes.ts';
import { type Size, sizeOf, turned } from './size.ts';

/** TIFF 6.0 tags, and 273/324: where the picture's strips or tiles begin, 279/325: how long they are. */
const WIDTH = 256;
const HEIGHT = 257;
const ORIENTATION = 274;
const STARTS = [273, 324] as const;
const LENGTHS = [279, 325] as const;

/** More than cameras write; the first directory of a real file has a few dozen. */
const MOST_ENTRIES = 1_000;

export async function tiffSize(bytes: Bytes): Promise<Size | null> {
  const directory = await readDirectory(bytes);
  if (directory === null || !(await reachesEnd(bytes, directory))) return null;
  return turned(sizeOf(directory.first(WIDTH), directory.first(HEIGHT)), directory.orientation);
}

interface Directory {
  readonly orientation: number;
  /** The first value of a tag; 0 when it is not there or no whole number. */
  first(tag: number): number;
  /** Where the last value of a tag stands, and in how many bytes; null when the tag is not there. */
  lastOf(tag: number): { readonly at: number; readonly width: 2 | 4 } | null;
  number(at: number, width: 2 | 4): Promise<number | null>;
}

/** The first directory of a file; null when it is not whole. */
export async function readDirectory(bytes: Bytes): Promise<Directory | null> {
  const head = await bytes.read(0, 8);
  if (head === null) return null;
  const little = head.toString('latin1', 0, 2) === 'II';
  const read = (buffer: Buffer, at: number, width: 2 | 4) =>
    little ? buffer.readUIntLE(at, width) : buffer.readUIntBE(at, width);
  const start = read(head, 4, 4);
  const count = await bytes.read(start, 2);
  const entries = count === null ? 0 : read(count, 0, 2);
  const table = entries > MOST_ENTRIES ? null : await bytes.read(start + 2, entries * 12);
  if (table === null) return null;
  const find = (tag: number) => {
    for (let at = 0; at < table.byteLength; at += 12) if (read(table, at, 2) === tag) return at;
    return null;
  };
  const widthAt = (at: number) => WIDTHS[read(table, at + 2, 2)];
  const first = (tag: number) => {
    const at = find(tag);
    const width = at === null ? undefined : widthAt(at);
    return at === null || width === undefined ? 0 : read(table, at + 8, width);
  };
  return {
    orientation: first(ORIENTATION),
    first,
    lastOf(tag) {
      const at = find(tag);
      const width = at === null ? undefined : widthAt(at);
      if (at === null || width === undefined) return null;
      const values = read(table, at + 4, 4);
      // Up to four bytes of values stand in the entry itself.
      const from = values * width <= 4 ? start + 2 + at + 8 : read(table, at + 8, 4);
      return { at: from + (values - 1) * width, width };
    },
    async number(at, width) {
      const found = await bytes.read(at, width);
      return found === null ? null : read(found, 0, width);
    },
  };
}

/** Types 3 (SHORT) and 4 (LONG); sizes and offsets have no other. */
const WIDTHS: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4 };

/** Strips are written in order, so the last one ends where the picture ends. */
async function reachesEnd(bytes: Bytes, directory: Directory): Promise<boolean> {
  const finalValue = async (tags: readonly number[]) => {
    const last = tags.map((tag) => directory.lastOf(tag)).find((one) => one !== null);
    return last === undefined || last === null ? null : directory.number(last.at, last.width);
  };
  const [start, length] = [await finalValue(STARTS), await finalValue(LENGTHS)];
  return start !== null && length !== null && length > 0 && start + length <= bytes.size;
}
