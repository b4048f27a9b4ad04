// The media folder: our own copies of what members gave. A copy that was handed out is whole, is what it says it is,
// and survives a power cut.
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { Media, MediaTrouble, MediaType, Origin } from '../../domain/media.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Log, MediaStore } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { ifThere, keep, onDisk } from '../spool/disk.ts';
import { oneAtATime } from '../spool/turns.ts';
import { type Fetched, fetchFile, PATIENCE, type Patience } from './fetch.ts';
import { land } from './landing.ts';
import { copyName, named, partName } from './names.ts';
import { type Network, openNetwork } from './network.ts';
import { createProbe, type Probe } from './probe.ts';
import { glance, measure } from './sniff.ts';
import { sweepFolder } from './sweep.ts';

const MB = 1_000_000;

/** Bytes. Venice: pictures have at most 30 MB; the others are what its own clients send at most, and room above sounds. */
const MOST_BYTES: Readonly<Record<MediaType, number>> = { image: 30 * MB, video: 200 * MB, audio: 50 * MB };

export interface MediaStoreOptions {
  /** Made when it is missing. One process owns it. */
  readonly folder: string;
  readonly now: () => Instant;
  /** Origins such as `http://127.0.0.1:8080` that are trusted as they are. Default: none. */
  readonly allow?: readonly string[];
  /** Most bytes of any one file; each type has its own limit besides. */
  readonly maxBytes?: number;
  readonly log: Pick<Log, 'info'>;
  /** How public hosts are resolved and reached. Default: the system's resolver and real sockets. */
  readonly network?: Network;
  readonly patience?: Patience;
  readonly probe?: Probe;
}

export async function createMediaStore(options: MediaStoreOptions): Promise<MediaStore> {
  const { now, log, maxBytes = MOST_BYTES.video, patience = PATIENCE, probe = createProbe() } = options;
  const root = resolve(options.folder);
  await onDisk(mkdir(root, { recursive: true, mode: 0o700 }));
  const trusted = new Set((options.allow ?? []).map((origin) => new URL(origin).origin));
  const web = { network: options.network ?? openNetwork(patience.connectMs), trusted, patience };
  const writing = new Set<string>();
  const inTurn = oneAtATime();
  let serial = 0;

  const capOf = (type: MediaType) => Math.min(maxBytes, MOST_BYTES[type]);

  /** Lets `fill` write a part file, then keeps it under its final name or deletes it. */
  async function takeIn(origin: Origin, wanted: readonly MediaType[], fill: Fill): Promise<Taken> {
    serial += 1;
    const name = partName(serial);
    const part = join(root, name);
    writing.add(name);
    try {
      const filled = await fill(part, Math.max(...wanted.map(capOf)));
      const taken = filled.ok ? await recognise(part, filled.value, origin, wanted) : filled;
      if (taken.ok) await inTurn(() => keep(part, join(root, taken.value.file), now()));
      report(taken);
      return taken;
    } finally {
      writing.delete(name);
      await rm(part, { force: true });
    }
  }

  async function recognise(
    part: string,
    { bytes, sha256 }: Fetched,
    origin: Origin,
    wanted: readonly MediaType[],
  ): Promise<Taken> {
    const kind = await glance(part);
    if (kind === null) return refused({ is: 'media-unknown', wanted });
    // Before anybody reads further: parsers are bounded by what a file of its type may weigh.
    if (bytes > capOf(kind.type)) return refused({ is: 'media-too-large', limit: capOf(kind.type) });
    const found = await measure(part, kind, probe);
    if (found === null) return refused({ is: 'media-broken', type: kind.type });
    if (!wanted.includes(found.type)) return refused({ is: 'media-unknown', wanted });
    if (bytes > capOf(found.type)) return refused({ is: 'media-too-large', limit: capOf(found.type) });
    const { extension, ...measures } = found;
    return granted({ ...measures, file: copyName(sha256, extension), bytes, origin, inline: false });
  }

  function report(taken: Taken): void {
    if (taken.ok) log.info('media.taken', { file: taken.value.file, bytes: taken.value.bytes });
    else
      log.info('media.refused', {
        why: taken.refusal.is,
        ...('why' in taken.refusal ? { how: taken.refusal.why } : {}),
      });
  }

  return {
    async take(origin, wanted, signal) {
      if (signal.aborted) throw new Fault('taking in a file was interrupted', { retryable: true });
      // A clip of our own has no address; who has its file adopts it.
      if (origin.from === 'clip') return refused({ is: 'media-gone' });
      const { url } = origin;
      return takeIn(origin, wanted, (path, cap) => fetchFile(web, { url, path, cap, signal }));
    },

    async adopt(path, origin, wanted) {
      if ((await ifThere(stat(path))) === null) return refused({ is: 'media-gone' });
      return takeIn(origin, wanted, (part, cap) => copyFile(path, part, cap));
    },

    async dataUrl({ file, mime, bytes }) {
      const base64 = await ifThere(readFile(join(root, named(file)), 'base64'));
      return base64 === null || Buffer.byteLength(base64, 'base64') !== bytes ? null : `data:${mime};base64,${base64}`;
    },

    remove: (file) => inTurn(() => onDisk(rm(join(root, named(file)), { force: true }))),

    sweep: (known, before) => sweepFolder({ folder: root, known, before, inTurn, busy: (name) => writing.has(name) }),
  };
}

type Taken = Outcome<Media, MediaTrouble>;
type Fill = (part: string, cap: number) => Promise<Outcome<Fetched, MediaTrouble>>;

async function copyFile(path: string, part: string, cap: number): Promise<Outcome<Fetched, MediaTrouble>> {
  const landed = await land(part, createReadStream(path), cap);
  switch (landed.is) {
    case 'landed':
      return granted({ bytes: landed.bytes, sha256: landed.sha256 });
    case 'too-large':
      return refused({ is: 'media-too-large', limit: cap });
    case 'cut':
      throw new Fault('a file of our own could not be read', { retryable: true, cause: landed.by });
  }
}
