// What a member does with clips: list them, show one again, call one off.
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { auditOf, LONGCAT, order, reaches, said, statusOf, usedToday } from '../support/steps.ts';

const ONE_AT_A_TIME = { env: { MAX_RENDERING: '1' } };
const cancel = (stage: Stage, id: string, by = stage.ana) => by.command(stage.channel, 'video cancel', { id });
const show = (stage: Stage, id: string, by = stage.ana) => by.command(stage.channel, 'video show', { id });

async function twoInLine(stage: Stage) {
  const first = await order(stage, { model: LONGCAT, prompt: 'the first' });
  await reaches(stage, first.id, 'rendering');
  await stage.pass(SECOND);
  return { first, second: await order(stage, { model: LONGCAT, prompt: 'the second' }) };
}

describe('/video jobs', () => {
  it('lists the member’s own clips, newest first, with place in line, progress and price', async () => {
    await using stage = await setStage(ONE_AT_A_TIME);
    const { first, second } = await twoInLine(stage);
    await stage.pass(SECOND);
    await order(stage, { model: LONGCAT, by: stage.ben, prompt: 'of another member' });
    const list = await stage.ana.command(stage.channel, 'video jobs');
    expect(list.ephemeral).toBe(true);
    expect(list.text.indexOf(second.id)).toBeLessThan(list.text.indexOf(first.id));
    expect(list.text).toContain('Place 1 of 2 in line');
    expect(list.text).toMatch(/Rendering/);
    expect(list.text).toContain('$0.055');
    expect(list.text).not.toContain('of another member');
    await reaches(stage, second.id, 'delivered');
    const after = await stage.ana.command(stage.channel, 'video jobs');
    expect(after.text).toContain('✅ Posted. Charged $0.055.');
    expect(after.text).toContain(`<#${stage.channel.threads[0]?.id}>`);
  });

  it('holds a member with more clips than fit', async () => {
    await using stage = await setStage();
    for (let n = 0; n < 12; n += 1) await order(stage, { model: LONGCAT, prompt: `${n} ${'wide '.repeat(400)}` });
    const list = await stage.ana.command(stage.channel, 'video jobs');
    expect(list.text.match(/\$0\.055/g)).toHaveLength(8);
    const offered = await stage.ana.autocomplete(stage.channel, 'video cancel', { id: '' }, 'id');
    expect(offered.length).toBeLessThanOrEqual(25);
    stage.discord.assertClean();
  });
});

describe('/video cancel', () => {
  it('calls off a clip that waits on our side, and gives the money back at once', async () => {
    await using stage = await setStage(ONE_AT_A_TIME);
    const { first, second } = await twoInLine(stage);
    const offered = await stage.ana.autocomplete(stage.channel, 'video cancel', { id: '' }, 'id');
    expect(offered.map(({ value }) => value)).toEqual([second.id]);
    expect((await usedToday(stage)).held).toBe(110_000);
    const answer = await cancel(stage, second.id);
    expect(answer.text).toContain(`Clip \`${second.id}\` is called off. The $0.055 are back in your limit.`);
    expect((await usedToday(stage)).held).toBe(55_000);
    const status = await statusOf(stage, second.id);
    await stage.until(() => status.text.includes('Called off before it started. Not charged.'));
    await reaches(stage, first.id, 'delivered');
    expect(stage.venice.account.entries).toHaveLength(1);
    expect((await cancel(stage, second.id)).text).toContain('cannot be called off: it was called off');
    await stage.verify();
  });

  it('works by the button on the receipt, also after a restart', async () => {
    await using stage = await setStage(ONE_AT_A_TIME);
    const { second } = await twoInLine(stage);
    await stage.restart();
    expect((await second.receipt.press('Call it off')).text).toContain('is called off');
    await stage.verify();
  });

  it('says truthfully that Venice cannot cancel a running one', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await reaches(stage, id, 'rendering');
    expect((await cancel(stage, id)).text).toMatch(/already being made at Venice, and Venice cannot cancel a clip/);
    await reaches(stage, id, 'delivered');
    expect((await cancel(stage, id)).text).toContain('cannot be called off: it was posted');
    await stage.verify();
  });

  it('is for the author and for moderators, whose hand is in the audit log', async () => {
    await using stage = await setStage(ONE_AT_A_TIME);
    const { second } = await twoInLine(stage);
    expect((await cancel(stage, second.id, stage.ben)).text).toContain('belongs to another member');
    expect((await cancel(stage, 'zzzzzz')).text).toContain('There is no clip `zzzzzz`');
    expect((await cancel(stage, second.id.toUpperCase(), stage.mia)).text).toContain('is called off');
    const [entry] = await auditOf(stage);
    expect(entry).toMatchObject({ action: 'cancel-clip', actor: stage.mia.id, subject: second.id });
    expect((await usedToday(stage)).held).toBe(55_000);
  });
});

describe('/video show', () => {
  it('posts a finished clip again from the stored copy, without asking Venice', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    await stage.restart();
    const before = stage.venice.requests.length;
    const elsewhere = stage.guild.addTextChannel({ name: 'cinema' });
    const shown = await stage.ana.command(elsewhere, 'video show', { id: ` ${id.toUpperCase()}` });
    expect(shown.ephemeral).toBe(false);
    expect(shown.attachments[0]).toMatchObject({ name: `${id}.mp4`, size: 300_000 });
    expect(shown.attachments[0]?.description).toContain('a gondola at dawn');
    expect(shown.text).toContain('charged $0.55');
    expect(shown.pings).toEqual({ users: [], roles: [], everyone: false });
    expect(stage.venice.requests.slice(before).filter(({ endpoint }) => endpoint !== 'rate_limits')).toEqual([]);
  });

  it('is for the author and for moderators', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    const refused = await show(stage, id, stage.ben);
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toContain('belongs to another member');
    expect((await show(stage, id, stage.mia)).attachments).toHaveLength(1);
  });

  it('says how it stands when there is no clip yet, or none any more', async () => {
    await using stage = await setStage({ env: { KEEP_CLIPS_DAYS: '1' } });
    const { id } = await order(stage);
    await reaches(stage, id, 'rendering');
    expect((await show(stage, id)).text).toContain('has no video yet: it is being made');
    await reaches(stage, id, 'delivered');
    expect(
      (await stage.ana.autocomplete(stage.channel, 'video show', { id: 'gondola' }, 'id')).map(({ value }) => value),
    ).toEqual([id]);
    stage.clock.advance(1.2 * DAY);
    await stage.pass(MINUTE);
    expect((await show(stage, id)).text).toContain('its keeping time is over');
    expect(said(stage).filter(({ attachments }) => attachments.length > 0)).toHaveLength(1);
  });
});
