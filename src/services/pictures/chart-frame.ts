// What both halves of the spend chart share: where the days lie from left to right, the lines and amounts of an axis,
// and the names of the days.
import { formatUsd } from '../../domain/money.ts';
import type { Fonts } from './fonts.ts';
import { legible, shorten, widthOf } from './lettering.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './scale.ts';
import { strideOf } from './scale.ts';
import { type Area, type Label, type Shape, whole } from './scene.ts';

export const WIDTH = 1_200;
export const MARGIN = 40;
/** A phone shows the chart at a third of its size: this is ten pixels there. */
export const TYPE = 30;
/** The height of a line of such letters. */
export const LINE = 42;

const LONGEST_DAY = 220;
/** Between the names of two days. */
const GAP = 18;

/** The days of the chart and of its forecast, each as wide as any other. */
export interface Frame {
  readonly left: number;
  readonly width: number;
  readonly slot: number;
  readonly dayNames: readonly string[];
}

export function frameOf(dayNames: readonly string[], scales: readonly Scale[], fonts: Fonts): Frame {
  const amounts = scales.flatMap(({ ticks }) => ticks.map(formatUsd));
  const widest = Math.max(0, ...amounts.map((amount) => widthOf(amount, fonts.regular, TYPE)));
  const left = MARGIN + widest + 16;
  const width = WIDTH - MARGIN - left;
  return { left, width, slot: width / Math.max(1, dayNames.length), dayNames };
}

export const plotAt = (frame: Frame, y: number, height: number): Area => ({
  x: frame.left,
  y,
  width: frame.width,
  height,
});

export const middleOf = (frame: Frame, day: number): number => frame.left + (day + 0.5) * frame.slot;

/** Lines across the plot, each with its amount to the left. */
export function axis(plot: Area, scale: Scale, palette: Palette): Shape[] {
  return scale.ticks.flatMap((amount) => {
    const y = plot.y + plot.height - scale.heightOf(amount);
    const points = [
      { x: plot.x, y },
      { x: plot.x + plot.width, y },
    ];
    const stroke = amount === 0 ? whole(palette.edge, 3) : whole(palette.grid, 2);
    const label = text(formatUsd(amount), plot.x - 16, y + TYPE * 0.36, palette.muted);
    return [{ is: 'line', points, stroke } as const, { ...label, anchor: 'end' } as const];
  });
}

/** As many names of days as fit under the plot, at even distances from the first. */
export function dayLabels(frame: Frame, baseline: number, palette: Palette, fonts: Fonts): Label[] {
  const names = frame.dayNames.map((name) =>
    shorten(legible(name, fonts.regular), fonts.regular, TYPE, Math.min(LONGEST_DAY, frame.width)),
  );
  const widths = names.map((name) => widthOf(name, fonts.regular, TYPE));
  const stride = strideOf(widths, frame.slot, GAP);
  let free = frame.left;
  return names.flatMap((name, day) => {
    const width = widths[day] ?? 0;
    const x = Math.min(Math.max(middleOf(frame, day), frame.left + width / 2), frame.left + frame.width - width / 2);
    // Moved in from the edge it may touch the one before.
    if (day % stride !== 0 || x - width / 2 < free) return [];
    free = x + width / 2 + GAP;
    return [{ ...text(name, x, baseline, palette.muted), anchor: 'middle' } as const];
  });
}

export function text(words: string, x: number, baseline: number, colour: string): Label {
  return { is: 'label', text: words, x, baseline, anchor: 'start', size: TYPE, weight: 'regular', colour };
}
