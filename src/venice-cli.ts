// The process behind `npm run venice`: Venice as a library, without Discord. Environment and arguments in, sentences and
// an exit code out (0 done, 1 not, 2 not understood, 3 perhaps charged).
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseVeniceConfig, type VeniceConfig } from './config.ts';
import { Fault } from './domain/fault.ts';
import { createMediaStore } from './services/media/store.ts';
import { createMediaDesk } from './services/media-desk.ts';
import { systemChance as chance, systemClock as clock, randomHex } from './services/system.ts';
import { type Auth, openVenice } from './services/venice/venice.ts';
import { openWallet } from './services/venice/wallet/wallet.ts';
import { type Command, parseCommand, USAGE } from './venice-cli/arguments.ts';
import { runCommand } from './venice-cli/run.ts';

/** Takes the place of a progress line that stands in the terminal. */
const CLEAR = process.stdout.isTTY ? '\r\u001b[K' : '';

const tell = (line: string): void => {
  process.stdout.write(`${CLEAR}${line}\n`);
};

/** Files come from this machine or from addresses; nothing here was ever posted. */
const NO_DISCORD: Pick<Parameters<typeof createMediaDesk>[0], 'spool' | 'messenger' | 'signedUntil'> = {
  spool: { find: async () => null, lastFrame: async () => ({ is: 'no-ffmpeg' }) },
  messenger: { attachmentUrl: async () => null },
  signedUntil: () => null,
};

if (existsSync('.env')) process.loadEnvFile('.env');
const command = parseCommand(process.argv.slice(2));
const configuration = parseVeniceConfig(process.env);
if (typeof command === 'string') {
  tell(`${command}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (configuration.ok) {
  process.exitCode = await run(command, configuration.config);
} else {
  for (const problem of configuration.problems) tell(problem);
  process.exitCode = 2;
}

async function run(wanted: Command, { auth, baseUrl }: VeniceConfig): Promise<number> {
  const now = () => clock.now();
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-venice-'));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const venice = openVenice({ baseUrl, auth: await authOf(auth), clock, chance });
    try {
      const media = await createMediaStore({ folder, now, log: { info: () => undefined } });
      const orders = createMediaDesk({ media, ...NO_DISCORD, clock });
      return await runCommand(wanted, { venice, media, orders, clock, tell, tellProgress, ask, signal: stop.signal });
    } finally {
      await venice.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(`${error.message}.`);
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function authOf(auth: VeniceConfig['auth']): Promise<Auth> {
  if (auth.kind === 'key') return auth;
  return {
    kind: 'wallet',
    wallet: await openWallet({ privateKey: auth.privateKey, now: () => clock.now(), randomHex }),
  };
}

function tellProgress(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `${CLEAR}${line}` : `${line}\n`);
}

async function ask(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
