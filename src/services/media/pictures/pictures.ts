// Which reader knows which picture format.
import type { PictureFormat } from '../kinds.ts';
import { bmpSize } from './bmp.ts';
import { gifSize } from './gif.ts';
import { heifSize } from './heif.ts';
import { jpegSize } from './jpeg.ts';
import { pngSize } from './png.ts';
import type { SizeReader } from './size.ts';
import { tiffSize } from './tiff.ts';
import { webpSize } from './webp.ts';

export const SIZE_READERS: Readonly<Record<PictureFormat, SizeReader>> = {
  jpeg: jpegSize,
  png: pngSize,
  gif: gifSize,
  webp: webpSize,
  bmp: bmpSize,
  tiff: tiffSize,
  heic: heifSize,
  heif: heifSize,
};
