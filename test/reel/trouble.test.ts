// What goes wrong with films: clips that are gone or broken, limits without room, an order that is called off, a crash.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { Instant } from '../../src/domain/time.ts';
import { createReel } from '../../src/services/reel/reel.ts';
import type { Ffmpeg } from '../../src/services/spool/ffmpeg.ts';
import {
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
  probe,
  RED,
  reelIn,
} from './clips.ts';

const never = new AbortController().signal;
const silent = () => undefined;
const now = () => NOW;

/** ffmpeg for the looks, and no disk for the films. */
function failingAtFilms(): Ffmpeg {
  return {
    version: 'failing',
    async run(args, options) {
      if (args.includes('libx264')) return { is: 'failed', why: 'No space left on device' };
      return ffmpeg?.run(args, options) ?? { is: 'failed', why: 'no ffmpeg' };
    },
  };
}

describe.skipIf(ffmpeg === null)('a film that cannot be', { timeout: 60_000 }, () => {
  test('a clip that was cut short, is gone, or holds nothing readable: named, and nothing is left', async () => {
    await using source = await folder();
    await using dir = await folder();
    const reel = await reelIn(dir);
    const good = await partOf(asset('landscape-silent'), 'good');
    const whole = await readFile(asset('landscape-sound'));
    const damaged = {
      cut: whole.subarray(0, whole.byteLength / 2),
      empty: Buffer.alloc(0),
      words: Buffer.from('this is not a clip'),
    };
    for (const [title, bytes] of Object.entries(damaged)) {
      const path = join(source.path, `${title}.mp4`);
      await writeFile(path, bytes);
      const made = await reel.make(orderOf([good, { ...good, path, title }, good]), silent, never);
      expect(made).toMatchObject({ is: 'failed', why: 'part', title, detail: expect.stringMatching(/./) });
      expect(await dir.list()).toEqual([]);
    }
    const gone = { ...good, path: join(source.path, 'nowhere.mp4'), title: 'gone' };
    expect(await reel.make(orderOf([gone]), silent, never)).toMatchObject({ is: 'failed', why: 'part', title: 'gone' });
  });

  test('a clip that looks whole and holds garbage is named when its shot fails', async () => {
    await using source = await folder();
    await using dir = await folder();
    const clip = await readFile(asset('landscape-silent'));
    const from = clip.indexOf('mdat', 0, 'latin1') + 4;
    const path = join(source.path, 'garbage.mp4');
    await writeFile(path, clip.fill(0xff, from, from + clip.readUInt32BE(from - 8) - 8));
    const reel = await reelIn(dir);
    const good = await partOf(asset('landscape-silent'), 'good');
    const made = await reel.make(orderOf([good, { ...good, path, title: 'garbage' }]), silent, never);
    expect(made).toMatchObject({ is: 'failed', why: 'part', title: 'garbage' });
    expect(await dir.list()).toEqual([]);
  });

  test("a disk that is full is not the clip's fault", async () => {
    await using dir = await folder();
    const reel = await createReel({ ffmpeg: failingAtFilms(), folder: dir.path, now });
    const order = orderOf([await partOf(asset('landscape-silent'), 'good')]);
    const failed = { is: 'failed', why: 'ffmpeg', detail: 'No space left on device' };
    expect(await reel.make(order, silent, never)).toEqual(failed);
    expect(await reel.make({ ...order, opening: png(64, 36, RED) }, silent, never)).toEqual(failed);
    expect(await dir.list()).toEqual([]);
  });

  test('a limit without room is said before anything is encoded', async () => {
    await using dir = await folder();
    const reel = await createReel({ ffmpeg: failingAtFilms(), folder: dir.path, now });
    const order = orderOf([await partOf(asset('landscape-sound'), 'one')], { limit: 20_000 });
    expect(await reel.make(order, silent, never)).toEqual({ is: 'failed', why: 'too-long' });
    expect(await dir.list()).toEqual([]);
  });

  test('a film that no bitrate makes small enough is too long', async () => {
    await using source = await folder();
    await using dir = await folder();
    const reel = await reelIn(dir);
    const snow = { colour: BLUE, size: '640x360', seconds: 2, tone: null };
    const clip = await partOf(colourful(join(source.path, 'snow.mp4'), snow), 'snow');
    const made = await reel.make(orderOf([clip], { limit: 14_000 }), silent, never);
    expect(made).toEqual({ is: 'failed', why: 'too-long' });
    expect(await dir.list()).toEqual([]);
  });

  test('no parts, a name that is a path, a card that is no picture: broken callers', async () => {
    await using dir = await folder();
    const reel = await reelIn(dir);
    const part = await partOf(asset('landscape-silent'), 'one');
    await expect(reel.make(orderOf([]), silent, never)).rejects.toThrow(Fault);
    await expect(reel.make(orderOf([part], { name: '../one' }), silent, never)).rejects.toThrow(Fault);
    await expect(reel.make(orderOf([{ ...part, card: new Uint8Array(9) }]), silent, never)).rejects.toThrow(Fault);
    expect(await dir.list()).toEqual([]);
  });
});

describe.skipIf(ffmpeg === null)('called off', { timeout: 60_000 }, () => {
  test.each([0.02, 0.3, 0.7])(
    'when it is at %d: stopped, the process dead, nothing left; the next order is made',
    async (at) => {
      await using source = await folder();
      await using dir = await folder();
      const reel = await reelIn(dir);
      const snow = { colour: GREEN, size: '320x180', seconds: 2, tone: -20 };
      const one = await partOf(colourful(join(source.path, 'one.mp4'), snow), 'one');
      const shape = { width: 320, height: 180 };
      const order = orderOf([one, one], { ...shape, limit: 100_000 });
      const stop = new AbortController();
      const making = reel.make(order, (fraction) => fraction >= at && stop.abort(), stop.signal);
      const next = reel.make(orderOf([one], { ...shape, name: 'next' }), silent, never);
      expect(await making).toEqual({ is: 'stopped' });
      expect(await reel.make(order, silent, stop.signal)).toEqual({ is: 'stopped' });
      expect(await next).toMatchObject({ is: 'made', file: { name: 'next.mp4' } });
      expect(await dir.list()).toEqual([expect.stringMatching(/^next\./)]);
    },
  );
});

describe.skipIf(ffmpeg === null)('after a crash', { timeout: 60_000 }, () => {
  const program = fileURLToPath(new URL('programs/make-half.ts', import.meta.url));
  const clips = [asset('square-silent'), asset('square-sound')];

  test('killed between two shots: no film, and sweeping clears up; the order is made anew', async () => {
    await using dir = await folder();
    const child = spawn(process.execPath, [program, dir.path, ...clips], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(child.stdout), 'line');
    expect(line).toBe('half');
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    const left = await dir.list();
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((name) => /^jam-7\.[0-9a-f]{16}\.mp4\.part\//.test(name))).toBe(true);

    const reel = await reelIn(dir);
    expect(await reel.sweep(Instant.parse(0))).toBe(1);
    expect(await dir.list()).toEqual([]);
    const parts = await Promise.all(clips.map((path) => partOf(path, path)));
    const film = filmOf(await reel.make(orderOf(parts), silent, never));
    expect(probe(film.file.path)).toMatchObject({ pictures: 9.5 * 24 });
  });
});

test('sweeping takes old films and what a crash left, not young films, nor files of others', async () => {
  await using dir = await folder();
  const idle: Ffmpeg = { version: 'idle', run: () => Promise.reject(new Error('not to be called')) };
  const reel = await createReel({ ffmpeg: idle, folder: dir.path, now });
  const [old, young, work] = ['old', 'young', 'work'].map((name) => `${name}.0123456789abcdef.mp4`);
  await mkdir(join(dir.path, `${work}.part`));
  for (const name of [`${old}`, `${young}`, `${work}.part/000.mov`, 'notes.txt'])
    await writeFile(join(dir.path, name), 'x');
  await utimes(join(dir.path, `${old}`), NOW / 1000 - 60, NOW / 1000 - 60);
  await utimes(join(dir.path, `${young}`), NOW / 1000, NOW / 1000);
  expect(await reel.sweep(NOW)).toBe(2);
  expect(await dir.list()).toEqual(['notes.txt', young]);
});
