// Files against a model's rules, before any money moves: type, size, dimensions, length.
import type { Model } from './catalogue.ts';
import type { Accepts, ReferenceLimit } from './families.ts';
import type { Media, MediaType } from './media.ts';
import type { FileRule, Misfit } from './misfit.ts';
import { filesOf, type MediaPart, type Wish } from './wish.ts';

const MB = 1_000_000;
/** Venice: a source clip for upscaling has at most 300 seconds. */
const LONGEST_SOURCE = 300;
/** Venice: a soundtrack has at most 30 seconds and 15 MB; the Wan 2.7 family needs 3 seconds. */
const SOUNDTRACK = { maxSeconds: 30, maxBytes: 15 * MB } as const;
const WAN_27_SOUND = 3;
/** Venice: pictures of Seedance have at least 300 pixels and W/H strictly between 0.4 and 2.5; at most 30 MB each. */
const PICTURE_BYTES = 30 * MB;
/** Reported for pictures to animate, where the catalogue says nothing. */
const SMALLEST_PICTURE = 240;

/** The first file that breaks a rule, or the first list that is too long in all; null when everything fits. */
export function checkFiles(model: Model, accepts: Accepts, wish: Wish): Misfit | null {
  for (const part of [
    'start',
    'end',
    'images',
    'scenes',
    'source',
    'soundtrack',
    'videos',
    'audios',
    'elements',
  ] as const) {
    for (const [index, file] of filesOf(wish, part).entries()) {
      const rule = brokenRule(model, accepts, part, file);
      if (rule !== null) return { is: 'file-unfit', part, position: index + 1, rule };
    }
  }
  return tooLongInAll('videos', wish, accepts.videos) ?? tooLongInAll('audios', wish, accepts.audios);
}

function tooLongInAll(part: 'videos' | 'audios', wish: Wish, limit: ReferenceLimit): Misfit | null {
  const total = wish[part].reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) / 1_000;
  return wish[part].length > 0 && total > limit.totalSeconds
    ? { is: 'media-total-too-long', part, seconds: total, limit: limit.totalSeconds }
    : null;
}

const TYPES: Readonly<Record<Exclude<MediaPart, 'elements'>, MediaType>> = {
  start: 'image',
  end: 'image',
  images: 'image',
  scenes: 'image',
  source: 'video',
  videos: 'video',
  soundtrack: 'audio',
  audios: 'audio',
};

function brokenRule(model: Model, accepts: Accepts, part: MediaPart, file: Media): FileRule | null {
  // An element holds pictures and a clip of its own; which is which is settled where it is put together.
  if (part !== 'elements' && file.type !== TYPES[part]) return { is: 'wrong-type', wanted: TYPES[part] };
  switch (file.type) {
    case 'image':
      return brokenPicture(model, file);
    case 'video':
      return part === 'source' ? brokenSource(file) : brokenReference(accepts.videos, file);
    case 'audio':
      return part === 'soundtrack' ? brokenSoundtrack(model, file) : brokenReference(accepts.audios, file);
  }
}

function brokenPicture({ pictures }: Model, { bytes, width, height }: Media): FileRule | null {
  if (bytes > PICTURE_BYTES) return { is: 'too-many-bytes', limit: PICTURE_BYTES };
  if (width === null || height === null) return null;
  const minSide = pictures.minSide ?? SMALLEST_PICTURE;
  // Venice enlarges pictures below a stated minimum by itself; only what is tiny is refused.
  if (Math.min(width, height) < Math.min(minSide, SMALLEST_PICTURE))
    return { is: 'too-small', minSide: SMALLEST_PICTURE };
  const aspect = width / height;
  const { minAspect, maxAspect } = pictures;
  const wrong = (minAspect !== null && aspect <= minAspect) || (maxAspect !== null && aspect >= maxAspect);
  return wrong
    ? { is: 'bad-shape', minAspect: minAspect ?? 0, maxAspect: maxAspect ?? Number.POSITIVE_INFINITY }
    : null;
}

function brokenSource({ durationMs }: Media): FileRule | null {
  return durationMs !== null && durationMs > LONGEST_SOURCE * 1_000
    ? { is: 'too-long', maxSeconds: LONGEST_SOURCE }
    : null;
}

function brokenReference(limit: ReferenceLimit, { bytes, durationMs }: Media): FileRule | null {
  if (limit.count === 0) return null;
  if (bytes > limit.maxBytes) return { is: 'too-many-bytes', limit: limit.maxBytes };
  if (durationMs === null) return null;
  if (durationMs < limit.minSeconds * 1_000) return { is: 'too-short', minSeconds: limit.minSeconds };
  return durationMs > limit.maxSeconds * 1_000 ? { is: 'too-long', maxSeconds: limit.maxSeconds } : null;
}

function brokenSoundtrack(model: Model, { bytes, durationMs }: Media): FileRule | null {
  if (bytes > SOUNDTRACK.maxBytes) return { is: 'too-many-bytes', limit: SOUNDTRACK.maxBytes };
  if (durationMs === null) return null;
  if (durationMs > SOUNDTRACK.maxSeconds * 1_000) return { is: 'too-long', maxSeconds: SOUNDTRACK.maxSeconds };
  return model.id.startsWith('wan-2-7') && durationMs < WAN_27_SOUND * 1_000
    ? { is: 'too-short', minSeconds: WAN_27_SOUND }
    : null;
}
