// The clips themselves: the committed ones are real and small, padding leaves them playable, and with ffmpeg they take
// the shape, the length and the sound that were asked for.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtinName, clipChunks, clipLength, createClips, padded, ratioOf } from '../../../sandbox/venice/clips.ts';
import { findFont } from '../../../sandbox/venice/fonts.ts';
import { findRenderer, frameOf, wrap } from '../../../sandbox/venice/renderer.ts';
import { inspect } from './support.ts';

const asset = (name: string) => readFileSync(new URL(`../../../sandbox/venice/assets/${name}`, import.meta.url));
const SPEC = { prompt: 'A lamp', caption: 'Wan', aspect: '16:9', resolution: '720p', seconds: 2, sound: true };
const renderer = await findRenderer();

describe('the committed clips', () => {
  test.each([
    ['landscape', 640, 360],
    ['portrait', 360, 640],
    ['square', 480, 480],
  ])('%s: five seconds of H.264, with and without sound, ready to stream', async (shape, width, height) => {
    for (const [name, audioCodec] of [
      [`${shape}-sound.mp4`, 'aac'],
      [`${shape}-silent.mp4`, undefined],
    ] as const) {
      const bytes = asset(name);
      expect(await inspect(bytes)).toMatchObject({ seconds: 5, width, height, codec: 'avc', packets: 120, audioCodec });
      expect(bytes.length).toBeGreaterThan(10_000);
      expect(bytes.length).toBeLessThan(60_000);
      expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    }
  });

  test('are chosen by shape and sound', () => {
    const name = (aspect: string | undefined, sound: boolean) => builtinName({ aspect, sound });
    expect(name('21:9', true)).toBe('landscape-sound.mp4');
    expect(name('3:4', false)).toBe('portrait-silent.mp4');
    expect(name('1:1', true)).toBe('square-sound.mp4');
    expect(name('auto', true)).toBe('landscape-sound.mp4');
    expect(ratioOf(undefined)).toBeCloseTo(16 / 9);
  });
});

describe('padding', () => {
  test('reaches the size exactly and leaves the clip playable', async () => {
    const clip = padded(asset('portrait-sound.mp4'), 1_000_001);
    const bytes = Buffer.concat([...clipChunks(clip)]);
    expect(bytes.length).toBe(1_000_001);
    expect(clipLength(clip)).toBe(1_000_001);
    expect(await inspect(bytes)).toMatchObject({ seconds: 5, packets: 120 });
  });

  test('leaves a large clip alone, and never makes a box too small to be one', () => {
    const bytes = new Uint8Array(100);
    expect(padded(bytes, 50).padding).toBe(0);
    expect(padded(bytes, 103).padding).toBe(8);
  });
});

describe('words and frames', () => {
  test('lines are as long as they may be, and too many end in an ellipsis', () => {
    expect(wrap('one two three', 7, 5)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4, 5)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('a b c d e f', 1, 3)).toEqual(['a', 'b', '…']);
    expect(wrap(' \n ', 5, 3)).toEqual(['']);
  });

  test('keep the shape, with even sides', () => {
    expect(frameOf(SPEC)).toEqual({ width: 640, height: 360, fps: 24 });
    const tall = frameOf({ aspect: '9:21', resolution: '4k', seconds: 20 });
    expect(tall.width / tall.height).toBeCloseTo(9 / 21, 1);
    expect([tall.width % 2, tall.height % 2, tall.fps]).toEqual([0, 0, 8]);
  });
});

describe.skipIf(renderer === undefined)('with ffmpeg', () => {
  test('a clip has the asked shape, length and sound, and is drawn once', async () => {
    const warnings: string[] = [];
    const clips = createClips(renderer, (message) => warnings.push(message));
    const spec = { ...SPEC, prompt: `It's 100% "odd": \\ % {x} [y]; ${'long '.repeat(80)}`, aspect: '9:16' };
    clips.prepare(spec);
    const [first, second] = await Promise.all([clips.fetch(spec), clips.fetch(spec)]);
    expect(warnings).toEqual([]);
    expect(first.bytes).toBe(second.bytes);
    expect(clipLength(first)).toBeGreaterThanOrEqual(300_000);
    const seen = await inspect(first.bytes);
    expect(seen).toMatchObject({ width: 360, height: 640, codec: 'avc', audioCodec: 'aac' });
    expect(seen.seconds).toBeCloseTo(2, 0);
  });

  test('another prompt makes another picture', async () => {
    const clips = createClips(renderer, () => undefined);
    const [first, second] = await Promise.all([
      clips.fetch({ ...SPEC, seconds: 1, sound: false }),
      clips.fetch({ ...SPEC, seconds: 1, sound: false, prompt: 'A bridge' }),
    ]);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(false);
    expect((await inspect(first.bytes)).audioCodec).toBeUndefined();
  });
});

test('a renderer that fails is reported, and a committed clip stands in', async () => {
  const warnings: string[] = [];
  const broken = { render: async () => ({ ok: false, reason: 'no disk' }) as const, close: async () => undefined };
  const clip = await createClips(broken, (message) => warnings.push(message)).fetch(SPEC);
  expect(Buffer.from(clip.bytes).equals(asset('landscape-sound.mp4'))).toBe(true);
  expect(warnings).toEqual([expect.stringContaining('no disk')]);
});

test('a font is a TrueType file, where there is one', async () => {
  expect((await findFont()) ?? 'none.ttf').toMatch(/\.ttf$/i);
});
