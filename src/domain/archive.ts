// An archive: many files packed into zips that each fit an upload limit. What is ordered and what comes of it. Pure.
import type { ClipFile } from './ports.ts';
import type { Instant } from './time.ts';

/** `name` is a wish: inside the archive it is made safe and unique. */
export type ArchiveEntry =
  | { readonly name: string; readonly mtime: Instant; readonly path: string }
  | { readonly name: string; readonly mtime: Instant; readonly bytes: Uint8Array };

export interface ArchiveOrder {
  /** Lower-case letters, digits and dashes, 1 to 60 of them. Parts of a later archive of that name replace its parts. */
  readonly name: string;
  readonly entries: readonly ArchiveEntry[];
  /** Bytes that each part may have at most; below 4 GiB. */
  readonly limit: number;
}

export interface LeftOut {
  /** As it was asked for. */
  readonly name: string;
  /** Larger than a part can be, or no file is there. */
  readonly why: 'too-large' | 'gone';
}

export interface Archive {
  /** How many there will be, at least 1. */
  readonly parts: number;
  /** Said in every part's manifest as well. */
  readonly leftOut: readonly LeftOut[];
  /**
   * Writes one part after the other, each when it is asked for: `<name>.zip`, or `<name>-2-of-3.zip`. A part that was
   * given survives a power cut and stays until `sweep`. Throws a retryable Fault when a disk refuses, a file changed
   * since the archive was planned, or the signal came.
   */
  files(): AsyncIterable<ClipFile>;
}

export interface Archiver {
  /** Plans an archive. Nothing is written yet. A limit with no room for the list of files is a Fault. */
  pack(order: ArchiveOrder, signal: AbortSignal): Promise<Archive>;
  /** Deletes what a crash left, and parts made before that moment. Returns how many. */
  sweep(before: Instant): Promise<number>;
}
