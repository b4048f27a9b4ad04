// Draws a clip with ffmpeg: the prompt as wrapped text over a moving background whose colours come from the prompt.
// One ffmpeg at a time, each bounded in time; a machine without ffmpeg, or without fonts, still gets an answer.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ClipSpec, ratioOf } from './clips.ts';
import { findFont } from './fonts.ts';

const run = promisify(execFile);

export type Rendered =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

export interface Renderer {
  render(spec: ClipSpec): Promise<Rendered>;
  close(): Promise<void>;
}

const RENDER_TIMEOUT_MS = 60_000;

/** Four colours each: dusk on water, a garden, a fire, a winter morning. */
const PALETTES = [
  'c0=0x14213d:c1=0x2a6f83:c2=0xe9a15b:c3=0x7d3c54',
  'c0=0x123524:c1=0x3e7b4f:c2=0xd8c56b:c3=0x2b4c7e',
  'c0=0x1d1128:c1=0x7a1e3a:c2=0xe4572e:c3=0xf3b562',
  'c0=0x22304a:c1=0x5d7fa3:c2=0xcfd8e3:c3=0x8b6f92',
] as const;

interface Abilities {
  readonly gradients: boolean;
  readonly font: string | undefined;
}

/** Undefined when ffmpeg is not installed or cannot write H.264. */
export async function findRenderer(): Promise<Renderer | undefined> {
  const [filters, encoders] = await Promise.all([
    listing(['-hide_banner', '-filters']),
    listing(['-hide_banner', '-encoders']),
  ]);
  if (filters === undefined || !encoders?.includes('libx264')) return undefined;
  const font = / drawtext /.test(filters) ? await findFont() : undefined;
  return createRenderer({ gradients: / gradients /.test(filters), font });
}

/** Undefined when there is no such program, or it does not run. */
async function listing(args: readonly string[]): Promise<string | undefined> {
  const outcome = await run('ffmpeg', args, { timeout: 10_000 }).catch((reason: unknown) => ({ reason }));
  return 'stdout' in outcome ? outcome.stdout : undefined;
}

function createRenderer(abilities: Abilities): Renderer {
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  return {
    render: (spec) => {
      const turn = last.then(() => draw(spec, abilities, closing.signal));
      last = turn;
      return turn;
    },
    close: async () => {
      closing.abort();
      await last;
    },
  };
}

async function draw(spec: ClipSpec, abilities: Abilities, signal: AbortSignal): Promise<Rendered> {
  if (signal.aborted) return { ok: false, reason: 'the sandbox is closing' };
  try {
    return { ok: true, bytes: await drawIn(await mkdtemp(join(tmpdir(), 'gondolier-clip-')), spec, abilities, signal) };
  } catch (reason) {
    return { ok: false, reason: reason instanceof Error ? reason.message.slice(0, 300) : String(reason) };
  }
}

/** The folder is gone afterwards, whatever happens. */
async function drawIn(folder: string, spec: ClipSpec, abilities: Abilities, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const frame = frameOf(spec);
    // Relative names keep paths, with whatever characters they hold, out of ffmpeg's filter language.
    await writeFile(join(folder, 'words.txt'), wrap(spec.prompt, columnsOf(frame), 7).join('\n'));
    await writeFile(join(folder, 'caption.txt'), spec.caption);
    if (abilities.font !== undefined) await copyFile(abilities.font, join(folder, 'font.ttf'));
    await run('ffmpeg', command(spec, frame, abilities), { cwd: folder, signal, timeout: RENDER_TIMEOUT_MS });
    return await readFile(join(folder, 'clip.mp4'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

/** Small on purpose: the shape and the order of sizes are right, the pixels are few. */
export function frameOf(spec: Pick<ClipSpec, 'aspect' | 'resolution' | 'seconds'>): Frame {
  const lines = { '256p': 216, '360p': 216, '480p': 270, '480P': 270, '540p': 306 }[spec.resolution ?? ''] ?? 360;
  const large = /^(1080|1440|2160|2K|4k|true_1080)/.test(spec.resolution ?? '');
  const base = large ? 432 : lines;
  const area = base * base * (16 / 9);
  const ratio = ratioOf(spec.aspect);
  const even = (side: number): number => Math.max(2, Math.round(side / 2) * 2);
  return {
    width: even(Math.sqrt(area * ratio)),
    height: even(Math.sqrt(area / ratio)),
    fps: spec.seconds <= 6 ? 24 : spec.seconds <= 10 ? 15 : spec.seconds <= 16 ? 10 : 8,
  };
}

function fontSize({ width, height }: Frame): number {
  return Math.round(Math.min(width, height) / 14);
}

function columnsOf(frame: Frame): number {
  return Math.max(8, Math.floor((frame.width * 0.84) / (fontSize(frame) * 0.58)));
}

/** Greedy lines of at most `columns` characters; what does not fit in `most` lines ends in an ellipsis. */
export function wrap(text: string, columns: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    const pieces = word.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [''];
    for (const piece of pieces) {
      const line = lines.at(-1);
      if (line !== undefined && line.length + 1 + piece.length <= columns) lines[lines.length - 1] = `${line} ${piece}`;
      else lines.push(piece);
    }
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, columns - 1) ?? ''}…`];
}

function command(spec: ClipSpec, frame: Frame, abilities: Abilities): string[] {
  const hash = createHash('sha256').update(spec.prompt).digest();
  // The background is smooth, so that a small one stretched looks the same and costs a quarter.
  const size = `${Math.ceil(frame.width / 2)}x${Math.ceil(frame.height / 2)}`;
  const length = spec.seconds.toFixed(2);
  const background = abilities.gradients
    ? `gradients=s=${size}:r=${frame.fps}:d=${length}:n=4:speed=0.02:seed=${hash.readUInt16BE(0)}:${PALETTES[(hash[3] ?? 0) % PALETTES.length]}`
    : `testsrc2=s=${size}:r=${frame.fps}:d=${length}`;
  const notes = [196, 247, 294].map((hertz, i) => `0.06*sin(2*PI*${hertz + (hash[i + 4] ?? 0) / 4}*t)`).join('+');
  const picture = ['-v', 'error', '-y', '-f', 'lavfi', '-i', background];
  const sound = spec.sound ? ['-f', 'lavfi', '-i', `aevalsrc='${notes}':s=44100:d=${length}`] : [];
  const stretch = `scale=${frame.width}:${frame.height}:flags=bilinear`;
  const text = ['-vf', abilities.font === undefined ? stretch : `${stretch},${words(frame)}`];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '24', '-pix_fmt', 'yuv420p', '-threads', '1'];
  const soundCodec = spec.sound ? ['-c:a', 'aac', '-b:a', '64k', '-ac', '1'] : [];
  const file = ['-t', length, '-movflags', '+faststart', '-fflags', '+bitexact', 'clip.mp4'];
  return [...picture, ...sound, ...text, ...codecs, ...soundCodec, ...file];
}

/** The prompt in the middle, drifting a little, and one line about the clip at the foot. */
function words(frame: Frame): string {
  const size = fontSize(frame);
  const common = 'fontfile=font.ttf:expansion=none:fontcolor=white';
  const prompt = `drawtext=${common}:textfile=words.txt:fontsize=${size}:line_spacing=${Math.round(size / 3)}:box=1:boxcolor=black@0.35:boxborderw=${size}:x=(w-text_w)/2:y=(h-text_h)/2+${Math.round(size / 2)}*sin(t*1.3)`;
  const caption = `drawtext=${common}:textfile=caption.txt:fontsize=${Math.round(size * 0.6)}:x=(w-text_w)/2:y=h-text_h-${Math.round(size / 2)}`;
  return `${prompt},${caption}`;
}
