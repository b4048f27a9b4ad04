// The film on paper: lengths add up, every piece has a moment of its own, chapters begin where their part is alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Script, timelineOf } from '../../src/services/reel/timeline.ts';

const part = (title: string, durationMs: number, card = true) => ({ title, durationMs, card });

describe('dissolving', () => {
  test('each of four seams takes half a second off', () => {
    const parts = [part('one', 5_000), part('two', 3_000)];
    const film = timelineOf({ rate: 24, opening: true, parts, crossFade: true });
    expect(film.durationMs).toBe(2_000 + 2_000 + 5_000 + 2_000 + 3_000 - 4 * 500);
    expect(film.frames).toBe(288);
    expect(film.chapters).toEqual([
      { title: 'one', startMs: 2_000 },
      { title: 'two', startMs: 8_000 },
    ]);
    expect(film.shots.map(({ head, tail, toBlack }) => [head, tail, toBlack])).toEqual([
      [0, 12, 0],
      [12, 12, 0],
      [12, 12, 0],
      [12, 12, 0],
      [12, 0, 12],
    ]);
  });

  test('without an opening or cards the first chapter is the first picture', () => {
    const parts = [part('one', 5_000, false), part('two', 5_000, false)];
    const film = timelineOf({ rate: 30, opening: false, parts, crossFade: true });
    expect(film.chapters.map(({ startMs }) => startMs)).toEqual([0, 5_000]);
    expect(film.durationMs).toBe(9_500);
  });

  test('a clip too short for two dissolves gets shorter ones', () => {
    const parts = [part('one', 5_000, false), part('blink', 500, false), part('two', 5_000, false)];
    const film = timelineOf({ rate: 24, opening: false, parts, crossFade: true });
    expect(film.shots.map(({ head, tail }) => [head, tail])).toEqual([
      [0, 4],
      [4, 4],
      [4, 0],
    ]);
  });
});

describe('cuts', () => {
  test('nothing overlaps; cards come out of black and go into it; the film begins at full light and ends in black', () => {
    const parts = [part('one', 5_000, false), part('two', 5_000, true)];
    const film = timelineOf({ rate: 24, opening: true, parts, crossFade: false });
    expect(film.durationMs).toBe(14_000);
    expect(film.chapters.map(({ startMs }) => startMs)).toEqual([2_000, 7_000]);
    expect(film.shots.map(({ head, tail, fromBlack, toBlack }) => [head, tail, fromBlack, toBlack])).toEqual([
      [0, 0, 0, 12],
      [0, 0, 0, 0],
      [0, 0, 12, 12],
      [0, 0, 0, 12],
    ]);
  });
});

test('for any film', () => {
  const script: fc.Arbitrary<Script> = fc.record({
    rate: fc.constantFrom(24, 30),
    opening: fc.boolean(),
    crossFade: fc.boolean(),
    parts: fc.array(
      fc.record({ title: fc.string(), durationMs: fc.integer({ min: 1, max: 60_000 }), card: fc.boolean() }),
      { minLength: 1, maxLength: 30 },
    ),
  });
  fc.assert(
    fc.property(script, (one) => {
      const { shots, frames, chapters, durationMs } = timelineOf(one);
      const overlaps = shots.reduce((sum, { tail }) => sum + tail, 0);
      expect(frames).toBe(shots.reduce((sum, { piece }) => sum + piece.frames, 0) - overlaps);
      for (const [index, { piece, head, tail, fromBlack, toBlack }] of shots.entries()) {
        expect(head).toBe(shots[index - 1]?.tail ?? 0);
        expect(piece.frames - head - tail - fromBlack - toBlack).toBeGreaterThanOrEqual(1);
      }
      expect(chapters.map(({ title }) => title)).toEqual(one.parts.map(({ title }) => title));
      for (const [index, { startMs }] of chapters.entries()) {
        expect(startMs).toBeGreaterThan(chapters[index - 1]?.startMs ?? -1);
        expect(startMs).toBeLessThan(durationMs);
      }
    }),
  );
});
