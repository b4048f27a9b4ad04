// One process per data folder, also after a holder was killed without a chance to let go.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownDataFolder } from '../../src/db/owner.ts';
import { Fault } from '../../src/domain/fault.ts';
import { startProgram } from './programs/child.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gondolier-owner-'));
});
afterEach(() => rm(parent, { recursive: true }));

/** Takes the folder, notes what came of it, and lets go. */
function tried(folder: string): 'owned' | 'taken' {
  const mine = ownDataFolder(folder);
  if (mine.is === 'owned') mine.release();
  return mine.is;
}

it('makes the folder and gives it to one holder at a time', () => {
  const folder = join(parent, 'new', 'data');
  const first = ownDataFolder(folder);
  expect(first.is).toBe('owned');
  expect(tried(folder)).toBe('taken');
  if (first.is === 'owned') {
    first.release();
    first.release();
  }
  expect(tried(folder)).toBe('owned');
  expect(tried(join(parent, 'other'))).toBe('owned');
});

it('is free again once the process that held it was killed', async () => {
  const child = startProgram('hold-folder.ts', parent);
  expect(await child.line()).toBe('owned');
  expect(tried(parent)).toBe('taken');
  await child.kill();
  expect(tried(parent)).toBe('owned');
});

it('is taken for another process while this one holds it', async () => {
  const mine = ownDataFolder(parent);
  const child = startProgram('hold-folder.ts', parent);
  expect(await child.line()).toBe('taken');
  await child.kill();
  expect(mine.is).toBe('owned');
  if (mine.is === 'owned') mine.release();
});

it('throws when the folder cannot be used', async () => {
  await writeFile(join(parent, 'file'), 'not a folder');
  expect(() => ownDataFolder(join(parent, 'file', 'data'))).toThrow(Fault);
});
