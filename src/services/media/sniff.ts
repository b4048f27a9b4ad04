// What a file is, by its content alone, and its measures: never its name, never what a server said of it.
import type { MediaType } from '../../domain/media.ts';
import { withBytes } from './bytes.ts';
import { HEAD_BYTES, type Kind, kindOf, PICTURES } from './kinds.ts';
import { SIZE_READERS } from './pictures/pictures.ts';
import type { Probe } from './probe.ts';

/** What a type does not have is null. */
export interface Sniffed {
  readonly type: MediaType;
  readonly mime: string;
  readonly extension: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly fps: number | null;
}

/** A glance at the first bytes; null when they are those of nothing that we know. */
export async function glance(path: string): Promise<Kind | null> {
  return withBytes(path, async (bytes) => {
    const head = await bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
    return head === null ? null : kindOf(head);
  });
}

/** Measures a file; null when it is cut short or not what its first bytes claim. */
export async function measure(path: string, kind: Kind, probe: Probe): Promise<Sniffed | null> {
  if (kind.is === 'picture') {
    const size = await withBytes(path, SIZE_READERS[kind.format]);
    return size === null ? null : { type: 'image', ...PICTURES[kind.format], ...size, durationMs: null, fps: null };
  }
  const probed = await probe(path, kind.container);
  if (probed.is === 'broken') return null;
  const { is: _tracks, ...tracks } = probed;
  return tracks;
}
