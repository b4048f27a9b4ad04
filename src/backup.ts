// The process behind `npm run backup`: copies the database, also while the bot runs, and keeps the newest copies.
// Ends with 0 when the copy is there, 1 when it could not be made, 2 when it was asked for in a way that cannot be read.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from './db/care.ts';
import { Fault } from './domain/fault.ts';
import { systemClock } from './services/system.ts';

const USAGE = `npm run backup [-- --data DIR] [--keep N]

  --data DIR   the data folder; default: DATA_DIR, else data
  --keep N     how many copies stay in DIR/backups, 1 to 1000; default: 14`;

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (typeof asked === 'string') {
    tell(`${asked}\n\n${USAGE}`);
    return 2;
  }
  if (!existsSync(join(asked.data, 'gondolier.sqlite'))) {
    tell(`There is no database in ${asked.data}.`);
    return 2;
  }
  try {
    const { path, bytes, removed } = await backUp(asked.data, systemClock.now(), asked.keep);
    tell(`Copied to ${path} (${(bytes / 1_048_576).toFixed(1)} MB); ${removed} older copies removed.`);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(`${error.message}.`);
    return 1;
  }
}

function parse(args: readonly string[]): { readonly data: string; readonly keep: number } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, keep: { type: 'string', default: '14' } },
    });
    const keep = Number(values.keep);
    if (!Number.isInteger(keep) || keep < 1 || keep > 1_000) return '--keep is a whole number from 1 to 1000.';
    return { data: values.data ?? process.env['DATA_DIR']?.trim() ?? 'data', keep };
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.';
  }
}
