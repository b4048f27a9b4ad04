// A program of this folder in a process of its own, to be killed in the hardest way there is.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  /** The next line that it prints. Throws when it has ended. */
  line(): Promise<string>;
  /** SIGKILL; resolves to the lines that were still on their way, once the process is gone. */
  kill(): Promise<readonly string[]>;
}

export function startProgram(file: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async line() {
      const next = await lines.next();
      if (next.done) throw new Error(`${file} ended with code ${child.exitCode}`);
      return next.value;
    },
    kill: () => killed(child, lines),
  };
}

async function killed(child: ChildProcess, lines: AsyncIterator<string>): Promise<readonly string[]> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  const rest: string[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value);
  await gone;
  return rest;
}
