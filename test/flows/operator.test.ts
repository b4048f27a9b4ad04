// Starting the bot as whoever runs it sees it: what is said when all is well, and what when it is not.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { startVeniceSandbox } from '../../sandbox/venice/server.ts';
import { startBot } from '../../src/bot.ts';
import { parseConfig } from '../../src/config.ts';
import { createFakeClock, createSeededChance } from '../support/clock.ts';
import { setStage } from '../support/stage.ts';
import { ask } from '../support/steps.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The sentences of a start that should fail, the failure last. Whatever was opened is closed again. */
async function failedStart(change: (good: Readonly<Record<string, string>>) => Record<string, string>) {
  await using discord = await startDiscordSandbox();
  const venice = await startVeniceSandbox({ renderer: 'builtin' });
  const folder = mkdtempSync(join(tmpdir(), 'gondolier-start-'));
  const good = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    VENICE_API_KEY: venice.apiKey,
    VENICE_BASE_URL: venice.url,
    DATA_DIR: folder,
  };
  const told: string[] = [];
  try {
    const parsed = parseConfig({ ...good, ...change(good) });
    if (!parsed.ok) return parsed.problems;
    const surroundings = { clock: createFakeClock(), chance: createSeededChance(), log: silent };
    const bot = await startBot(parsed.config, { ...surroundings, tell: (sentence) => void told.push(sentence) });
    await bot.stop(1_000);
    return [...told, 'it started'];
  } catch (error) {
    return [...told, error instanceof Error ? error.message : String(error)];
  } finally {
    await venice.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a good start', () => {
  it('checks everything, a plain sentence each, and prints the invitation', async () => {
    await using stage = await setStage();
    expect(stage.said).toEqual([
      expect.stringMatching(/^Data folder: .+, and it is ours alone\.$/),
      expect.stringMatching(/^ffmpeg: not found\..*Install ffmpeg to change that\.$/),
      'Venice: the key is good, balance $100.00.',
      expect.stringMatching(
        /^Add the bot to a server: https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&permissions=2252109051448320&scope=bot/,
      ),
      'Discord: logged in as Gondolier; commands updated.',
      'Gondolier is ready.',
    ]);
    expect(stage.said.join('\n')).not.toContain(stage.venice.apiKey);
    expect(stage.said.join('\n')).not.toContain(stage.discord.token);
  });

  it('tells Discord of the commands only when they have changed', async () => {
    await using stage = await setStage();
    await stage.restart();
    await stage.restart();
    const puts = stage.discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    expect(puts).toHaveLength(1);
    expect(stage.said.filter((sentence) => sentence.includes('commands unchanged'))).toHaveLength(2);
  });

  it('does not need Venice to be up, nor credit on the account', async () => {
    await using down = await setStage({ env: { VENICE_BASE_URL: 'http://127.0.0.1:1/api/v1' } });
    expect(down.said).toContainEqual(expect.stringContaining('The bot starts all the same and tries again.'));
    expect((await down.ana.command(down.channel, 'video jobs')).text).toContain('You have no clips here yet');
    await using poor = await setStage({ venice: { balanceMicroUsd: 0 } });
    expect(poor.said.join('\n')).toMatch(/Venice: the key is good/);
    expect((await ask(poor)).text).toContain('$0.55');
  });
});

describe('a start that cannot be', () => {
  it.each([
    ['a bad bot token', { DISCORD_TOKEN: 'bm90LWEtdG9rZW4.GOOD.looking-but-worth-nothing' }, /token/i],
    [
      'a bad Venice key',
      { VENICE_API_KEY: 'VENICE_INFERENCE_KEY_wrong' },
      /does not accept VENICE_API_KEY\. Make a new inference key/,
    ],
    ['a data folder that cannot be made', { DATA_DIR: '/dev/null/data' }, /taking the data folder \/dev\/null\/data/],
    [
      'a server that the bot is not in',
      { DISCORD_GUILD_ID: '123456789012345678' },
      /\(code \d+\) in server 123456789012345678\. Add the bot there first/,
    ],
  ])('with %s says so in plain words, without the secret', async (_, env, reads) => {
    const told = await failedStart(() => env);
    expect(told.at(-1)).toMatch(reads);
    expect(told.join('\n')).not.toMatch(/worth-nothing|KEY_wrong|at .*\.ts:\d+/);
  });

  it('on a folder that another one uses is refused, and the first goes on', async () => {
    await using stage = await setStage();
    const folder = /^Data folder: (.+), and/.exec(stage.said[0] ?? '')?.[1] ?? '';
    const told = await failedStart(() => ({ DATA_DIR: folder }));
    expect(told.at(-1)).toBe(`another Gondolier is already using the data folder ${folder}`);
    expect((await ask(stage)).text).toContain('$0.55');
  });

  it('as a process with an empty environment lists every missing key and exits with 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gondolier-empty-'));
    const started = run(process.execPath, [join(ROOT, 'src/main.ts')], { cwd: folder, env: {} });
    const { code, stdout } = await started.then(
      (done) => ({ code: 0, ...done }),
      (error: { readonly code: number; readonly stdout: string }) => error,
    );
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(stdout).toContain('DISCORD_TOKEN is missing: the bot token from the Discord developer portal');
    expect(stdout).toContain('VENICE_API_KEY is missing: an inference key from venice.ai');
  });
});
