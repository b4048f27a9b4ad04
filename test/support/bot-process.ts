// The bot as its users run it: `src/main.ts` in a process of its own, to be stopped politely or killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const CLOCK_AHEAD = pathToFileURL(join(import.meta.dirname, 'clock-ahead.ts')).href;

/** One life compiles for the next: half of a start is reading code. */
const COMPILED = join(tmpdir(), 'gondolier-compile-cache');

/** A process that lives longer than this is killed: a test that went wrong leaves nothing behind. */
const LIFE_GUARD_MS = 120_000;

export interface Ending {
  /** null when a signal ended it. */
  readonly code: number | null;
  /** Everything it told the people who started it. */
  readonly told: string;
  /** Its events, one line of JSON each. */
  readonly log: string;
}

export interface BotProcess {
  /** Resolves with the first sentence, past or to come, that contains the words. Rejects when the process ends without it. */
  said(words: string): Promise<string>;
  /** Resolves when the process is gone, however it ended. */
  readonly ended: Promise<Ending>;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

export interface BotProcessOptions {
  readonly cwd: string;
  /** All that the process sees of the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** How far its clock is ahead of the machine's. Default 0. */
  readonly aheadMs?: number;
}

export function startBotProcess({ cwd, env, aheadMs = 0 }: BotProcessOptions): BotProcess {
  const child = spawn(process.execPath, ['--import', CLOCK_AHEAD, MAIN], {
    cwd,
    env: { ...env, CLOCK_AHEAD_MS: String(aheadMs), NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIFE_GUARD_MS,
    killSignal: 'SIGKILL',
  });
  const told: string[] = [];
  const listeners = new Set<() => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    told.push(line);
    for (const listener of listeners) listener();
  });
  const ended = endOf(child, told);

  return {
    ended,
    signal: (name) => void child.kill(name),
    said(words) {
      const found = Promise.withResolvers<string>();
      const look = () => {
        const line = told.find((one) => one.includes(words));
        if (line !== undefined) found.resolve(line);
      };
      listeners.add(look);
      look();
      const over = ended.then(({ log }): never => {
        throw new Error(`The bot ended without saying "${words}": ${told.join(' / ')}\n${log.slice(-2_000)}`);
      });
      return Promise.race([found.promise, over]).finally(() => listeners.delete(look));
    },
  };
}

async function endOf(child: ChildProcess, told: readonly string[]): Promise<Ending> {
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  const log = child.stderr === null ? '' : await text(child.stderr);
  return { code: await closed, told: told.join('\n'), log };
}
