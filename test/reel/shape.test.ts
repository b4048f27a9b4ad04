// The film's shape and rate, its room, and what is read from a clip: pure choices.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { reelRate, reelShape } from '../../src/domain/reel.ts';
import { cardSize } from '../../src/services/reel/card.ts';
import { gainFor, rateIn } from '../../src/services/reel/footage.ts';
import { roomFor } from '../../src/services/reel/room.ts';
import { png, RED } from './clips.ts';

const of = (...shapes: readonly string[]) =>
  shapes.map((shape) => {
    const [width = 0, height = 0] = shape.split('x').map(Number);
    return { width, height };
  });

describe('the shape', () => {
  test.each([
    ['nothing', [], '1280x720'],
    ['one clip as it is', ['640x360'], '640x360'],
    ['more than 720p made smaller', ['1920x1080'], '1280x720'],
    ['upright', ['1080x1920', '1920x1080', '720x1280'], '720x1280'],
    ['square', ['1024x1024'], '720x720'],
    ['the most common ratio of the most common format', ['1248x704', '640x360', '1280x720', '720x1280'], '1280x720'],
    ['a draw goes to the first', ['480x854', '1280x720'], '480x854'],
    ['wide stays wide', ['1680x720'], '1280x548'],
    ['four to three', ['1440x1080'], '960x720'],
    ['odd sides become even', ['641x361'], '640x360'],
  ])('%s', (_, shapes, shape) => {
    expect(reelShape(of(...shapes))).toEqual(of(shape)[0]);
  });

  test('is even and within 720p for any clips', () => {
    const side = fc.integer({ min: 16, max: 8_192 });
    const clips = fc.array(fc.record({ width: side, height: side }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(clips, (some) => {
        const { width, height } = reelShape(some);
        expect([width % 2, height % 2]).toEqual([0, 0]);
        expect(Math.max(width, height)).toBeLessThanOrEqual(1_280);
        expect(Math.min(width, height)).toBeLessThanOrEqual(720);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('the rate', () => {
  test.each([
    [[{ rate: 24, durationMs: 5_000 }], 24],
    [[{ rate: 30, durationMs: 5_000 }], 30],
    [
      [
        { rate: 59.94, durationMs: 5_000 },
        { rate: 25, durationMs: 4_000 },
      ],
      30,
    ],
    [
      [
        { rate: 30, durationMs: 5_000 },
        { rate: 16, durationMs: 5_000 },
      ],
      24,
    ],
  ])('of %j is %i', (clips, rate) => {
    expect(reelRate(clips)).toBe(rate);
  });

  test('is read from the list of pictures, whose first may be decoded before it is shown', () => {
    const list =
      '#tb 0: 1/12288\n#media_type 0: video\n0, -1024, 0, 512, 9, 0x1\n0, -512, 1024, 512, 9, 0x1\n0, 0, 512, 512, 9, 0x1\n';
    expect(rateIn(list)).toBe(24);
    expect(rateIn('#tb 0: 1/15360\n0, 0, 0, 512, 9, 0x1\n')).toBe(24);
  });
});

describe('the loudness', () => {
  const said = (loudness: string) => `frame:0 pts:0\nlavfi.r128.I=-70.000\nframe:9 pts:9\nlavfi.r128.I=${loudness}\n`;

  test.each([
    ['a quiet clip becomes louder', said('-24.8'), 8.8],
    ['a loud one quieter', said('-9'), -7],
    ['only so much', said('-45'), 20],
    ['noise stays noise', said('-58'), 0],
    ['silence stays silence', said('-inf'), 0],
    ['nothing said', null, 0],
  ])('%s', (_, levels, gain) => {
    expect(gainFor(levels)).toBeCloseTo(gain);
  });
});

describe('the room', () => {
  const film = { width: 1280, height: 720, sound: true };

  test.each([
    ['a short film keeps its pixels', 30_000, 10_485_760, '1280x720'],
    ['a longer one has fewer', 270_000, 10_485_760, '854x480'],
    ['eight minutes in 10 MiB', 482_000, 10_485_760, '640x360'],
    ['a quarter of an hour is poor', 900_000, 10_485_760, '426x240'],
    ['the same in 100 MiB is not', 900_000, 104_857_600, '1280x720'],
  ])('%s', (_, durationMs, limit, shape) => {
    expect(roomFor({ ...film, durationMs }, limit)).toEqual(of(shape)[0]);
  });

  test('none at all', () => {
    expect(roomFor({ ...film, durationMs: 900_000 }, 1_000_000)).toBeNull();
  });
});

test('a card is a PNG with a size', () => {
  expect(cardSize(png(640, 360, RED))).toEqual({ width: 640, height: 360 });
  expect(() => cardSize(new Uint8Array(40))).toThrow(Fault);
  expect(() => cardSize(png(640, 360, RED).subarray(0, 20))).toThrow(Fault);
});
