// The real bot as a process of its own, started by its path like any user would, so that it can also be killed like one.
// It sees nothing of this machine's own settings: an environment made for it, and a folder without an `.env`.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../src/main.ts');
const READY = 'Gondolier is ready.';
const START_MS = 30_000;
/** The bot is told to stop within the first; the second is when it is made to. */
const STOP_SECONDS = 4;
const STOP_GUARD_MS = 8_000;
const KEPT_LOG_LINES = 15;
/** What a program needs of its surroundings to run at all; everything else stays outside. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'LANG'] as const;

export interface BotProcess {
  /** The sentences it has told so far. */
  readonly told: readonly string[];
  /** Resolves once the process is gone, whoever ended it, with how it ended. */
  readonly gone: Promise<string>;
  /** SIGKILL: no goodbye, nothing saved that was not saved already. Resolves once the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, then SIGKILL for one that does not listen. Resolves once the process is gone. */
  stop(): Promise<void>;
}

/**
 * Resolves when the bot says that it is ready.
 * @param env the bot's settings
 * @param folder where it runs
 * @param log takes the events that it writes, the newest last
 * @throws when it ends or stays silent instead
 */
export async function startBotProcess(
  env: Readonly<Record<string, string>>,
  folder: string,
  log: string[],
): Promise<BotProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: folder,
    env: { ...inherited(), STOP_SECONDS: String(STOP_SECONDS), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  const reap = () => void child.kill('SIGKILL');
  process.once('exit', reap);
  void gone.then(() => process.off('exit', reap));
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line);
    log.splice(0, log.length - KEPT_LOG_LINES);
  });
  const told: string[] = [];
  await ready(child, told, gone);
  return {
    told,
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      const guard = setTimeout(reap, STOP_GUARD_MS);
      await gone;
      clearTimeout(guard);
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Rejects, with no process left, when the bot ends or stays silent instead. */
async function ready(child: ChildProcess, told: string[], gone: Promise<string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (what: string) => reject(new Error(`The bot ${what}. Its last words: ${told.at(-1) ?? 'none'}`));
  const guard = setTimeout(() => fail(`was not ready within ${START_MS / 1000} s`), START_MS);
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      told.push(line);
      if (line === READY) resolve();
    });
  }
  void gone.then((how) => fail(`ended while it started (${how})`));
  try {
    await promise;
  } catch (error) {
    child.kill('SIGKILL');
    await gone;
    throw error;
  } finally {
    clearTimeout(guard);
  }
}
