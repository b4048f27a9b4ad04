// The process behind `npm run audit:verify`: is the audit log as it was written? Reads alone, also while the bot runs.
// Ends with 0 when it is, 1 when it is not, 2 when it could not be looked at.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditVerdict, type Breakage, walkAudit } from './db/audit-walk.ts';
import { Fault } from './domain/fault.ts';

const USAGE = `npm run audit:verify [-- --data DIR] [--expect SEAL]

  --data DIR      the data folder; default: DATA_DIR, else data
  --expect SEAL   a seal that was printed earlier, 64 hex digits: the log must still contain it`;

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const asked = parse(args);
  if (typeof asked === 'string') {
    tell(`${asked}\n\n${USAGE}`);
    return 2;
  }
  const path = join(asked.data, 'gondolier.sqlite');
  if (!existsSync(path)) {
    tell(`There is no database at ${path}.`);
    return 2;
  }
  try {
    const verdict = walkAudit(path, asked.expect);
    tell(sentence(verdict));
    return verdict.is === 'whole' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(`${error.message}.`);
    return 2;
  }
}

function parse(args: readonly string[]): { readonly data: string; readonly expect: string | null } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, expect: { type: 'string' } },
    });
    const expect = values.expect?.trim().toLowerCase() ?? null;
    if (expect !== null && !/^[0-9a-f]{64}$/.test(expect)) return 'A seal has 64 hex digits.';
    return { data: values.data ?? process.env['DATA_DIR']?.trim() ?? 'data', expect };
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.';
  }
}

function sentence(verdict: AuditVerdict): string {
  switch (verdict.is) {
    case 'whole': {
      const { entries, head, pinned } = verdict;
      const found =
        pinned === null ? '' : pinned === entries ? ', the expected one' : `; the expected one is of entry ${pinned}`;
      return `${entries} ${entries === 1 ? 'entry' : 'entries'}, head ${head}${found}`;
    }
    case 'broken':
      return `BROKEN at entry ${verdict.entry}: ${reason(verdict.how, verdict.entry)}`;
    case 'another':
      return `NOT THE SAME LOG: ${verdict.entries} entries are whole in themselves (head ${verdict.head}), and the expected seal is of none of them. The log was sealed anew, or this is another one.`;
  }
}

function reason(how: Breakage, entry: number): string {
  switch (how.is) {
    case 'changed':
      return 'it was changed after it was written';
    case 'missing':
      return how.to === entry ? 'it is missing' : `it and all up to ${how.to} are missing`;
    case 'inserted':
      return 'it was put in by hand';
    case 'moved':
      return `it was moved: it was written as entry ${how.from}`;
    case 'unlinked':
      return 'it does not follow the entry before: that one was changed and sealed anew, or this one was put in its place';
    case 'head':
      return 'the head of the log speaks of another newest entry, or is gone';
  }
}
