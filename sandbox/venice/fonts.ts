// Finds a font file that ffmpeg can write with, without asking the system's font library.

import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Plain, upright faces with wide coverage, best first. */
const PREFERRED = ['DejaVuSans.ttf', 'NotoSans-Regular.ttf', 'LiberationSans-Regular.ttf', 'Arial.ttf', 'arial.ttf'];

function folders(): string[] {
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.local/share/fonts'),
    '/System/Library/Fonts',
    '/Library/Fonts',
    'C:\\Windows\\Fonts',
  ];
}

/** The path of a TrueType font, or undefined when none is installed. */
export async function findFont(): Promise<string | undefined> {
  const found: { readonly name: string; readonly path: string }[] = [];
  for (const folder of folders()) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((reason: unknown) => {
      if (reason instanceof Error && 'code' in reason) return [];
      throw reason;
    });
    for (const entry of entries)
      if (/\.ttf$/i.test(entry.name)) found.push({ name: entry.name, path: join(entry.parentPath, entry.name) });
  }
  const best = PREFERRED.flatMap((name) => found.filter((font) => font.name === name))[0];
  return (best ?? found[0])?.path;
}
