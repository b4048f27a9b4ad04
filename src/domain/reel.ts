// The reel: several clips joined into one film, with title cards between them. What is ordered and what comes of it, and
// the shape that suits clips of different shapes. Pure.
import type { Clip } from './job.ts';
import type { ClipFile } from './ports.ts';
import type { Instant } from './time.ts';

/** One clip of the film. Its card, a PNG, is shown for two seconds before it. */
export interface ReelPart {
  readonly clip: Clip;
  /** The clip's file, read only. */
  readonly path: string;
  readonly card: Uint8Array | null;
  /** Comes back in the chapter list, and when this part is the one that cannot be read. Never logged. */
  readonly title: string;
}

export interface ReelOrder {
  /** Lower-case letters, digits and dashes, 1 to 60 of them. The same order under the same name is made only once. */
  readonly name: string;
  /** A PNG that opens the film. */
  readonly opening: Uint8Array | null;
  /** At least one, in the order of the film. */
  readonly parts: readonly ReelPart[];
  /** Bytes that the film may have at most. */
  readonly limit: number;
  /** Pixels, even, as `reelShape` picks them. A film that has little room for its length is made smaller. */
  readonly width: number;
  readonly height: number;
  /**
   * true: everything dissolves into what follows within half a second. false: clips follow each other without a seam,
   * as in a relay whose clips each begin with the last picture of the one before; cards come out of black and go into it.
   */
  readonly crossFade: boolean;
}

export interface Chapter {
  /** From here on only this part (its card first, when it has one) is on screen: a dissolve into it is over. */
  readonly startMs: number;
  readonly title: string;
}

export type Reeled =
  | {
      readonly is: 'made';
      readonly file: ClipFile;
      readonly durationMs: number;
      /** false: no clip had sound, and the film has no sound track. */
      readonly sound: boolean;
      readonly chapters: readonly Chapter[];
    }
  /** Even the poorest picture of this length is larger than the limit: order fewer parts. */
  | { readonly is: 'failed'; readonly why: 'too-long' }
  /** This part's file is gone or cannot be read: order without it. `detail` is for the log and holds no title. */
  | { readonly is: 'failed'; readonly why: 'part'; readonly title: string; readonly detail: string }
  /** ffmpeg failed at the film itself. */
  | { readonly is: 'failed'; readonly why: 'ffmpeg'; readonly detail: string }
  | { readonly is: 'stopped' };

export interface ReelMaker {
  /**
   * Makes the film, one at a time whoever asks. `progress` hears a fraction from 0 to 1 that never goes back. Whatever
   * ends it early leaves nothing behind. A disk that refuses is a retryable Fault.
   */
  make(order: ReelOrder, progress: (fraction: number) => void, signal: AbortSignal): Promise<Reeled>;
  /** Deletes what a crash left, and films made before that moment. Returns how many. */
  sweep(before: Instant): Promise<number>;
}

export interface ReelShape {
  readonly width: number;
  readonly height: number;
}

type Format = 'landscape' | 'portrait' | 'square';

/** The most pixels of a film: what plays everywhere and still fits an upload limit for some minutes. */
const BOXES: { readonly [format in Format]: ReelShape } = {
  landscape: { width: 1280, height: 720 },
  portrait: { width: 720, height: 1280 },
  square: { width: 720, height: 720 },
};

/**
 * The film's pixels: the format that most clips have, in it the most common ratio of sides, in it the largest clip, made
 * smaller to fit 720p. Never larger than that clip: added pixels show nothing more. A draw goes to whoever comes first.
 */
export function reelShape(clips: readonly Pick<Clip, 'width' | 'height'>[]): ReelShape {
  const format = mostCommon(clips.map(formatOf));
  if (format === null) return BOXES.landscape;
  const alike = clips.filter((clip) => formatOf(clip) === format);
  const ratio = mostCommon(alike.map(ratioOf));
  const largest = alike
    .filter((clip) => ratioOf(clip) === ratio)
    .reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const box = BOXES[format];
  const scale = Math.min(1, box.width / largest.width, box.height / largest.height);
  return { width: even(largest.width * scale), height: even(largest.height * scale) };
}

/** Pictures per second of the film: 30 when clips of at least 28 make up more than half of it, else 24. */
export function reelRate(clips: readonly { readonly rate: number; readonly durationMs: number }[]): 24 | 30 {
  const sum = (some: typeof clips) => some.reduce((ms, clip) => ms + clip.durationMs, 0);
  return sum(clips.filter((clip) => clip.rate >= 28)) * 2 > sum(clips) ? 30 : 24;
}

function formatOf({ width, height }: ReelShape): Format {
  if (width > height * 1.2) return 'landscape';
  return height > width * 1.2 ? 'portrait' : 'square';
}

function ratioOf({ width, height }: ReelShape): number {
  return Math.round((width / height) * 50);
}

function mostCommon<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** H.264 in 4:2:0 has no odd sides. Rounded down, so as to stay inside the box. */
function even(length: number): number {
  return Math.max(2, 2 * Math.floor(length / 2));
}
