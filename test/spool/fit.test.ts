// Making a clip smaller: never above the limit, whole, with its sound; stopped when told to; honest without ffmpeg.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import type { Clip } from '../../src/domain/job.ts';
import type { Spool } from '../../src/domain/ports.ts';
import { checkClip } from '../../src/services/spool/check.ts';
import { type Ffmpeg, findFfmpeg, type Ran } from '../../src/services/spool/ffmpeg.ts';
import { plansFor } from '../../src/services/spool/fit.ts';
import { createSpool } from '../../src/services/spool/spool.ts';
import { ffmpeg, folder, inPieces, JOB, NOW, SOUND, snow } from './clips.ts';

const LIMIT = 400_000;
const never = new AbortController().signal;
const silent = () => undefined;

async function saved(spool: Spool, bytes: Buffer): Promise<Clip> {
  const result = await spool.save(JOB, inPieces(bytes, 65_536));
  if (result.is !== 'saved') throw new Error(`expected a clip, got ${result.is}`);
  return result.clip;
}

describe('without encoding', () => {
  const refusing: Ffmpeg = { version: 'none', run: () => Promise.reject(new Error('not to be called')) };

  test('a clip that fits already is its own copy', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: refusing });
    const clip = await saved(spool, SOUND);
    const file = { path: join(dir.path, 'k7m2xq.mp4'), bytes: clip.bytes, name: 'k7m2xq.mp4' };
    expect(await spool.fit(clip, clip.bytes, silent, never)).toEqual({ is: 'fits', file });
  });

  test('a copy made earlier for this limit is used again', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: refusing });
    const clip = await saved(spool, SOUND);
    await writeFile(join(dir.path, 'k7m2xq.30000.mp4'), SOUND.subarray(0, 30_000));
    expect(await spool.fit(clip, 30_000, silent, never)).toMatchObject({ is: 'fits', file: { bytes: 30_000 } });
  });

  test('no ffmpeg: said so, and the clip stays', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
    const clip = await saved(spool, SOUND);
    expect(await spool.fit(clip, 30_000, silent, never)).toEqual({ is: 'cannot', why: 'no-ffmpeg' });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
  });

  test('a clip whose file is gone is a Fault', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
    const clip = await saved(spool, SOUND);
    await spool.remove(clip.file);
    await expect(spool.fit(clip, 30_000, silent, never)).rejects.toThrow(Fault);
  });

  test('an encoder that fails, or overshoots every time, gives no copy and says why', async () => {
    const said: unknown[] = [];
    await using dir = await folder();
    const ran: Ran[] = [];
    const clumsy: Ffmpeg = {
      version: 'clumsy',
      async run(args) {
        const target = args.at(-1) ?? '';
        if (target !== '-') await writeFile(target, Buffer.alloc(35_000));
        const result: Ran = ran.length > 5 ? { is: 'failed', why: 'Conversion failed!' } : { is: 'done' };
        ran.push(result);
        return result;
      },
    };
    const log = { warn: (event: string, fields?: object) => said.push({ event, ...fields }) };
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: clumsy, log });
    const clip = await saved(spool, SOUND);
    expect(await spool.fit(clip, 34_000, silent, never)).toEqual({ is: 'cannot', why: 'failed' });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
    expect(said).toMatchObject([{ event: 'clip.not-fitted', file: 'k7m2xq.mp4', limit: 34_000 }]);
  });
});

describe('the plans', () => {
  const clip: Clip = { file: 'k7m2xq.mp4', bytes: 5e7, width: 1920, height: 1080, durationMs: 10_000, sound: true };

  test('a good budget keeps the pixels, and later rungs ask for less', () => {
    const plans = plansFor(clip, 10 * 1024 * 1024);
    expect(plans[0]).toEqual({ width: 1920, height: 1080, video: 7_421_747, audio: 128_000 });
    expect(plans.map((plan) => Math.min(plan.width, plan.height))).toEqual([1080, 1080, 720, 480, 480, 240]);
    for (const plan of plans) expect(plan.video + plan.audio).toBeLessThanOrEqual((10 * 1024 * 1024 * 8 * 0.9) / 10);
  });

  test('a poor budget begins with fewer pixels', () => {
    expect(plansFor(clip, 500_000)[0]).toMatchObject({ height: 480 });
  });

  test('an upright clip is measured by its shorter side, and sides are even', () => {
    const plans = plansFor({ ...clip, width: 1081, height: 1921 }, 10 * 1024 * 1024);
    expect(plans.every((plan) => plan.width % 2 === 0 && plan.height % 2 === 0)).toBe(true);
    expect(plans.find((plan) => plan.width === 720)).toMatchObject({ height: 1280 });
  });

  test('no room, no plan', () => {
    expect(plansFor(clip, 30_000)).toEqual([]);
  });
});

describe.skipIf(ffmpeg === null)('with ffmpeg', () => {
  test('the copy fits, is whole, keeps its sound, and is made once; progress never goes back', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const clip = await saved(spool, await snow('640x360'));
    expect(clip.bytes).toBeGreaterThan(LIMIT * 3);
    const told: number[] = [];
    // Two ask at once: the second gets what the first made.
    const [fitted, again] = await Promise.all([
      spool.fit(clip, LIMIT, (fraction) => told.push(fraction), never),
      spool.fit(clip, LIMIT, () => expect.unreachable('the copy was made twice'), never),
    ]);
    expect(fitted).toMatchObject({ is: 'fits', file: { name: `k7m2xq.${LIMIT}.mp4` } });
    expect(again).toEqual(fitted);
    const path = join(dir.path, `k7m2xq.${LIMIT}.mp4`);
    const { size } = await stat(path);
    expect(size).toBeLessThanOrEqual(LIMIT);
    expect(await checkClip(path, size)).toMatchObject({ is: 'clip', sound: true });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.9);
    expect(told.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
    expect(await dir.list()).toEqual([`k7m2xq.${LIMIT}.mp4`, 'k7m2xq.mp4']);
    expect((await readFile(join(dir.path, 'k7m2xq.mp4'))).byteLength).toBe(clip.bytes);
  });

  test('aborted half-way: a retryable Fault, the process is dead, and nothing is left of it', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const clip = await saved(spool, await snow('640x360'));
    const stop = new AbortController();
    const fitting = spool.fit(clip, LIMIT, () => stop.abort(), stop.signal);
    await expect(fitting).rejects.toMatchObject({ name: 'Fault', retryable: true });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
    await expect(spool.fit(clip, LIMIT, silent, stop.signal)).rejects.toMatchObject({ retryable: true });
  });

  test('a process that takes too long is ended', async () => {
    const args = ['-f', 'lavfi', '-i', 'mandelbrot=s=1920x1080:r=60', '-f', 'null', '-'];
    const ran = await ffmpeg?.run(args, { signal: never, timeoutMs: 200 });
    expect(ran).toEqual({ is: 'failed', why: 'ended by SIGKILL' });
  });

  test('a failing run says its last words', async () => {
    const ran = await ffmpeg?.run(['-i', '/no/such/file.mp4', '-f', 'null', '-'], { signal: never });
    expect(ran).toMatchObject({ is: 'failed', why: expect.stringContaining('No such file') });
  });
});

describe('looking for ffmpeg', () => {
  test('none under that name', async () => {
    expect(await findFfmpeg('/no/such/ffmpeg')).toBeNull();
  });

  test('a program that is something else', async () => {
    expect(await findFfmpeg(process.execPath)).toBeNull();
  });

  test.skipIf(ffmpeg === null)('the one that is there tells its version', () => {
    expect(ffmpeg?.version).toMatch(/^\S*\d+\.\d+/);
  });
});
