// The lower half of the spend chart: what was spent so far, where that leads, and the budget it is held against.
import { sum, type Usd } from '../../domain/money.ts';
import type { SpendChart } from '../../domain/pictures.ts';
import { totalOf } from './bars.ts';
import { type Frame, LINE, MARGIN, middleOf, TYPE, text, WIDTH } from './chart-frame.ts';
import type { Fonts } from './fonts.ts';
import { legible, shorten, widthOf } from './lettering.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './scale.ts';
import { type Area, dashed, type Line, type Point, type Shape, type Stroke, whole } from './scene.ts';

/** All that had been spent by the end of each day. */
export function sumsOf(chart: SpendChart): Usd[] {
  let total = sum();
  return chart.days.map((day) => {
    total = sum(total, totalOf(day));
    return total;
  });
}

/** The largest amount that any of the lines reaches. */
export function largestOf(chart: SpendChart): number {
  const forecast = chart.forecast?.days.map(({ total }) => total) ?? [];
  return Math.max(0, chart.budget?.amount ?? 0, sumsOf(chart).at(-1) ?? 0, ...forecast);
}

/** One point a day, beginning with nothing where the first day begins. */
export function spentPoints(chart: SpendChart, frame: Frame, plot: Area, scale: Scale): Point[] {
  const start = { x: plot.x, y: plot.y + plot.height };
  return [start, ...sumsOf(chart).map((amount, day) => pointAt(day, amount, frame, plot, scale))];
}

/** From where the line of what was spent ends. */
export function forecastPoints(chart: SpendChart, frame: Frame, plot: Area, scale: Scale): Point[] {
  const ahead = chart.forecast?.days ?? [];
  const last = spentPoints(chart, frame, plot, scale).slice(-1);
  const points = ahead.map(({ total }, day) => pointAt(chart.days.length + day, total, frame, plot, scale));
  return points.length === 0 ? [] : [...last, ...points];
}

function pointAt(day: number, amount: number, frame: Frame, plot: Area, scale: Scale): Point {
  return { x: middleOf(frame, day), y: plot.y + plot.height - scale.heightOf(amount) };
}

export function drawnPace(chart: SpendChart, frame: Frame, plot: Area, scale: Scale, palette: Palette): Line[] {
  const strokes = strokesOf(palette);
  const forecast = forecastPoints(chart, frame, plot, scale);
  const budget =
    chart.budget === null ? [] : [levelAt(plot.y + plot.height - scale.heightOf(chart.budget.amount), plot)];
  return [
    ...budget.map((points) => ({ is: 'line', points, stroke: strokes.budget }) as const),
    ...(forecast.length === 0 ? [] : [{ is: 'line', points: forecast, stroke: strokes.forecast } as const]),
    { is: 'line', points: spentPoints(chart, frame, plot, scale), stroke: strokes.spent },
  ];
}

const levelAt = (y: number, plot: Area): Point[] => [
  { x: plot.x, y },
  { x: plot.x + plot.width, y },
];

/** Told apart by their dashes as well. */
const strokesOf = (palette: Palette) => ({
  spent: whole(palette.spent, 6),
  forecast: dashed(palette.forecast, 6, 12, 10),
  budget: dashed(palette.budget, 5, 36, 10),
});

const SAMPLE = 56;
const GAP = 40;

/** What the lines are, each beside a piece of it. As many rows as it takes; `height` is what they took. */
export function paceKey(chart: SpendChart, y: number, palette: Palette, fonts: Fonts) {
  const shapes: Shape[] = [];
  let [x, row] = [MARGIN, 0];
  for (const { words, stroke } of entriesOf(chart, palette)) {
    const label = shorten(legible(words, fonts.regular), fonts.regular, TYPE, WIDTH - 2 * MARGIN - SAMPLE - 14);
    const width = SAMPLE + 14 + widthOf(label, fonts.regular, TYPE);
    if (x > MARGIN && x + width > WIDTH - MARGIN) [x, row] = [MARGIN, row + 1];
    const baseline = y + row * LINE + TYPE;
    const points = [x, x + SAMPLE].map((end) => ({ x: end, y: baseline - TYPE * 0.36 }));
    shapes.push({ is: 'line', points, stroke }, text(label, x + SAMPLE + 14, baseline, palette.text));
    x += width + GAP;
  }
  return { shapes, height: (row + 1) * LINE };
}

function entriesOf(chart: SpendChart, palette: Palette): { readonly words: string; readonly stroke: Stroke }[] {
  const strokes = strokesOf(palette);
  return [
    { words: chart.soFar, stroke: strokes.spent },
    ...(chart.forecast === null ? [] : [{ words: chart.forecast.label, stroke: strokes.forecast }]),
    ...(chart.budget === null ? [] : [{ words: chart.budget.label, stroke: strokes.budget }]),
  ];
}
