// Finding, removing and sweeping: only names of clips become paths, and only what belongs to nothing is deleted.
import { writeFileSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { JobId } from '../../src/domain/ids.ts';
import { DAY, later } from '../../src/domain/time.ts';
import { createSpool } from '../../src/services/spool/spool.ts';
import { sweepFolder } from '../../src/services/spool/sweep.ts';
import { folder, inPieces, JOB, NOW, SILENT, SOUND } from './clips.ts';

const OTHER = JobId.parse('aaaaaa');

test.each([
  '../secret.mp4',
  '/etc/passwd',
  'k7m2xq.mp4/../x',
  'rejected/k7m2xq.mp4',
  'k7m2xq.mp4.part',
  '',
  'iiiiii.mp4',
])('%j is not the name of a clip', async (name) => {
  await using dir = await folder();
  const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
  await expect(spool.find(name)).rejects.toThrow(Fault);
  await expect(spool.remove(name)).rejects.toThrow(Fault);
});

test('removing a clip takes its copies and what was set aside, and nothing of others; twice does no harm', async () => {
  await using dir = await folder();
  const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
  await spool.save(JOB, inPieces(SOUND.subarray(0, 9_000)));
  await spool.save(JOB, inPieces(SOUND));
  await spool.save(OTHER, inPieces(SILENT));
  await writeFile(join(dir.path, 'k7m2xq.1000.mp4'), 'a copy');
  await spool.remove('k7m2xq.mp4');
  await spool.remove('k7m2xq.mp4');
  expect(await dir.list()).toEqual(['aaaaaa.mp4']);
  expect(await spool.find('k7m2xq.mp4')).toBeNull();
});

test('sweeping keeps what is claimed, what is young, what is set aside and what is being written', async () => {
  await using dir = await folder();
  const old = later(NOW, -3 * DAY);
  let now = old;
  const spool = await createSpool({ folder: dir.path, now: () => now, ffmpeg: null });
  await spool.save(JOB, inPieces(SOUND));
  await spool.save(OTHER, inPieces(SOUND));
  await spool.save(JobId.parse('bbbbbb'), inPieces(SOUND.subarray(0, 9_000)));
  for (const name of [
    'k7m2xq.5000.mp4',
    'aaaaaa.5000.mp4',
    'stray.txt',
    'cccccc.mp4.part',
    'cccccc.1.mp4.part-0.log',
  ]) {
    await writeFile(join(dir.path, name), 'x');
    await utimes(join(dir.path, name), old / 1000, old / 1000);
  }
  now = NOW;
  await spool.save(JobId.parse('dddddd'), inPieces(SILENT));

  const asked: string[] = [];
  const midway = Promise.withResolvers<void>();
  const swept = Promise.withResolvers<void>();
  async function* held() {
    yield SILENT.subarray(0, 5_000);
    midway.resolve();
    await swept.promise;
    yield SILENT.subarray(5_000);
  }
  const saving = spool.save(JobId.parse('eeeeee'), held());
  await midway.promise;
  const known = async (file: string) => {
    asked.push(file);
    return file === 'k7m2xq.mp4';
  };
  expect(await spool.sweep(known, later(NOW, -DAY))).toBe(5);
  swept.resolve();
  expect(await saving).toMatchObject({ is: 'saved' });
  expect(await dir.list()).toEqual(
    ['dddddd.mp4', 'eeeeee.mp4', 'k7m2xq.5000.mp4', 'k7m2xq.mp4', 'rejected/bbbbbb.mp4'].sort(),
  );
  expect(new Set(asked)).toEqual(new Set(['k7m2xq.mp4', 'aaaaaa.mp4']));
});

test('sweeping what a dead process left does not touch the file that takes its name at that moment', async () => {
  await using dir = await folder();
  const path = join(dir.path, 'k7m2xq.mp4.part');
  await writeFile(path, 'half of a clip');
  const busy = () => {
    queueMicrotask(() => writeFileSync(path, 'the whole'));
    return false;
  };
  expect(await sweepFolder({ folder: dir.path, known: async () => false, before: NOW, busy })).toBe(1);
  expect(await readFile(path, 'utf8')).toBe('the whole');
});
