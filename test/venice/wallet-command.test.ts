// `npm run wallet`: what may be typed, what is printed, and the real process paying the sandbox.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startVeniceSandbox } from '../../sandbox/venice/server.ts';
import { Usd } from '../../src/domain/money.ts';
import { parseCommand, runCommand, type WalletCommand } from '../../src/services/venice/wallet/command-line.ts';
import { createPendingNote } from '../../src/services/venice/wallet/pending.ts';
import { openWalletBed, PRIVATE_KEY, queued, type WalletBed } from './wallet-bed.ts';

describe('what may be typed', () => {
  const order = { yes: false, meant: false, again: false };
  test.each<[string, WalletCommand]>([
    ['balance', { is: 'balance' }],
    ['transactions', { is: 'transactions', limit: 50, offset: 0 }],
    ['transactions --limit 10 --offset 20', { is: 'transactions', limit: 10, offset: 20 }],
    ['top-up --usd 5', { is: 'top-up', order: { ...order, amount: Usd.parse(5_000_000) } }],
    ['top-up --usd 12.5 --yes', { is: 'top-up', order: { ...order, yes: true, amount: Usd.parse(12_500_000) } }],
    [
      'top-up --usd 0.07 --again --i-mean-it',
      { is: 'top-up', order: { yes: false, again: true, meant: true, amount: Usd.parse(70_000) } },
    ],
  ])('%s', (typed, command) => {
    expect(parseCommand(typed.split(' '))).toEqual(command);
  });

  test.each([
    '',
    'pay',
    'balance now',
    'top-up',
    'top-up 5',
    'top-up --usd',
    'top-up --usd 0',
    'top-up --usd -5',
    'top-up --usd 5.001',
    'top-up --usd 1e3',
    'top-up --usd five',
    'top-up --usd 5 --force',
    'transactions --limit 0',
    'transactions --limit 101',
    'transactions --offset -1',
  ])('not "%s"', (typed) => {
    expect(parseCommand(typed.split(' ').filter((word) => word !== ''))).toEqual(expect.any(String));
  });
});

describe('what is printed', () => {
  async function printed(bed: WalletBed, command: WalletCommand) {
    const { wallet: account } = bed.client;
    if (account === null) throw new Error('no wallet');
    const said: string[] = [];
    const pending = createPendingNote(join(tmpdir(), 'gondolier-never-written.json'));
    const desk = { account, topUp: bed.topUp, pending, baseUrl: bed.sandbox.url, clock: bed.clock };
    const done = await runCommand(command, { ...desk, tell: (line) => void said.push(line), ask: async () => '' });
    return { done, said };
  }

  test('the balance', async () => {
    await using bed = await openWalletBed();
    expect(await printed(bed, { is: 'balance' })).toEqual({
      done: true,
      said: ['Balance: $10.00', 'The wallet may start clips.', 'Smallest top-up: $5.00; Venice suggests $10.00.'],
    });
  });

  test('the statement', async () => {
    await using bed = await openWalletBed();
    expect((await printed(bed, { is: 'transactions', limit: 5, offset: 0 })).said).toEqual(['No transactions.']);
    await queued(bed.client);
    await queued(bed.client);
    const { said } = await printed(bed, { is: 'transactions', limit: 1, offset: 0 });
    expect(said[0]).toMatch(
      /^2026-10-05T12:00:00\.000Z {2}CHARGE {6}-\$0\.5500 {2}balance \$8\.9000 {2}wan-2\.6-text-to-video /,
    );
    expect(said[1]).toBe('More: --offset 1');
  });

  test.each(['x402_balance', 'x402_transactions'] as const)('why %s does not answer', async (on) => {
    await using bed = await openWalletBed();
    bed.sandbox.script({ on, do: { kind: 'answer', status: 503, text: '' } });
    const command: WalletCommand =
      on === 'x402_balance' ? { is: 'balance' } : { is: 'transactions', limit: 1, offset: 0 };
    const { done, said } = await printed(bed, command);
    expect(done).toBe(false);
    expect(said.join()).toContain('cannot be read: Venice answered with status 503');
  });
});

describe('the process', () => {
  const run = promisify(execFile);
  const program = new URL('../../src/wallet.ts', import.meta.url).pathname;

  test('pays, shows the balance, and never prints the key', async () => {
    const sandbox = await startVeniceSandbox({ renderer: 'builtin' });
    const folder = mkdtempSync(join(tmpdir(), 'gondolier-wallet-'));
    const env = {
      VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY,
      VENICE_BASE_URL: sandbox.url,
      DATA_DIR: join(folder, 'data'),
    };
    const wallet = (...args: readonly string[]) => run(process.execPath, [program, ...args], { env, cwd: folder });
    try {
      const paid = await wallet('top-up', '--usd', '5', '--yes', '--i-mean-it');
      expect(paid.stdout).toContain('Paid: $5.00 was credited. New balance: $5.00.');
      const balance = await wallet('balance');
      expect(balance.stdout).toContain('Balance: $5.00');
      const refused = await wallet('top-up', '--usd', '500', '--yes').catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('Add --i-mean-it') });
      const unanswered = run(process.execPath, [program, 'top-up', '--usd', '5', '--i-mean-it'], { env, cwd: folder });
      unanswered.child.stdin?.end();
      expect(await unanswered.catch((error: unknown) => error)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('Nothing was signed'),
        stderr: '',
      });
      for (const { stdout, stderr } of [paid, balance]) expect(stdout + stderr).not.toContain(PRIVATE_KEY.slice(2));
      expect(sandbox.requests.filter(({ headers }) => headers['payment-signature'] !== undefined)).toHaveLength(1);
    } finally {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([
    ['no key', {}, ['balance'], 1, 'VENICE_WALLET_PRIVATE_KEY is missing'],
    ['half a key', { VENICE_WALLET_PRIVATE_KEY: '0x12' }, ['balance'], 1, 'must be 0x and 64 hex digits'],
    ['zero', { VENICE_WALLET_PRIVATE_KEY: `0x${'0'.repeat(64)}` }, ['balance'], 1, 'not the private key of any wallet'],
    ['no command', { VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY }, [], 2, 'npm run wallet -- COMMAND'],
  ])('with %s says so', async (_name, env, args, code, sentence) => {
    const ended = await run(process.execPath, [program, ...args], { env, cwd: tmpdir() }).catch(
      (error: unknown) => error,
    );
    expect(ended).toMatchObject({ code, stdout: expect.stringContaining(sentence), stderr: '' });
  });
});
