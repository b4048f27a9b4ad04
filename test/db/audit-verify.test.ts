// `npm run audit:verify` as an operator types it: beside the running bot, without touching its files.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import { ANNA, GUILD, T0 } from '../contracts/store/samples.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-verify-'));
});
afterEach(() => rm(folder, { recursive: true }));

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

async function verify(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const command = [join(root, 'src/audit.ts'), ...args];
  try {
    const { stdout } = await run(process.execPath, command, { cwd: folder });
    return { code: 0, said: stdout.trim() };
  } catch (error) {
    const { code, stdout } = error as { readonly code: number; readonly stdout: string };
    return { code, said: stdout.trim() };
  }
}

const ENTRY = {
  at: T0,
  guild: GUILD,
  actor: ANNA,
  action: 'settle',
  subject: '000001',
  before: null,
  after: null,
} as const;

it('proves a log while the bot has it open, and finds a row that was changed', { timeout: 30_000 }, async () => {
  const database = await openDatabase(join(folder, 'gondolier.sqlite'));
  const { audit } = createStore(database).read;
  expect(await verify('--data', folder)).toEqual({ code: 0, said: `0 entries, head ${'0'.repeat(64)}` });
  await audit.add(ENTRY);
  const one = await verify('--data', folder);
  expect(one).toMatchObject({ code: 0, said: expect.stringMatching(/^1 entry, head [0-9a-f]{64}$/) });
  const pin = one.said.slice(-64);
  await audit.add(ENTRY);
  expect((await verify('--data', folder, '--expect', pin)).said).toMatch(
    /^2 entries, .*; the expected one is of entry 1$/,
  );
  expect(await verify('--data', folder, '--expect', 'f'.repeat(64))).toMatchObject({
    code: 1,
    said: expect.stringContaining('NOT THE SAME LOG'),
  });
  await sql`DROP TRIGGER audit_entries_stay`.execute(database.kysely);
  await sql`UPDATE audit SET subject = '000009' WHERE id = 2`.execute(database.kysely);
  expect(await verify('--data', folder)).toEqual({
    code: 1,
    said: 'BROKEN at entry 2: it was changed after it was written',
  });
  await database.close();
});

it('makes nothing, and says what it cannot do', { timeout: 30_000 }, async () => {
  expect(await verify('--data', folder)).toMatchObject({ code: 2, said: expect.stringContaining('no database') });
  expect(await verify('--expect', 'abc')).toMatchObject({ code: 2, said: expect.stringContaining('64 hex digits') });
  expect(await verify('--dta', folder)).toMatchObject({ code: 2, said: expect.stringContaining('audit:verify') });
  expect(await readdir(folder)).toEqual([]);
});
