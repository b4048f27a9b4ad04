// The thread of `probe.ts`: opens one file with the one demuxer that its first bytes call for, answers once, is ended.
import { parentPort, workerData } from 'node:worker_threads';
import {
  ADTS,
  EncodedPacketSink,
  FilePathSource,
  FLAC,
  Input,
  type InputFormat,
  type InputTrack,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { z } from 'zod';
import { walkBoxes } from '../spool/boxes.ts';
import { CONTAINERS, type Container } from './kinds.ts';
import type { Probed } from './probe.ts';

/** Never one that follows names to other files. */
const FORMATS: Readonly<Record<Container, readonly InputFormat[]>> = {
  iso: [MP4, QTFF],
  matroska: [WEBM, MATROSKA],
  mp3: [MP3],
  wave: [WAVE],
  ogg: [OGG],
  adts: [ADTS],
  flac: [FLAC],
};

const Errand = z.object({ path: z.string(), container: z.enum(CONTAINERS) });

const BROKEN: Probed = { is: 'broken' };
const CACHE_BYTES = 2 * 1024 * 1024;

async function probe({ path, container }: z.infer<typeof Errand>): Promise<Probed> {
  if (container === 'iso' && (await walkBoxes(path)).is === 'cut') return BROKEN;
  // Errors of reads that nobody waits for any more; the reads that count reject by themselves.
  const source = new FilePathSource(path, { maxCacheSize: CACHE_BYTES, handleUnhandledError: () => undefined });
  const input = new Input({ source, formats: [...FORMATS[container]] });
  try {
    return await inspect(input);
  } catch (error) {
    // Whatever a demuxer says about a stranger's bytes; what the disk says names a system call.
    if (error instanceof Error && !('syscall' in error)) return BROKEN;
    throw error;
  } finally {
    input.dispose();
  }
}

async function inspect(input: Input): Promise<Probed> {
  const format = await input.getFormat();
  const video = await input.getPrimaryVideoTrack();
  const track = video ?? (await input.getPrimaryAudioTrack());
  if (track === null) return BROKEN;
  const declared = (await input.getDurationFromMetadata()) ?? 0;
  const seconds = await input.computeDuration();
  // What was cut declares more than it holds.
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds < declared * 0.95 - 0.1) return BROKEN;
  if (!(await endsWhole(track))) return BROKEN;
  const durationMs = Math.max(1, Math.round(seconds * 1_000));
  if (video === null) return { is: 'tracks', ...labels(format, 'audio'), ...NO_PICTURE, durationMs };
  const picture = await pictureOf(video);
  return picture === null ? BROKEN : { is: 'tracks', ...labels(format, 'video'), ...picture, durationMs };
}

const NO_PICTURE = { width: null, height: null, fps: null };

async function endsWhole(track: InputTrack): Promise<boolean> {
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
  return last !== null && last.data.byteLength > 0 && last.data.byteLength === last.byteLength;
}

/** As shown: turned and stretched as the file says. The rate is that of the first seconds, to a hundredth. */
async function pictureOf(video: InputVideoTrack) {
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()].map(Math.round);
  const { averagePacketRate } = await video.computePacketStats(250);
  const fps = Math.round(averagePacketRate * 100) / 100;
  if (width === undefined || height === undefined || width <= 0 || height <= 0) return null;
  return { width, height, fps: Number.isFinite(fps) && fps > 0 ? fps : null };
}

function labels(format: InputFormat, type: 'video' | 'audio') {
  const sound = type === 'audio';
  switch (format) {
    case QTFF:
      return sound ? M4A : { type, mime: 'video/quicktime', extension: 'mov' };
    case MP4:
      return sound ? M4A : { type, mime: 'video/mp4', extension: 'mp4' };
    case WEBM:
      return { type, mime: `${type}/webm`, extension: 'webm' };
    case MATROSKA:
      return { type, mime: `${type}/x-matroska`, extension: sound ? 'mka' : 'mkv' };
    case OGG:
      return { type, mime: `${type}/ogg`, extension: 'ogg' };
    case MP3:
      return { type, mime: 'audio/mpeg', extension: 'mp3' };
    case WAVE:
      return { type, mime: 'audio/wav', extension: 'wav' };
    case FLAC:
      return { type, mime: 'audio/flac', extension: 'flac' };
    default:
      return { type, mime: 'audio/aac', extension: 'aac' };
  }
}

const M4A = { type: 'audio', mime: 'audio/mp4', extension: 'm4a' } as const;

parentPort?.postMessage(await probe(Errand.parse(workerData)));
