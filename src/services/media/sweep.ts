// Clearing the media folder of what belongs to nothing any more.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/time.ts';
import { ifThere, onDisk } from '../spool/disk.ts';
import { isCopy, isPart } from './names.ts';

export interface Sweeping {
  readonly folder: string;
  readonly known: (file: string) => Promise<boolean>;
  /** Copies younger than this are left alone: a draft may be about to claim them. */
  readonly before: Instant;
  /** Parts that are being written now. One process owns the folder, so every other part is dead. */
  readonly busy: (name: string) => boolean;
  /** Runs the decision about one copy so that the same file cannot be taken in between look and deletion. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Returns how many files it deleted. Names that are not ours are left alone. */
export async function sweepFolder({ folder, known, before, busy, inTurn }: Sweeping): Promise<number> {
  let deleted = 0;
  for (const entry of await onDisk(readdir(folder, { withFileTypes: true }))) {
    if (!entry.isFile()) continue;
    const path = join(folder, entry.name);
    const drop = () => onDisk(rm(path, { force: true }));
    const gone = isPart(entry.name)
      ? !busy(entry.name) && (await drop().then(() => true))
      : isCopy(entry.name) &&
        (await inTurn(async () => {
          const stats = await ifThere(stat(path));
          if (stats === null || stats.mtimeMs >= before || (await known(entry.name))) return false;
          await drop();
          return true;
        }));
    if (gone) deleted += 1;
  }
  return deleted;
}
