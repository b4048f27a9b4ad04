// The archive: files in, zips out, each small enough to be uploaded and with a list of them all. What cannot be packed is
// said by name; a part that was given is whole and on disk for good.
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Archive, ArchiveEntry, ArchiveOrder, Archiver, LeftOut } from '../../domain/archive.ts';
import { Fault } from '../../domain/fault.ts';
import type { ClipFile } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { ifThere, keep, onDisk } from '../spool/disk.ts';
import { partName } from '../spool/names.ts';
import { MANIFEST, safeNames } from './names.ts';
import { manifestOf, newest, type Packed, packed } from './plan.ts';
import { type Stored, writeZip } from './zip.ts';

export interface ArchiveOptions {
  /** Made when it is missing. One process owns it, and nothing else is in it. */
  readonly folder: string;
  readonly now: () => Instant;
}

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/);

export async function createArchiver({ folder, now }: ArchiveOptions): Promise<Archiver> {
  const root = resolve(folder);
  await onDisk(mkdir(root, { recursive: true, mode: 0o700 }));
  const writing = new Set<string>();

  async function write(name: string, items: readonly Stored[], limit: number, signal: AbortSignal): Promise<ClipFile> {
    const [part, path] = [join(root, partName(name)), join(root, name)];
    if (writing.has(partName(name))) throw new Fault('this archive is being written already', { retryable: true });
    writing.add(partName(name));
    try {
      const bytes = await writeZip(part, items, signal);
      if (bytes > limit) throw new Fault('a part of an archive is larger than planned');
      await keep(part, path, now());
      return { path, bytes, name };
    } finally {
      await onDisk(rm(part, { force: true }));
      writing.delete(partName(name));
    }
  }

  async function pack({ name, entries, limit }: ArchiveOrder, signal: AbortSignal): Promise<Archive> {
    if (!Name.safeParse(name).success) throw new Fault('not a name for an archive');
    const { items, absent } = await look(entries);
    const plan = packed(items, absent, limit);
    const leftOut = [...plan.tooLarge.map(({ entry }) => ({ name: entry.name, why: 'too-large' as const })), ...absent];
    const count = plan.parts.length;
    return {
      parts: count,
      leftOut,
      async *files() {
        for (const [index, inside] of plan.parts.entries()) {
          const file = count === 1 ? `${name}.zip` : `${name}-${index + 1}-of-${count}.zip`;
          yield await write(file, [manifestFor(index + 1, { items, plan, absent }), ...inside], limit, signal);
        }
      },
    };
  }

  async function sweep(before: Instant): Promise<number> {
    let deleted = 0;
    for (const name of await onDisk(readdir(root))) {
      const stats = FILE.test(name) ? await ifThere(stat(join(root, name))) : null;
      if (stats === null || writing.has(name)) continue;
      if (name.endsWith('.zip') && stats.mtimeMs >= before) continue;
      await onDisk(removeNow(join(root, name)));
      deleted += 1;
    }
    return deleted;
  }

  return { pack, sweep };
}

const FILE = /^[a-z0-9-]{1,80}\.zip(\.part)?$/;

/** In the same breath as the look whether it is being written: after it, the name may be given to a new file. */
async function removeNow(path: string): Promise<void> {
  rmSync(path, { force: true });
}

interface Found {
  readonly items: readonly Stored[];
  readonly absent: readonly LeftOut[];
}

async function look(entries: readonly ArchiveEntry[]): Promise<Found> {
  const names = safeNames(entries.map(({ name }) => name));
  const items: Stored[] = [];
  const absent: LeftOut[] = [];
  for (const [index, entry] of entries.entries()) {
    const stats = 'path' in entry ? await ifThere(stat(entry.path)) : null;
    const bytes = 'bytes' in entry ? entry.bytes.byteLength : stats?.isFile() === true ? stats.size : null;
    if (bytes === null) absent.push({ name: entry.name, why: 'gone' });
    else items.push({ name: names[index] ?? MANIFEST, bytes, mtime: entry.mtime, entry });
  }
  return { items, absent };
}

function manifestFor(part: number, { items, plan, absent }: Found & { readonly plan: Packed<Stored> }): Stored {
  const places = new Map(plan.parts.flatMap((inside, index) => inside.map((item) => [item, index + 1] as const)));
  const files = items.map((item) => ({ item, part: places.get(item) ?? null }));
  const bytes = manifestOf({ part, parts: plan.parts.length, files, absent });
  const mtime = newest(items);
  return { name: MANIFEST, bytes: bytes.byteLength, mtime, entry: { name: MANIFEST, mtime, bytes } };
}
