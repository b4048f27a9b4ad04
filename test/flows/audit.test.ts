// `/video-admin audit` before the eyes of moderators, members and spreadsheets.
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import { note } from '../../src/services/audit.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { setLimits } from '../support/steps.ts';

const audit = (stage: Stage, options: Readonly<Record<string, unknown>> = {}) =>
  stage.mia.command(stage.channel, 'video-admin audit', options as Readonly<Record<string, string>>);

/** Entries as services write them, a minute apart, ending now. */
async function noted(stage: Stage, count: number, change: (n: number) => Partial<AuditEntry> = () => ({})) {
  const { store } = stage.bot;
  for (let n = 1; n <= count; n += 1) {
    const entry: AuditEntry = {
      at: later(stage.clock.now(), (n - count) * MINUTE),
      guild: GuildId.parse(stage.guild.id),
      actor: UserId.parse(stage.mia.id),
      action: 'settle',
      subject: `00000${n % 10}`,
      before: 'unconfirmed',
      after: JSON.stringify({ charged: true, n }),
      ...change(n),
    };
    await store.transaction((records) => note(records, entry));
  }
}

describe('/video-admin audit', () => {
  it('says what changed, in words and dollars, and who did it', async () => {
    await using stage = await setStage();
    expect((await audit(stage)).text).toContain('There is no entry like that');
    await setLimits(stage, { member_day: '3.50', clip: 'none' });
    const { text, ephemeral } = await audit(stage);
    expect(ephemeral).toBe(true);
    for (const words of ['Settings changed', 'the server', '$2.00 → $3.50', '$1.00 → no limit', `<@${stage.mia.id}>`])
      expect(text).toContain(words);
    stage.discord.assertClean();
  });

  it('turns pages both ways, also after a restart', async () => {
    await using stage = await setStage();
    await noted(stage, 12);
    const first = await audit(stage);
    const numbers = (text: string) => [...text.matchAll(/No\. (\d+)/g)].map(([, n]) => Number(n));
    expect(numbers(first.text)).toEqual([12, 11, 10, 9, 8]);
    const second = await first.press('Older');
    expect(numbers(second.text)).toEqual([7, 6, 5, 4, 3]);
    await stage.restart();
    const third = await second.press('Older');
    expect(numbers(third.text)).toEqual([2, 1]);
    expect(third.buttons.find(({ label }) => label === 'Older')?.disabled).toBe(true);
    expect(numbers((await third.press('Newer')).text)).toEqual([7, 6, 5, 4, 3]);
    stage.discord.assertClean();
  });

  it('keeps to a member, an act and a time, on every page', async () => {
    await using stage = await setStage();
    await noted(stage, 14, (n) => (n % 2 === 0 ? { action: 'block', subject: stage.ana.id } : {}));
    const blocks = await audit(stage, { member: stage.ana.id, action: 'block' });
    expect(blocks.text).toContain(`Member blocked** · <@${stage.ana.id}>`);
    const older = await blocks.press('Older');
    expect(older.text).not.toContain('Clip settled');
    expect(older.text).toContain('No. 4');
    expect((await audit(stage, { member: stage.ben.id })).text).toContain('There is no entry like that');
    const recent = await audit(stage, { since: '2m' });
    expect([...recent.text.matchAll(/No\. /g)]).toHaveLength(3);
    expect((await audit(stage, { since: 'yesterday' })).text).toContain('I do not understand `yesterday`');
    stage.discord.assertClean();
  });

  it('gives a spreadsheet that runs nothing, and JSON that loses nothing', async () => {
    await using stage = await setStage();
    const trap = '=HYPERLINK("http://127.0.0.1","x")';
    await noted(stage, 1, () => ({ before: trap, after: 'a "quoted", word\nand a line' }));
    const csv = await audit(stage, { format: 'csv' });
    const table = Buffer.from(csv.download()).toString();
    expect(table).toMatch(/^number,at,actor,action,subject,before,after\r\n1,2026-/);
    expect(table).toContain(`"'=HYPERLINK(""http://127.0.0.1"",""x"")","a ""quoted"", word\nand a line"\r\n`);
    const json = await (await audit(stage)).press('As JSON');
    expect(JSON.parse(Buffer.from(json.download()).toString())).toEqual([
      expect.objectContaining({ number: 1, before: trap, actor: stage.mia.id, action: 'settle' }),
    ]);
    stage.discord.assertClean();
  });

  it('holds as many of the newest as an attachment may, and says so', async () => {
    await using stage = await setStage({ uploadLimit: 20_000 });
    await noted(stage, 200);
    const { guild } = stage;
    const { text, entries, whole } = await stage.bot.services.auditLog.document(
      GuildId.parse(guild.id),
      { member: null, action: null, since: null },
      'json',
      20_000,
    );
    expect(whole).toBe(false);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    const rows: unknown = JSON.parse(text);
    expect(rows).toHaveLength(entries);
    expect(entries).toBeGreaterThan(80);
    expect(text).toContain('"n\\":200}');
  });

  it('is for moderators alone, also by its buttons and with forged ones', async () => {
    await using stage = await setStage();
    await noted(stage, 7);
    const shown = await audit(stage);
    for (const customId of ['audit.older:7:::', 'audit.newer:1:::', 'audit.csv:::', 'audit.json:::']) {
      const { text } = await stage.discord.craft({ as: stage.ana, message: shown, customId });
      expect(text).not.toMatch(/No\. \d/);
      expect(text).toContain('moderator');
    }
    for (const customId of ['audit.older:x:::', 'audit.older', 'audit.csv:nobody::', 'audit.json::burn:']) {
      const { text } = await stage.discord.craft({ as: stage.mia, message: shown, customId });
      expect(text).not.toMatch(/No\. \d/);
    }
  });

  it('shows each act in the log channel once it is set', async () => {
    await using stage = await setStage();
    const office = stage.guild.addTextChannel({ name: 'log' });
    const { settings } = stage.bot.services;
    const guild = GuildId.parse(stage.guild.id);
    await noted(stage, 1);
    await settings.change(guild, UserId.parse(stage.mia.id), {
      logChannel: ChannelId.parse(office.id),
    });
    await noted(stage, 1);
    const said = await stage.until(() => {
      const seen = stage.mia.sees(office);
      return seen.length >= 2 ? seen : undefined;
    });
    expect(said).toHaveLength(2);
  });
});
