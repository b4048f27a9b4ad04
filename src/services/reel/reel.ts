// The reel: clips in, one film out. A film that `make` has returned is whole, fits its limit and survives a power cut;
// everything on the way to it lies in one folder of its own that goes with the attempt.
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { Reeled, ReelMaker, ReelOrder } from '../../domain/reel.ts';
import type { Instant } from '../../domain/time.ts';
import { ifThere, keep, onDisk, syncFile } from '../spool/disk.ts';
import type { Ffmpeg } from '../spool/ffmpeg.ts';
import { oneAtATime } from '../spool/turns.ts';
import { filmIn, type Made, type Progress, planFor, type Unmade, within } from './film.ts';
import { fileName, kindOf, reelName, workName } from './names.ts';

export interface ReelOptions {
  readonly ffmpeg: Ffmpeg;
  /** Made when it is missing. One process owns it, and nothing else is in it. */
  readonly folder: string;
  readonly now: () => Instant;
}

export async function createReel({ ffmpeg, folder, now }: ReelOptions): Promise<ReelMaker> {
  const root = resolve(folder);
  await onDisk(mkdir(root, { recursive: true, mode: 0o700 }));
  const working = new Set<string>();
  const inTurn = oneAtATime();

  async function attempt(order: ReelOrder, progress: Progress, signal: AbortSignal): Promise<Reeled> {
    if (signal.aborted) return { is: 'stopped' };
    const name = fileName(order);
    const work = join(root, workName(name));
    working.add(workName(name));
    try {
      await onDisk(rm(work, { recursive: true, force: true }));
      await onDisk(mkdir(work, { mode: 0o700 }));
      const plan = await planFor(ffmpeg, order, work, within(progress, 0, 0.05), signal);
      if (plan.is !== 'plan') return plan;
      const path = join(root, name);
      // A film that was made before is as good as new, and as young.
      const known = (await ifThere(stat(path))) !== null;
      const making = { ffmpeg, order, plan, work, progress: within(progress, 0.05, 1), signal };
      const made: Made | Unmade = known ? { is: 'film', path } : await filmIn(making);
      if (made.is !== 'film') return made;
      await syncFile(made.path);
      await keep(made.path, path, now());
      progress(1);
      const { size } = await onDisk(stat(path));
      const { durationMs, chapters } = plan.timeline;
      const file = { path, bytes: size, name: reelName(order) };
      return { is: 'made', file, durationMs, sound: plan.sound, chapters };
    } finally {
      await onDisk(rm(work, { recursive: true, force: true }));
      working.delete(workName(name));
    }
  }

  async function sweep(before: Instant): Promise<number> {
    let deleted = 0;
    const busy = (name: string) => working.has(name) || working.has(workName(name));
    for (const name of await onDisk(readdir(root))) {
      const kind = kindOf(name);
      const stats = kind === null ? null : await ifThere(stat(join(root, name)));
      if (stats === null || (kind === 'film' && stats.mtimeMs >= before) || busy(name)) continue;
      // In the same breath as the look whether it is in work: after it, an order may begin anew.
      await onDisk(removeNow(join(root, name)));
      deleted += 1;
    }
    return deleted;
  }

  return {
    async make(order, progress, signal) {
      if (order.parts.length === 0) throw new Fault('a reel of no clips');
      return inTurn(() => attempt(order, forward(progress), signal));
    },
    sweep,
  };
}

async function removeNow(path: string): Promise<void> {
  rmSync(path, { recursive: true, force: true });
}

function forward(progress: Progress): Progress {
  let told = 0;
  return (fraction) => {
    if (fraction <= told) return;
    told = Math.min(1, fraction);
    progress(told);
  };
}
