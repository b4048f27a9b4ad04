// The picture of what was spent: a bar for each day, and below it the sum of the days against the budget.
import { MAX_SERIES, type SpendChart } from '../../domain/pictures.ts';
import { barsOf, drawnBars, keyHeight, seriesKey, totalOf } from './bars.ts';
import { axis, dayLabels, type Frame, frameOf, LINE, MARGIN, plotAt, TYPE, text, WIDTH } from './chart-frame.ts';
import type { Fonts, Weight } from './fonts.ts';
import { legible, wrapInto } from './lettering.ts';
import { drawnPace, largestOf, paceKey } from './pace.ts';
import { PALETTES, type Palette } from './palette.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { Area, Label, Scene, Shape } from './scene.ts';

const BARS_HEIGHT = 300;
const PACE_HEIGHT = 200;
const TITLE = 46;
const ROOM = WIDTH - 2 * MARGIN;

/** Throws a RangeError for more series than there are patterns, and for a segment of none of them. */
export function spendScene(chart: SpendChart, fonts: Fonts): Scene {
  check(chart);
  const palette = PALETTES[chart.theme];
  const sheet = layOut(chart, palette, fonts);
  return { width: WIDTH, height: sheet.height, ground: palette.ground, shapes: sheet.shapes };
}

/** Where things came to lie, for whoever wants to measure them. */
export interface SpendLayout {
  readonly frame: Frame;
  readonly bars: Area;
  readonly barScale: Scale;
  /** null: there is nothing to hold the sum against. */
  readonly pace: Area | null;
  readonly paceScale: Scale;
  readonly shapes: readonly Shape[];
  readonly height: number;
}

export function layOut(chart: SpendChart, palette: Palette, fonts: Fonts): SpendLayout {
  const barScale = scaleOf(Math.max(0, ...chart.days.map(totalOf)), BARS_HEIGHT, 5);
  const paceScale = scaleOf(largestOf(chart), PACE_HEIGHT, 4);
  const hasPace = chart.budget !== null || chart.forecast !== null;
  const frame = frameOf(daysOf(chart), hasPace ? [barScale, paceScale] : [barScale], fonts);
  const head = heading(chart, palette, fonts);
  const bars = plotAt(frame, head.height + 24, BARS_HEIGHT);
  const keyTop = bars.y + BARS_HEIGHT + LINE + 16;
  const paceTop = keyTop + keyHeight(chart.series.length);
  const upper = [
    ...head.shapes,
    ...axis(bars, barScale, palette),
    ...drawnBars(barsOf(chart.days, frame, bars, barScale), palette),
    ...nothingSaid(chart, bars, palette, fonts),
    ...dayLabels(frame, bars.y + BARS_HEIGHT + LINE - 6, palette, fonts),
    ...seriesKey(chart, keyTop, palette, fonts),
  ];
  const measures = { frame, bars, barScale, paceScale };
  if (!hasPace) return { ...measures, pace: null, shapes: upper, height: paceTop + MARGIN };
  const key = paceKey(chart, paceTop + 28, palette, fonts);
  const pace = plotAt(frame, paceTop + 28 + key.height + 24, PACE_HEIGHT);
  const lower = [
    ...key.shapes,
    ...axis(pace, paceScale, palette),
    ...drawnPace(chart, frame, pace, paceScale, palette),
    ...dayLabels(frame, pace.y + PACE_HEIGHT + LINE - 6, palette, fonts),
  ];
  const height = Math.ceil(pace.y + PACE_HEIGHT + LINE + MARGIN - 10);
  return { ...measures, pace, shapes: [...upper, ...lower], height };
}

const daysOf = (chart: SpendChart): string[] =>
  [...chart.days, ...(chart.forecast?.days ?? [])].map(({ label }) => label);

/** Title, subtitle and what the bars are; `height` is where they end. */
function heading(chart: SpendChart, palette: Palette, fonts: Fonts) {
  let y = MARGIN - 8;
  const shapes: Label[] = [];
  const write = (words: string, size: number, weight: Weight, colour: string, most: number) => {
    for (const line of wrapInto(legible(words, fonts[weight]), fonts[weight], size, ROOM, most)) {
      shapes.push({ ...text(line, MARGIN, y + size, colour), size, weight });
      y += size * 1.3;
    }
  };
  write(chart.title, TITLE, 'bold', palette.text, 2);
  write(chart.subtitle, TYPE, 'regular', palette.muted, 2);
  y += 18;
  write(chart.perDay, TYPE, 'bold', palette.text, 1);
  return { shapes, height: Math.ceil(y) };
}

function nothingSaid(chart: SpendChart, plot: Area, palette: Palette, fonts: Fonts): Label[] {
  if (chart.days.some((day) => totalOf(day) > 0)) return [];
  const [line] = wrapInto(legible(chart.nothing, fonts.regular), fonts.regular, TYPE, plot.width - 40, 1);
  if (line === undefined) return [];
  return [{ ...text(line, plot.x + plot.width / 2, plot.y + plot.height * 0.3, palette.text), anchor: 'middle' }];
}

function check(chart: SpendChart): void {
  if (chart.series.length > MAX_SERIES) throw new RangeError(`a chart has ${MAX_SERIES} series at most`);
  const strangers = chart.days.flatMap(({ segments }) => segments).filter(({ series }) => !(series in chart.series));
  if (strangers.length > 0) throw new RangeError('a segment belongs to a series that is not listed');
}
