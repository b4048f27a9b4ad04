// The care of the data folder: is the database sound, how large is it, how much disk is left, when was it last copied.
// A copy is made beside a running bot: SQLite writes a whole new file of one moment, and no write is kept waiting.
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DataCare } from '../domain/ports.ts';
import { Instant } from '../domain/time.ts';
import { sqliteFault } from './statements.ts';
import type { Tables } from './tables.ts';

const FILE = 'gondolier.sqlite';
const BACKUPS = 'backups';
const NAME = /^gondolier-\d{8}T\d{6}Z\.sqlite$/;
/** Milliseconds to wait for a writer who holds the lock. */
const PATIENCE_MS = 10_000;

const Checked = z.tuple([z.object({ quick_check: z.string() })]).rest(z.unknown());

export function createDataCare(folder: string, kysely: Kysely<Tables>): DataCare {
  return {
    async freeBytes() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    async database() {
      const checked = Checked.parse((await sql`PRAGMA quick_check(1)`.execute(kysely)).rows);
      const ran = await kysely.selectFrom('migrations').selectAll().execute();
      const { size } = await stat(join(folder, FILE));
      return { sound: checked[0].quick_check === 'ok', bytes: size, migrations: ran.length };
    },
    async lastBackup() {
      const names = await backupsIn(join(folder, BACKUPS));
      const latest = names.at(-1);
      if (latest === undefined) return null;
      return Instant.parse(Math.floor((await stat(join(folder, BACKUPS, latest))).mtimeMs));
    },
  };
}

/** Oldest first: their names tell when each was begun. */
async function backupsIn(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
}

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  /** How many older copies were removed. */
  readonly removed: number;
}

/**
 * Copies the database into `backups/` of the data folder, whole or not at all, and keeps the newest `keep` copies, one or
 * more. Throws a Fault when the database cannot be read or the disk is full.
 */
export async function backUp(folder: string, now: Instant, keep: number): Promise<Backup> {
  const into = join(folder, BACKUPS);
  await backupsIn(into);
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const path = join(into, `gondolier-${stamp}.sqlite`);
  const unfinished = `${path}.part`;
  await rm(unfinished, { force: true });
  try {
    using database = new DatabaseSync(join(folder, FILE), { timeout: PATIENCE_MS, readOnly: true });
    database.prepare('VACUUM INTO ?').run(unfinished);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw sqliteFault(`copying the database into ${path}`, error);
  }
  await rename(unfinished, path);
  const old = (await backupsIn(into)).slice(0, -keep);
  for (const name of old) await rm(join(into, name));
  return { path, bytes: (await stat(path)).size, removed: old.length };
}
