// The demonstration as a process, with a temporary folder of its own, so that what it leaves behind can be seen.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../sandbox/demo/main.ts');

export interface DemoRun extends Disposable {
  /** Where the clips were to go; absolute. */
  readonly clips: string;
  /** Everything printed to standard output so far. */
  readonly transcript: () => string;
  readonly complaints: () => string;
  /** Resolves with the first line that holds these words. Rejects when the process ends without it. */
  says(words: string): Promise<string>;
  /** Ctrl+C. */
  interrupt(): void;
  /** The exit code, once the process is gone. */
  readonly ended: Promise<number | null>;
  /** What is left in the temporary folder. */
  leftovers(): readonly string[];
}

/** @param first an argument, or what its environment has otherwise */
export function startDemo(first?: string | Readonly<Record<string, string>>, ...rest: readonly string[]): DemoRun {
  const args = typeof first === 'string' ? [first, ...rest] : rest;
  const other = typeof first === 'object' ? first : {};
  const home = mkdtempSync(join(tmpdir(), 'gondolier-demo-test-'));
  const clips = join(home, 'clips');
  const temporary = mkdtempSync(join(home, 'tmp-'));
  const child = spawn(process.execPath, [PROGRAM, '--out', clips, ...args], {
    env: { ...process.env, TMPDIR: temporary, NO_COLOR: '1', FORCE_COLOR: undefined, ...other },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const complaints: string[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    tell();
  });
  createInterface({ input: child.stderr }).on('line', (line) => void complaints.push(line));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
      tell();
    });
  });
  return {
    clips,
    transcript: () => lines.join('\n'),
    complaints: () => complaints.join('\n'),
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.includes(words));
          if (found !== undefined) resolve(found);
          else if (child.exitCode !== null) reject(new Error(`It never said "${words}": ${complaints.join('\n')}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    interrupt: () => void child.kill('SIGINT'),
    ended,
    leftovers: () => readdirSync(temporary),
    [Symbol.dispose]() {
      child.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
