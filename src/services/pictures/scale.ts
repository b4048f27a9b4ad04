// Axes with round figures: what a scale shows is always 1, 2 or 5 times a power of ten apart.
import { Usd } from '../../domain/money.ts';

/** From zero to `top`. */
export interface Scale {
  readonly top: Usd;
  readonly ticks: readonly Usd[];
  /** Pixels above zero. */
  readonly heightOf: (amount: number) => number;
}

/** A scale that reaches at least to `largest`, with `most` steps at most; nothing at all is drawn against one dollar. */
export function scaleOf(largest: number, height: number, most: number): Scale {
  const step = roundStep((largest > 0 ? largest : 1_000_000) / most);
  const steps = Math.max(1, Math.ceil(largest > 0 ? largest / step : 1_000_000 / step));
  const top = steps * step;
  return {
    top: Usd.parse(top),
    ticks: Array.from({ length: steps + 1 }, (_, index) => Usd.parse(index * step)),
    heightOf: (amount) => (amount / top) * height,
  };
}

/** The smallest of 1, 2, 5, 10, 20 … that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const factor = [1, 2, 5].find((each) => each * power >= least) ?? 10;
  return factor * power;
}

/** Every which of `widths` can be written at `pitch` pixels apart without touching: 1 for each, 2 for every other … */
export function strideOf(widths: readonly number[], pitch: number, gap: number): number {
  const widest = Math.max(0, ...widths);
  return Math.max(1, Math.ceil((widest + gap) / pitch));
}
