// The files of a command, taken in and put where the model's kind wants them. Each is recognised by its content and
// measured, exactly as the bot does it with what members attach.
import { stat } from 'node:fs/promises';
import type { Kind } from '../domain/catalogue.ts';
import type { Media, MediaTrouble, MediaType } from '../domain/media.ts';
import { granted, type Outcome } from '../domain/outcome.ts';
import type { MediaStore } from '../domain/ports.ts';
import type { Instant } from '../domain/time.ts';
import type { Wish } from '../domain/wish.ts';
import type { GivenFiles } from './arguments.ts';

interface Taken {
  readonly images: readonly Media[];
  readonly end: Media | null;
  readonly videos: readonly Media[];
  readonly audios: readonly Media[];
}

/** Takes every file in, or names the trouble with the first that could not be. */
export async function takeFiles(
  files: GivenFiles,
  media: Pick<MediaStore, 'take' | 'adopt'>,
  now: Instant,
): Promise<Outcome<Taken, MediaTrouble>> {
  async function all(given: readonly string[], type: MediaType): Promise<Outcome<readonly Media[], MediaTrouble>> {
    const found: Media[] = [];
    for (const file of given) {
      const one = await take(file, type, media, now);
      if (!one.ok) return one;
      found.push({ ...one.value, inline: files.inline });
    }
    return granted(found);
  }
  const images = await all(files.images, 'image');
  if (!images.ok) return images;
  const end = await all(files.endImage === null ? [] : [files.endImage], 'image');
  if (!end.ok) return end;
  const videos = await all(files.videos, 'video');
  if (!videos.ok) return videos;
  const audios = await all(files.audios, 'audio');
  if (!audios.ok) return audios;
  return granted({ images: images.value, end: end.value[0] ?? null, videos: videos.value, audios: audios.value });
}

async function take(
  given: string,
  type: MediaType,
  media: Pick<MediaStore, 'take' | 'adopt'>,
  now: Instant,
): Promise<Outcome<Media, MediaTrouble>> {
  if (!(await isFile(given))) return media.take({ from: 'link', url: given }, [type], AbortSignal.timeout(180_000));
  // A file of this machine has no address that lasts: it is sent by its bytes.
  return media.adopt(given, { from: 'attachment', url: '', expiresAt: now }, [type]);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}

/** The parts of the wish that these files are, for a model of this kind. What it has no place for, fitting refuses. */
export function placed(kind: Kind, { images, end, videos, audios }: Taken): Partial<Wish> {
  if (kind === 'reference') return { images, videos, audios, end };
  const [start = null, ...otherImages] = images;
  const [source = null, ...otherVideos] = videos;
  const [soundtrack = null, ...otherAudios] = audios;
  return { start, end, source, soundtrack, images: otherImages, videos: otherVideos, audios: otherAudios };
}
