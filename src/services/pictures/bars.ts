// The upper half of the spend chart: one bar a day, made of its series, and what the patterns stand for.
import { formatUsd, sum, type Usd } from '../../domain/money.ts';
import type { SpendChart, SpendDay } from '../../domain/pictures.ts';
import { type Frame, LINE, MARGIN, middleOf, TYPE, text, WIDTH } from './chart-frame.ts';
import type { Fonts } from './fonts.ts';
import { lettersOf, shorten, widthOf } from './lettering.ts';
import { HATCHES, type Palette } from './palette.ts';
import type { Scale } from './scale.ts';
import { type Area, type Box, plain, type Shape, whole } from './scene.ts';

/** One series of one day. Its height is to the plot's as its amount is to the top of the scale. */
export interface Bar extends Area {
  readonly day: number;
  readonly series: number;
}

export const totalOf = (day: SpendDay): Usd => sum(...day.segments.map(({ amount }) => amount));

const WIDEST = 120;

/** From the bottom up in the order of the series, whatever the order of the segments. */
export function barsOf(days: readonly SpendDay[], frame: Frame, plot: Area, scale: Scale): Bar[] {
  const width = Math.min(WIDEST, frame.slot * 0.78);
  return days.flatMap((day, index) => {
    let y = plot.y + plot.height;
    const inOrder = day.segments.filter(({ amount }) => amount > 0).sort((a, b) => a.series - b.series);
    return inOrder.map(({ series, amount }) => {
      const height = scale.heightOf(amount);
      y -= height;
      return { day: index, series, x: middleOf(frame, index) - width / 2, y, width, height };
    });
  });
}

export const drawnBars = (bars: readonly Bar[], palette: Palette): Box[] =>
  bars.map((bar) => patterned(bar, bar.series, palette));

const SEAM = 1;
const EDGE = 3;

/** Framed in its own colour, so that its end is seen whatever the pattern leaves out; a seam of a pixel is left free. */
function patterned(area: Area, series: number, palette: Palette): Box {
  const { x, y, width, height } = area;
  const colour = palette.series[series] ?? palette.edge;
  const hatch = HATCHES[series] ?? 'plain';
  const inset = SEAM + EDGE / 2;
  // Too low for a frame.
  if (height < 4 * inset)
    return {
      is: 'box',
      x: x + SEAM,
      y,
      width: width - 2 * SEAM,
      height,
      paint: plain(colour),
      radius: 0,
      border: null,
    };
  return {
    is: 'box',
    x: x + inset,
    y: y + inset,
    width: Math.max(0, width - 2 * inset),
    height: height - 2 * inset,
    paint: { colour, hatch, ink: palette.ground },
    radius: 0,
    border: whole(colour, EDGE),
  };
}

const SWATCH = 34;
const GUTTER = 48;

/** How high the key to the series is. */
export const keyHeight = (series: number): number => Math.ceil(series / 2) * LINE;

/** Two columns, read from left to right: pattern, name, and what was spent in all. */
export function seriesKey(chart: SpendChart, y: number, palette: Palette, fonts: Fonts): Shape[] {
  const columnWidth = (WIDTH - 2 * MARGIN - GUTTER) / 2;
  return chart.series.flatMap(({ name }, index) => {
    const x = MARGIN + (index % 2) * (columnWidth + GUTTER);
    const baseline = y + Math.floor(index / 2) * LINE + TYPE;
    const amount = formatUsd(spentOn(index, chart.days));
    const room = columnWidth - SWATCH - 14 - 20 - widthOf(amount, fonts.regular, TYPE);
    const words = shorten(lettersOf(name, fonts.regular), fonts.regular, TYPE, room);
    const swatch = patterned({ x, y: baseline - SWATCH * 0.82, width: SWATCH, height: SWATCH }, index, palette);
    return [
      swatch,
      text(words, x + SWATCH + 14, baseline, palette.text),
      { ...text(amount, x + columnWidth, baseline, palette.muted), anchor: 'end' } as const,
    ];
  });
}

const spentOn = (series: number, days: readonly SpendDay[]): Usd =>
  sum(
    ...days
      .flatMap(({ segments }) => segments.filter((segment) => segment.series === series))
      .map(({ amount }) => amount),
  );
