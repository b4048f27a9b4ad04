// Which file goes into which part, before a byte is written: stored files have a size in a zip that can be known. Pure.
import type { LeftOut } from '../../domain/archive.ts';
import { Fault } from '../../domain/fault.ts';
import { Instant } from '../../domain/time.ts';
import { MANIFEST } from './names.ts';

const EARLIEST = Instant.parse(0);

/** An entry that is there, with the name it has inside the archive. */
export interface Item {
  readonly name: string;
  readonly bytes: number;
  readonly mtime: Instant;
}

export interface Packed<T extends Item> {
  /** In the order of the items; at least one part, which may hold the manifest alone. */
  readonly parts: readonly (readonly T[])[];
  readonly tooLarge: readonly T[];
}

/**
 * PKWARE's APPNOTE: a local header of 30 bytes, a descriptor of 16, a directory entry of 46, the name in both, and 9 bytes
 * for the exact time.
 */
const PER_FILE = 30 + 16 + 46 + 9;
/** The end of the directory, and what Zip64 would add to it. */
const PER_PART = 22 + 56 + 20;

export function sizeOf(item: Item): number {
  return PER_FILE + 2 * Buffer.byteLength(item.name) + item.bytes;
}

/** More parts than anybody would download. Their numbers have a bounded length, and so has the manifest. */
const MOST_PARTS = 9_999;

/** Fills one part after the other, so that what belongs together stays together. */
export function packed<T extends Item>(items: readonly T[], absent: readonly LeftOut[], limit: number): Packed<T> {
  if (limit >= 2 ** 32) throw new Fault('a part of 4 GiB would need Zip64');
  const room = limit - PER_PART - longestManifest(items, absent);
  if (room < 0) throw new Fault('an archive smaller than its own list');
  const parts: T[][] = [[]];
  const tooLarge: T[] = [];
  let left = room;
  for (const item of items) {
    const size = sizeOf(item);
    if (size > room) tooLarge.push(item);
    else if (size > left) {
      parts.push([item]);
      left = room - size;
    } else {
      parts.at(-1)?.push(item);
      left -= size;
    }
  }
  if (parts.length > MOST_PARTS) throw new Fault('an archive of too many parts');
  return { parts, tooLarge };
}

/** Every file named as one that was left out, which takes the most words. No real manifest is longer. */
function longestManifest(items: readonly Item[], absent: readonly LeftOut[]): number {
  const files = items.map((item) => ({ item, part: null }));
  const { byteLength } = manifestOf({ part: MOST_PARTS, parts: MOST_PARTS, files, absent });
  return sizeOf({ name: MANIFEST, bytes: byteLength, mtime: EARLIEST });
}

export interface Listing {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** The part that each is in; null: it is larger than a part can be. */
  readonly files: readonly { readonly item: Item; readonly part: number | null }[];
  readonly absent: readonly LeftOut[];
}

/** The same list in every part, so that any one of them tells where everything is. */
export function manifestOf({ part, parts, files, absent }: Listing): Buffer {
  const rows = files.map(({ item: { name, bytes, mtime }, part }) => {
    const leftOut = part === null ? { leftOut: 'too-large' } : {};
    return { name, bytes, modified: new Date(mtime).toISOString(), part, ...leftOut };
  });
  const gone = absent.map(({ name, why }) => ({ name, part: null, leftOut: why }));
  const lines = [...rows, ...gone].map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return Buffer.from(`{\n  "part": ${part},\n  "parts": ${parts},\n  "files": [\n${lines}\n  ]\n}\n`);
}

/** The manifest's time comes from what it lists, so that the same files give the same bytes. */
export function newest(items: readonly Item[]): Instant {
  return items.reduce((latest, { mtime }) => (mtime > latest ? mtime : latest), EARLIEST);
}
