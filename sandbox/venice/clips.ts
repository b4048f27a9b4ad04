// The clips that finished jobs hand out: rendered with the prompt on them where ffmpeg is installed, otherwise one of
// the project's own from `assets/`. Each is a whole, playable mp4; a size that is asked for is reached with a `free`
// box at its end, which every player skips.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Renderer } from './renderer.ts';

export interface Clip {
  readonly bytes: Uint8Array;
  /** Bytes of `free` box after them: 0, or at least 8. */
  readonly padding: number;
}

/** What a clip should look like. */
export interface ClipSpec {
  readonly prompt: string;
  readonly caption: string;
  readonly aspect: string | undefined;
  readonly resolution: string | undefined;
  readonly seconds: number;
  readonly sound: boolean;
}

export interface Clips {
  /** Starts rendering early, so that the clip is ready when it is asked for. */
  prepare(spec: ClipSpec): void;
  /** @param minBytes the clip is padded up to this size */
  fetch(spec: ClipSpec, minBytes?: number): Promise<Clip>;
  /** The tiny black clip that a silent moderation refusal leaves behind. */
  placeholder(): Clip;
  close(): Promise<void>;
}

/** Real clips are larger than the small ones we commit; a client may well distrust a smaller one. */
const PLAUSIBLE_BYTES = 300_000;
const CACHED_CLIPS = 48;
const CHUNK_BYTES = 64 * 1024;
const FREE_HEADER_BYTES = 8;

export function padded(bytes: Uint8Array, minBytes: number): Clip {
  const missing = minBytes - bytes.byteLength;
  return { bytes, padding: missing <= 0 ? 0 : Math.max(FREE_HEADER_BYTES, missing) };
}

export function clipLength(clip: Clip): number {
  return clip.bytes.byteLength + clip.padding;
}

/** The clip in pieces, so that a large one never stands in memory as a whole. */
export function* clipChunks(clip: Clip): Generator<Uint8Array> {
  for (let from = 0; from < clip.bytes.byteLength; from += CHUNK_BYTES)
    yield clip.bytes.subarray(from, from + CHUNK_BYTES);
  if (clip.padding === 0) return;
  const header = Buffer.alloc(FREE_HEADER_BYTES);
  header.writeUInt32BE(clip.padding, 0);
  header.write('free', 4, 'latin1');
  yield header;
  const zeros = new Uint8Array(CHUNK_BYTES);
  for (let left = clip.padding - FREE_HEADER_BYTES; left > 0; left -= CHUNK_BYTES)
    yield zeros.subarray(0, Math.min(left, CHUNK_BYTES));
}

/** Width over height; what is not a ratio (`auto`, `adaptive`, nothing) counts as 16:9. */
export function ratioOf(aspect: string | undefined): number {
  const [, width, height] = /^(\d+):(\d+)$/.exec(aspect ?? '') ?? [];
  return width === undefined || height === undefined ? 16 / 9 : Number(width) / Number(height);
}

/** The committed clip that fits best. */
export function builtinName(spec: Pick<ClipSpec, 'aspect' | 'sound'>): string {
  const ratio = ratioOf(spec.aspect);
  const shape = ratio > 1.1 ? 'landscape' : ratio < 0.9 ? 'portrait' : 'square';
  return `${shape}-${spec.sound ? 'sound' : 'silent'}.mp4`;
}

/**
 * @param renderer undefined: only the committed clips are handed out
 * @param warn hears why a clip could not be rendered
 */
export function createClips(renderer: Renderer | undefined, warn: (message: string) => void): Clips {
  const assets = new Map<string, Uint8Array>();
  const rendered = new Map<string, Promise<Uint8Array>>();

  const asset = (name: string): Uint8Array => {
    const bytes = assets.get(name) ?? readFileSync(new URL(`assets/${name}`, import.meta.url));
    assets.set(name, bytes);
    return bytes;
  };

  const render = async (using: Renderer, spec: ClipSpec): Promise<Uint8Array> => {
    const result = await using.render(spec);
    if (result.ok) return result.bytes;
    warn(`The clip could not be rendered (${result.reason}); a committed one stands in.`);
    return asset(builtinName(spec));
  };

  const bytesFor = (spec: ClipSpec): Promise<Uint8Array> => {
    if (!renderer) return Promise.resolve(asset(builtinName(spec)));
    const key = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
    const known = rendered.get(key) ?? render(renderer, spec);
    rendered.delete(key);
    rendered.set(key, known);
    for (const oldest of rendered.keys()) {
      if (rendered.size <= CACHED_CLIPS) break;
      rendered.delete(oldest);
    }
    return known;
  };

  return {
    prepare: (spec) => {
      bytesFor(spec).catch((reason: unknown) => warn(`No clip: ${String(reason)}`));
    },
    fetch: async (spec, minBytes = PLAUSIBLE_BYTES) => padded(await bytesFor(spec), minBytes),
    placeholder: () => padded(asset('placeholder.mp4'), 0),
    close: async () => {
      await renderer?.close();
    },
  };
}
