// More for a member, and charges that are taken back: in the books, in the audit log, and told to whom it concerns; once.
import { describe, expect, it } from 'vitest';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { usd } from '../../src/domain/money.ts';
import { holdOf, jobId } from '../contracts/store/samples.ts';
import { setStage } from '../support/stage.ts';
import {
  ask,
  auditOf,
  generateButton,
  hears,
  hearsDirectly,
  order,
  reaches,
  said,
  setLimits,
  usedToday,
} from '../support/steps.ts';

describe('/video-admin grant', () => {
  it('raises the limits of the day, and is told, audited and shown', async () => {
    await using stage = await setStage();
    await setLimits(stage, { member_day: '0.50' });
    expect(generateButton(await ask(stage)).disabled).toBe(true);
    const grant = { member: stage.ana.id, amount: '$0.10', reason: `for <@${stage.ana.id}>, a good cause` };
    const { text } = await stage.mia.command(stage.channel, 'video-admin grant', grant);
    expect(text).toContain('has $0.10 more on top of the limits');
    expect(generateButton(await ask(stage)).disabled).toBe(false);
    expect((await hearsDirectly(stage, stage.ana)).text).toContain('gave you $0.10 more');
    const budget = (await stage.ana.command(stage.channel, 'video budget')).text;
    expect(budget).toContain('Your daily limit: **$0.60** left of $0.60');
    expect(budget).toContain('🎁 $0.10 given by a moderator');
    const [entry] = await auditOf(stage);
    expect(entry).toMatchObject({ action: 'grant', actor: stage.mia.id, subject: stage.ana.id });
    expect(JSON.parse(entry?.after ?? '')).toEqual({ amount: 100_000, reason: 'for …, a good cause' });
  });

  it.each(['0', 'none', '-1', 'much'])('refuses %j', async (amount) => {
    await using stage = await setStage();
    const answer = await stage.mia.command(stage.channel, 'video-admin grant', {
      member: stage.ana.id,
      amount,
      reason: 'x',
    });
    expect(answer.text).toContain('is not an amount');
    expect(await auditOf(stage)).toEqual([]);
  });
});

describe.each([
  ['refund', 'refund', 'then given back by a moderator: Venice', 'Venice gave it back', 0],
  ['writeoff', 'write-off', 'then taken over by the server: Venice', 'the server bears it', 550_000],
] as const)('/video-admin %s', (name, kind, receipt, told, borneByServer) => {
  it('takes a charge off the member once, on every page', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    const correct = () =>
      stage.mia.command(stage.channel, `video-admin ${name}`, { id, reason: 'Venice made nothing of it' });
    const offered = await stage.mia.autocomplete(stage.channel, `video-admin ${name}`, { id: '' }, 'id');
    expect(offered.map(({ value }) => value)).toEqual([id]);
    const answers = await Promise.all([correct(), correct()]);
    expect(answers.filter(({ text }) => text.includes('was taken back already'))).toHaveLength(1);
    expect(await stage.mia.autocomplete(stage.channel, `video-admin ${name}`, { id: '' }, 'id')).toEqual([]);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    const guild = GuildId.parse(stage.guild.id);
    const { spent } = await stage.bot.store.read.ledger.used({ of: 'guild', guild }, null);
    expect(spent).toBe(borneByServer);
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toContain(
      `\`${id}\` charged $0.55, ${receipt}`,
    );
    expect((await stage.ana.command(stage.channel, 'video show', { id })).text).toContain(receipt);
    expect((await hears(stage, told)).text).toContain(stage.ana.mention);
    await stage.until(() => said(stage).find(({ text }) => text.includes('Status of clip') && text.includes(receipt)));
    expect((await auditOf(stage)).filter(({ action }) => action === kind)).toHaveLength(1);
  });

  it('leaves alone what was not charged, what is elsewhere, and whoever may not', async () => {
    await using stage = await setStage();
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    const { id } = await order(stage);
    await reaches(stage, id, 'failed');
    const correct = (asked: string) =>
      stage.mia.command(stage.channel, `video-admin ${name}`, { id: asked, reason: 'x' });
    expect((await correct(id)).text).toContain('was not charged');
    expect((await correct('zzzzzz')).text).toContain('There is no clip');
    await expect(stage.ana.command(stage.channel, `video-admin ${name}`, { id, reason: 'x' })).rejects.toThrow(
      'may not use',
    );
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toContain(
      'not charged ($0.55 returned): Venice refused the prompt and refunded',
    );
    expect(await auditOf(stage)).toEqual([]);
  });
});

describe('a transcript', () => {
  it('is no clip, and its charge is taken back all the same; its member hears of it directly', async () => {
    await using stage = await setStage();
    const { ledger } = stage.bot.store.read;
    const now = stage.clock.now();
    const [guild, member] = [GuildId.parse(stage.guild.id), UserId.parse(stage.ana.id)];
    const hold = {
      ...holdOf(1, { amount: usd(0.02), at: now, guild, member }),
      channel: ChannelId.parse(stage.channel.id),
    };
    await ledger.enter(hold);
    await ledger.enter({ ...hold, kind: 'spend', why: 'transcribed' });
    const correct = { id: jobId(1), reason: 'it was empty' };
    expect((await stage.mia.command(stage.channel, 'video-admin writeoff', correct)).text).toContain('$0.02');
    expect((await hearsDirectly(stage, stage.ana)).text).toContain('the server bears it');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
  });
});
