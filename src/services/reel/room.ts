// How many pixels a film may have for its length and its upload limit. Pure.
import type { Clip } from '../../domain/job.ts';
import type { ReelShape } from '../../domain/reel.ts';
import { plansFor } from '../spool/fit.ts';

/** Pixels of the shorter side that are tried when the shape as ordered has too little room. */
const SIDES: readonly number[] = [540, 480, 360, 240];

/** Bits per pixel below which H.264 shows more blocks than picture. */
const POOREST = 0.02;
const FRAMES_PER_SECOND = 24;

/**
 * The shape as ordered, or the largest one below it in which pictures of this film show more than blocks; the smallest,
 * when none does. null: not even that one has room. Known before the first picture is encoded, so that nothing is
 * encoded larger than it can be posted.
 */
export function roomFor(
  film: Pick<Clip, 'width' | 'height' | 'durationMs' | 'sound'>,
  limit: number,
): ReelShape | null {
  const shorter = Math.min(film.width, film.height);
  const shapes = [shorter, ...SIDES.filter((side) => side < shorter)].map((side) => ({
    width: even((film.width * side) / shorter),
    height: even((film.height * side) / shorter),
  }));
  const roomy = shapes.find((shape) => {
    const plan = planOf({ ...film, ...shape }, limit);
    return plan?.width === shape.width && plan.video / (plan.width * plan.height * FRAMES_PER_SECOND) >= POOREST;
  });
  const smallest = shapes.at(-1);
  if (roomy !== undefined || smallest === undefined) return roomy ?? null;
  return planOf({ ...film, ...smallest }, limit) === undefined ? null : smallest;
}

function planOf(film: Pick<Clip, 'width' | 'height' | 'durationMs' | 'sound'>, limit: number) {
  return plansFor({ ...film, file: 'film.mp4', bytes: limit }, limit)[0];
}

function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
