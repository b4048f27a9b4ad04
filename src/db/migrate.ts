// Brings a database up to the newest migration: forward only, each in its own transaction together with its record.
// A database that knows a migration this program does not is left alone: it was written by a newer version.
import { type Kysely, sql, type Transaction } from 'kysely';
import { Fault } from '../domain/fault.ts';
import { type Migration, migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** Runs what has not run yet. Throws a Fault when the database is newer than `known`, or has another history. */
export async function migrate(kysely: Kysely<Tables>, known: readonly Migration[] = migrations): Promise<void> {
  await kysely.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .execute();
  while (await kysely.transaction().execute((transaction) => runNext(transaction, known)));
}

/** Runs the first migration that is missing; false when there is none. */
async function runNext(transaction: Transaction<Tables>, known: readonly Migration[]): Promise<boolean> {
  const ran = await transaction.selectFrom('migrations').selectAll().orderBy('number').execute();
  if (ran.length > known.length) {
    throw new Fault(
      `the database was written by a newer version of this program (it is at step ${ran.length}, this version knows ` +
        `${known.length}): start the newer version, or restore the copy that was made before it`,
    );
  }
  const other = ran.find((row, index) => row.number !== index + 1 || row.name !== known[index]?.name);
  if (other !== undefined) throw new Fault(`the database has another history: it has run ${other.name}`);
  const next = known[ran.length];
  if (next === undefined) return false;
  for (const statement of next.statements) {
    if (typeof statement === 'string') await sql.raw(statement).execute(transaction);
    else await statement(transaction);
  }
  await transaction
    .insertInto('migrations')
    .values({ number: ran.length + 1, name: next.name })
    .execute();
  return true;
}
