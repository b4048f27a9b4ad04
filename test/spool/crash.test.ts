// The process dies in the middle of a save: there is no clip under the final name, and the next start clears up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSpool } from '../../src/services/spool/spool.ts';
import { folder, inPieces, JOB, NOW, SOUND } from './clips.ts';

const PROGRAM = fileURLToPath(new URL('programs/save-half.ts', import.meta.url));
const CLIP = fileURLToPath(new URL('../../sandbox/venice/assets/landscape-sound.mp4', import.meta.url));

test('killed half-way: only a part file, which the next start sweeps, and the clip can be saved again', async () => {
  await using dir = await folder();
  const child = spawn(process.execPath, [PROGRAM, dir.path, CLIP], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  expect(line).toBe('half');
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  expect(await dir.list()).toEqual(['k7m2xq.mp4.part']);

  const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
  expect(await spool.find('k7m2xq.mp4')).toBeNull();
  expect(await spool.sweep(async () => false, NOW)).toBe(1);
  expect(await dir.list()).toEqual([]);
  expect(await spool.save(JOB, inPieces(SOUND))).toMatchObject({ is: 'saved' });
});

test('left alone: the same program finishes', async () => {
  await using dir = await folder();
  const child = spawn(process.execPath, [PROGRAM, dir.path, CLIP], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (line === 'half') child.stdin.end();
  });
  await once(child, 'close');
  expect(lines).toEqual(['half', 'saved']);
  expect(await dir.list()).toEqual(['k7m2xq.mp4']);
});
