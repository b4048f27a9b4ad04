// `npm run venice` against a sandbox, in an empty folder: as a process of its own, or its commands within the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import { createMediaStore } from '../../src/services/media/store.ts';
import { createMediaDesk } from '../../src/services/media-desk.ts';
import { systemChance, systemClock } from '../../src/services/system.ts';
import { openVenice } from '../../src/services/venice/venice.ts';
import { parseCommand } from '../../src/venice-cli/arguments.ts';
import { runCommand } from '../../src/venice-cli/run.ts';

const PROGRAM = join(import.meta.dirname, '../../src/venice-cli.ts');

export interface Ended {
  readonly code: number | null;
  /** Everything it printed, errors included. */
  readonly said: string;
}

export interface Bed extends AsyncDisposable {
  readonly venice: VeniceSandbox;
  readonly folder: string;
  run(...args: readonly string[]): Promise<Ended>;
  /** The same command within this process, which is quicker. `answer` is what the person says to a question. */
  type(args: readonly string[], answer?: boolean | null): Promise<Ended>;
  /** The running process and how it will end. */
  start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> };
}

export async function openBed(env: Readonly<Record<string, string>> = {}): Promise<Bed> {
  const venice = await startVeniceSandbox({ speed: 400, chance: () => 0.5, renderer: 'builtin' });
  const folder = mkdtempSync(join(tmpdir(), 'gondolier-cli-'));
  const keys = { VENICE_BASE_URL: venice.url, VENICE_API_KEY: venice.apiKey };

  function start(...args: readonly string[]) {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...keys, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
      ([out, err]): Ended => ({ code: child.exitCode, said: out + err }),
    );
    return { child, ended };
  }

  async function type(args: readonly string[], answer: boolean | null = null): Promise<Ended> {
    const lines: string[] = [];
    const command = parseCommand(args);
    if (typeof command === 'string') return { code: 2, said: command };
    const auth = { kind: 'key', apiKey: venice.apiKey } as const;
    const library = openVenice({ baseUrl: venice.url, auth, clock: systemClock, chance: systemChance });
    const tell = (line: string) => void lines.push(line);
    const media = await createMediaStore({
      folder: join(folder, 'media'),
      now: () => systemClock.now(),
      log: { info: () => undefined },
    });
    const orders = createMediaDesk({
      media,
      spool: { find: async () => null, lastFrame: async () => ({ is: 'no-ffmpeg' }) },
      messenger: { attachmentUrl: async () => null },
      clock: systemClock,
      signedUntil: () => null,
    });
    const code = await runCommand(command, {
      venice: library,
      media,
      orders,
      clock: systemClock,
      tell,
      tellProgress: tell,
      ask: async () => answer,
      signal: new AbortController().signal,
    });
    await library.close();
    return { code, said: lines.join('\n') };
  }

  return {
    venice,
    folder,
    type,
    start,
    run: (...args) => start(...args).ended,
    async [Symbol.asyncDispose]() {
      await venice.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
