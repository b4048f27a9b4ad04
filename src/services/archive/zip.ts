// One zip on its way to disk, stored and not squeezed: clips are as small as they get. Bytes follow from the files, their
// names and times alone; memory holds a piece of one file at a time.
import { createReadStream, type ReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ArchiveEntry } from '../../domain/archive.ts';
import { Fault } from '../../domain/fault.ts';
import { receive } from '../spool/disk.ts';
import type { Item } from './plan.ts';

/** An item and where its bytes are. */
export interface Stored extends Item {
  readonly entry: ArchiveEntry;
}

/** Writes and syncs `path`. Returns its bytes. A file that is not what was planned, or the signal, is a retryable Fault. */
export async function writeZip(path: string, items: readonly Stored[], signal: AbortSignal): Promise<number> {
  const zip = new ZipFile();
  const out = new PassThrough();
  let reading: ReadStream | null = null;
  let broken: unknown = null;
  const stop = (error: unknown) => {
    broken ??= error;
    out.destroy(new Fault('a file could not be read'));
  };
  const aborted = () => stop(new Fault('packing was interrupted'));
  zip.on('error', stop);
  // Whoever reads `out` hears of its end; this is for an end before anybody reads.
  out.on('error', stop);
  zip.outputStream.pipe(out);
  signal.addEventListener('abort', aborted, { once: true });
  try {
    if (signal.aborted) aborted();
    for (const { name, bytes, mtime, entry } of items) {
      const options = { mtime: new Date(mtime), mode: 0o100644, compress: false };
      if ('bytes' in entry) zip.addBuffer(Buffer.from(entry.bytes), name, options);
      else {
        // The planned size is part of the promise: yazl fails when the stream has another.
        zip.addReadStreamLazy(name, { ...options, size: bytes }, (give) => {
          reading = createReadStream(entry.path).on('error', stop);
          give(null, reading);
        });
      }
    }
    zip.end();
    const { bytes, cutBy } = await receive(path, out);
    if (cutBy !== null) throw new Fault('an archive could not be written', { retryable: true, cause: broken });
    return bytes;
  } finally {
    signal.removeEventListener('abort', aborted);
    close(reading);
  }
}

/** A file that was being read when the rest broke. */
function close(reading: ReadStream | null): void {
  reading?.destroy();
}
