// Bytes made to hurt: whatever comes, a reader answers with a size or with nothing, and soon.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, withBytes } from '../../src/services/media/bytes.ts';
import { kindOf, type PictureFormat } from '../../src/services/media/kinds.ts';
import { SIZE_READERS } from '../../src/services/media/pictures/pictures.ts';
import { createProbe } from '../../src/services/media/probe.ts';
import { box, chunk, heic, u32, withOrientation } from './bytes.ts';
import { openSite, sample, samplePath } from './site.ts';

const SEEDS: readonly (readonly [PictureFormat, () => Promise<Buffer>])[] = [
  ['jpeg', async () => withOrientation(await sample('still.jpg'), 6)],
  ['png', () => sample('still.png')],
  ['gif', () => sample('still.gif')],
  ['webp', () => sample('lossy.webp')],
  ['webp', () => sample('lossless.webp')],
  ['bmp', () => sample('still.bmp')],
  ['tiff', () => sample('still.tiff')],
  ['heic', async () => heic(4032, 3024)],
];

const read = (format: PictureFormat, content: Uint8Array) => SIZE_READERS[format](bytesOf(Buffer.from(content)));
const isSize = (side: number) => Number.isSafeInteger(side) && side > 0;

describe.each(SEEDS)('%s', (format, seed) => {
  it('with bytes changed and its end cut answers with a size or nothing', async () => {
    const whole = await seed();
    const change = fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(whole.byteLength), async (changes, length) => {
        const hurt = Buffer.from(whole);
        for (const [at, value] of changes) hurt[at] = value;
        const size = await read(format, hurt.subarray(0, length));
        expect(size === null || (isSize(size.width) && isSize(size.height))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('that goes on with noise answers with a size or nothing', async () => {
    const whole = await seed();
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.uint8Array({ maxLength: 400 }), async (kept, noise) => {
        const size = await read(format, Buffer.concat([whole.subarray(0, kept), noise]));
        expect(size === null || (isSize(size.width) && isSize(size.height))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same from a file as from memory', async () => {
    await using site = await openSite();
    const whole = await seed();
    const path = join(site.folder, 'given');
    await writeFile(path, whole);
    expect(await withBytes(path, SIZE_READERS[format])).toEqual(await read(format, whole));
  });
});

it('knows a kind, or none, of any first bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (head) => {
      expect(['picture', 'tracks', undefined]).toContain(kindOf(Buffer.from(head))?.is);
    }),
    { numRuns: 2_000 },
  );
});

describe('a file of nothing but tiny parts ends at a budget', () => {
  it.each<readonly [PictureFormat, string, () => Promise<Buffer>]>([
    [
      'gif',
      'blocks of one byte',
      async () => Buffer.concat([GIF, Buffer.from([0x21, 0xfe]), Buffer.alloc(2_000_000, 1)]),
    ],
    ['gif', 'empty extensions', async () => Buffer.concat([GIF, repeat(Buffer.from([0x21, 0xfe, 0]), 600_000)])],
    [
      'png',
      'empty chunks',
      async () =>
        Buffer.concat([(await sample('still.png')).subarray(0, 33), repeat(chunk('tEXt', Buffer.alloc(0)), 100_000)]),
    ],
    ['jpeg', 'empty segments', async () => Buffer.concat([JPEG, repeat(Buffer.from([0xff, 0xfe, 0, 2]), 100_000)])],
    ['jpeg', 'fill', async () => Buffer.concat([JPEG, Buffer.alloc(1_000_000, 0xff)])],
    ['heic', 'empty boxes', async () => repeat(box('free'), 100_000)],
    ['heic', 'boxes that go back', async () => Buffer.concat([box('ftyp'), u32(0xffff_ffff, 0x6d657461)])],
    ['tiff', 'a directory of its own header', async () => Buffer.from('II*\0\0\0\0\0', 'latin1')],
  ])('%s: %s', async (format, _what, made) => {
    expect(await read(format, await made())).toBeNull();
  });
});

const GIF = Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1');
const JPEG = Buffer.from([0xff, 0xd8]);
const repeat = (piece: Buffer, times: number) => Buffer.concat(Array.from({ length: times }, () => piece));

describe('the thread that looks into clips', () => {
  it('is ended when a file keeps it turning, and the next file has another one', async () => {
    await using site = await openSite();
    const path = join(site.folder, 'given');
    const whole = await sample('sound.flac');
    await writeFile(path, whole.subarray(0, whole.byteLength / 2));
    const probe = createProbe(3_000);
    const [turning, next] = await Promise.all([probe(path, 'flac'), probe(samplePath('sound.mp3'), 'mp3')]);
    expect(turning).toEqual({ is: 'broken' });
    expect(next).toMatchObject({ is: 'tracks', mime: 'audio/mpeg' });
  });

  it('says when the file is not there, rather than that it is broken', async () => {
    await using site = await openSite();
    const probe = createProbe();
    const gone = join(site.folder, 'gone');
    for (const container of ['iso', 'mp3'] as const)
      await expect(probe(gone, container)).rejects.toMatchObject({ name: 'Fault', retryable: true });
  });

  it.each([
    ['clip.mp4', 'iso'],
    ['clip.webm', 'matroska'],
    ['sound.ogg', 'ogg'],
    ['sound.mp3', 'mp3'],
    ['sound.wav', 'wave'],
    ['sound.aac', 'adts'],
  ] as const)('answers for %s with bytes changed', async (name, container) => {
    await using site = await openSite();
    const whole = await sample(name);
    const path = join(site.folder, 'given');
    const probe = createProbe(4_000);
    const change = fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const hurt = Buffer.from(whole);
        for (const [at, value] of changes) hurt[at] = value;
        await writeFile(path, hurt);
        expect(['tracks', 'broken']).toContain((await probe(path, container)).is);
      }),
      { numRuns: 3 },
    );
  });
});
