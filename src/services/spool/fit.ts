// Making a clip small enough for an upload limit: two passes aimed at most of the budget, measured, and again with less
// and with fewer pixels until it fits. Promises a whole, checked clip of at most `limit` bytes, or none at all.
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Clip } from '../../domain/job.ts';
import { SECOND } from '../../domain/time.ts';
import { checkClip } from './check.ts';
import { ifThere, onDisk } from './disk.ts';
import type { Ffmpeg, Ran } from './ffmpeg.ts';

export interface Fitting {
  readonly ffmpeg: Ffmpeg;
  readonly clip: Clip;
  /** The clip's file. */
  readonly source: string;
  /** Where the result is written, beside files that begin with the same name and are removed again. */
  readonly target: string;
  /** Bytes that the result may have at most. */
  readonly limit: number;
  /** Hears a fraction from 0 to 1 that never goes back. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** One way to try. `side`: pixels of the shorter side, null to leave it; `share` of the budget that is aimed at. */
export interface Rung {
  readonly side: number | null;
  readonly share: number;
}

const RUNGS: readonly Rung[] = [
  { side: null, share: 0.9 },
  { side: null, share: 0.75 },
  { side: 720, share: 0.85 },
  { side: 480, share: 0.85 },
  { side: 480, share: 0.6 },
  { side: 240, share: 0.6 },
];

/** Bits per pixel below which H.264 shows more blocks than picture, and fewer pixels look better. */
const POOREST = 0.02;
const FRAMES_PER_SECOND = 24;
/** Bits per second below which there is no picture to speak of. */
const LEAST_VIDEO = 24_000;

export type Fit =
  | { readonly is: 'fits' }
  | { readonly is: 'stopped' }
  | { readonly is: 'failed'; readonly why: string };

export async function fitClip(fitting: Fitting): Promise<Fit> {
  let why = 'no room for a picture';
  let told = 0;
  const progress = (fraction: number) => {
    told = Math.max(told, Math.min(1, fraction));
    fitting.progress(told);
  };
  try {
    for (const plan of plansFor(fitting.clip, fitting.limit)) {
      const ran = await encode({ ...fitting, progress }, plan);
      if (ran.is === 'stopped') return ran;
      const flaw = ran.is === 'failed' ? ran.why : await flawOf(fitting);
      if (flaw === null) return { is: 'fits' };
      why = flaw;
    }
    return { is: 'failed', why };
  } finally {
    await removeLogs(fitting.target);
  }
}

export interface Plan {
  readonly width: number;
  readonly height: number;
  /** Bits per second. */
  readonly video: number;
  readonly audio: number;
}

/** The rungs worth trying, best picture first. */
export function plansFor(clip: Clip, limit: number): readonly Plan[] {
  const seconds = clip.durationMs / SECOND;
  const plans = RUNGS.flatMap(({ side, share }) => {
    const shorter = Math.min(clip.width, clip.height);
    if (side !== null && side >= shorter) return [];
    const scale = side === null ? 1 : side / shorter;
    const total = (limit * 8 * share) / seconds;
    const audio = clip.sound ? (total >= 640_000 ? 128_000 : total >= 200_000 ? 64_000 : 32_000) : 0;
    return [
      { width: even(clip.width * scale), height: even(clip.height * scale), video: Math.floor(total - audio), audio },
    ];
  }).filter((plan) => plan.video >= LEAST_VIDEO);
  const fair = plans.filter((plan) => plan.video / (plan.width * plan.height * FRAMES_PER_SECOND) >= POOREST);
  return fair.length > 0 ? fair : plans.slice(-1);
}

/** H.264 in 4:2:0 has no odd sides. */
function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}

async function encode(fitting: Fitting, plan: Plan): Promise<Ran> {
  const { ffmpeg, clip, source, target, signal, progress } = fitting;
  const seconds = clip.durationMs / SECOND;
  const input = ['-protocol_whitelist', 'file', '-i', source, '-map', '0:v:0'];
  const scale = ['-vf', `scale=${plan.width}:${plan.height}:flags=bicubic,setsar=1`, '-pix_fmt', 'yuv420p'];
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-threads', '2', '-passlogfile', target];
  const rate = ['-b:v', String(plan.video), '-maxrate', String(plan.video * 2), '-bufsize', String(plan.video * 2)];
  const picture = [...input, ...scale, ...codec, ...rate];
  const first = await ffmpeg.run([...picture, '-pass', '1', '-an', '-f', 'null', '-'], {
    signal,
    onTime: (made) => progress((made / seconds) * 0.4),
  });
  if (first.is !== 'done') return first;
  const sound = plan.audio === 0 ? ['-an'] : ['-map', '0:a:0', '-c:a', 'aac', '-b:a', String(plan.audio), '-ac', '2'];
  return ffmpeg.run([...picture, '-pass', '2', ...sound, '-movflags', '+faststart', '-f', 'mp4', target], {
    signal,
    onTime: (made) => progress(0.4 + (made / seconds) * 0.6),
  });
}

/** What is wrong with the result; null when nothing is. */
async function flawOf({ clip, target, limit }: Fitting): Promise<string | null> {
  const { size } = await onDisk(stat(target));
  if (size > limit) return `still ${size} bytes`;
  const verdict = await checkClip(target, size);
  if (verdict.is !== 'clip') return `the result is ${verdict.is}`;
  if (verdict.sound !== clip.sound) return 'the result lost its sound';
  const missing = clip.durationMs - verdict.durationMs;
  return Math.abs(missing) > 500 ? `the result differs in length by ${missing} ms` : null;
}

/** What two passes leave beside the target. */
async function removeLogs(target: string): Promise<void> {
  const folder = dirname(target);
  const logs = (await onDisk(readdir(folder))).filter((name) => name.startsWith(`${basename(target)}-`));
  for (const name of logs) await ifThere(rm(join(folder, name)));
}
