// The last frame of a clip as a picture, from which the next clip can start.
import { rename, rm, stat } from 'node:fs/promises';
import { SECOND } from '../../domain/time.ts';
import { ifThere, onDisk } from './disk.ts';
import type { Ffmpeg } from './ffmpeg.ts';

const TIMEOUT = 60 * SECOND;

/**
 * Where to begin reading, in seconds before the end: near the end first, since every picture from there on is written.
 * A clip whose last picture stands still for longer than that is read whole.
 */
const STARTS: readonly (readonly string[])[] = [['-sseof', '-0.5'], ['-sseof', '-3'], []];

/**
 * Writes the last picture of `source` to `target` as a PNG, by way of `part`. PNG loses nothing, so that a clip that
 * starts from it matches. Returns null, or why there is none.
 */
export async function lastFrameOf(
  ffmpeg: Ffmpeg,
  { source, part, target }: { readonly source: string; readonly part: string; readonly target: string },
): Promise<string | null> {
  let why = 'no picture came out';
  try {
    for (const start of STARTS) {
      await onDisk(rm(part, { force: true }));
      // `-update` writes each picture over the one before, so that the last of them stays.
      const args = [...start, '-protocol_whitelist', 'file', '-i', source, '-map', '0:v:0', '-update', '1'];
      const picture = ['-pix_fmt', 'rgb24', '-c:v', 'png', '-f', 'image2', part];
      const ran = await ffmpeg.run([...args, ...picture], {
        signal: new AbortController().signal,
        timeoutMs: TIMEOUT,
      });
      if (ran.is === 'failed') why = ran.why;
      const made = ran.is === 'done' ? await ifThere(stat(part)) : null;
      if (made === null || made.size === 0) continue;
      await onDisk(rename(part, target));
      return null;
    }
    return why;
  } finally {
    await rm(part, { force: true });
  }
}
