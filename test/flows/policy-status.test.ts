// How the bot is doing: each line well or not, balances for whoever pays alone, and copies of the database that are made
// while the bot runs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { healthView } from '../../src/commands/views/health.ts';
import { backUp } from '../../src/db/care.ts';
import { Fault } from '../../src/domain/fault.ts';
import { ChannelId, GuildId } from '../../src/domain/ids.ts';
import { DAY, later, SECOND } from '../../src/domain/time.ts';
import { wordsOfView } from '../commands/rendered.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { order } from '../support/steps.ts';

const status = async (stage: Stage) => (await stage.mia.command(stage.channel, 'video-admin status')).text;

describe('/video-admin status', () => {
  it('looks at everything, and says what to do where something is amiss', async () => {
    await using stage = await setStage();
    const text = await status(stage);
    for (const line of [
      '✅ Venice: reached. Paying with the API key; the balance is **good**.',
      `✅ ${stage.channel.mention}: I can post clips here.`,
      '✅ Files here may have 10.0 MB.',
      "✅ My clock goes with Discord's.",
      '⚠️ ffmpeg: not installed.',
      'GB free',
      '✅ Database: sound, ',
      '⚠️ Backup: none yet. `npm run backup` makes one while I run.',
      'On this server: 0 rendering, 0 in line',
      'Rules for prompts: 0',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/\$\d/);
  });

  it('names missing permissions in this channel', async () => {
    await using stage = await setStage();
    stage.channel.setOverwrite({ for: 'bot', deny: ['CreatePublicThreads', 'AttachFiles'] });
    expect(await status(stage)).toMatch(/❌ <#\d+>: I need \*\*.*Attach Files.*\*\*/);
  });

  it('tells the amount to whoever runs the bot, and to nobody else', async () => {
    await using stage = await setStage();
    const { health } = stage.bot.services;
    const report = await health.report({
      guild: GuildId.parse(stage.guild.id),
      place: ChannelId.parse(stage.channel.id),
      sentAt: stage.clock.now(),
    });
    const said = (usd: number, seesBalance: boolean) =>
      wordsOfView(
        healthView({ ...report, venice: { is: 'ready', balanceUsd: usd } }, { seesBalance, uploadLimit: 1_048_576 }),
      );
    expect(said(42.5, true)).toContain('balance **$42.50**');
    expect(said(42.5, false)).toContain('the balance is **good**');
    expect(said(1, false)).toContain('the balance is **low**');
    expect(said(0, false)).toContain('the balance is **empty**');
    for (const usd of [42.5, 1, 0]) expect(said(usd, false)).not.toMatch(/\$\d/);
    const reader = { seesBalance: false, uploadLimit: 1_048_576 };
    const late = wordsOfView(healthView({ ...report, aheadMs: -90 * SECOND }, reader));
    expect(late).toContain("My clock is 90 s behind Discord's");
    expect(wordsOfView(healthView({ ...report, freeBytes: 100_000_000 }, reader))).toContain('❌ Disk: 0.1 GB free');
    const damaged = { ...report, database: { ...report.database, sound: false } };
    expect(wordsOfView(healthView(damaged, reader))).toContain('❌ Database: damaged');
    const old = { ...report, lastBackup: later(report.now, -9 * DAY) };
    expect(wordsOfView(healthView(old, reader))).toContain('⚠️ Backup: the latest is from');
  });
});

describe('npm run backup', () => {
  it('copies the books while the bot works on them, keeps the newest, and the status tells its age', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    for (const day of [0, 1, 2]) await backUp(stage.dataDir, later(stage.clock.now(), day * DAY), 2);
    const folder = join(stage.dataDir, 'backups');
    const names = readdirSync(folder).toSorted();
    expect(names).toHaveLength(2);
    using copy = new DatabaseSync(join(folder, names.at(-1) ?? ''), { readOnly: true });
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(copy.prepare('SELECT id FROM jobs').all()).toEqual([{ id }]);
    expect(await status(stage)).toMatch(/Backup: /);
    expect(await status(stage)).not.toContain('none yet');
  });

  it('leaves nothing half behind when there is nothing to copy', async () => {
    await using stage = await setStage();
    const nowhere = join(stage.dataDir, 'elsewhere');
    await expect(backUp(nowhere, stage.clock.now(), 2)).rejects.toThrow(Fault);
    expect(readdirSync(join(nowhere, 'backups'))).toEqual([]);
  });
});
