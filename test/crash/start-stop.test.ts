// How the process begins and ends: what it says when it cannot start, who may use a data folder, and a polite stop in the
// middle of the work.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../../sandbox/discord/faults.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { startBotProcess } from '../support/bot-process.ts';
import { INLINE, setProcessStage } from '../support/process-stage.ts';
import { expectDelivered } from './endings.ts';

const isClip = ({ method, files }: SandboxRequest) => method === 'POST' && files.length > 0;

describe.concurrent('a start', { timeout: 90_000 }, () => {
  it('with nothing configured names every missing key in one message', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'gondolier-empty-'));
    const { code, told } = await startBotProcess({ cwd, env: {} }).ended;
    expect(code).toBe(1);
    expect(told.split('\n')).toEqual([
      'Gondolier cannot start. Set these in the environment or in .env (see .env.example):',
      expect.stringMatching(/^ {2}DISCORD_TOKEN is missing/),
      expect.stringMatching(/^ {2}VENICE_API_KEY is missing/),
    ]);
    await rm(cwd, { recursive: true });
  });

  it('says all that is wrong at once, and repeats no value', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'gondolier-wrong-'));
    const env = {
      VENICE_API_KEY: 'a-secret-key',
      VENICE_BASE_URL: 'gopher://x',
      QUOTE_MINUTES: '0',
      LOG_LEVEL: 'loud',
    };
    const { code, told, log } = await startBotProcess({ cwd, env }).ended;
    expect(code).toBe(1);
    for (const key of ['DISCORD_TOKEN', 'VENICE_BASE_URL', 'QUOTE_MINUTES', 'LOG_LEVEL']) expect(told).toContain(key);
    expect(told + log).not.toMatch(/a-secret-key|gopher|loud/);
    await rm(cwd, { recursive: true });
  });

  it('on a data folder that another process uses is refused in a plain sentence, and the other goes on', async () => {
    await using stage = await setProcessStage();
    const second = startBotProcess({ cwd: stage.dataDir, env: stage.env });
    const { code, told } = await second.ended;
    expect(code).toBe(1);
    expect(told).toBe(`Gondolier cannot start: another Gondolier is already using the data folder ${stage.dataDir}.`);
    await stage.order(INLINE);
    await expectDelivered(stage);
  });
});

describe.concurrent('a polite stop', { timeout: 90_000 }, () => {
  it('while a clip renders ends at once, and the next start brings the clip', async () => {
    await using stage = await setProcessStage();
    const { venice } = stage;
    venice.plan({ outcome: { kind: 'endless' } });
    await stage.order(INLINE);
    await venice.nth('retrieve', 1);
    const { code, told } = await stage.stop();
    expect(code).toBe(0);
    expect(told).toContain('Stopped. The next start continues where this one ended.');
    for (const { queueId } of venice.jobs()) venice.finish(queueId);
    await stage.revive(MINUTE);
    await expectDelivered(stage);
  });

  it('during an upload waits for it', async () => {
    await using stage = await setProcessStage();
    const upload = stage.discord.fault({ kind: 'hold', when: 'after' }, { match: isClip });
    await Promise.all([stage.order(INLINE), upload.reached]);
    stage.bot.signal('SIGTERM');
    await stage.bot.said('Stopping (SIGTERM)');
    upload.release();
    const { code, log } = await stage.bot.ended;
    expect(code).toBe(0);
    expect(log).not.toContain('process.stopped-late');
    expect((await stage.books()).jobs.map(({ state }) => state.at)).toEqual(['delivered']);
    await stage.revive(20 * SECOND);
    await expectDelivered(stage);
  });

  it('during an upload that takes too long ends all the same, and the next start posts nothing twice', async () => {
    await using stage = await setProcessStage({ STOP_SECONDS: '1' });
    const upload = stage.discord.fault({ kind: 'hold', when: 'after' }, { match: isClip });
    await Promise.all([stage.order(INLINE), upload.reached]);
    const { code, log } = await stage.stop();
    expect(code).toBe(0);
    expect(log).toContain('process.stopped-late');
    await stage.revive(10 * MINUTE);
    await expectDelivered(stage);
  });
});
