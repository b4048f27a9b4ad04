// Files in, zips out: whole, each within the limit, the same bytes every time, and nothing missing without a word.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArchiveEntry, ArchiveOrder } from '../../src/domain/archive.ts';
import { Fault } from '../../src/domain/fault.ts';
import type { ClipFile } from '../../src/domain/ports.ts';
import { Instant } from '../../src/domain/time.ts';
import { createArchiver } from '../../src/services/archive/archive.ts';
import { type Folder, folder, NOW } from '../spool/clips.ts';
import { manifestOf, unzip } from './zips.ts';

const never = new AbortController().signal;
const unzipper = spawnSync('unzip', ['-v']).status === 0;

/** Bytes that no compressor makes smaller, the same every time. */
function noise(bytes: number, seed: string): Buffer {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, index) =>
    createHash('sha512').update(`${seed}${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, bytes);
}

async function fileIn(dir: Folder, name: string, bytes: number): Promise<ArchiveEntry> {
  const path = join(dir.path, name);
  await writeFile(path, noise(bytes, name));
  return { name, mtime: NOW, path };
}

async function all(files: AsyncIterable<ClipFile>): Promise<readonly ClipFile[]> {
  const list: ClipFile[] = [];
  for await (const file of files) list.push(file);
  return list;
}

async function packedIn(dir: Folder, order: ArchiveOrder) {
  const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
  const archive = await archiver.pack(order, never);
  const files = await all(archive.files());
  const zips = await Promise.all(files.map(async ({ path }) => unzip(await readFile(path))));
  return { archive, files, zips };
}

describe('one part', () => {
  test('everything in it as it was, stored, with its time and a list', async () => {
    await using source = await folder();
    await using dir = await folder();
    const order: ArchiveOrder = {
      name: 'jam-7',
      limit: 1_000_000,
      entries: [
        await fileIn(source, 'one.mp4', 200_000),
        { name: 'about.json', mtime: Instant.parse(NOW - 60_000), bytes: Buffer.from('{"theme":"rain"}') },
        await fileIn(source, 'empty.mp4', 0),
      ],
    };
    const { archive, files, zips } = await packedIn(dir, order);
    expect(archive).toMatchObject({ parts: 1, leftOut: [] });
    expect(files.map(({ name }) => name)).toEqual(['jam-7.zip']);
    const [list, one, about, empty] = zips[0] ?? [];
    expect(one?.bytes.equals(noise(200_000, 'one.mp4'))).toBe(true);
    expect([about?.bytes.toString(), empty?.bytes.byteLength]).toEqual(['{"theme":"rain"}', 0]);
    expect([list, one, about, empty].map((entry) => entry?.method)).toEqual([0, 0, 0, 0]);
    expect([one?.modified, about?.modified]).toEqual([NOW / 1000, NOW / 1000 - 60]);
    expect(manifestOf(zips[0] ?? [])).toEqual({
      part: 1,
      parts: 1,
      files: [
        { name: 'one.mp4', bytes: 200_000, modified: '2026-09-21T14:13:20.000Z', part: 1 },
        { name: 'about.json', bytes: 16, modified: '2026-09-21T14:12:20.000Z', part: 1 },
        { name: 'empty.mp4', bytes: 0, modified: '2026-09-21T14:13:20.000Z', part: 1 },
      ],
    });
    expect(await dir.list()).toEqual(['jam-7.zip']);
  });

  test('the same files give the same bytes, whenever and wherever', async () => {
    await using source = await folder();
    await using dir = await folder();
    await using again = await folder();
    const entry = await fileIn(source, 'one.mp4', 90_000);
    const order = { name: 'jam-7', limit: 1_000_000, entries: [entry] };
    const first = await packedIn(dir, order);
    await utimes(join(source.path, 'one.mp4'), 1, 1);
    const second = await packedIn(again, order);
    const [a, b] = await Promise.all([...first.files, ...second.files].map(({ path }) => readFile(path)));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
  });

  test('nothing to pack is an archive with an empty list', async () => {
    await using dir = await folder();
    const { zips } = await packedIn(dir, { name: 'export', limit: 10_000, entries: [] });
    expect(zips.map(manifestOf)).toEqual([{ part: 1, parts: 1, files: [] }]);
  });
});

describe('in parts', () => {
  test('each within the limit, in order, each with the whole list; what fits nowhere and what is gone by name', async () => {
    await using source = await folder();
    await using dir = await folder();
    const limit = 300_000;
    const sizes = [140_000, 140_000, 299_999, 90_000, 250_000, 10_000];
    const entries = await Promise.all(sizes.map((size, index) => fileIn(source, `clip ${index}.mp4`, size)));
    const gone: ArchiveEntry = { name: 'gone.mp4', mtime: NOW, path: join(source.path, 'nowhere.mp4') };
    const { archive, files, zips } = await packedIn(dir, { name: 'jam-7', limit, entries: [gone, ...entries] });
    expect(archive.parts).toBe(3);
    expect(archive.leftOut).toEqual([
      { name: 'clip 2.mp4', why: 'too-large' },
      { name: 'gone.mp4', why: 'gone' },
    ]);
    expect(files.map(({ name }) => name)).toEqual(['jam-7-1-of-3.zip', 'jam-7-2-of-3.zip', 'jam-7-3-of-3.zip']);
    for (const { path, bytes } of files) {
      expect(bytes).toBeLessThanOrEqual(limit);
      expect((await readFile(path)).byteLength).toBe(bytes);
    }
    expect(zips.map((entry) => entry.map(({ name }) => name).slice(1))).toEqual([
      ['clip 0.mp4', 'clip 1.mp4'],
      ['clip 3.mp4'],
      ['clip 4.mp4', 'clip 5.mp4'],
    ]);
    const lists = zips.map(manifestOf);
    expect(lists.map(({ part, parts }) => [part, parts])).toEqual([1, 2, 3].map((part) => [part, 3]));
    for (const { files: listed } of lists) {
      expect(listed.map(({ name, part, leftOut }) => [name, part, leftOut])).toEqual([
        ['clip 0.mp4', 1, undefined],
        ['clip 1.mp4', 1, undefined],
        ['clip 2.mp4', null, 'too-large'],
        ['clip 3.mp4', 2, undefined],
        ['clip 4.mp4', 3, undefined],
        ['clip 5.mp4', 3, undefined],
        ['gone.mp4', null, 'gone'],
      ]);
    }
  });

  test.each([1, 2, 50])(
    'the size is known to the byte before it is written: %i files fill a part exactly',
    async (count) => {
      await using source = await folder();
      await using dir = await folder();
      const entries = await Promise.all(
        Array.from({ length: count }, (_, at) => fileIn(source, `c${at}.mp4`, 1_000 + at)),
      );
      const { files } = await packedIn(dir, { name: 'jam-7', limit: 1_000_000, entries });
      const bytes = files[0]?.bytes ?? 0;
      // What the plan sets aside for words that this list does not use stays small.
      const spare = 200 + count * 30;
      const tight = await packedIn(dir, { name: 'jam-8', limit: bytes + spare, entries });
      expect(tight.files.map((file) => file.bytes)).toEqual([bytes]);
      const tooTight = await packedIn(dir, { name: 'jam-9', limit: bytes - 1, entries });
      expect(tooTight.archive.parts > 1 || tooTight.archive.leftOut.length > 0).toBe(true);
    },
  );

  test.skipIf(!unzipper)('a program of others finds nothing wrong', async () => {
    await using source = await folder();
    await using dir = await folder();
    const entries = await Promise.all([70_000, 80_000].map((size, at) => fileIn(source, `Ünï ☂ ${at}.mp4`, size)));
    const { files } = await packedIn(dir, { name: 'jam-7', limit: 100_000, entries });
    expect(files).toHaveLength(2);
    for (const { path } of files) {
      const tested = spawnSync('unzip', ['-t', path], { encoding: 'utf8' });
      expect(tested.stdout + tested.stderr).toContain('No errors detected');
    }
  });
});

describe('trouble', () => {
  test('a limit without room for the list, a name that is a path, a part of 4 GiB: broken callers', async () => {
    await using dir = await folder();
    const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
    const order = { name: 'jam-7', limit: 200, entries: [] };
    await expect(archiver.pack(order, never)).rejects.toThrow(Fault);
    await expect(archiver.pack({ ...order, name: '../jam', limit: 10_000 }, never)).rejects.toThrow(Fault);
    await expect(archiver.pack({ ...order, limit: 2 ** 32 }, never)).rejects.toThrow(Fault);
  });

  test.each(['shorter', 'gone'])(
    'a file that is %s when its turn comes is a Fault, and nothing is left',
    async (how) => {
      await using source = await folder();
      await using dir = await folder();
      const entries = [await fileIn(source, 'a.mp4', 50_000), await fileIn(source, 'b.mp4', 50_000)];
      const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
      const archive = await archiver.pack({ name: 'jam-7', limit: 1_000_000, entries }, never);
      const path = join(source.path, 'b.mp4');
      await (how === 'gone' ? rm(path) : truncate(path, 40_000));
      await expect(all(archive.files())).rejects.toMatchObject({ name: 'Fault', retryable: true });
      expect(await dir.list()).toEqual([]);
    },
  );

  test('interrupted between two parts: the first stays, the second is not begun', async () => {
    await using source = await folder();
    await using dir = await folder();
    const entries = [await fileIn(source, 'a.mp4', 50_000), await fileIn(source, 'b.mp4', 50_000)];
    const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
    const stop = new AbortController();
    const files = (await archiver.pack({ name: 'jam-7', limit: 60_000, entries }, stop.signal)).files();
    const parts = files[Symbol.asyncIterator]();
    expect(await parts.next()).toMatchObject({ done: false });
    stop.abort();
    await expect(parts.next()).rejects.toMatchObject({ retryable: true });
    expect(await dir.list()).toEqual(['jam-7-1-of-2.zip']);
  });

  test('interrupted while a part is being written: nothing is left of it', async () => {
    await using source = await folder();
    await using dir = await folder();
    const entries = [await fileIn(source, 'a.mp4', 3_000_000)];
    const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
    const stop = new AbortController();
    const archive = await archiver.pack({ name: 'jam-7', limit: 4_000_000, entries }, stop.signal);
    const writing = all(archive.files());
    stop.abort();
    await expect(writing).rejects.toMatchObject({ name: 'Fault', retryable: true });
    expect(await dir.list()).toEqual([]);
  });

  test('sweeping takes what a crash left and what is old, and no file of others', async () => {
    await using dir = await folder();
    const archiver = await createArchiver({ folder: dir.path, now: () => NOW });
    const archive = await archiver.pack({ name: 'jam-7', limit: 10_000, entries: [] }, never);
    await all(archive.files());
    for (const name of ['jam-8-1-of-2.zip.part', 'notes.txt']) await writeFile(join(dir.path, name), 'half');
    expect(await archiver.sweep(NOW)).toBe(1);
    expect(await dir.list()).toEqual(['jam-7.zip', 'notes.txt']);
    expect(await archiver.sweep(Instant.parse(NOW + 1_000))).toBe(1);
    expect(await dir.list()).toEqual(['notes.txt']);
  });
});
