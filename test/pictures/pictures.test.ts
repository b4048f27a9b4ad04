// Real PNG files from the drawing thread, read back: their size, and what is at the places where it should be.
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { usd } from '../../src/domain/money.ts';
import { barsOf } from '../../src/services/pictures/bars.ts';
import { PALETTES } from '../../src/services/pictures/palette.ts';
import { createPictures } from '../../src/services/pictures/pictures.ts';
import { createRender } from '../../src/services/pictures/render.ts';
import { layOut } from '../../src/services/pictures/spend-chart.ts';
import { decode, type Pixels } from './decode.ts';
import { chartOf, clipOf, fonts, treeOf, written } from './scenes.ts';

const pictures = createPictures(60_000);

/** How many colours there are on a grid of points: one on a picture that is blank. */
function coloursOf(pixels: Pixels): number {
  const seen = new Set<string>();
  for (let y = 0; y < pixels.height; y += 3) for (let x = 0; x < pixels.width; x += 3) seen.add(pixels.at(x, y));
  return seen.size;
}

describe('pictures', () => {
  it.each(['dark', 'light'] as const)('show what was spent in the %s theme', async (theme) => {
    const chart = chartOf({ theme, budget: { label: 'Budget: $5.00', amount: usd(5) } });
    const palette = PALETTES[theme];
    const { frame, bars, barScale, height } = layOut(chart, palette, fonts);
    const pixels = decode(await pictures.spendChart(chart));
    expect([pixels.width, pixels.height]).toEqual([1_200, height]);
    expect(pixels.at(2, 2)).toBe(palette.ground);
    const [first] = barsOf(chart.days, frame, bars, barScale);
    if (first === undefined) throw new Error('no bar');
    const middle = first.x + first.width / 2;
    expect(pixels.at(middle, first.y + 6)).toBe(palette.series[0]);
    expect(pixels.at(middle, bars.y + bars.height - 8)).toBe(palette.series[0]);
    expect(pixels.at(middle, first.y - 6)).toBe(palette.ground);
    expect(coloursOf(pixels)).toBeGreaterThan(20);
  });

  it('show where a clip led', async () => {
    const clips = [
      clipOf({ id: 'a' }),
      clipOf({ id: 'b', parent: 'a', title: written('<b>&"\u0007') }),
      clipOf({ id: 'c', parent: 'x' }),
    ];
    const pixels = decode(await pictures.lineage(treeOf(clips)));
    expect(pixels.width).toBeGreaterThan(800);
    expect(pixels.at(2, 2)).toBe(PALETTES.dark.ground);
    expect(coloursOf(pixels)).toBeGreaterThan(20);
  });

  it.each([
    [1_280, 720],
    [719, 1_279],
  ])('stand between clips, %d × %d to the pixel and opaque', async (width, height) => {
    const card = { width, height, heading: null, big: written('שלום & مرحبا'), small: [written('by Ada')] };
    const pixels = decode(await pictures.titleCard(card));
    expect([pixels.width, pixels.height]).toEqual([width, height]);
    expect(coloursOf(pixels)).toBeGreaterThan(5);
  });

  it('are drawn one after the other, each its own', async () => {
    const card = (side: number) =>
      pictures.titleCard({ width: side, height: side, heading: null, big: written('Go'), small: [] });
    const drawn = await Promise.all([64, 65, 66].map(card));
    expect(drawn.map((png) => decode(png).width)).toEqual([64, 65, 66]);
  });

  it('refuse what no chart is before any drawing', async () => {
    await expect(pictures.spendChart(chartOf({ series: [] }))).rejects.toThrow(RangeError);
    await expect(
      pictures.titleCard({ width: 9, height: 9, heading: null, big: written('x'), small: [] }),
    ).rejects.toThrow(RangeError);
  });
});

describe('drawing', () => {
  it('that takes too long is a Fault that may be tried again', async () => {
    const failure = await createPictures(1)
      .spendChart(chartOf())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Fault);
    expect(failure).toMatchObject({ retryable: true });
  });

  it('that breaks is a Fault, and those that wait are drawn', async () => {
    const render = createRender(60_000);
    const broken = render('<svg').catch((error: unknown) => error);
    const next = render(
      '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="4"><rect width="5" height="4" fill="#102030"/></svg>',
    );
    expect(await broken).toBeInstanceOf(Fault);
    const pixels = decode(await next);
    expect([pixels.width, pixels.height, pixels.at(2, 2)]).toEqual([5, 4, '#102030']);
  });
});
