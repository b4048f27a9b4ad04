// What a file claims to be by its first bytes: the only thing that decides who looks further into it. Names and content
// types that a server sends are never asked.
import type { MediaType } from '../../domain/media.ts';

export const PICTURES = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg' },
  png: { mime: 'image/png', extension: 'png' },
  gif: { mime: 'image/gif', extension: 'gif' },
  webp: { mime: 'image/webp', extension: 'webp' },
  bmp: { mime: 'image/bmp', extension: 'bmp' },
  tiff: { mime: 'image/tiff', extension: 'tiff' },
  heic: { mime: 'image/heic', extension: 'heic' },
  heif: { mime: 'image/heif', extension: 'heif' },
} as const;
export type PictureFormat = keyof typeof PICTURES;

/** Families of files that hold tracks; which of a family it is, and what is in it, takes a demuxer to tell. */
export const CONTAINERS = ['iso', 'matroska', 'mp3', 'wave', 'ogg', 'adts', 'flac'] as const;
export type Container = (typeof CONTAINERS)[number];

export type Kind =
  | { readonly is: 'picture'; readonly type: 'image'; readonly format: PictureFormat }
  /** `type` as far as the first bytes can say: a file of the `iso` family may turn out to hold only sound. */
  | { readonly is: 'tracks'; readonly type: Exclude<MediaType, 'image'>; readonly container: Container };

/** Enough for every signature below. */
export const HEAD_BYTES = 64;

/** `head`: the first HEAD_BYTES of a file, or all of a shorter one. null: nothing that we know. */
export function kindOf(head: Buffer): Kind | null {
  return pictureKind(head) ?? boxedKind(head) ?? trackKind(head);
}

function pictureKind(head: Buffer): Kind | null {
  if (starts(head, '\xff\xd8\xff')) return picture('jpeg');
  if (starts(head, '\x89PNG\r\n\x1a\n')) return picture('png');
  if (starts(head, 'GIF87a') || starts(head, 'GIF89a')) return picture('gif');
  if (starts(head, 'RIFF') && starts(head, 'WEBP', 8)) return picture('webp');
  if (starts(head, 'II*\0') || starts(head, 'MM\0*')) return picture('tiff');
  // Two letters are no signature; the size of the second header is one of these or it is no bitmap.
  if (starts(head, 'BM') && head.length >= 18 && [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14)))
    return picture('bmp');
  return null;
}

/** ISO 14496-12 files name their brands first. Old QuickTime files begin with any of their outermost boxes. */
function boxedKind(head: Buffer): Kind | null {
  if (['moov', 'mdat', 'wide', 'free', 'skip'].some((box) => starts(head, box, 4))) return tracks('video', 'iso');
  if (!starts(head, 'ftyp', 4) || head.length < 16) return null;
  const brands = head.toString('latin1', 8, Math.min(head.length, head.readUInt32BE(0)));
  const major = brands.slice(0, 4);
  // Venice: heic and heif, but no avif.
  if (/^avi[fs]/.test(major)) return null;
  if (/^(?:heic|heix|heim|heis|hevc|hevx|hevm|hevs)$/.test(major)) return picture('heic');
  if (/^(?:mif1|msf1)$/.test(major)) return /avi[fs]/.test(brands) ? null : picture('heif');
  return tracks(/^M4[AB]/.test(major) ? 'audio' : 'video', 'iso');
}

function trackKind(head: Buffer): Kind | null {
  if (starts(head, '\x1a\x45\xdf\xa3')) return tracks('video', 'matroska');
  if (starts(head, 'RIFF') && starts(head, 'WAVE', 8)) return tracks('audio', 'wave');
  if (starts(head, 'OggS')) return tracks('audio', 'ogg');
  if (starts(head, 'fLaC')) return tracks('audio', 'flac');
  if (starts(head, 'ID3')) return tracks('audio', 'mp3');
  if (head.length < 4 || head[0] !== 0xff) return null;
  const second = head.readUInt8(1);
  // MPEG audio frames: eleven set bits, version, layer (01 is III), CRC; in ADTS the layer is 00.
  if ((second & 0xe6) === 0xe2) return tracks('audio', 'mp3');
  return (second & 0xf6) === 0xf0 ? tracks('audio', 'adts') : null;
}

function starts(head: Buffer, signature: string, at = 0): boolean {
  return head.toString('latin1', at, at + signature.length) === signature;
}

function picture(format: PictureFormat): Kind {
  return { is: 'picture', type: 'image', format };
}

function tracks(type: 'video' | 'audio', container: Container): Kind {
  return { is: 'tracks', type, container };
}
