// What every reader of a picture format answers: its size as a person sees it, or nothing when the file is broken.
import type { Bytes } from '../bytes.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** null: cut short, or not what its first bytes claim. Never throws for what a file holds, and reads a bounded part. */
export type SizeReader = (bytes: Bytes) => Promise<Size | null>;

export function sizeOf(width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

/** EXIF and TIFF: orientations 5 to 8 lie on their side. */
export function turned(size: Size | null, orientation: number): Size | null {
  return size !== null && orientation >= 5 && orientation <= 8 ? { width: size.height, height: size.width } : size;
}
