// Clips from messages to files that a stranger can open, each looked into as a player would.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { Reply } from '../discord/driver/reply.ts';

export interface SavedClip {
  readonly path: string;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Saves the first attachment of a message. Throws when it is no video that a player could show. */
export async function saveClip(folder: string, who: string, prompt: string, message: Reply): Promise<SavedClip> {
  const bytes = message.download();
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error(`The clip that ${who} got has no picture.`);
  const seconds = await input.computeDuration();
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${slug(`${who} ${prompt}`)}.mp4`);
  await writeFile(path, bytes);
  return { path, seconds, width, height, bytes: bytes.byteLength };
}

/** Words with hyphens between them, short enough for any file system. */
function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
}

/** `6.0 s, 640 × 360, 0.3 MB` */
export function describeClip({ seconds, width, height, bytes }: SavedClip): string {
  return `${seconds.toFixed(1)} s, ${width} × ${height}, ${(bytes / 1_048_576).toFixed(1)} MB`;
}
