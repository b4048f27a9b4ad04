// Setting a server up on one card, the hint that leads there, and the page on who may do what.
import { describe, expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, auditOf } from '../support/steps.ts';

const open = (stage: Stage) => stage.mia.command(stage.channel, 'video-admin setup');
const settingsOf = (stage: Stage) => stage.bot.store.read.settings.get(GuildId.parse(stage.guild.id));

describe('/video-admin setup', () => {
  it('walks through everything; each choice counts at once and is in the audit log', async () => {
    await using stage = await setStage();
    const clips = stage.guild.addTextChannel({ name: 'clips' });
    const office = stage.guild.addTextChannel({ name: 'office' });
    const team = stage.guild.addRole({ name: 'Team' });
    let card = await open(stage);
    expect(card.ephemeral).toBe(true);
    card = await card.choose('Channels for clips', [clips.id]);
    expect(card.text).toContain(`✅ ${clips.mention}: I can post clips here.`);
    card = await card.choose('Moderator channel', [office.id]);
    card = await card.choose('Log channel', [office.id]);
    card = await card.choose('Moderator roles', [team.id]);
    card = await card.choose('When a moderator looks at a prompt first', 'new');
    expect(card.text).toContain('**Before a prompt is made:** members in their first 7 days here');
    card = await (await card.press('Change the limits')).submit({ clip: '3', member_month: 'none' });
    expect(card.text).toContain('One clip **$3.00**; each member **$2.00** a day and **no limit** a month');
    card = await (await card.press('Time zone')).submit({ zone: 'Europe/Rome' });
    expect(card.text).toContain('begin at midnight in **Europe/Rome**');
    card = await card.choose('Language for moderators', 'de');
    expect(await settingsOf(stage)).toMatchObject({
      access: { channels: [clips.id] },
      moderatorChannel: office.id,
      logChannel: office.id,
      moderatorRoles: [team.id],
      zone: 'Europe/Rome',
      language: 'de',
      limits: { clip: 3_000_000, memberDay: 2_000_000, memberMonth: null },
    });
    const entries = await auditOf(stage);
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual(Array(8).fill(['settings', stage.mia.id]));
    expect((await ask(stage)).text).toContain(`Go to ${clips.mention}`);
  });

  it('says what is missing where, and takes nothing that is no amount or zone', async () => {
    await using stage = await setStage();
    const closed = stage.guild.addTextChannel({
      name: 'closed',
      overwrites: [{ for: 'bot', deny: ['AttachFiles'] }],
    });
    const card = await open(stage);
    const chosen = await card.choose('Channels for clips', [closed.id]);
    expect(chosen.text).toContain(`❌ ${closed.mention}: I need **Attach Files**`);
    const before = await settingsOf(stage);
    const form = await chosen.press('Change the limits');
    expect((await form.submit({ clip: 'plenty' })).text).toMatch(/is not an amount.*Nothing was changed/);
    const zone = await (await open(stage)).press('Time zone');
    expect((await zone.submit({ zone: 'Atlantis' })).text).toMatch(/is not a time zone.*Nothing was changed/);
    expect(await settingsOf(stage)).toEqual(before);
  });

  it('is hinted at on a server where nobody has set anything, to those who may', async () => {
    await using stage = await setStage({ uncensored: false });
    const hint = '`/video-admin setup` walks you through';
    const see = async () => (await stage.mia.command(stage.channel, 'video-admin limits')).text;
    expect(await see()).toContain(hint);
    await stage.mia.command(stage.channel, 'video-admin limits', { clip: '2' });
    expect(await see()).not.toContain(hint);
  });
});

describe('/video-admin permissions', () => {
  it('says who may do what with this server’s roles', async () => {
    await using stage = await setStage();
    const page = () => stage.mia.command(stage.channel, 'video-admin permissions');
    expect((await page()).text).toContain('**Moderators:** no role yet. They may approve and refuse');
    const team = stage.guild.addRole({ name: 'Team' });
    await (await open(stage)).choose('Moderator roles', [team.id]);
    const { text } = await page();
    expect(text).toContain(`**Moderators:** ${team.mention}. They may`);
    expect(text).toContain('You are here as: **admin**');
    expect(text).toContain('Server Settings → Integrations');
  });
});
