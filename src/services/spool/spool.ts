// The spool: the folder that keeps clips. A clip that `save` has returned is whole, checked and survives a power cut;
// nothing that was paid for is thrown away because it looks wrong.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { JobId } from '../../domain/ids.ts';
import type { Clip } from '../../domain/job.ts';
import type { ClipFile, Fitted, LastFrame, Log, Saved, Spool } from '../../domain/ports.ts';
import type { Instant } from '../../domain/time.ts';
import { checkClip } from './check.ts';
import { ifThere, keep, onDisk, receive, syncFile } from './disk.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { type Fitting, fitClip } from './fit.ts';
import { lastFrameOf } from './frame.ts';
import { clipName, copyName, frameName, jobNamed, jobOf, partName } from './names.ts';
import { setAside } from './rejected.ts';
import { sweepFolder } from './sweep.ts';
import { oneAtATime } from './turns.ts';

export interface SpoolOptions {
  /** Made when it is missing. One process owns it. */
  readonly folder: string;
  readonly now: () => Instant;
  /** null: clips over an upload limit cannot be made smaller. */
  readonly ffmpeg: Ffmpeg | null;
  /** Hears why a clip could not be made smaller, or its last frame not be taken. */
  readonly log?: Pick<Log, 'warn'>;
}

export async function createSpool({ folder, now, ffmpeg, log }: SpoolOptions): Promise<Spool> {
  const root = resolve(folder);
  const rejected = join(root, 'rejected');
  await onDisk(mkdir(rejected, { recursive: true, mode: 0o700 }));
  const writing = new Set<string>();
  const inTurn = oneAtATime();

  async function save(job: JobId, body: AsyncIterable<Uint8Array>): Promise<Saved> {
    const name = partName(clipName(job));
    if (writing.has(name)) throw new Fault('this clip is being saved already');
    writing.add(name);
    const part = join(root, name);
    try {
      const { bytes, cutBy } = await receive(part, body);
      const verdict = cutBy === null ? await checkClip(part, bytes) : { is: 'broken' as const, why: cutBy };
      if (verdict.is !== 'clip') await setAside(rejected, part, job);
      if (verdict.is === 'broken') return verdict;
      if (verdict.is === 'placeholder') return { is: 'placeholder', bytes };
      await keep(part, join(root, clipName(job)), now());
      const { width, height, durationMs, sound } = verdict;
      return { is: 'saved', clip: { file: clipName(job), bytes, width, height, durationMs, sound } };
    } finally {
      writing.delete(name);
      await rm(part, { force: true });
    }
  }

  async function find(file: string): Promise<ClipFile | null> {
    jobNamed(file);
    const path = join(root, file);
    const stats = await ifThere(stat(path));
    return stats?.isFile() === true ? { path, bytes: stats.size, name: file } : null;
  }

  async function fitting(
    clip: Clip,
    limit: number,
    progress: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<Fitted> {
    const whole = await find(clip.file);
    if (whole === null) throw new Fault('the clip is not in its folder');
    if (whole.bytes <= limit) return { is: 'fits', file: whole };
    const name = copyName(jobNamed(clip.file), limit);
    const made = await find(name);
    if (made !== null && made.bytes <= limit) return { is: 'fits', file: made };
    if (ffmpeg === null) return { is: 'cannot', why: 'no-ffmpeg' };
    // One encoding at a time, whoever asks: the machine has other work. Who waited may find the copy made.
    return inTurn(async () => {
      const since = await find(name);
      if (since !== null && since.bytes <= limit) return { is: 'fits', file: since };
      return encode(ffmpeg, { clip, source: whole.path, limit, progress, signal }, name);
    });
  }

  async function encode(encoder: Ffmpeg, order: Omit<Fitting, 'ffmpeg' | 'target'>, name: string): Promise<Fitted> {
    const part = join(root, partName(name));
    writing.add(partName(name));
    try {
      const fit = await fitClip({ ...order, ffmpeg: encoder, target: part });
      if (fit.is === 'stopped') throw new Fault('making the clip smaller was interrupted', { retryable: true });
      if (fit.is === 'failed') {
        log?.warn('clip.not-fitted', { file: order.clip.file, limit: order.limit, why: fit.why });
        return { is: 'cannot', why: 'failed' };
      }
      await syncFile(part);
      await keep(part, join(root, name), now());
      const file = await find(name);
      if (file === null) throw new Fault('the smaller clip is gone', { retryable: true });
      return { is: 'fits', file };
    } finally {
      writing.delete(partName(name));
      await rm(part, { force: true });
    }
  }

  /** One at a time with the encodings, so that the file of one call is whole until the next call for this clip. */
  async function lastFrame(clip: Clip): Promise<LastFrame> {
    if (ffmpeg === null) return { is: 'no-ffmpeg' };
    const whole = await find(clip.file);
    if (whole === null) return { is: 'failed' };
    const name = frameName(jobNamed(clip.file));
    const target = join(root, name);
    return inTurn(async () => {
      writing.add(partName(name));
      try {
        const why = await lastFrameOf(ffmpeg, { source: whole.path, part: join(root, partName(name)), target });
        if (why === null) return { is: 'frame', path: target };
        log?.warn('clip.no-last-frame', { file: clip.file, why });
        return { is: 'failed' };
      } finally {
        writing.delete(partName(name));
      }
    });
  }

  /** The clip, every copy of it, and what was set aside for its job. */
  async function remove(file: string): Promise<void> {
    const job = jobNamed(file);
    const names = (await onDisk(readdir(root))).filter((name) => jobOf(name) === job);
    for (const name of names) await onDisk(rm(join(root, name), { force: true }));
    await onDisk(rm(join(root, frameName(job)), { force: true }));
    await onDisk(rm(join(rejected, clipName(job)), { force: true }));
  }

  return {
    save,
    find,
    fit: fitting,
    lastFrame,
    remove,
    sweep: (known, before) => sweepFolder({ folder: root, known, before, busy: (name) => isBusy(writing, name) }),
  };
}

/** Also the logs that an encoder leaves beside the file it writes. */
function isBusy(writing: ReadonlySet<string>, name: string): boolean {
  return [...writing].some((one) => name === one || name.startsWith(`${one}-`));
}
