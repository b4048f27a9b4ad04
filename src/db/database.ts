// Opens the one SQLite file that holds jobs, money and settings, brought up to date by the migrations.
// What a transaction has committed survives a power cut; one writer at a time, behind Kysely's mutex.
import { DatabaseSync } from 'node:sqlite';
import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, SqliteDialect } from 'kysely';
import { Fault } from '../domain/fault.ts';
import { migrate } from './migrate.ts';
import { kyselyDatabase, sqliteFault } from './statements.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly kysely: Kysely<Tables>;
  /** Waits for the statement or transaction that runs; safe to repeat. */
  readonly close: () => Promise<void>;
}

/** Milliseconds to wait for another process's lock. It blocks this one, so it stays below Discord's 3 seconds. */
const BUSY_TIMEOUT_MS = 1_500;

/**
 * Opens (or makes) the database at `path`; `:memory:` for one that ends with the process.
 * Throws a Fault when the file cannot be opened, is no database, or was written by a newer version of this program.
 */
export async function openDatabase(path: string): Promise<Database> {
  const raw = openFile(path);
  const kysely = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: kyselyDatabase(raw) }),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
  const close = () => kysely.destroy();
  try {
    await migrate(kysely);
  } catch (error) {
    await close();
    throw error;
  }
  return { kysely, close };
}

function openFile(path: string): DatabaseSync {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
    prepareFile(raw, path);
    return raw;
  } catch (error) {
    raw?.close();
    throw error instanceof Fault ? error : sqliteFault(`opening the database ${path}`, error);
  }
}

function prepareFile(raw: DatabaseSync, path: string): void {
  const mode = raw.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  // SQLite: memory knows no WAL; on a file any other answer means a file system that cannot share memory.
  if (mode !== 'wal' && path !== ':memory:') {
    throw new Fault(`the database ${path} cannot use a write-ahead log: put the data folder on a local disk`);
  }
  // FULL: a commit waits for the disk. recursive_triggers: REPLACE cannot slip past the append-only triggers.
  // secure_delete: an erased secret is overwritten, not just unlinked.
  raw.exec('PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON');
}
