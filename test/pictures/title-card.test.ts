// Title cards of every shape: whole words as large as fit, and nothing beyond the edges that players hide.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TitleCard } from '../../src/domain/pictures.ts';
import { areaOf } from '../../src/services/pictures/scene.ts';
import { titleScene } from '../../src/services/pictures/title-card.ts';
import { anyWritten, flawsOf, fonts, labelsOf, textsOf, written } from './scenes.ts';

const cardOf = (parts: Partial<TitleCard> = {}): TitleCard => ({
  width: 1_280,
  height: 720,
  heading: written('Friday jam'),
  big: written('Venice under water'),
  small: [written('by Ada'), written('12 votes')],
  ...parts,
});

const SHAPES = [
  [1_280, 720],
  [720, 1_280],
  [720, 720],
  [1_920, 818],
  [640, 480],
  [64, 64],
] as const;

describe('a title card', () => {
  it.each(SHAPES)('of %d × %d has that size and says everything', (width, height) => {
    const scene = titleScene(cardOf({ width, height }), fonts);
    expect([scene.width, scene.height]).toEqual([width, height]);
    expect(textsOf(scene).join(' ')).toBe('Friday jam Venice under water by Ada 12 votes');
    expect(flawsOf(scene)).toEqual([]);
  });

  it('is lettered largest in its middle, and larger when there is less to say', () => {
    const sizeOf = (card: TitleCard, word: string) =>
      labelsOf(titleScene(card, fonts)).find(({ text }) => text.includes(word))?.size ?? 0;
    const [heading, big, small] = ['Friday', 'Venice', 'Ada'].map((word) => sizeOf(cardOf(), word));
    expect([big, heading, small].toSorted((a = 0, b = 0) => b - a)).toEqual([big, heading, small]);
    expect(big).toBeGreaterThan(2 * (heading ?? 0));
    expect(sizeOf(cardOf({ big: written('Venice under water '.repeat(8)) }), 'Venice')).toBeLessThan(big ?? 0);
  });

  it('breaks no word that can stand whole, and cuts what cannot fit at any size', () => {
    const whole = textsOf(titleScene(cardOf({ big: written('Unquestionably extraordinary gondolas') }), fonts));
    expect(whole.join(' ')).toContain('Unquestionably extraordinary gondolas');
    const cut = textsOf(titleScene(cardOf({ heading: null, small: [], big: written('gondola '.repeat(120)) }), fonts));
    expect(cut.at(-1)?.endsWith('…')).toBe(true);
  });

  it('leaves out a line that says nothing', () => {
    const scene = titleScene(cardOf({ heading: null, big: written('Venice'), small: [written('', '')] }), fonts);
    expect(textsOf(scene)).toEqual(['Venice']);
  });

  it('says who made it even when the name cannot be drawn', () => {
    expect(textsOf(titleScene(cardOf({ small: [written('東京', 'tokyo_fan')] }), fonts))).toContain('tokyo_fan');
  });

  it('keeps any words within the safe part of any shape, and none on others', () => {
    const side = fc.oneof(fc.integer({ min: 64, max: 4_096 }), fc.constantFrom(64, 4_096));
    const cards = fc.record({
      width: side,
      height: side,
      heading: fc.option(anyWritten),
      big: anyWritten,
      small: fc.array(anyWritten, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(cards, (card) => {
        const scene = titleScene(card, fonts);
        expect(flawsOf(scene)).toEqual([]);
        for (const { x, y, width, height } of labelsOf(scene).map((label) => areaOf(label, fonts))) {
          expect(x).toBeGreaterThanOrEqual(card.width * 0.08);
          expect(x + width).toBeLessThanOrEqual(card.width * 0.92);
          expect(y).toBeGreaterThanOrEqual(card.height * 0.08);
          expect(y + height).toBeLessThanOrEqual(card.height * 0.92);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [63, 720],
    [1_280, 4_097],
    [1_280.5, 720],
    [Number.NaN, 720],
  ])('of %d × %d is refused', (width, height) => {
    expect(() => titleScene(cardOf({ width, height }), fonts)).toThrow(RangeError);
  });
});
