// Clips, cards and a look into films, for the tests of the reel.
import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import type { Clip } from '../../src/domain/job.ts';
import type { Reeled, ReelMaker, ReelOrder, ReelPart } from '../../src/domain/reel.ts';
import { createReel } from '../../src/services/reel/reel.ts';
import { checkClip } from '../../src/services/spool/check.ts';

import { type Folder, ffmpeg, NOW } from '../spool/clips.ts';

export { ffmpeg, folder, NOW } from '../spool/clips.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export const RED: Colour = [220, 40, 40];
export const GREEN: Colour = [40, 180, 60];
export const BLUE: Colour = [40, 60, 220];
export const WHITE: Colour = [235, 235, 235];

export function asset(name: string): string {
  return fileURLToPath(new URL(`../../sandbox/venice/assets/${name}.mp4`, import.meta.url));
}

/** A part as the record of its clip would have it. */
export async function partOf(path: string, title: string, card: Uint8Array | null = null): Promise<ReelPart> {
  const { size } = await stat(path);
  const verdict = await checkClip(path, size);
  if (verdict.is !== 'clip') throw new Error(`${path} is ${verdict.is}`);
  const { width, height, durationMs, sound } = verdict;
  const clip: Clip = { file: 'k7m2xq.mp4', bytes: size, width, height, durationMs, sound };
  return { clip, path, card, title };
}

export function orderOf(parts: readonly ReelPart[], rest: Partial<ReelOrder> = {}): ReelOrder {
  const shape = { width: 640, height: 360 };
  return { name: 'jam-7', opening: null, parts, limit: 10 * 1024 * 1024, ...shape, crossFade: true, ...rest };
}

export type Film = Extract<Reeled, { readonly is: 'made' }>;

/** A maker with the real ffmpeg; only for tests that are skipped without it. */
export function reelIn(folder_: Pick<Folder, 'path'>): Promise<ReelMaker> {
  if (ffmpeg === null) throw new Error('no ffmpeg');
  return createReel({ ffmpeg, folder: folder_.path, now: () => NOW });
}

export function filmOf(reeled: Reeled): Film {
  if (reeled.is !== 'made') throw new Error(`expected a film, got ${JSON.stringify(reeled)}`);
  return reeled;
}

/** A PNG of one colour: signature, IHDR, one IDAT, IEND. */
export function png(width: number, height: number, colour: Colour): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function run(program: string, args: readonly string[]): { readonly out: Buffer; readonly said: string } {
  const ran = spawnSync(program, args, { maxBuffer: 64 * 1024 * 1024 });
  if (ran.status !== 0) throw new Error(ran.stderr.toString());
  return { out: ran.stdout, said: ran.stderr.toString() };
}

/** A moving, noisy clip of one colour; `tone` is its loudness in decibels below full scale, null for silence. */
export function colourful(path: string, { colour, size, seconds, rate = 24, tone }: ColourfulClip): string {
  const hex = colour.map((part) => part.toString(16).padStart(2, '0')).join('');
  const picture = `color=0x${hex}:s=${size}:r=${rate}:d=${seconds},noise=alls=24:allf=t`;
  const sound = tone === null ? [] : ['-f', 'lavfi', '-i', `sine=f=440:d=${seconds},volume=${tone + 18}dB`];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, ...sound, ...codecs, path]);
  return path;
}

export interface ColourfulClip {
  readonly colour: Colour;
  readonly size: string;
  readonly seconds: number;
  readonly rate?: number;
  readonly tone: number | null;
}

export interface Probed {
  readonly seconds: number;
  readonly pictures: number;
  readonly video: string;
  readonly audio: string | null;
  /** Seconds that each track lasts. */
  readonly tracks: readonly number[];
}

/** What ffprobe says, every picture decoded and counted. */
export function probe(path: string): Probed {
  const shown =
    'stream=codec_type,codec_name,width,height,pix_fmt,r_frame_rate,sample_rate,channels,duration,nb_read_frames';
  const args = ['-v', 'error', '-count_frames', '-show_entries', `${shown}:format=duration`, '-of', 'json', path];
  const { streams, format } = JSON.parse(run('ffprobe', args).out.toString());
  const [video, audio] = ['video', 'audio'].map((type) => {
    return streams.find((stream: { codec_type: string }) => stream.codec_type === type);
  });
  return {
    seconds: Number(format.duration),
    pictures: Number(video.nb_read_frames),
    video: `${video.codec_name} ${video.width}x${video.height} ${video.pix_fmt} ${video.r_frame_rate}`,
    audio: audio === undefined ? null : `${audio.codec_name} ${audio.sample_rate} ${audio.channels}`,
    tracks: streams.map((stream: { duration: string }) => Number(stream.duration)),
  };
}

/** The average colour in the middle of the picture that is shown at that moment. */
export function colourAt(path: string, ms: number, where = 'iw/8:ih/8'): Colour {
  const filter = `select=gte(t\\,${(ms / 1000 - 0.001).toFixed(4)}),crop=${where},scale=1:1:flags=area`;
  const args = ['-v', 'error', '-i', path, '-vf', filter, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const [red = -1, green = -1, blue = -1] = run('ffmpeg', args).out;
  return [red, green, blue];
}

/** How far two colours are apart, in the channel where it is most. */
export function apart(a: Colour, b: Colour): number {
  return Math.max(...a.map((part, index) => Math.abs(part - (b[index] ?? 0))));
}

/** Integrated loudness in LUFS between two moments. */
export function loudness(path: string, from: number, to: number): number {
  const filter = `atrim=${from / 1000}:${to / 1000},asetpts=PTS-STARTPTS,ebur128`;
  const { said } = run('ffmpeg', ['-hide_banner', '-nostats', '-i', path, '-vn', '-af', filter, '-f', 'null', '-']);
  return Number(/Integrated loudness:\s+I:\s+(\S+) LUFS/.exec(said)?.[1]);
}

/** The loudest sample between two moments, 1 being full scale. */
export function peak(path: string, from: number, to: number): number {
  const filter = `atrim=${from / 1000}:${to / 1000}`;
  const { out } = run('ffmpeg', ['-v', 'error', '-i', path, '-vn', '-af', filter, '-f', 's16le', '-']);
  const samples = new Int16Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.byteLength));
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768;
}

/** Whether the index comes before the pictures, so that a player can begin at once. */
export function startsFast(bytes: Buffer): boolean {
  return bytes.indexOf('moov', 0, 'latin1') < bytes.indexOf('mdat', 0, 'latin1');
}
