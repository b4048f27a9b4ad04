// The two weights that pictures are lettered in, found where the package put them and read once by whoever asks.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Fault } from '../../domain/fault.ts';
import { type Face, readFace } from './font-table.ts';

export type Weight = 'regular' | 'bold';
export type Fonts = Readonly<Record<Weight, Face>>;

export const FAMILY = 'DejaVu Sans';

const require = createRequire(import.meta.url);

/** Where the font files are. */
export const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};

/** Throws a retryable Fault when a file cannot be read, another when it is not a font. */
export async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([read(FONT_FILES.regular), read(FONT_FILES.bold)]);
  return { regular: readFace(regular), bold: readFace(bold) };
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Fault('a font file cannot be read', { retryable: true, cause: error });
  }
}
