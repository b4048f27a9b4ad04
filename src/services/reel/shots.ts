// The film, shot by shot. Each is one run of ffmpeg that reads its clip and the end of the shot before, so that memory
// holds two streams whatever the number of shots, and writes pictures that can be joined without being encoded again.
// Measured: 30 clips of 15 s with cards, 640 x 360, take 131 MB at most; 3 of them at 1280 x 720 take 202 MB.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { ReelOrder, ReelShape } from '../../domain/reel.ts';
import { MINUTE, SECOND } from '../../domain/time.ts';
import { onDisk } from '../spool/disk.ts';
import type { Ffmpeg, Ran } from '../spool/ffmpeg.ts';
import { cardSize } from './card.ts';
import type { Footage } from './footage.ts';
import { graphOf, type Scene } from './graph.ts';
import { SAMPLE_RATE, type Shot, type Timeline } from './timeline.ts';

export interface Filming {
  readonly ffmpeg: Ffmpeg;
  readonly order: ReelOrder;
  readonly timeline: Timeline;
  /** By the order's parts. */
  readonly footage: readonly Footage[];
  readonly shape: ReelShape;
  /** Whether the film has a sound track. */
  readonly sound: boolean;
  /** The folder it all happens in; emptied by whoever made it. */
  readonly folder: string;
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export type Filmed =
  | Exclude<Ran, { readonly is: 'failed' }>
  /** `part`: whose clip was on; null: nobody's. */
  | { readonly is: 'failed'; readonly why: string; readonly part: number | null };

const TIMEOUT = 10 * MINUTE;

/** Writes `film.mp4`: H.264 and AAC, as good as the clips were, of whatever size that takes. */
export async function shoot(filming: Filming): Promise<Filmed> {
  const { timeline, folder, progress } = filming;
  let done = 0;
  for (const [index, shot] of timeline.shots.entries()) {
    const ran = await one(filming, shot, index, (frames) => progress((0.95 * (done + frames)) / timeline.frames));
    if (ran.is === 'stopped') return ran;
    if (ran.is === 'failed') return { ...ran, part: shot.piece.is === 'clip' ? shot.piece.part : null };
    done += shot.piece.frames - shot.tail;
    await onDisk(rm(join(folder, tailName(index - 1)), { force: true }));
  }
  const joined = await splice(filming);
  for (const index of timeline.shots.keys()) await onDisk(rm(join(folder, shotName(index)), { force: true }));
  return joined.is === 'failed' ? { ...joined, part: null } : joined;
}

async function one(filming: Filming, shot: Shot, index: number, onFrames: (frames: number) => void): Promise<Ran> {
  const { ffmpeg, folder, timeline, sound, signal } = filming;
  const { input, ...source } = await sourceOf(filming, shot, index);
  const scene: Scene = { shot, rate: timeline.rate, ...filming.shape, source, sound: soundOf(filming, shot) };
  const before = shot.head > 0 ? ['-protocol_whitelist', 'file', '-i', join(folder, tailName(index - 1))] : [];
  const end = shot.tail > 0 ? [...track('tv', 'ta', sound), ...EXACT, join(folder, tailName(index))] : [];
  const args = [...input, ...before, '-filter_complex', graphOf(scene)];
  const body = [...track('v', 'a', sound), ...film(timeline.rate), join(folder, shotName(index))];
  const frames = shot.piece.frames - shot.tail;
  return ffmpeg.run([...args, ...body, ...end], {
    signal,
    timeoutMs: TIMEOUT,
    onTime: (seconds) => onFrames(Math.min(frames, seconds * timeline.rate)),
  });
}

type Source = ReelShape & { readonly input: readonly string[] };

async function sourceOf({ order, footage, folder }: Filming, { piece }: Shot, index: number): Promise<Source> {
  if (piece.is === 'clip') {
    const clip = footage[piece.part];
    if (clip === undefined) throw new Fault('a shot without its clip');
    const input = ['-protocol_whitelist', 'file', '-i', clip.path];
    return { width: clip.width, height: clip.height, input };
  }
  const card = piece.part === null ? order.opening : order.parts[piece.part]?.card;
  if (card === undefined || card === null) throw new Fault('a shot without its card');
  const path = join(folder, `${shotName(index)}.png`);
  await onDisk(writeFile(path, card));
  return { ...cardSize(card), input: ['-protocol_whitelist', 'file', '-f', 'png_pipe', '-i', path] };
}

function soundOf({ footage, sound }: Filming, { piece }: Shot): Scene['sound'] {
  if (!sound) return null;
  const gain = piece.is === 'clip' ? (footage[piece.part]?.gain ?? null) : null;
  return gain === null ? { is: 'silent' } : { is: 'own', gain };
}

/**
 * Sound stays PCM until the film is joined: each piece of AAC begins with samples of its own, which would be heard at
 * every seam. Pictures have no B frames, so that the clocks of joined pieces meet without a gap.
 */
function film(rate: number): readonly string[] {
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-bf', '0', '-threads', '2'];
  const colours = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
  return [...codec, '-g', String(rate * 2), '-pix_fmt', 'yuv420p', ...colours, ...PLAIN];
}

const PLAIN = [
  '-c:a',
  'pcm_s16le',
  '-ar',
  String(SAMPLE_RATE),
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-f',
  'mov',
];
/** Half a second that is about to be encoded again: nothing may be lost here. */
const EXACT = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-threads', '2', '-pix_fmt', 'yuv420p', ...PLAIN];

function track(video: string, audio: string, sound: boolean): readonly string[] {
  return ['-map', `[${video}]`, ...(sound ? ['-map', `[${audio}]`] : [])];
}

/** Pictures are copied, sound is encoded once from end to end. */
async function splice({ ffmpeg, timeline, folder, sound, progress, signal }: Filming): Promise<Ran> {
  const list = join(folder, 'shots.txt');
  const names = timeline.shots.map((_, index) => `file '${shotName(index)}'\n`);
  await onDisk(writeFile(list, names.join('')));
  const input = ['-protocol_whitelist', 'file', '-f', 'concat', '-i', list, '-map', '0:v:0', '-c:v', 'copy'];
  const heard = sound ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '160k', '-ac', '2'] : [];
  const about = ['-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4', join(folder, FILM)];
  const seconds = timeline.durationMs / SECOND;
  return ffmpeg.run([...input, ...heard, ...about], {
    signal,
    timeoutMs: TIMEOUT,
    onTime: (made) => progress(0.95 + 0.05 * Math.min(1, made / seconds)),
  });
}

export const FILM = 'film.mp4';

function shotName(index: number): string {
  return `${String(index).padStart(3, '0')}.mov`;
}

function tailName(index: number): string {
  return `${String(index).padStart(3, '0')}.tail.mov`;
}
