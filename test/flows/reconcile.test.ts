// Our books held against Venice's through the whole bot: what matches, what does not, and an unconfirmed clip that a
// person settles by what Venice's books say.
import { describe, expect, it } from 'vitest';
import { SANDBOX_ADMIN_KEY } from '../../sandbox/venice/keys.ts';
import { reconciliationView } from '../../src/commands/views/reconciliation.ts';
import { GuildId, UserId } from '../../src/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { wordsOfView } from '../commands/rendered.ts';
import { type Stage, type StageOptions, setStage } from '../support/stage.ts';
import { auditOf, hears, jobOf, order, reaches, said, setLimits, usedToday } from '../support/steps.ts';

const OPERATOR = '400000000000000777';

const open = (options: StageOptions = {}) =>
  setStage({ ...options, env: { VENICE_ADMIN_KEY: SANDBOX_ADMIN_KEY, ...options.env } });

const reconcile = (stage: Stage, days = 3) => stage.mia.command(stage.channel, 'video-admin reconcile', { days });

async function delivered(stage: Stage) {
  const { id } = await order(stage);
  await reaches(stage, id, 'delivered');
  return id;
}

async function lost(stage: Stage, when: 'after-work' | 'before-work') {
  stage.venice.script({ on: 'queue', do: { kind: 'cut', when } });
  const { id } = await order(stage, { prompt: when });
  await reaches(stage, id, 'unconfirmed');
  return id;
}

describe('/video-admin reconcile', () => {
  it('says how to get a key where there is none', async () => {
    await using stage = await setStage();
    expect((await reconcile(stage)).text).toContain('`VENICE_ADMIN_KEY`');
    await expect(stage.ana.command(stage.channel, 'video-admin reconcile')).rejects.toThrow('may not use');
  });

  it('finds that all matches, refunds as well', async () => {
    await using stage = await open();
    await delivered(stage);
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    await reaches(stage, (await order(stage)).id, 'failed');
    await stage.pass(2 * HOUR);
    const { text } = await reconcile(stage);
    expect(text).toContain('Matching: **2** · differing: **0** · unconfirmed: **0** · at Venice only: **0**');
    expect(text).toContain('Nothing needs a person');
    expect((await auditOf(stage))[0]).toMatchObject({ action: 'reconcile', actor: stage.mia.id });
    expect(stage.bot.scheduler.resting()).toBe(true);
  });

  it.each([
    [{ kind: 'missing' }, /we count \$0\.55, and Venice has no charge/],
    [{ kind: 'priced', factor: 2 }, /we count \$0\.55, Venice \$1\.10/],
    [{ kind: 'doubled' }, /differing: \*\*1\*\*|at Venice only: \*\*1\*\*/],
  ] as const)('finds a row that is %o, and tells the moderators once', async (slip, reads) => {
    await using stage = await open();
    const office = stage.guild.addTextChannel({ name: 'office' });
    await setLimits(stage, { moderator_channel: office.id });
    await delivered(stage);
    stage.venice.slip({ do: slip });
    await stage.pass(HOUR);
    expect((await reconcile(stage)).text).toMatch(reads);
    if (slip.kind === 'doubled') return;
    await hears(stage, "Venice's books were compared", office);
    await stage.pass(2 * MINUTE);
    await reconcile(stage);
    await stage.pass(MINUTE);
    expect(said(stage, office).filter(({ text }) => text.includes('were compared'))).toHaveLength(1);
  });

  it('keeps what is nobody’s for whoever runs the bot', async () => {
    await using stage = await open({ env: { OPERATOR_USER_IDS: OPERATOR } });
    await delivered(stage);
    stage.venice.chargeElsewhere({ model: 'wan-2.6-text-to-video', microUsd: 330_000 });
    await stage.pass(HOUR);
    const { text } = await reconcile(stage);
    expect(text).toContain('at Venice only: **0**');
    const operator = {
      user: UserId.parse(OPERATOR),
      guild: GuildId.parse(stage.guild.id),
      roles: [],
      joinedAt: null,
      moderator: false,
      language: 'en',
    } as const;
    const whole = await stage.bot.services.reconciliation.compare(operator, 3);
    if (!whole.ok) throw new Error(whole.refusal.is);
    expect(whole.value.extra).toMatchObject([{ net: 330_000 }]);
    expect(wordsOfView(reconciliationView(whole.value, operator.guild))).toContain(
      'Somebody else may be using this account',
    );
  });

  it.each([
    ['after-work', 'Venice most probably charged it', 'Settle as charged', 550_000],
    ['before-work', 'Venice did not charge it', 'Settle as not charged', 0],
  ] as const)(
    'proposes how to settle a clip whose answer was lost %s, and a person does so once',
    async (when, says, label, spent) => {
      await using stage = await open();
      const id = await lost(stage, when);
      expect((await reconcile(stage)).text).toContain('too early to tell');
      await stage.pass(HOUR);
      await stage.restart();
      const card = await reconcile(stage);
      expect(card.text).toContain(says);
      const pressed = await Promise.all([card.press(label), card.press(label)]);
      expect(pressed.filter(({ text }) => text.includes('is settled'))).toHaveLength(1);
      expect(pressed.filter(({ text }) => text.includes('needs no settling'))).toHaveLength(1);
      expect((await jobOf(stage, id)).state.at).toBe('failed');
      expect(await usedToday(stage)).toEqual({ held: 0, spent });
      const settled = (await auditOf(stage)).find(({ action }) => action === 'settle');
      expect(settled?.after).toContain("Venice's books");
      await stage.verify();
    },
  );

  it('waits out a busy Venice, and says so when the books stay closed', async () => {
    await using stage = await open();
    await delivered(stage);
    await stage.pass(HOUR);
    stage.venice.script({ on: 'usage_history', do: { kind: 'answer', status: 401, body: { error: 'no' } } });
    expect((await reconcile(stage)).text).toContain('does not open its books');
  });

  it('runs by itself every day', async () => {
    await using stage = await open();
    const first = await stage.until(() => stage.bot.store.read.comparisons.latest());
    await stage.pass(DAY + MINUTE);
    expect((await stage.bot.store.read.comparisons.latest())?.at).toBe(first.at + DAY);
  });
});
