// The size of a JPEG: its segments up to the picture data, its EXIF orientation, and whether its end is there.
import { type Bytes, slice } from '../bytes.ts';
import { type Size, sizeOf, turned } from './size.ts';
import { readDirectory } from './tiff.ts';

/** Metadata is split into segments of 64 kB; more than this is no photograph. */
const MOST_SEGMENTS = 2_000;

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APPLICATION_1 = 0xe1;

/** ITU T.81: after the start marker come segments of `FF marker length`, the length counting itself. */
export async function jpegSize(bytes: Bytes): Promise<Size | null> {
  let size: Size | null = null;
  let orientation = 1;
  let at = 2;
  for (let segments = 0; segments < MOST_SEGMENTS; segments += 1) {
    const head = await bytes.read(at, 4);
    if (head === null || head[0] !== 0xff) return null;
    const marker = head.readUInt8(1);
    const length = head.readUInt16BE(2);
    if (marker === 0xff) at += 1;
    else if (marker === END_OF_IMAGE || length < 2) return null;
    else {
      if (isFrame(marker)) size = await frameSize(bytes, at);
      if (marker === APPLICATION_1)
        orientation = (await exifOrientation(slice(bytes, at + 4, length - 2))) ?? orientation;
      if (marker === START_OF_SCAN)
        return (await endFollows(bytes, at + 2 + length)) ? turned(size, orientation) : null;
      at += 2 + length;
    }
  }
  return null;
}

/** SOF0 to SOF15 without the three of other meaning (DHT, JPG, DAC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

async function frameSize(bytes: Bytes, at: number): Promise<Size | null> {
  const frame = await bytes.read(at + 5, 4);
  return frame === null ? null : sizeOf(frame.readUInt16BE(2), frame.readUInt16BE(0));
}

async function exifOrientation(segment: Bytes): Promise<number | null> {
  const name = await segment.read(0, 6);
  if (name?.toString('latin1') !== 'Exif\0\0') return null;
  return (await readDirectory(slice(segment, 6, segment.size)))?.orientation ?? null;
}

/** Picture data never holds `FF D9` but as its end, since `FF` is escaped there. Other files may follow the end. */
async function endFollows(bytes: Bytes, from: number): Promise<boolean> {
  const end = Buffer.from([0xff, END_OF_IMAGE]);
  for (let at = from; at < bytes.size; at += STEP) {
    const piece = await bytes.read(at, Math.min(STEP + 1, bytes.size - at));
    if (piece === null) return false;
    if (piece.includes(end)) return true;
  }
  return false;
}

const STEP = 32 * 1024;
