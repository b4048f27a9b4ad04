// ffmpeg, where there is one: found at start, run as a child process that is nice to others, sees none of our
// environment, cannot reach the network, and dies when it is told to or when its time is over.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { MINUTE, SECOND } from '../../domain/time.ts';

export interface Ffmpeg {
  /** For people, for example `5.1.9-0+deb12u1`. */
  readonly version: string;
  run(args: readonly string[], options: RunOptions): Promise<Ran>;
}

export interface RunOptions {
  /** Aborting kills the process. */
  readonly signal: AbortSignal;
  /** Hears how many seconds of output are made. */
  readonly onTime?: (seconds: number) => void;
  /** Milliseconds after which the process is killed. Default: 15 minutes. */
  readonly timeoutMs?: number;
}

export type Ran =
  | { readonly is: 'done' }
  | { readonly is: 'stopped' }
  /** `why` is the last line of its own words, or how it ended. */
  | { readonly is: 'failed'; readonly why: string };

/** `nice`: lower than the bot itself, which must answer Discord within three seconds. */
const NICENESS = '10';

/** Looks for a usable ffmpeg: one that starts and can make H.264 and AAC. null when there is none. */
export async function findFfmpeg(command = 'ffmpeg'): Promise<Ffmpeg | null> {
  const limits = { signal: new AbortController().signal, timeoutMs: 10 * SECOND };
  const about = await launch(command, ['-version'], limits);
  const version = /^ffmpeg version (\S+)/.exec(about.output)?.[1];
  if (about.ran.is !== 'done' || version === undefined) return null;
  const encoders = await launch(command, ['-hide_banner', '-encoders'], limits);
  if (!/\blibx264\b/.test(encoders.output) || !/\baac\b/.test(encoders.output)) return null;
  return { version, run: async (args, options) => (await launch(command, [...COMMON, ...args], options)).ran };
}

const COMMON = ['-hide_banner', '-nostdin', '-v', 'error', '-progress', 'pipe:1', '-stats_period', '0.5', '-y'];

const KEPT_OUTPUT = 64 * 1024;

async function launch(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<{ ran: Ran; output: string }> {
  if (options.signal.aborted) return { ran: { is: 'stopped' }, output: '' };
  const [program, rest] = process.platform === 'win32' ? [command, args] : ['nice', ['-n', NICENESS, command, ...args]];
  const child = spawn(program, rest, {
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? 15 * MINUTE,
    killSignal: 'SIGKILL',
    signal: options.signal,
  });
  let output = '';
  let words = '';
  createInterface(child.stdout).on('line', (line) => {
    if (output.length < KEPT_OUTPUT) output += `${line}\n`;
    const made = /^out_time_us=(\d+)/.exec(line)?.[1];
    if (made !== undefined) options.onTime?.(Number(made) / 1_000_000);
  });
  createInterface(child.stderr).on('line', (line) => {
    words = line.slice(0, 300) || words;
  });
  const { promise, resolve } = Promise.withResolvers<Ran>();
  child.once('error', (error) => {
    words = 'code' in error ? String(error.code) : error.name;
  });
  child.once('close', (code, killedBy) => {
    if (options.signal.aborted) resolve({ is: 'stopped' });
    else if (code === 0) resolve({ is: 'done' });
    else resolve({ is: 'failed', why: killedBy === null ? words || `exit code ${code}` : `ended by ${killedBy}` });
  });
  return { ran: await promise, output };
}
