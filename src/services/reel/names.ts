// What the files of the reel folder are called. Every name is built and read here, so that no caller's string becomes a
// path, and a film is found again only by the very order it was made for.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { ReelOrder } from '../../domain/reel.ts';

/** Changes whenever the same order would give another film. */
const EDITION = 1;

const Name = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** The name under which the film is uploaded. */
export function reelName({ name }: Pick<ReelOrder, 'name'>): string {
  if (!Name.safeParse(name).success) throw new Fault('not a name for a reel');
  return `${name}.mp4`;
}

/** The film of this order on disk. Titles are not in it: they are not in the film either. */
export function fileName(order: ReelOrder): string {
  reelName(order);
  const { opening, parts, limit, width, height, crossFade } = order;
  const clips = parts.map(({ clip, path, card }) => [clip.file, clip.bytes, path, digest(card)]);
  const whole = JSON.stringify([EDITION, digest(opening), clips, Math.floor(limit), width, height, crossFade]);
  return `${order.name}.${digest(Buffer.from(whole))}.mp4`;
}

function digest(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** Where a film is being made. Whatever has this ending after a crash is worthless. */
export function workName(file: string): string {
  return `${file}.part`;
}

const FILE = /^[a-z0-9-]{1,60}\.[0-9a-f]{16}\.mp4(\.part)?$/;

export function kindOf(file: string): 'film' | 'work' | null {
  const found = FILE.exec(file);
  if (found === null) return null;
  return found[1] === undefined ? 'film' : 'work';
}
