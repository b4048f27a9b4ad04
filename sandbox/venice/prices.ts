// What a clip costs: one deterministic function of the model's rates and the request, exact to the micro-dollar.
// Quote and queue call the same function, so that they differ only when the request, or a set price, does.

import type { Model } from './model.ts';

/** What moves a price, after defaults have been filled in. */
export interface Priced {
  /** Seconds of output billed; may be fractional where the length comes from a source clip. */
  readonly seconds: number;
  readonly resolution: string | undefined;
  readonly audio: boolean;
  /** Upscale only: lines of the source, times the factor. */
  readonly outputHeight: number;
  /** Upscale only: frames per second of the source. */
  readonly fps: number;
  readonly referenceVideoSeconds: number;
  readonly referenceImages: number;
}

export interface Prices {
  /** Whole micro-dollars, rounded up. */
  readonly of: (model: Model, priced: Priced) => number;
  /** Multiplies every later price of a model; 1 is the catalogue's own. */
  readonly set: (modelId: string, factor: number) => void;
}

export function createPrices(): Prices {
  const factors = new Map<string, number>();
  return {
    of: (model, priced) => {
      // Rounding twice keeps float dust (1.1 × 550000) from adding a whole micro-dollar.
      const exact = listPrice(model, priced) * (factors.get(model.id) ?? 1);
      return Math.ceil(Math.round(exact * 1000) / 1000);
    },
    set: (modelId, factor) => {
      if (!Number.isFinite(factor) || factor < 0)
        throw new RangeError('A price factor is a finite number, 0 or greater.');
      factors.set(modelId, factor);
    },
  };
}

function listPrice(model: Model, priced: Priced): number {
  const { rates } = model;
  const perSecond = model.kind === 'upscale' ? upscaleRate(model, priced) : outputRate(model, priced.resolution);
  const silent = model.constraints.audio_configurable && !priced.audio;
  const output = priced.seconds * perSecond * (silent ? rates.silentPercent / 100 : 1);
  const references =
    Math.ceil(priced.referenceVideoSeconds) * rates.referenceSecond +
    Math.max(0, priced.referenceImages - 1) * rates.furtherImage;
  return output + references;
}

function outputRate(model: Model, resolution: string | undefined): number {
  const { perSecond } = model.rates;
  const rate = perSecond[resolution ?? defaultResolution(model) ?? ''];
  if (rate === undefined) throw new Error(`No rate for ${model.id} at ${resolution ?? 'its default resolution'}.`);
  return rate;
}

/** Venice: the tier follows the height of the result; above 48 frames a second it is twice as much. */
function upscaleRate(model: Model, { outputHeight, fps }: Priced): number {
  const tier = outputHeight <= 720 ? '720' : outputHeight <= 1080 ? '1080' : 'higher';
  const rate = model.rates.perSecond[tier];
  if (rate === undefined) throw new Error(`No rate for ${model.id} at ${outputHeight} lines.`);
  return fps > 48 ? rate * 2 : rate;
}

/** The resolution that a request without one gets: the first that the record lists. */
export function defaultResolution(model: Model): string | undefined {
  return model.constraints.resolutions[0];
}
