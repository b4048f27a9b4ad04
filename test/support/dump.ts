// Everything that a bot has in its books, table by table, so that a test can see that nothing at all was changed.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const Names = z.array(z.object({ name: z.string() }));

export type Dump = Readonly<Record<string, readonly string[]>>;

/** The rows of every table, each as JSON, sorted. The cache is a file of its own and not among them. */
export function dumpOf(dataDir: string): Dump {
  using database = new DatabaseSync(join(dataDir, 'gondolier.sqlite'), { timeout: 10_000, readOnly: true });
  const tables = Names.parse(
    database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all(),
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ]),
  );
}
