// Clips and folders for the tests of the spool: real mp4s, whole and damaged.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JobId } from '../../src/domain/ids.ts';
import { Instant } from '../../src/domain/time.ts';
import { findFfmpeg } from '../../src/services/spool/ffmpeg.ts';

export const JOB = JobId.parse('k7m2xq');
export const NOW = Instant.parse(1_790_000_000_000);

/** null on machines without it: what needs it is then skipped. */
export const ffmpeg = await findFfmpeg();

export const SOUND = await asset('landscape-sound.mp4');
export const SILENT = await asset('portrait-silent.mp4');
export const PLACEHOLDER = await asset('placeholder.mp4');

function asset(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../../sandbox/venice/assets/${name}`, import.meta.url)));
}

export interface Folder extends AsyncDisposable {
  readonly path: string;
  /** Names of the files in it and below it, in order. */
  list(): Promise<readonly string[]>;
}

export async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'gondolier-spool-'));
  return {
    path,
    async list() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return files.map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1)).sort();
    },
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
    },
  };
}

export async function* inPieces(bytes: Uint8Array, size = 4096): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

/** Makes an mp4 with ffmpeg's own arguments for input and codecs. */
export async function made(...args: readonly string[]): Promise<Buffer> {
  const folder_ = await mkdtemp(join(tmpdir(), 'gondolier-clip-'));
  try {
    const path = join(folder_, 'made.mp4');
    const ran = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, path], { encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return await readFile(path);
  } finally {
    await rm(folder_, { recursive: true });
  }
}

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Three seconds of snow with a tone: nothing compresses worse. Some megabytes. */
export function snow(size: string): Promise<Buffer> {
  const picture = ['-f', 'lavfi', '-i', `color=gray:s=${size}:r=24:d=3,noise=alls=100:allf=t+u`];
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=220:duration=3'];
  return made(...picture, ...tone, ...H264, '-crf', '23', '-c:a', 'aac', '-shortest', '-movflags', '+faststart');
}

/** The same second of picture in fragments, as a stream is recorded. */
export function fragmented(): Promise<Buffer> {
  const picture = ['-f', 'lavfi', '-i', 'mandelbrot=s=320x180:r=24', '-t', '4'];
  return made(...picture, ...H264, '-g', '24', '-movflags', 'frag_keyframe+empty_moov+default_base_moof');
}
