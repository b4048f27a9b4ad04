// One process per data folder: two bots on one set of books would each believe they are the only spender.
// The lock is SQLite's own on a file of its own; the kernel frees it when the process dies, however it dies.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteCode, sqliteFault } from './statements.ts';

export type Ownership = { readonly is: 'owned'; release(): void } | { readonly is: 'taken' };

/** SQLite: another connection holds the lock. */
const SQLITE_BUSY = 5;

/** Keeps the locks of this process from being collected as garbage, which would let go of them in silence. */
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process, making it when it is missing; `taken` when another holder has it, be it in
 * this process. Throws a Fault when the folder cannot be used. Needs a local disk: some network disks ignore locks.
 */
export function ownDataFolder(folder: string): Ownership {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(folder, 'owner.sqlite'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (sqliteCode(error) === SQLITE_BUSY) return { is: 'taken' };
    throw sqliteFault(`taking the data folder ${folder}`, error);
  }
  return holding(lock);
}

function holding(lock: DatabaseSync): Ownership {
  held.add(lock);
  return {
    is: 'owned',
    release() {
      if (held.delete(lock)) lock.close();
    },
  };
}
