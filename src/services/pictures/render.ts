// Turns SVG into PNG on a thread of its own, one picture at a time and with a time limit: a large picture takes a second
// of computing, and the bot has three to answer.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { SECOND } from '../../domain/time.ts';
import { oneAtATime } from '../spool/turns.ts';

const Png = z.instanceof(Uint8Array);

/** Throws a retryable Fault when the drawing breaks or is not done in time. */
export type Render = (svg: string) => Promise<Uint8Array>;

/** `limitMs` counts from the moment a picture's turn has come. */
export function createRender(limitMs: number = 20 * SECOND): Render {
  const inTurn = oneAtATime();
  return (svg) => inTurn(() => renderOnce(svg, limitMs));
}

async function renderOnce(svg: string, limitMs: number): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(limitMs);
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
    workerData: { svg },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  try {
    const [message]: unknown[] = await once(worker, 'message', { signal: limit });
    return Png.parse(message);
  } catch (error) {
    throw new Fault('drawing a picture failed', { retryable: true, cause: error });
  } finally {
    await worker.terminate();
  }
}
