// A file whose age says whether the bot is alive and connected, for health checks from outside.
import { writeFile } from 'node:fs/promises';
import type { Clock } from '../domain/ports.ts';
import { later, SECOND } from '../domain/time.ts';
import { idleUntil, type Worker } from './worker.ts';

const EVERY = 20 * SECOND;

/** Touches `file` every 20 seconds while `isReady`; `scripts/health.mjs` reads its age. */
export function createHeartbeat(deps: {
  readonly file: string;
  readonly isReady: () => boolean;
  readonly clock: Clock;
}): Worker {
  const { file, isReady, clock } = deps;
  return {
    name: 'heartbeat',
    lanes: 1,
    async next() {
      if (isReady()) await writeFile(file, `${clock.now()}\n`);
      return idleUntil(later(clock.now(), EVERY));
    },
  };
}
