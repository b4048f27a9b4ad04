// Films made by a real ffmpeg from clips of every shape, and looked at: how long, how loud, what is on screen when.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReelOrder } from '../../src/domain/reel.ts';
import { createReel } from '../../src/services/reel/reel.ts';
import type { Ffmpeg } from '../../src/services/spool/ffmpeg.ts';
import type { Folder } from '../spool/clips.ts';
import type { Film } from './clips.ts';
import * as clips from './clips.ts';
import {
  apart,
  asset,
  BLUE,
  colourful,
  ffmpeg,
  filmOf,
  folder,
  GREEN,
  NOW,
  orderOf,
  partOf,
  png,
  RED,
  reelIn,
  WHITE,
} from './clips.ts';

const never = new AbortController().signal;
const silent = () => undefined;
/** What encoding does to a colour at most. */
const NEAR = 24;

async function madeIn(
  dir: Pick<Folder, 'path'>,
  order: ReelOrder,
  progress: (fraction: number) => void = silent,
): Promise<Film> {
  return filmOf(await (await reelIn(dir)).make(order, progress, never));
}

describe.skipIf(ffmpeg === null)('a film that dissolves', { timeout: 120_000 }, () => {
  test('every shape, silent and with sound, cards and none: one shape, one rate, one loudness', async () => {
    await using dir = await folder();
    const parts = [
      await partOf(asset('landscape-sound'), 'one', png(640, 360, RED)),
      await partOf(asset('portrait-silent'), 'two', png(640, 360, GREEN)),
      await partOf(asset('square-sound'), 'three', png(640, 360, BLUE)),
      await partOf(asset('landscape-silent'), 'four'),
    ];
    const told: number[] = [];
    const film = await madeIn(dir, orderOf(parts, { opening: png(640, 360, WHITE) }), (one) => told.push(one));
    // Four cards, four clips, seven dissolves.
    expect(film.durationMs).toBe(4 * 2_000 + 4 * 5_000 - 7 * 500);
    expect(film.sound).toBe(true);
    const { path, bytes, name } = film.file;
    expect(name).toBe('jam-7.mp4');
    const probed = clips.probe(path);
    expect(probed).toMatchObject({ pictures: 24.5 * 24, video: 'h264 640x360 yuv420p 24/1', audio: 'aac 48000 2' });
    for (const seconds of probed.tracks) expect(seconds).toBeCloseTo(24.5, 1);
    const whole = await readFile(path);
    expect(whole.byteLength).toBe(bytes);
    expect(clips.startsFast(whole)).toBe(true);
    expect(clips.loudness(path, 0, film.durationMs)).toBeGreaterThan(-18);
    expect(clips.loudness(path, 0, film.durationMs)).toBeLessThan(-14.5);

    expect(film.chapters.map(({ title }) => title)).toEqual(['one', 'two', 'three', 'four']);
    expect(apart(clips.colourAt(path, 0), WHITE)).toBeLessThan(NEAR);
    for (const [index, card] of [RED, GREEN, BLUE].entries()) {
      const { startMs } = film.chapters[index] ?? { startMs: Number.NaN };
      expect(apart(clips.colourAt(path, startMs), card)).toBeLessThan(NEAR);
      // Half-way through the dissolve before it something else still shines through.
      expect(apart(clips.colourAt(path, startMs - 250), card)).toBeGreaterThan(NEAR);
    }
    expect(apart(clips.colourAt(path, film.durationMs - 40), [0, 0, 0])).toBeLessThan(NEAR);

    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told.every((fraction) => fraction > 0 && fraction <= 1), told.at(-1)]).toEqual([true, 1]);
    expect(await dir.list()).toEqual([path.slice(dir.path.length + 1)]);
  });

  test("a whisper and a shout end up equally loud; other rates and sizes become the film's own", async () => {
    await using source = await folder();
    await using dir = await folder();
    const size = { colour: GREEN, seconds: 4 };
    const quiet = colourful(join(source.path, 'quiet.mp4'), { ...size, size: '320x180', rate: 30, tone: -28 });
    const loud = colourful(join(source.path, 'loud.mp4'), { ...size, size: '640x352', rate: 60, tone: -6 });
    const parts = [await partOf(quiet, 'quiet'), await partOf(loud, 'loud')];
    // What ffmpeg measures it writes to a file that is named inside a filter: no folder's name may break out of that.
    const odd = join(dir.path, "it's [odd], 50%d; a=b:\\c");
    const film = await madeIn({ path: odd }, orderOf(parts));
    expect(clips.probe(film.file.path)).toMatchObject({ pictures: 7.5 * 30, video: 'h264 640x360 yuv420p 30/1' });
    const heard = [clips.loudness(film.file.path, 500, 3_500), clips.loudness(film.file.path, 4_000, 7_000)];
    for (const loudness of heard) expect(Math.abs(loudness + 16)).toBeLessThan(1.5);
  });

  test('an upright clip is not stretched: it stands in the middle, darker and blurred beside it', async () => {
    await using source = await folder();
    await using dir = await folder();
    const clip = colourful(join(source.path, 'up.mp4'), { colour: RED, size: '180x320', seconds: 3, tone: null });
    const { file } = await madeIn(dir, orderOf([await partOf(clip, 'up')]));
    expect(apart(clips.colourAt(file.path, 1_000), RED)).toBeLessThan(NEAR);
    // 180 x 320 in 640 x 360 is 202 pixels wide: from 219 to 421.
    expect(apart(clips.colourAt(file.path, 1_000, '8:200:224:80'), RED)).toBeLessThan(NEAR);
    expect(apart(clips.colourAt(file.path, 1_000, '8:200:200:80'), RED)).toBeGreaterThan(NEAR * 2);
    const [red, green, blue] = clips.colourAt(file.path, 1_000, '100:200:20:80');
    expect(red).toBeGreaterThan(Math.max(green, blue) + 40);
  });

  test('clips without sound make a film without a sound track', async () => {
    await using dir = await folder();
    const parts = [await partOf(asset('landscape-silent'), 'one'), await partOf(asset('square-silent'), 'two')];
    const film = await madeIn(dir, orderOf(parts));
    expect(film.sound).toBe(false);
    expect(clips.probe(film.file.path)).toMatchObject({ audio: null, seconds: 9.5 });
  });

  test('more than the limit: made smaller until it fits, with all it had', async () => {
    await using source = await folder();
    await using dir = await folder();
    const snow = { size: '320x180', seconds: 3, tone: -20 };
    const one = colourful(join(source.path, 'one.mp4'), { ...snow, colour: RED });
    const two = colourful(join(source.path, 'two.mp4'), { ...snow, colour: BLUE });
    const parts = [await partOf(one, 'one'), await partOf(two, 'two', png(640, 360, GREEN))];
    const shape = { width: 320, height: 180 };
    const whole = await madeIn(dir, orderOf(parts, shape));
    const limit = 150_000;
    expect(whole.file.bytes).toBeGreaterThan(limit * 2);
    const told: number[] = [];
    const film = await madeIn(dir, orderOf(parts, { ...shape, limit }), (fraction) => told.push(fraction));
    expect(film.file.bytes).toBeLessThanOrEqual(limit);
    expect(film).toMatchObject({ durationMs: whole.durationMs, chapters: whole.chapters, sound: true });
    expect(clips.probe(film.file.path)).toMatchObject({ pictures: 7 * 24, audio: 'aac 48000 2' });
    expect(apart(clips.colourAt(film.file.path, film.chapters[1]?.startMs ?? 0), GREEN)).toBeLessThan(NEAR);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

describe.skipIf(ffmpeg === null)('a film of cuts', { timeout: 120_000 }, () => {
  test('nothing is lost or mixed at a seam, and sounds meet in silence there', async () => {
    await using source = await folder();
    await using dir = await folder();
    const clip = { size: '320x180', seconds: 2, tone: -20 };
    const parts = [
      await partOf(colourful(join(source.path, 'red.mp4'), { ...clip, colour: RED }), 'red'),
      await partOf(colourful(join(source.path, 'blue.mp4'), { ...clip, colour: BLUE }), 'blue'),
    ];
    const shape = { width: 320, height: 180, crossFade: false };
    const film = await madeIn(dir, orderOf(parts, { ...shape, opening: png(320, 180, WHITE) }));
    const { path } = film.file;
    expect(film.durationMs).toBe(6_000);
    expect(film.chapters.map(({ startMs }) => startMs)).toEqual([2_000, 4_000]);
    expect(clips.probe(path)).toMatchObject({ pictures: 6 * 24 });
    const picture = 1_000 / 24;
    const seen = [0, 2_000 - picture, 2_000, 4_000 - picture, 4_000].map((ms) => clips.colourAt(path, ms));
    const expected = [WHITE, [0, 0, 0], RED, RED, BLUE] as const;
    for (const [index, colour] of expected.entries()) {
      expect(apart(seen[index] ?? [-1, -1, -1], colour), `moment ${index}`).toBeLessThan(NEAR);
    }
    const full = clips.peak(path, 3_000, 3_100);
    expect(full).toBeGreaterThan(0.1);
    expect(clips.peak(path, 3_999, 4_001)).toBeLessThan(full / 3);
    expect(clips.peak(path, 500, 1_500)).toBeLessThan(0.001);
  });
});

describe.skipIf(ffmpeg === null)('once is enough', { timeout: 60_000 }, () => {
  test('the same order again, and at the same time, gives the same film without encoding', async () => {
    await using dir = await folder();
    const encoded: string[] = [];
    const counting: Ffmpeg = {
      version: 'counting',
      run(args, options) {
        if (args.includes('libx264')) encoded.push(args.at(-1) ?? '');
        return ffmpeg?.run(args, options) ?? Promise.reject(new Error('no ffmpeg'));
      },
    };
    const reel = await createReel({ ffmpeg: counting, folder: dir.path, now: () => NOW });
    const order = orderOf([await partOf(asset('square-silent'), 'one')], { width: 480, height: 480 });
    const [first, second] = await Promise.all([reel.make(order, silent, never), reel.make(order, silent, never)]);
    expect(first.is).toBe('made');
    expect(second).toEqual(first);
    expect(encoded).toHaveLength(1);
    const other = await reel.make({ ...order, limit: order.limit - 1 }, silent, never);
    expect(other).not.toEqual(first);
    expect(await dir.list()).toHaveLength(2);
  });
});
