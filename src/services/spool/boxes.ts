// The outermost boxes of an mp4, by their own declared sizes: enough to tell a whole file from one that was cut, without
// reading what is in them.
import { type FileHandle, open } from 'node:fs/promises';
import { onDisk } from './disk.ts';

export type Walk =
  /** Every box ends inside the file and the last one ends with it. */
  { readonly is: 'whole' } | { readonly is: 'cut'; readonly why: string };

/** More boxes than fragmented clips of minutes have; a file of nothing but tiny boxes ends here. */
const MOST_BOXES = 100_000;

/** ISO 14496-12: a 32-bit size and a type; size 1 means that a 64-bit size follows, 0 that the box ends with the file. */
export async function walkBoxes(path: string): Promise<Walk> {
  const file = await onDisk(open(path, 'r'));
  try {
    const { size } = await onDisk(file.stat());
    const seen = new Set<string>();
    let at = 0;
    for (let boxes = 0; at < size; boxes += 1) {
      if (boxes > MOST_BOXES) return cut('too many boxes');
      const box = await boxAt(file, at, size);
      if (box === null) return complete(seen) ? { is: 'whole' } : cut('no box where one should be');
      if (box.end > size) return cut(`the file ends inside its ${box.type} box`);
      seen.add(box.type);
      at = box.end;
    }
    return complete(seen) ? { is: 'whole' } : cut('no pictures or no index');
  } finally {
    await file.close();
  }
}

function cut(why: string): Walk {
  return { is: 'cut', why };
}

/** Bytes of no box at the end of an otherwise complete file do no harm. */
function complete(seen: ReadonlySet<string>): boolean {
  return seen.has('moov') && seen.has('mdat');
}

/** null: these bytes are no box. */
async function boxAt(file: FileHandle, at: number, fileSize: number): Promise<{ type: string; end: number } | null> {
  const head = Buffer.alloc(16);
  const { bytesRead } = await onDisk(file.read(head, 0, 16, at));
  const type = head.toString('latin1', 4, 8);
  if (bytesRead < 8) return { type: 'last', end: fileSize + 1 };
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  const declared = head.readUInt32BE(0);
  if (declared === 0) return { type, end: fileSize };
  if (declared !== 1) return declared < 8 ? null : { type, end: at + declared };
  const long = bytesRead < 16 ? Number.POSITIVE_INFINITY : Number(head.readBigUInt64BE(8));
  return long < 16 ? null : { type, end: at + long };
}
