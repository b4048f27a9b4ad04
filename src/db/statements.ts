// Node's own SQLite in the shape that Kysely's SQLite dialect asks for: four methods and a cache of prepared statements.
// Every error of SQLite leaves here as a Fault, whose message names tables and columns and never a value.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { z } from 'zod';
import { Fault } from '../domain/fault.ts';

/** Distinct statements this program prepares are about a hundred; the bound only stops a leak. */
const MAX_STATEMENTS = 500;

/** SQLite: the primary result codes after which the same step may succeed: BUSY, LOCKED, IOERR, FULL. */
const PASSING: ReadonlySet<number> = new Set([5, 6, 10, 13]);

const SqliteError = z.object({ code: z.literal('ERR_SQLITE_ERROR'), errcode: z.number(), message: z.string() });

/** The error as a Fault; retryable when the file was locked, full or unreadable for a moment. */
export function sqliteFault(doing: string, cause: unknown): Fault {
  const known = SqliteError.safeParse(cause);
  if (!known.success) return new Fault(`${doing} failed`, { cause });
  // SQLite: extended result codes keep the primary code in their low byte.
  const retryable = PASSING.has(known.data.errcode & 0xff);
  return new Fault(`${doing} failed: ${known.data.message}`, { retryable, cause });
}

/** SQLite's primary result code of an error thrown by node:sqlite; undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  const known = SqliteError.safeParse(error);
  return known.success ? known.data.errcode & 0xff : undefined;
}

/** The database as Kysely wants it. Nobody else may use `raw` afterwards: a stranger would join an open transaction. */
export function kyselyDatabase(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close() {
      prepared.clear();
      raw.close();
    },
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const made = guarded(() => statement(raw, text));
      if (prepared.size >= MAX_STATEMENTS) prepared.clear();
      prepared.set(text, made);
      return made;
    },
  };
}

function statement(raw: DatabaseSync, text: string): SqliteStatement {
  // The write lock is taken up front, so that a transaction never fails half-way because another writer was first.
  const one = raw.prepare(text === 'begin' ? 'begin immediate' : text);
  // SQLite rolls back by itself when the disk is full or broken; a second rollback would hide the first error.
  const settled = () => text === 'rollback' && !raw.isTransaction;
  return {
    reader: one.columns().length > 0,
    all: (values) => guarded(() => one.all(...bindable(values))),
    run: (values) => (settled() ? { changes: 0, lastInsertRowid: 0 } : guarded(() => one.run(...bindable(values)))),
    iterate: (values) => one.iterate(...bindable(values)),
  };
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFault('a database statement', error);
  }
}

/** What this program binds: text, numbers and null. Anything else is a mistake in a statement of ours. */
function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
    throw new Fault(`a ${typeof value} cannot be bound to a database statement`);
  });
}
