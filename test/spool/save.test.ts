// Saving: what comes is written as it comes, judged by its content, and never thrown away.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { JobId } from '../../src/domain/ids.ts';
import { createSpool } from '../../src/services/spool/spool.ts';
import { ffmpeg, folder, fragmented, inPieces, JOB, made, NOW, PLACEHOLDER, SILENT, SOUND } from './clips.ts';

const spoolIn = (path: string) => createSpool({ folder: path, now: () => NOW, ffmpeg: null });

describe('a whole clip', () => {
  test.each([
    ['with sound', SOUND, { width: 640, height: 360, durationMs: 5000, sound: true }],
    ['silent, upright', SILENT, { width: 360, height: 640, durationMs: 5000, sound: false }],
  ])('%s is saved byte for byte under its final name', async (_name, bytes, facts) => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const saved = await spool.save(JOB, inPieces(bytes));
    expect(saved).toEqual({ is: 'saved', clip: { file: 'k7m2xq.mp4', bytes: bytes.byteLength, ...facts } });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
    expect((await readFile(join(dir.path, 'k7m2xq.mp4'))).equals(bytes)).toBe(true);
    expect((await stat(join(dir.path, 'k7m2xq.mp4'))).mtimeMs).toBe(NOW);
    expect(await spool.find('k7m2xq.mp4')).toEqual({
      path: join(dir.path, 'k7m2xq.mp4'),
      bytes: bytes.byteLength,
      name: 'k7m2xq.mp4',
    });
  });

  test('saved again replaces the first, as after a crash before the move', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    await spool.save(JOB, inPieces(SILENT));
    await spool.save(JOB, inPieces(SOUND));
    expect((await readFile(join(dir.path, 'k7m2xq.mp4'))).equals(SOUND)).toBe(true);
  });

  test('padded to 64 MiB goes to disk piece by piece: nothing waits in memory', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const part = join(dir.path, 'k7m2xq.mp4.part');
    const padding = Buffer.alloc(1024 * 1024);
    const free = Buffer.alloc(8);
    free.writeUInt32BE(8 + 64 * padding.byteLength);
    free.write('free', 4, 'latin1');
    let given = 0;
    let mostWaiting = 0;
    async function* large() {
      for (const piece of [SOUND, free, ...Array.from({ length: 64 }, () => padding)]) {
        // The next piece is asked for only when every earlier one is in the file.
        if (given > 0) mostWaiting = Math.max(mostWaiting, given - (await stat(part)).size);
        given += piece.byteLength;
        yield piece;
      }
    }
    expect(await spool.save(JOB, large())).toMatchObject({ is: 'saved', clip: { bytes: given } });
    expect(given).toBeGreaterThan(64 * 1024 * 1024);
    expect(mostWaiting).toBe(0);
  });

  test.skipIf(ffmpeg === null)('in fragments is a clip too', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    expect(await spool.save(JOB, inPieces(await fragmented()))).toMatchObject({ is: 'saved', clip: { width: 320 } });
  });
});

describe('broken, and set aside', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.byteLength / 2);
  const endless = (bytes: Buffer) => {
    // A last box of declared size 0 reaches to the end of the file, wherever that is.
    const mdat = bytes.indexOf('mdat', 0, 'latin1') - 4;
    const copy = Buffer.from(bytes);
    copy.writeUInt32BE(0, mdat);
    return copy;
  };
  test.each([
    ['half of it', half(SOUND)],
    ['all but the last byte', SOUND.subarray(0, -1)],
    ['the first box alone', SOUND.subarray(0, 32)],
    ['cut inside the head of a box', SOUND.subarray(0, 36)],
    ['half of one whose last box has no size', half(endless(SOUND))],
    ['a page', Buffer.from('<html>not a clip</html>'.repeat(100))],
    ['JSON', Buffer.from('{"status":"PROCESSING"}')],
    ['noise behind a good beginning', Buffer.concat([SOUND.subarray(0, 32), Buffer.alloc(90_000, 0x55)])],
    [
      'boxes with nothing in them',
      Buffer.concat(['ftyp', 'moov', 'mdat'].map((type) => Buffer.from(`\0\0\0\x08${type}`))),
    ],
  ])('%s', async (_name, bytes) => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    expect(await spool.save(JOB, inPieces(bytes))).toMatchObject({ is: 'broken' });
    expect(await dir.list()).toEqual(['rejected/k7m2xq.mp4']);
    expect((await readFile(join(dir.path, 'rejected', 'k7m2xq.mp4'))).equals(bytes)).toBe(true);
  });

  test('nothing at all leaves nothing', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    expect(await spool.save(JOB, inPieces(Buffer.alloc(0)))).toEqual({ is: 'broken', why: 'nothing came' });
    expect(await dir.list()).toEqual([]);
  });

  test.each([
    [new Fault('the transfer broke off (UND_ERR_SOCKET)'), 'the transfer broke off (UND_ERR_SOCKET)'],
    [new Error('GET https://share.test/secret failed'), 'the stream ended early'],
  ])('a stream that throws: %s', async (error, why) => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    async function* breaking() {
      yield half(SOUND);
      throw error;
    }
    expect(await spool.save(JOB, breaking())).toEqual({ is: 'broken', why });
    expect(await dir.list()).toEqual(['rejected/k7m2xq.mp4']);
  });

  test.skipIf(ffmpeg === null)('an audio file is no clip', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const audio = await made('-f', 'lavfi', '-i', 'sine=duration=2', '-c:a', 'aac');
    expect(await spool.save(JOB, inPieces(audio))).toEqual({ is: 'broken', why: 'no picture track' });
  });

  test('the longest try of a job is the one that stays', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    for (const length of [9_000, 20_000, 5_000]) await spool.save(JOB, inPieces(SOUND.subarray(0, length)));
    expect((await stat(join(dir.path, 'rejected', 'k7m2xq.mp4'))).size).toBe(20_000);
  });

  test('at most twenty are kept', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    for (let i = 10; i < 35; i += 1) await spool.save(JobId.parse(`jjjj${i}`), inPieces(half(SILENT)));
    expect(await dir.list()).toHaveLength(20);
  });
});

describe('placeholders', () => {
  test('a tiny still card is told from a clip, and set aside', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const bytes = PLACEHOLDER.byteLength;
    expect(await spool.save(JOB, inPieces(PLACEHOLDER))).toEqual({ is: 'placeholder', bytes });
    expect(await dir.list()).toEqual(['rejected/k7m2xq.mp4']);
  });

  const H264 = ['-t', '5', '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-crf', '23'];
  test.skipIf(ffmpeg === null).each([
    ['a black card', ['-f', 'lavfi', '-i', 'color=black:s=1280x720:r=24'], 'placeholder'],
    ['a card with a sign on it', ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=24,loop=loop=-1:size=1'], 'placeholder'],
    ['a night sky', ['-f', 'lavfi', '-i', 'color=0x101020:s=640x360:r=24,noise=alls=4:allf=t'], 'saved'],
    ['slow colours', ['-f', 'lavfi', '-i', 'gradients=s=640x360:r=24:speed=0.005:seed=3'], 'saved'],
  ])('%s at low motion: %s', async (_name, input, expected) => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const bytes = await made(...input, ...H264);
    expect(bytes.byteLength).toBeLessThan(100_000);
    expect((await spool.save(JOB, inPieces(bytes))).is).toBe(expected);
  });
});

describe('a disk that refuses', () => {
  test('is a retryable Fault, and the stream is let go', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    await rm(dir.path, { recursive: true });
    let released = false;
    async function* watched() {
      try {
        yield* inPieces(SOUND);
      } finally {
        released = true;
      }
    }
    const body = watched();
    await body.next();
    const error: unknown = await spool.save(JOB, body).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ retryable: true, message: 'the clip folder refuses (ENOENT)' });
    expect(released).toBe(true);
  });

  test('a final name that is taken by a folder is a Fault too: the clip is not called saved', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    await mkdir(join(dir.path, 'k7m2xq.mp4', 'full'), { recursive: true });
    await expect(spool.save(JOB, inPieces(SOUND))).rejects.toMatchObject({ name: 'Fault', retryable: true });
  });

  test('what an earlier process left half written does not stand in the way', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    await writeFile(join(dir.path, 'k7m2xq.mp4.part'), Buffer.alloc(SOUND.byteLength * 2));
    expect(await spool.save(JOB, inPieces(SOUND))).toMatchObject({ is: 'saved' });
    expect(await dir.list()).toEqual(['k7m2xq.mp4']);
  });

  test('two saves of one clip at once are a mistake, and the first is unharmed', async () => {
    await using dir = await folder();
    const spool = await spoolIn(dir.path);
    const first = spool.save(JOB, inPieces(SOUND));
    await expect(spool.save(JOB, inPieces(SILENT))).rejects.toThrow(Fault);
    expect(await first).toMatchObject({ is: 'saved', clip: { bytes: SOUND.byteLength } });
  });
});
