// The last frame of a clip: really the last, a picture that can be read, and an honest no without ffmpeg.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clip } from '../../src/domain/job.ts';
import type { Spool } from '../../src/domain/ports.ts';
import { later } from '../../src/domain/time.ts';
import type { Ffmpeg } from '../../src/services/spool/ffmpeg.ts';
import { createSpool } from '../../src/services/spool/spool.ts';
import { ffmpeg, folder, inPieces, JOB, made, NOW, SOUND } from './clips.ts';

async function saved(spool: Spool, bytes: Buffer): Promise<Clip> {
  const result = await spool.save(JOB, inPieces(bytes, 65_536));
  if (result.is !== 'saved') throw new Error(`expected a clip, got ${result.is}`);
  return result.clip;
}

/** A clip that is red, and blue from `seconds` on. */
const redThenBlue = (red: number, blue: number) => {
  const input = (colour: string, seconds: number) => [
    '-f',
    'lavfi',
    '-i',
    `color=${colour}:s=320x180:r=24:d=${seconds},noise=alls=20:allf=t`,
  ];
  const joined = ['-filter_complex', '[0][1]concat=n=2', '-c:v', 'libx264', '-preset', 'ultrafast'];
  return made(...input('red', red), ...input('blue', blue), ...joined, '-pix_fmt', 'yuv420p');
};

/** Mean red and blue of a PNG, by way of a single raw pixel. */
async function colourOf(path: string, work: string): Promise<{ readonly red: number; readonly blue: number }> {
  const raw = join(work, 'pixel.raw');
  const args = ['-i', path, '-vf', 'scale=1:1:flags=area', '-pix_fmt', 'rgb24', '-f', 'rawvideo', raw];
  const ran = await ffmpeg?.run(args, { signal: new AbortController().signal });
  if (ran?.is !== 'done') throw new Error('the picture cannot be read');
  const pixel = await readFile(raw);
  return { red: pixel[0] ?? 0, blue: pixel[2] ?? 0 };
}

describe.skipIf(ffmpeg === null)('with ffmpeg', () => {
  test('the last frame, not one before it, as a PNG of the clip’s own size', async () => {
    await using dir = await folder();
    await using work = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const clip = await saved(spool, await redThenBlue(4, 0.1));
    const frame = await spool.lastFrame(clip);
    if (frame.is !== 'frame') throw new Error(`expected a frame, got ${frame.is}`);
    const png = await readFile(frame.path);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 180]);
    const { red, blue } = await colourOf(frame.path, work.path);
    expect(blue).toBeGreaterThan(150);
    expect(red).toBeLessThan(60);
    expect(await dir.list()).toEqual(['k7m2xq.last.png', 'k7m2xq.mp4']);
  });

  test('a clip shorter than a moment has one, and asking twice gives the same file', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const clip = await saved(spool, SOUND);
    const [one, two] = await Promise.all([spool.lastFrame(clip), spool.lastFrame(clip)]);
    expect(one).toMatchObject({ is: 'frame' });
    expect(two).toEqual(one);
  });

  test('goes with its clip', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const clip = await saved(spool, SOUND);
    await spool.lastFrame(clip);
    await spool.remove(clip.file);
    expect(await dir.list()).toEqual([]);
  });

  test('is swept once it is old, while the clip stays', async () => {
    await using dir = await folder();
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg });
    const frame = await spool.lastFrame(await saved(spool, SOUND));
    expect(frame.is).toBe('frame');
    // The frame bears the machine's time, which is not the spool's clock.
    const removed = await spool.sweep(async () => true, later(NOW, 10 * 365 * 24 * 3_600_000));
    expect(removed).toBe(1);
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
  });
});

test('no ffmpeg: said so', async () => {
  await using dir = await folder();
  const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: null });
  expect(await spool.lastFrame(await saved(spool, SOUND))).toEqual({ is: 'no-ffmpeg' });
});

test.each(['fails', 'writes nothing', 'writes an empty file'])(
  'an encoder that %s: failed, and nothing is left',
  async (how) => {
    await using dir = await folder();
    const said: unknown[] = [];
    const clumsy: Ffmpeg = {
      version: 'clumsy',
      async run(args) {
        if (how === 'writes an empty file') await writeFile(args.at(-1) ?? '', '');
        return how === 'fails' ? { is: 'failed', why: 'Conversion failed!' } : { is: 'done' };
      },
    };
    const log = { warn: (event: string, fields?: object) => said.push({ event, ...fields }) };
    const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: clumsy, log });
    expect(await spool.lastFrame(await saved(spool, SOUND))).toEqual({ is: 'failed' });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
    expect(said).toMatchObject([{ event: 'clip.no-last-frame', file: 'k7m2xq.mp4' }]);
  },
);

test('a clip whose file is gone has no frame', async () => {
  await using dir = await folder();
  const idle: Ffmpeg = { version: 'none', run: () => Promise.reject(new Error('not to be called')) };
  const spool = await createSpool({ folder: dir.path, now: () => NOW, ffmpeg: idle });
  const clip = await saved(spool, SOUND);
  await spool.remove(clip.file);
  expect(await spool.lastFrame(clip)).toEqual({ is: 'failed' });
});
