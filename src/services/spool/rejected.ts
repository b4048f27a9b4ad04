// Files that came for a paid job and are no clip. They are money: each is set aside for a person to look at, one per job
// (the longest), a bounded number of them and a bounded number of bytes.
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobId } from '../../domain/ids.ts';
import { ifThere, onDisk } from './disk.ts';
import { clipName } from './names.ts';

const MOST_FILES = 20;
const MOST_BYTES = 1024 ** 3;

/** Moves the file into `folder`, or deletes it when what is there already is longer. */
export async function setAside(folder: string, path: string, job: JobId): Promise<void> {
  const target = join(folder, clipName(job));
  const [kept, fresh] = [await ifThere(stat(target)), await onDisk(stat(path))];
  if (fresh.size === 0 || (kept !== null && kept.size > fresh.size)) return onDisk(rm(path));
  await onDisk(rename(path, target));
  await trim(folder);
}

/** Keeps the latest ones within both bounds. */
async function trim(folder: string): Promise<void> {
  const files = await Promise.all(
    (await onDisk(readdir(folder))).map(async (name) => ({ name, stats: await ifThere(stat(join(folder, name))) })),
  );
  const latest = files.toSorted((a, b) => (b.stats?.mtimeMs ?? 0) - (a.stats?.mtimeMs ?? 0));
  let bytes = 0;
  for (const [index, { name, stats }] of latest.entries()) {
    bytes += stats?.size ?? 0;
    if (index >= MOST_FILES || bytes > MOST_BYTES) await onDisk(rm(join(folder, name), { force: true }));
  }
}
