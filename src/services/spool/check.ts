// Is this file the clip that was ordered? Judged by its content alone: a whole mp4 with a picture and a length, and not
// the still card that providers send in place of a refused clip.
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input, type InputVideoTrack } from 'mediabunny';
import { walkBoxes } from './boxes.ts';

export type Verdict =
  | {
      readonly is: 'clip';
      readonly width: number;
      readonly height: number;
      readonly durationMs: number;
      readonly sound: boolean;
    }
  | { readonly is: 'broken'; readonly why: string }
  | { readonly is: 'placeholder' };

/** The reader's cache: a large clip is looked into, never loaded. */
const CACHE_BYTES = 2 * 1024 * 1024;

/** Throws a retryable Fault only when the disk refuses. */
export async function checkClip(path: string, bytes: number): Promise<Verdict> {
  if (bytes === 0) return broken('nothing came');
  const walk = await walkBoxes(path);
  if (walk.is === 'cut') return broken(walk.why);
  // Errors of reads that nobody waits for any more; the reads that count reject by themselves.
  const source = new FilePathSource(path, { maxCacheSize: CACHE_BYTES, handleUnhandledError: () => undefined });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    return await inspect(input, bytes);
  } catch (error) {
    return broken(`unreadable (${error instanceof Error ? error.name : 'unknown'})`);
  } finally {
    input.dispose();
  }
}

async function inspect(input: Input, bytes: number): Promise<Verdict> {
  const video = await input.getPrimaryVideoTrack();
  if (video === null) return broken('no picture track');
  const declared = (await input.getDurationFromMetadata()) ?? 0;
  const seconds = await input.computeDuration();
  if (!Number.isFinite(seconds) || seconds <= 0) return broken('no length');
  // A fragmented file that was cut between two fragments says nothing by its boxes, and declares more than it holds.
  if (seconds < declared * 0.95 - 0.5) return broken('shorter than it declares');
  const packets = new EncodedPacketSink(video);
  const last = await packets.getPacket(Number.POSITIVE_INFINITY);
  if (last === null || last.data.byteLength === 0 || last.data.byteLength !== last.byteLength)
    return broken('its last picture is missing');
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  if (width <= 0 || height <= 0) return broken('no picture size');
  if (isSmall(bytes, width * height * seconds) && (await isStill(video, width * height))) return { is: 'placeholder' };
  const sound = (await input.getPrimaryAudioTrack()) !== null;
  return { is: 'clip', width, height, durationMs: Math.max(1, Math.round(seconds * 1000)), sound };
}

function broken(why: string): Verdict {
  return { is: 'broken', why };
}

/**
 * Venice: files under about 100 kB for 5 seconds of 720p have been placeholders of a moderation. Smaller orders scale
 * that down; larger ones do not scale it up, since low motion compresses better the larger the picture.
 */
function isSmall(bytes: number, pixelSeconds: number): boolean {
  return bytes < 100_000 * Math.min(1, pixelSeconds / (1280 * 720 * 5));
}

/**
 * A small file alone proves nothing: five seconds of night sky at 360p take 20 kB. What a placeholder shows besides is
 * that nothing moves. An H.264 picture that says "as before" takes some 16 bytes and about one more per 50 macroblocks
 * (measured with x264: 11 to 20 at 360p, 36 to 45 at 720p, 67 to 78 at 1080p); the slowest motion takes 150 and more.
 */
async function isStill(video: InputVideoTrack, pixels: number): Promise<boolean> {
  const sizes: number[] = [];
  for await (const packet of new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true })) {
    if (packet.type === 'delta') sizes.push(packet.byteLength);
  }
  sizes.sort((a, b) => a - b);
  const upperQuartile = sizes[Math.floor(sizes.length * 0.75)] ?? 0;
  return upperQuartile <= 16 + pixels / 256 / 50;
}
