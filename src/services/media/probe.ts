// Looks into clips and sounds on a thread of its own, with a time limit and a memory limit. Members can send what keeps
// a demuxer turning for ever (a FLAC that was cut is enough); the bot must not turn with it.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { SECOND } from '../../domain/time.ts';
import { oneAtATime } from '../spool/turns.ts';
import type { Container } from './kinds.ts';

export const Probed = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('tracks'),
    type: z.enum(['video', 'audio']),
    mime: z.string(),
    extension: z.string(),
    width: z.number().int().positive().nullable(),
    height: z.number().int().positive().nullable(),
    durationMs: z.number().int().positive(),
    fps: z.number().positive().nullable(),
  }),
  z.object({ is: z.literal('broken') }),
]);
export type Probed = z.infer<typeof Probed>;

/** Throws a retryable Fault when the disk or the thread itself fails. */
export type Probe = (path: string, container: Container) => Promise<Probed>;

const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** One file at a time: the machine has other work. `limitMs`: what is not understood by then is broken. */
export function createProbe(limitMs: number = 10 * SECOND): Probe {
  const inTurn = oneAtATime();
  return (path, container) => inTurn(() => probeOnce(path, container, limitMs));
}

async function probeOnce(path: string, container: Container, limitMs: number): Promise<Probed> {
  const limit = AbortSignal.timeout(limitMs);
  const worker = new Worker(new URL('./probe-worker.ts', import.meta.url), {
    workerData: { path, container },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: MEMORY,
  });
  try {
    const [message]: unknown[] = await once(worker, 'message', { signal: limit });
    return Probed.parse(message);
  } catch (error) {
    if (limit.aborted || isOutOfMemory(error)) return { is: 'broken' };
    throw new Fault('looking into a file failed', { retryable: true, cause: error });
  } finally {
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
