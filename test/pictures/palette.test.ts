// Both themes hold what WCAG 2.2 asks: letters by 4.5 to 1, lines and areas by 3 to 1, and series that those who see few
// colours can tell from their neighbours by brightness or by pattern.
import { describe, expect, it } from 'vitest';
import type { Theme } from '../../src/domain/pictures.ts';
import { PALETTES } from '../../src/services/pictures/palette.ts';

/** WCAG 2.2: relative luminance, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each<Theme>(['dark', 'light'])('the %s theme', (theme) => {
  const palette = PALETTES[theme];

  it.each(['text', 'muted', 'accent'] as const)('has %s that is read on every ground', (ink) => {
    for (const ground of [palette.ground, palette.card, palette.marked])
      expect(contrast(palette[ink], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('has lines and areas that stand out from the ground', () => {
    for (const colour of [palette.edge, palette.spent, palette.forecast, palette.budget, ...palette.series])
      expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(3);
  });

  it('has a colour for each of eight series', () => {
    expect(new Set(palette.series).size).toBe(8);
  });
});
