// What files are found to be: every type that is known, whatever it is called; what is cut or pretends.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MediaType } from '../../src/domain/media.ts';
import { heic, longBox, withOrientation } from './bytes.ts';
import { ALL, HOST, link, openSite, patient, sample, samplePath, sends } from './site.ts';

async function adopted(content: Uint8Array, wanted: readonly MediaType[] = ALL) {
  await using site = await openSite();
  const path = join(site.folder, 'given');
  await writeFile(path, content);
  const taken = await site.store.adopt(path, link('https://pictures.example/a'), wanted);
  return taken.ok ? taken.value : taken.refusal;
}

const picture = (mime: string, width = 40, height = 30) => ({
  type: 'image',
  mime,
  width,
  height,
  durationMs: null,
  fps: null,
});

describe('pictures', () => {
  it.each([
    ['still.jpg', 'image/jpeg'],
    ['still.png', 'image/png'],
    ['still.gif', 'image/gif'],
    ['still.bmp', 'image/bmp'],
    ['still.tiff', 'image/tiff'],
    ['lossy.webp', 'image/webp'],
    ['lossless.webp', 'image/webp'],
  ])('%s', async (name, mime) => {
    expect(await adopted(await sample(name))).toMatchObject(picture(mime));
  });

  it('heic and heif, upright and turned', async () => {
    expect(await adopted(heic(4032, 3024))).toMatchObject(picture('image/heic', 4032, 3024));
    expect(await adopted(heic(4032, 3024, { turns: 1 }))).toMatchObject(picture('image/heic', 3024, 4032));
    expect(await adopted(heic(4032, 3024, { turns: 2 }))).toMatchObject(picture('image/heic', 4032, 3024));
    expect(await adopted(heic(800, 600, { brand: 'mif1' }))).toMatchObject(picture('image/heif', 800, 600));
  });

  it('heic with boxes of 64-bit sizes', async () => {
    const long = Buffer.concat([heic(800, 600), longBox('free', Buffer.alloc(9))]);
    expect(await adopted(long)).toMatchObject(picture('image/heic', 800, 600));
    expect(await adopted(long.subarray(0, -1))).toEqual({ is: 'media-broken', type: 'image' });
  });

  it.each([
    [1, 40, 30],
    [3, 40, 30],
    [6, 30, 40],
    [8, 30, 40],
  ])('a photograph that lies (EXIF orientation %i)', async (orientation, width, height) => {
    const jpeg = await sample('still.jpg');
    for (const order of ['II', 'MM'] as const)
      expect(await adopted(withOrientation(jpeg, orientation, order))).toMatchObject(
        picture('image/jpeg', width, height),
      );
  });

  it('a photograph with a film behind it', async () => {
    const motion = Buffer.concat([await sample('still.jpg'), await sample('clip.mp4')]);
    expect(await adopted(motion)).toMatchObject(picture('image/jpeg'));
  });
});

describe('clips and sounds', () => {
  const clip = { type: 'video', width: 64, height: 48, fps: 12 };
  const sound = { type: 'audio', width: null, height: null, fps: null };
  it.each([
    ['clip.mp4', { ...clip, mime: 'video/mp4', durationMs: 1_000 }, 'mp4'],
    ['fragments.mp4', { ...clip, mime: 'video/mp4', durationMs: 1_167 }, 'mp4'],
    ['clip.mov', { ...clip, mime: 'video/quicktime', durationMs: 1_000 }, 'mov'],
    ['clip.webm', { ...clip, mime: 'video/webm', durationMs: 1_000 }, 'webm'],
    ['clip.mkv', { ...clip, mime: 'video/x-matroska', durationMs: 1_000 }, 'mkv'],
    ['sound.mp3', { ...sound, mime: 'audio/mpeg', durationMs: 1_080 }, 'mp3'],
    ['sound.wav', { ...sound, mime: 'audio/wav', durationMs: 500 }, 'wav'],
    ['sound.m4a', { ...sound, mime: 'audio/mp4', durationMs: 1_000 }, 'm4a'],
    ['sound.ogg', { ...sound, mime: 'audio/ogg', durationMs: 1_000 }, 'ogg'],
    ['sound.flac', { ...sound, mime: 'audio/flac', durationMs: 500 }, 'flac'],
    ['sound.aac', { ...sound, mime: 'audio/aac', durationMs: 1_152 }, 'aac'],
  ])('%s', async (name, expected, extension) => {
    const media = await adopted(await sample(name));
    expect(media).toMatchObject(expected);
    expect(media).toHaveProperty('file', expect.stringMatching(new RegExp(`^[0-9a-f]{32}\\.${extension}$`)));
  });
});

describe('a file is judged by its content', () => {
  it.each(['image/png', 'video/mp4', 'text/html', 'application/json', ''])(
    'not by a content type of %j',
    async (type) => {
      await using site = await openSite();
      site.on('/film.mp4', sends(await sample('still.jpg'), { 'content-type': type, 'content-disposition': 'x.mov' }));
      const taken = await site.store.take(link(`${HOST}/film.mp4`), ALL, patient());
      expect(taken).toMatchObject({ ok: true, value: picture('image/jpeg') });
    },
  );

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>Sign in</body></html>'],
    ['text that begins like a bitmap', 'BMX races and other sports of the summer'],
    ['a playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/passwd\n'],
    ['a drawing that could run scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['text in UTF-16', '\ufeffhello'],
  ])('%s is nothing that is known', async (_what, text) => {
    const content = Buffer.from(text, text.startsWith('\ufeff') ? 'utf16le' : 'utf8');
    expect(await adopted(content)).toEqual({ is: 'media-unknown', wanted: ALL });
  });

  it.each(['clip.avi', 'still.avif'])('%s is nothing that Venice takes', async (name) => {
    expect(await adopted(await sample(name))).toEqual({ is: 'media-unknown', wanted: ALL });
  });

  it('and must be of a type that was wanted', async () => {
    expect(await adopted(await sample('still.png'), ['video'])).toEqual({ is: 'media-unknown', wanted: ['video'] });
    expect(await adopted(await sample('sound.m4a'), ['video'])).toEqual({ is: 'media-unknown', wanted: ['video'] });
    expect(await adopted(await sample('clip.mp4'), ['image', 'audio'])).toEqual({
      is: 'media-unknown',
      wanted: ['image', 'audio'],
    });
  });
});

describe('a file that was cut is broken', () => {
  it.each([
    ['still.jpg', 'image'],
    ['still.png', 'image'],
    ['still.gif', 'image'],
    ['still.bmp', 'image'],
    ['still.tiff', 'image'],
    ['lossy.webp', 'image'],
    ['lossless.webp', 'image'],
    ['clip.mp4', 'video'],
    ['fragments.mp4', 'video'],
    ['clip.mov', 'video'],
    ['clip.webm', 'video'],
    ['clip.mkv', 'video'],
    ['sound.m4a', 'audio'],
    ['sound.mp3', 'audio'],
    ['sound.ogg', 'audio'],
  ])('%s', async (name, type) => {
    const whole = await sample(name);
    expect(await adopted(whole.subarray(0, Math.floor(whole.byteLength * 0.5)))).toEqual({ is: 'media-broken', type });
  });

  it('a WAV plays to where it ends, and is as long as that', async () => {
    const whole = await sample('sound.wav');
    expect(await adopted(whole.subarray(0, 2_044))).toMatchObject({ type: 'audio', durationMs: 250 });
  });
});

it('copies what it adopts and leaves it where it is', async () => {
  await using site = await openSite();
  const before = await sample('still.png');
  await site.store.adopt(samplePath('still.png'), link(HOST), ALL);
  expect(await sample('still.png')).toEqual(before);
  expect(await site.store.adopt(join(site.folder, 'gone.png'), link(HOST), ALL)).toEqual({
    ok: false,
    refusal: { is: 'media-gone' },
  });
});
