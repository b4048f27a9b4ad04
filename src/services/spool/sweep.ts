// Clearing the spool's folder of what belongs to nothing any more.
import { rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/time.ts';
import { ifThere, onDisk } from './disk.ts';
import { clipName, jobOf } from './names.ts';

export interface Sweeping {
  readonly folder: string;
  /** Whether some job still owns this clip. A copy belongs to whoever owns its clip. */
  readonly known: (file: string) => Promise<boolean>;
  /** Clips and copies younger than this are left alone: their job may be about to claim them. */
  readonly before: Instant;
  /** Files that are being written now. One process owns the folder, so every other unfinished file is dead. */
  readonly busy: (name: string) => boolean;
}

/** Returns how many files it deleted. What was set aside in `rejected` is not touched: it has its own bounds. */
export async function sweepFolder({ folder, known, before, busy }: Sweeping): Promise<number> {
  let deleted = 0;
  for (const entry of await onDisk(readdir(folder, { withFileTypes: true }))) {
    if (!entry.isFile() || busy(entry.name)) continue;
    const path = join(folder, entry.name);
    const job = jobOf(entry.name);
    const dead = job === null ? entry.name.includes('.part') : false;
    if (dead) await onDisk(removeNow(path));
    else {
      const stats = await ifThere(stat(path));
      if (stats === null || stats.mtimeMs >= before) continue;
      if (job !== null && (await known(clipName(job)))) continue;
      await onDisk(rm(path, { force: true }));
    }
    deleted += 1;
  }
  return deleted;
}

/** In the same breath as the look whether it is being written: after it, the name may be given to a new file. */
async function removeNow(path: string): Promise<void> {
  rmSync(path, { force: true });
}
