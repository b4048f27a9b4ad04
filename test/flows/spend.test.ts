// `/video-admin spend`: the picture, the same figures as words, and a table; all of it what the ledger says.
import { describe, expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { formatUsd, usd } from '../../src/domain/money.ts';
import { DAY, later } from '../../src/domain/time.ts';
import { holdOf, jobId } from '../contracts/store/samples.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { GROK, LONGCAT, order, reaches, setLimits } from '../support/steps.ts';

const spend = (stage: Stage, options: Readonly<Record<string, string | boolean>> = {}, by = stage.mia) =>
  by.command(stage.channel, 'video-admin spend', options);

async function clips(stage: Stage, ...wishes: readonly Parameters<typeof order>[1][]) {
  const ids = [];
  for (const wish of wishes) {
    const { id } = await order(stage, wish);
    await reaches(stage, id, 'delivered');
    ids.push(id);
  }
  return ids;
}

describe('/video-admin spend', () => {
  it('shows what the ledger says, by model and by member, without what was refunded', async () => {
    await using stage = await setStage();
    const ids = await clips(stage, {}, { model: GROK }, { model: LONGCAT, by: stage.ben }, { model: LONGCAT });
    const guild = GuildId.parse(stage.guild.id);
    await stage.mia.command(stage.channel, 'video-admin refund', { id: ids[0] ?? '', reason: 'Venice gave it back' });
    const { spent } = await stage.bot.store.read.ledger.used({ of: 'guild', guild }, null);
    const byModel = await spend(stage);
    expect(byModel.ephemeral).toBe(true);
    expect(byModel.text).toContain(`${formatUsd(spent)} spent, $0.00 set aside, of a budget of $25.00`);
    expect(byModel.text).toContain(`\`${GROK}\`: **$0.44** for 1 clip`);
    expect(byModel.text).toContain(`\`${LONGCAT}\`: **$0.11** for 2 clips`);
    expect(byModel.text).not.toContain('wan-2.6');
    expect(byModel.text).toContain(`Nov 18: ${formatUsd(spent)}`);
    expect(byModel.attachments.map(({ name }) => name)).toEqual(['spend.png']);
    const byMember = await spend(stage, { by: 'member', period: 'week', theme: 'light', csv: true });
    expect(byMember.text).toContain('Ana: **$0.495** for 2 clips');
    expect(byMember.text).toContain('Ben: **$0.055** for 1 clip');
    expect(byMember.attachments.map(({ name }) => name)).toEqual(['spend.png', 'spend.csv']);
    expect((await spend(stage, { period: 'last-month' })).text).toContain('$0.00 spent');
  });

  it('says when the budget ends once there is enough to go by', async () => {
    await using stage = await setStage();
    await setLimits(stage, { server_month: '3' });
    const daysAgo = (days: number) => later(stage.clock.now(), -days * DAY);
    const entry = { ...holdOf(1), guild: GuildId.parse(stage.guild.id), amount: usd(0.5) };
    for (const days of [1, 2, 4]) {
      expect((await spend(stage)).text).not.toContain('At this pace');
      const hold = { ...entry, job: jobId(days), at: daysAgo(days), heldAt: daysAgo(days) };
      await stage.bot.store.read.ledger.enter(hold);
      await stage.bot.store.read.ledger.enter({ ...hold, kind: 'spend' });
    }
    // $1.50 in four whole days, and $1.50 more to spend: four days more.
    const { text } = await spend(stage);
    expect(text).toContain("At this pace this month's budget ends on Nov 22");
    expect(text).toContain('transcripts: **$1.50** for 3 clips');
  });

  it('is for moderators', async () => {
    await using stage = await setStage();
    await expect(spend(stage, {}, stage.ana)).rejects.toThrow('may not use');
  });
});
