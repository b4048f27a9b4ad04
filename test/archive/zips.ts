// Reading zips without the library that wrote them: every entry found by the directory, its bytes held to their sum.
import { crc32 } from 'node:zlib';

export interface Unzipped {
  readonly name: string;
  readonly bytes: Buffer;
  /** 0: stored. */
  readonly method: number;
  /** Seconds since 1970, from the extra field with the exact time. */
  readonly modified: number;
}

/** Throws when anything in it contradicts anything else. */
export function unzip(zip: Buffer): readonly Unzipped[] {
  const end = zip.byteLength - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of directory');
  const entries: Unzipped[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (at < end) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no directory entry');
    const [sum, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20)];
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(`no header of ${name}`);
    if (crc32(bytes) !== sum) throw new Error(`the bytes of ${name} are not its own`);
    const modified = zip.readUInt32LE(at + 46 + nameLength + 5);
    entries.push({ name, bytes, method: zip.readUInt16LE(at + 10), modified });
    at += 46 + nameLength + extraLength;
  }
  if (entries.length !== zip.readUInt16LE(end + 10)) throw new Error('the directory has another length');
  return entries;
}

export interface Manifest {
  readonly part: number;
  readonly parts: number;
  readonly files: readonly {
    readonly name: string;
    readonly bytes?: number;
    readonly modified?: string;
    readonly part: number | null;
    readonly leftOut?: string;
  }[];
}

export function manifestOf(entries: readonly Unzipped[]): Manifest {
  const found = entries[0];
  if (found?.name !== 'manifest.json') throw new Error('the manifest does not come first');
  return JSON.parse(found.bytes.toString());
}
