// What one clip brings to the film: that its file is whole, how many pictures a second it has, how loud it is. Nothing is
// taken on trust from the record of the clip, since files outlive their rows and the other way round.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE } from '../../domain/time.ts';
import { checkClip } from '../spool/check.ts';
import { ifThere, onDisk } from '../spool/disk.ts';
import type { Ffmpeg } from '../spool/ffmpeg.ts';

export interface Footage {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  /** Pictures per second. */
  readonly rate: number;
  /** Decibels that bring its sound to the film's loudness; null: it has no sound. */
  readonly gain: number | null;
}

export type Inspected =
  | { readonly is: 'footage'; readonly footage: Footage }
  | { readonly is: 'unusable'; readonly why: string }
  | { readonly is: 'stopped' };

/** Each look reads one clip. */
const TIMEOUT = 2 * MINUTE;

/** `scratch`: a folder for what ffmpeg finds out. */
export async function inspect(
  ffmpeg: Ffmpeg,
  { path, scratch }: { readonly path: string; readonly scratch: string },
  signal: AbortSignal,
): Promise<Inspected> {
  if (signal.aborted) return { is: 'stopped' };
  const stats = await ifThere(stat(path));
  if (stats === null) return { is: 'unusable', why: 'the file is gone' };
  const verdict = await checkClip(path, stats.size);
  if (verdict.is === 'broken') return { is: 'unusable', why: verdict.why };
  if (verdict.is === 'placeholder') return { is: 'unusable', why: 'a placeholder' };
  const { width, height, durationMs, sound } = verdict;
  const input = ['-protocol_whitelist', 'file', '-i', path];
  const options = { signal, timeoutMs: TIMEOUT };

  const list = join(scratch, 'pictures.txt');
  const listed = await ffmpeg.run([...input, '-map', '0:v:0', '-c', 'copy', '-f', 'framecrc', list], options);
  if (listed.is === 'stopped') return listed;
  if (listed.is === 'failed') return { is: 'unusable', why: listed.why };
  const rate = rateIn(await onDisk(readFile(list, 'utf8')));
  if (!sound) return { is: 'footage', footage: { path, width, height, durationMs, rate, gain: null } };

  const levels = join(scratch, 'levels.txt');
  const meter = `ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=${quoted(levels)}`;
  const heard = await ffmpeg.run([...input, '-map', '0:a:0', '-af', meter, '-f', 'null', '-'], options);
  if (heard.is === 'stopped') return heard;
  if (heard.is === 'failed') return { is: 'unusable', why: heard.why };
  const gain = gainFor(await ifThere(readFile(levels, 'utf8')));
  return { is: 'footage', footage: { path, width, height, durationMs, rate, gain } };
}

/** Whether every picture and every sound of a clip can be decoded. Asked when a shot failed: the disk may be to blame. */
export async function decodes(ffmpeg: Ffmpeg, path: string, signal: AbortSignal): Promise<boolean> {
  const args = ['-xerror', '-protocol_whitelist', 'file', '-i', path, '-f', 'null', '-'];
  const ran = await ffmpeg.run(args, { signal, timeoutMs: TIMEOUT });
  return ran.is === 'done';
}

/** ffmpeg's `framecrc` lists one picture a line: stream, decoded at, shown at, length, bytes, sum, in units of `#tb`. */
export function rateIn(list: string): number {
  const [, above = '1', below = '24'] = /^#tb 0: (\d+)\/(\d+)$/m.exec(list) ?? [];
  const shown = [...list.matchAll(/^0,\s*-?\d+,\s*(-?\d+),/gm)].map(([, at]) => Number(at)).sort((a, b) => a - b);
  const [first, last] = [shown[0] ?? 0, shown.at(-1) ?? 0];
  return last > first ? ((shown.length - 1) * Number(below)) / ((last - first) * Number(above)) : 24;
}

/** Integrated loudness of the film in LUFS: what the web agreed on for clips that play after each other. */
const LOUDNESS = -16;
/** Below this there is nothing to hear but noise, and making it louder helps nobody. */
const QUIET = -50;
const MOST_GAIN = 20;

/** `levels`: what the meter said after each moment; the last word counts. */
export function gainFor(levels: string | null): number {
  const loudness = Number([...(levels ?? '').matchAll(/^lavfi\.r128\.I=(\S+)$/gm)].at(-1)?.[1]);
  if (!Number.isFinite(loudness) || loudness < QUIET) return 0;
  return Math.min(MOST_GAIN, LOUDNESS - loudness);
}

/** A path inside a filter: once for the option, once for the graph around it. */
function quoted(path: string): string {
  return path.replace(/[\\':]/g, '\\$&').replace(/[\\'[\],;]/g, '\\$&');
}
