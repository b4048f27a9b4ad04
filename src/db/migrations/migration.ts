// The shape of a migration. Migrations and `database.ts` with its statements are the only places that speak SQLite's
// own dialect: STRICT tables, partial indexes, triggers.
import type { QueryExecutorProvider } from 'kysely';

/** What SQL alone cannot say. Runs inside the migration's transaction. */
export type Step = (db: QueryExecutorProvider) => Promise<void>;

export interface Migration {
  /** Recorded in the database; never changed once released. */
  readonly name: string;
  /** One SQL statement each: a text with two would run only the first. */
  readonly statements: readonly (string | Step)[];
}
