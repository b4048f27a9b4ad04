// The figures of the spend chart: heights are to each other as amounts are, axes are round, all words have room.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUsd, usd } from '../../src/domain/money.ts';
import { MAX_SERIES, type SpendChart } from '../../src/domain/pictures.ts';
import { barsOf } from '../../src/services/pictures/bars.ts';
import { forecastPoints, spentPoints } from '../../src/services/pictures/pace.ts';
import { HATCHES, PALETTES } from '../../src/services/pictures/palette.ts';
import { scaleOf } from '../../src/services/pictures/scale.ts';
import type { Area } from '../../src/services/pictures/scene.ts';
import { layOut, spendScene } from '../../src/services/pictures/spend-chart.ts';
import { anyAmount, anyWords, anyWritten, chartOf, flawsOf, fonts, textsOf, written } from './scenes.ts';

const dayNames = (from: number, count: number) => Array.from({ length: count }, (_, index) => `${from + index}`);
const measured = (chart: SpendChart) => layOut(chart, PALETTES.dark, fonts);

describe('scales', () => {
  it('reach to the largest amount in few steps of 1, 2 or 5', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 2, max: 8 }), (largest, most) => {
        const { top, ticks, heightOf } = scaleOf(largest, 300, most);
        const step = ticks[1] ?? 0;
        expect(top).toBeGreaterThanOrEqual(largest);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.at(-1)).toBe(top);
        expect([1, 2, 5]).toContain(Number(String(step).replace(/0+$/, '')));
        expect(heightOf(0)).toBe(0);
        expect(heightOf(top)).toBeCloseTo(300, 6);
      }),
    );
  });

  it.each([
    [0, '$0.00 $0.20 $0.40 $0.60 $0.80 $1.00'],
    [0.03, '$0.00 $0.01 $0.02 $0.03'],
    [4.2, '$0.00 $1.00 $2.00 $3.00 $4.00 $5.00'],
    [1_234_567, '$0.00 $500,000.00 $1,000,000.00 $1,500,000.00'],
  ])('for %d dollars show %s', (dollars, shown) => {
    expect(scaleOf(usd(dollars), 300, 5).ticks.map(formatUsd).join(' ')).toBe(shown);
  });
});

describe('bars', () => {
  const plot: Area = { x: 100, y: 50, width: 1_000, height: 300 };
  const frame = { left: 100, width: 1_000, slot: 500, dayNames: ['1', '2'] };

  it('are as high as their amounts, stacked in the order of the series, each on its day', () => {
    const bars = barsOf(chartOf().days, frame, plot, scaleOf(usd(3), 300, 3));
    expect(bars.map(({ day, series, y, height }) => ({ day, series, y, height }))).toEqual([
      { day: 0, series: 0, y: 230, height: 120 },
      { day: 1, series: 0, y: 200, height: 150 },
      { day: 1, series: 1, y: 140, height: 60 },
    ]);
    expect(bars.map(({ x, width }) => x + width / 2)).toEqual([350, 850, 850]);
  });

  it('are all drawn where they were measured, to a pixel or two', () => {
    const chart = chartOf();
    const { bars, barScale, frame: measuredFrame } = measured(chart);
    const boxes = spendScene(chart, fonts).shapes.filter((shape) => shape.is === 'box');
    for (const bar of barsOf(chart.days, measuredFrame, bars, barScale)) {
      const drawn = boxes.find(({ x, y }) => Math.abs(x - bar.x) <= 3 && Math.abs(y - bar.y) <= 3);
      const edge = drawn?.border?.width ?? 0;
      expect((drawn?.height ?? 0) + edge).toBeCloseTo(bar.height - 2, 6);
    }
  });
});

describe('the sum', () => {
  const ahead = {
    label: 'At this pace: $6.60',
    days: [
      { label: '3', total: usd(5) },
      { label: '4', total: usd(6.6) },
    ],
  };
  const chart = chartOf({ budget: { label: 'Budget: $5.00', amount: usd(5) }, forecast: ahead });
  const { pace, paceScale, frame, bars } = measured(chart);
  const plot = pace ?? { x: 0, y: 0, width: 0, height: 0 };
  const dollarsAt = ({ y }: { y: number }) => ((plot.y + plot.height - y) / plot.height) * (paceScale.top / 1e6);

  it('begins with nothing, rises by each day, and goes on into the forecast', () => {
    const dollars = (points: readonly { y: number }[]) =>
      points.map((point) => Math.round(dollarsAt(point) * 100) / 100);
    expect(dollars(spentPoints(chart, frame, plot, paceScale))).toEqual([0, 1.2, 3.3]);
    expect(dollars(forecastPoints(chart, frame, plot, paceScale))).toEqual([3.3, 5, 6.6]);
  });

  it('is held against a line across the plot at the budget', () => {
    const level = plot.y + plot.height - (5 / (paceScale.top / 1e6)) * plot.height;
    const lines = spendScene(chart, fonts).shapes.filter(
      (shape) => shape.is === 'line' && shape.stroke.dash.length > 0,
    );
    expect(lines.map((line) => line.is === 'line' && line.points)).toContainEqual([
      { x: plot.x, y: level },
      { x: plot.x + plot.width, y: level },
    ]);
  });

  it('shares its days with the bars', () => {
    expect(plot.x).toBe(bars.x);
    expect(plot.width).toBe(bars.width);
    expect(frame.dayNames).toEqual(['1', '2', '3', '4']);
  });

  it('is left out when there is nothing to hold it against', () => {
    expect(measured(chartOf()).pace).toBeNull();
    expect(textsOf(spendScene(chartOf(), fonts))).not.toContain('Spent so far: $3.30');
  });
});

describe('words', () => {
  it('say each series with what was spent on it', () => {
    const texts = textsOf(spendScene(chartOf(), fonts));
    expect(texts).toEqual(
      expect.arrayContaining(['Wan 2.6', '$2.70', 'Other models', '$0.60', 'Spent per day, by model']),
    );
    expect(texts).not.toContain('Nothing was spent.');
  });

  it('say so when nothing was spent', () => {
    expect(textsOf(spendScene(chartOf({ days: [] }), fonts))).toContain('Nothing was spent.');
    const free = [{ label: '1', segments: [{ series: 0, amount: usd(0) }] }];
    expect(textsOf(spendScene(chartOf({ days: free }), fonts))).toContain('Nothing was spent.');
  });

  it('name as many of 31 days as there is room for, at even distances', () => {
    const days = dayNames(1, 31).map((label) => ({ label, segments: [] }));
    const shown = textsOf(spendScene(chartOf({ days }), fonts)).filter((text) => /^\d+$/.test(text));
    expect(shown).toEqual(dayNames(1, 31).filter((_, index) => index % 2 === 0));
  });

  it('are in type that a phone can show', () => {
    const labels = spendScene(chartOf(), fonts).shapes.filter((shape) => shape.is === 'label');
    expect(Math.min(...labels.map(({ size }) => size)) / 3).toBeGreaterThanOrEqual(10);
  });
});

describe('whatever comes', () => {
  const charts = fc.integer({ min: 1, max: MAX_SERIES }).chain((count) => {
    const segment = fc.record({ series: fc.nat(count - 1), amount: anyAmount });
    const forecastDay = fc.record({ label: anyWords, total: anyAmount });
    return fc.record({
      title: anyWords,
      subtitle: anyWords,
      perDay: anyWords,
      nothing: anyWords,
      soFar: anyWords,
      days: fc.array(fc.record({ label: anyWords, segments: fc.array(segment, { maxLength: 8 }) }), { maxLength: 40 }),
      series: fc.array(fc.record({ name: anyWritten }), { minLength: count, maxLength: count }),
      budget: fc.option(fc.record({ label: anyWords, amount: anyAmount })),
      forecast: fc.option(fc.record({ label: anyWords, days: fc.array(forecastDay, { maxLength: 31 }) })),
      theme: fc.constantFrom('dark' as const, 'light' as const),
    });
  });

  it('everything lies on the canvas and no words on others', () => {
    fc.assert(
      fc.property(charts, (chart) => {
        expect(flawsOf(spendScene(chart, fonts))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('one giant among small ones keeps its proportion', () => {
    const giant = { label: '3', segments: [{ series: 0, amount: usd(1_000_000) }] };
    const chart = chartOf({ days: [...chartOf().days, giant] });
    const { frame, bars, barScale } = measured(chart);
    const heights = barsOf(chart.days, frame, bars, barScale).map(({ height }) => height);
    expect((heights.at(-1) ?? 0) / (heights[0] ?? 1)).toBeCloseTo(1_000_000 / 1.2, 3);
    expect(flawsOf(spendScene(chart, fonts))).toEqual([]);
  });

  it('more series than patterns, and segments of none, are refused', () => {
    const many = Array.from({ length: MAX_SERIES + 1 }, (_, index) => ({ name: written(`Model ${index}`) }));
    expect(() => spendScene(chartOf({ series: many }), fonts)).toThrow(RangeError);
    expect(() => spendScene(chartOf({ series: [] }), fonts)).toThrow(RangeError);
    const stray = [{ label: '1', segments: [{ series: 2, amount: usd(1) }] }];
    expect(() => spendScene(chartOf({ days: stray }), fonts)).toThrow(RangeError);
  });

  it('no two series share a pattern', () => {
    expect(new Set(HATCHES).size).toBe(MAX_SERIES);
  });
});
