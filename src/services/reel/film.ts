// From an order to a film in its work folder: the clips looked at, the film planned on paper, shot in the size that has
// room, and made smaller when it is too large all the same.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip } from '../../domain/job.ts';
import { type Reeled, type ReelOrder, reelRate } from '../../domain/reel.ts';
import { checkClip } from '../spool/check.ts';
import { ifThere, onDisk } from '../spool/disk.ts';
import type { Ffmpeg } from '../spool/ffmpeg.ts';
import { fitClip } from '../spool/fit.ts';
import { decodes, type Footage, inspect } from './footage.ts';
import { roomFor } from './room.ts';
import { FILM, shoot } from './shots.ts';
import { type Timeline, timelineOf } from './timeline.ts';

export type Unmade = Exclude<Reeled, { readonly is: 'made' }>;
export type Progress = (fraction: number) => void;

export interface Plan {
  readonly is: 'plan';
  readonly footage: readonly Footage[];
  readonly timeline: Timeline;
  readonly sound: boolean;
}

/** What the clips are, and the film on paper. Cheap beside the making: nothing is encoded. */
export async function planFor(
  ffmpeg: Ffmpeg,
  order: ReelOrder,
  scratch: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Plan | Unmade> {
  const footage: Footage[] = [];
  for (const { path, title } of order.parts) {
    const seen = await inspect(ffmpeg, { path, scratch }, signal);
    if (seen.is === 'stopped') return seen;
    if (seen.is === 'unusable') return { is: 'failed', why: 'part', title, detail: seen.why };
    footage.push(seen.footage);
    progress(footage.length / order.parts.length);
  }
  const parts = order.parts.map(({ title, card }, index) => {
    return { title, card: card !== null, durationMs: footage[index]?.durationMs ?? 0 };
  });
  const { opening, crossFade } = order;
  const timeline = timelineOf({ rate: reelRate(footage), opening: opening !== null, parts, crossFade });
  return { is: 'plan', footage, timeline, sound: footage.some(({ gain }) => gain !== null) };
}

export interface Making {
  readonly ffmpeg: Ffmpeg;
  readonly order: ReelOrder;
  readonly plan: Plan;
  readonly work: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export type Made = { readonly is: 'film'; readonly path: string };

/** A film in the work folder that fits its limit, or why there is none. */
export async function filmIn({ ffmpeg, order, plan, work, progress, signal }: Making): Promise<Made | Unmade> {
  const { timeline, footage, sound } = plan;
  const { durationMs } = timeline;
  const shape = roomFor({ width: order.width, height: order.height, durationMs, sound }, order.limit);
  if (shape === null) return { is: 'failed', why: 'too-long' };
  const shooting = within(progress, 0, 0.6);
  const shot = await shoot({
    ffmpeg,
    order,
    timeline,
    footage,
    shape,
    sound,
    folder: work,
    progress: shooting,
    signal,
  });
  if (shot.is === 'stopped') return shot;
  if (shot.is === 'failed') return blame(ffmpeg, order, shot, signal);
  const source = join(work, FILM);
  const { size } = await onDisk(stat(source));
  const flaw = await flawOf(source, size, durationMs);
  if (flaw !== null) return { is: 'failed', why: 'ffmpeg', detail: flaw };
  if (size <= order.limit) return { is: 'film', path: source };
  const clip: Clip = { file: FILM, bytes: size, ...shape, durationMs, sound };
  return smaller({ ffmpeg, clip, source, work, limit: order.limit, progress: within(progress, 0.6, 1), signal });
}

/** A clip that cannot be decoded, or, when it can, ffmpeg: a full disk must not look like somebody's clip. */
async function blame(
  ffmpeg: Ffmpeg,
  order: ReelOrder,
  { why, part }: { readonly why: string; readonly part: number | null },
  signal: AbortSignal,
): Promise<Unmade> {
  const clip = part === null ? undefined : order.parts[part];
  const whole = clip === undefined || (await decodes(ffmpeg, clip.path, signal));
  if (signal.aborted) return { is: 'stopped' };
  if (whole) return { is: 'failed', why: 'ffmpeg', detail: why };
  return { is: 'failed', why: 'part', title: clip.title, detail: why };
}

/** A film of nothing but stills is still a film. */
async function flawOf(path: string, size: number, durationMs: number): Promise<string | null> {
  const verdict = await checkClip(path, size);
  if (verdict.is === 'broken') return verdict.why;
  const missing = verdict.is === 'clip' ? durationMs - verdict.durationMs : 0;
  return Math.abs(missing) > 250 ? `the film differs in length by ${missing} ms` : null;
}

interface Smaller {
  readonly ffmpeg: Ffmpeg;
  readonly clip: Clip;
  readonly source: string;
  readonly work: string;
  readonly limit: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function smaller({ work, ...fitting }: Smaller): Promise<Made | Unmade> {
  const target = join(work, 'fitted.mp4');
  const fit = await fitClip({ ...fitting, target });
  if (fit.is === 'fits') return { is: 'film', path: target };
  if (fit.is === 'stopped') return fit;
  // Too large to the last, or something else that went wrong: the file tells.
  const last = await ifThere(stat(target));
  const tooLong = last !== null && last.size > fitting.limit;
  return tooLong ? { is: 'failed', why: 'too-long' } : { is: 'failed', why: 'ffmpeg', detail: fit.why };
}

export function within(progress: Progress, from: number, to: number): Progress {
  return (fraction) => progress(from + fraction * (to - from));
}
