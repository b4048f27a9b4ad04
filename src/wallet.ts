// The process behind `npm run wallet`: environment and arguments in, sentences and an exit code out. It pays only when
// someone types it, shows what it is about to sign, and asks.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseWalletConfig, type WalletConfig } from './config.ts';
import { Fault } from './domain/fault.ts';
import { systemClock as clock, randomHex } from './services/system.ts';
import { openApi } from './services/venice/api.ts';
import { createWalletAccount } from './services/venice/wallet/account.ts';
import { parseCommand, runCommand, USAGE, type WalletCommand } from './services/venice/wallet/command-line.ts';
import { createPendingNote } from './services/venice/wallet/pending.ts';
import { createTopUp } from './services/venice/wallet/top-up.ts';
import { openWallet } from './services/venice/wallet/wallet.ts';

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
const command = parseCommand(process.argv.slice(2));
const configuration = parseWalletConfig(process.env);
if (typeof command === 'string') {
  tell(`${command}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (configuration.ok) {
  process.exitCode = (await run(command, configuration.config)) ? 0 : 1;
} else {
  for (const problem of configuration.problems) tell(problem);
  process.exitCode = 1;
}

async function run(wanted: WalletCommand, { privateKey, baseUrl, dataDir }: WalletConfig): Promise<boolean> {
  const now = () => clock.now();
  try {
    const wallet = await openWallet({ privateKey, now, randomHex });
    const api = openApi({ baseUrl, auth: { kind: 'wallet', wallet }, now });
    try {
      await mkdir(dataDir, { recursive: true });
      const pending = createPendingNote(join(dataDir, 'top-up.json'));
      const account = createWalletAccount(api, wallet.address, now);
      const topUp = createTopUp({ api, wallet, now });
      return await runCommand(wanted, { account, topUp, pending, baseUrl, clock, tell, ask });
    } finally {
      await api.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(`${error.message}.`);
    return false;
  }
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = once(terminal, 'close').then(() => '');
  try {
    // Where nobody is there to type, the input ends, and that is not a yes.
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}
