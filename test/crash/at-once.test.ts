// Everything at the same moment: presses, cancellations, settlements, the dispatcher. One outcome each, and no money
// is lost or made.
import { describe, expect, it } from 'vitest';
import type { MemberHandle } from '../../sandbox/discord/driver/member.ts';
import { usd } from '../../src/domain/money.ts';
import { setStage } from '../support/stage.ts';
import { ask, generate, setLimits } from '../support/steps.ts';
import { GUILD, member, openWorkshop, type Workshop } from '../support/workshop.ts';

const [ANA, MODERATOR] = [member(1), member(2)];

describe('through Discord', { timeout: 60_000 }, () => {
  it('lets exactly five of fifty presses through when there is room for five', async () => {
    await using stage = await setStage({ discord: { patienceMs: 15_000 } });
    const { guild, venice, bot } = stage;
    await setLimits(stage, { member_day: 'none', member_month: 'none', server_day: '2.75', server_month: 'none' });
    const members = Array.from({ length: 5 }, (_, n) => guild.addMember({ name: `Member ${n}` }));
    const cards = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(stage, { by: anyOf(members, n) })));
    const answers = await Promise.all(cards.map((card) => generate(card)));

    expect(answers.filter(({ text }) => text.includes('is on its way'))).toHaveLength(5);
    expect(answers.filter(({ text }) => text.includes('limit'))).toHaveLength(45);
    expect(await bot.store.read.ledger.totals()).toMatchObject({ held: usd(2.75), spent: usd(0), given: usd(2.75) });
    await stage.until(() => clips(stage) === 5);
    expect(venice.account.entries.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'charge'));
    await stage.verify();
  });

  it('makes one clip of twenty presses of one button', async () => {
    await using stage = await setStage({ discord: { patienceMs: 15_000 } });
    const card = await ask(stage);
    const button = card.buttons.find(({ label }) => label.startsWith('Generate'))?.customId ?? '';
    const press = { as: stage.ana, message: card, customId: button };
    const answers = await Promise.all(Array.from({ length: 20 }, () => stage.discord.craft(press)));

    for (const { text } of answers) expect(text).toContain('is on its way');
    await stage.until(() => clips(stage) === 1);
    expect(stage.venice.account.entries).toHaveLength(1);
    expect(stage.venice.requests.filter(({ endpoint }) => endpoint === 'queue')).toHaveLength(1);
    await stage.verify();
  });
});

const anyOf = (members: readonly MemberHandle[], n: number): MemberHandle => {
  const one = members[n % members.length];
  if (one === undefined) throw new Error('nobody is there');
  return one;
};

const clips = ({ channel, ana }: Awaited<ReturnType<typeof setStage>>): number =>
  channel.threads.flatMap((thread) => ana.sees(thread)).filter(({ attachments }) => attachments.length > 0).length;

describe('side by side', { timeout: 60_000 }, () => {
  it.each(['confirm first', 'cancel first'])(
    'a press and the cancelling of its card, %s: one of them',
    async (order) => {
      await using workshop = await openWorkshop();
      const draft = await workshop.draft(ANA);
      const confirm = () => workshop.confirm(draft, ANA);
      const cancel = () => workshop.app.services.drafting.cancel(draft, ANA);
      const outcomes =
        order === 'confirm first' ? await Promise.all([confirm(), cancel()]) : await Promise.all([cancel(), confirm()]);

      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      await workshop.finish();
      const jobs = await workshop.jobs();
      expect(workshop.provider.submissions).toHaveLength(jobs.length);
      await expectBalance(workshop);
    },
  );

  it('eight presses of one member against room for one', async () => {
    await using workshop = await openWorkshop({ limits: { memberDay: usd(1) } });
    const drafts = await Promise.all(Array.from({ length: 8 }, () => workshop.draft(ANA)));
    const outcomes = await Promise.all(drafts.map((draft) => workshop.confirm(draft, ANA)));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await workshop.finish();
    expect(workshop.provider.spent).toBe(usd(0.55));
    await expectBalance(workshop);
  });

  it('ten settlements of one clip: the first counts', async () => {
    await using workshop = await openWorkshop();
    workshop.provider.losesTheAnswer({ charged: true });
    await workshop.confirm(await workshop.draft(ANA), ANA);
    await workshop.finish();
    const { bookkeeper } = workshop.app.services;
    const [job] = await bookkeeper.unconfirmed(GUILD);
    if (job === undefined) throw new Error('nothing is unconfirmed');
    const word = { job: job.id, guild: GUILD, moderator: MODERATOR, reason: 'looked' };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => bookkeeper.settle({ ...word, charged: n % 2 === 0 })),
    );

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.is]));
    expect(new Set(refusals)).toEqual(new Set(['nothing-to-settle']));
    expect((await workshop.store.read.ledger.ofJob(job.id)).map(({ kind }) => kind)).toEqual(['hold', 'spend']);
    expect(await workshop.store.read.audit.ofGuild(GUILD, 10)).toHaveLength(2);
    await expectBalance(workshop);
  });

  it('a cancellation and the dispatcher, at every turn of the race: cancelled or paid, never both', async () => {
    const ends: (string | undefined)[] = [];
    for (let turns = 0; turns < 9; turns += 1) {
      await using workshop = await openWorkshop();
      await workshop.confirm(await workshop.draft(ANA), ANA);
      const [job] = await workshop.jobs();
      if (job === undefined) throw new Error('nothing is queued');
      const working = workshop.finish();
      for (let turn = 0; turn < turns; turn += 1) await workshop.store.read.jobs.get(job.id);
      const viewer = { member: ANA, guild: GUILD, moderator: false };
      const cancelled = await workshop.app.services.library.cancel(job.id, viewer);
      await working;
      await workshop.finish();

      const [after] = await workshop.jobs();
      expect(after?.state.at).toBe(cancelled.ok ? 'cancelled' : 'delivered');
      expect(workshop.provider.submissions).toHaveLength(cancelled.ok ? 0 : 1);
      await expectBalance(workshop);
      ends.push(after?.state.at);
    }
    expect(new Set(ends)).toEqual(new Set(['cancelled', 'delivered']));
  });
});

async function expectBalance({ store, provider }: Workshop): Promise<void> {
  expect(await store.read.ledger.totals()).toMatchObject({ held: 0, spent: provider.spent, given: provider.spent });
}
