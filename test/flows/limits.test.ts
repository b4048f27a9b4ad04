// Spending limits: named on the card and at the press, never passed by a race, counted by the server's own day.
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/commands/video-admin/limits.ts';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { wordsOfView } from '../commands/rendered.ts';
import { setStage } from '../support/stage.ts';
import {
  ask,
  auditOf,
  generate,
  generateButton,
  idIn,
  LONGCAT,
  order,
  reaches,
  setLimits,
  usedToday,
} from '../support/steps.ts';

const NAMES = [
  ['clip', 'One clip may cost at most $0.50 on this server'],
  ['member_day', 'Your daily limit has $0.50 of $0.50 left'],
  ['member_month', 'Your monthly limit has $0.50 of $0.50 left'],
  ['server_day', "The server's daily limit has $0.50 of $0.50 left"],
  ['server_month', "The server's monthly limit has $0.50 of $0.50 left"],
] as const;

describe('each limit', () => {
  it.each(NAMES)('%s: named on the card, and Generate is shut', async (option, words) => {
    await using stage = await setStage();
    await setLimits(stage, { [option]: '0.50' });
    const card = await ask(stage);
    expect(card.text).toContain(words);
    expect(card.text).toContain('Nothing was charged');
    expect(generateButton(card)).toMatchObject({ label: 'Generate $0.55', disabled: true });
    await card.choose('Sound', 'off');
    expect(generateButton(card)).toMatchObject({ label: 'Generate $0.44', disabled: false });
    expect((await generate(card)).text).toContain('is on its way');
  });

  it.each(NAMES)('%s, set between card and press: named at the press, once', async (option, words) => {
    await using stage = await setStage();
    const card = await ask(stage);
    await setLimits(stage, { [option]: '0.50' });
    const refused = await generate(card);
    expect(refused.text.split(words)).toHaveLength(2);
    expect(generateButton(refused).disabled).toBe(true);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
  });

  it('holds against two cards pressed at once', async () => {
    await using stage = await setStage();
    await setLimits(stage, { member_day: '1' });
    const cards = await Promise.all([ask(stage), ask(stage, { prompt: 'another' }), ask(stage, { prompt: 'a third' })]);
    const answers = await Promise.all(cards.map(generate));
    expect(answers.filter(({ text }) => text.includes('is on its way'))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('Your daily limit has $0.45 of $1.00 left'))).toHaveLength(2);
    expect((await usedToday(stage)).held).toBe(550_000);
  });

  it('of the server counts everybody, of a member only that one', async () => {
    await using stage = await setStage();
    await setLimits(stage, { server_day: '1' });
    await order(stage);
    const card = await ask(stage, { by: stage.ben });
    expect(card.text).toContain("The server's daily limit has $0.45 of $1.00 left");
    await setLimits(stage, { server_day: 'none' });
    expect((await ask(stage, { by: stage.ben })).text).toContain('$2.00 of $2.00 left');
  });

  it('that is tighter than the member’s own day is shown beside it', async () => {
    await using stage = await setStage();
    await setLimits(stage, { server_month: '1' });
    const { text } = await ask(stage);
    expect(text).toContain('Your limit today: $2.00 of $2.00 left, **$1.45** after this clip.');
    expect(text).toContain("The server's monthly limit: $0.45 of $1.00 left after this clip.");
  });
});

describe('a day', () => {
  it('ends at midnight where the server lives', async () => {
    await using stage = await setStage();
    await setLimits(stage, { time_zone: 'Europe/Rome', member_day: '0.60' });
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    // Noon UTC is 13:00 in Rome in November: its midnight is 23:00 UTC.
    await stage.pass(10 * HOUR + 50 * MINUTE);
    expect((await ask(stage)).text).toContain('Your daily limit has $0.05 of $0.60 left');
    await stage.pass(10 * MINUTE);
    expect((await ask(stage)).text).toContain('Your limit today: $0.60 of $0.60 left');
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toContain('This month: $0.55 spent');
  });
});

describe('/video budget', () => {
  it('shows what is used, set aside and left, when it resets, and the last receipts', async () => {
    await using stage = await setStage();
    const budget = () => stage.ana.command(stage.channel, 'video budget');
    expect((await budget()).text).toContain('No receipts yet');
    const { id } = await order(stage);
    const held = (await budget()).text;
    expect(held).toContain('Today: $0.00 spent, $0.55 set aside');
    expect(held).toContain('Your daily limit: **$1.45** left of $2.00');
    expect(held).toContain(`\`${id}\` $0.55 set aside`);
    await reaches(stage, id, 'delivered');
    const spent = await budget();
    expect(spent.ephemeral).toBe(true);
    expect(spent.text).toContain('Today: $0.55 spent, $0.00 set aside');
    expect(spent.text).toContain(`\`${id}\` charged $0.55`);
    const midnight = Date.UTC(2026, 10, 19) / 1_000;
    const december = Date.UTC(2026, 11, 1) / 1_000;
    expect(spent.text).toContain(`The day resets <t:${midnight}:R>, the month <t:${december}:R>.`);
  });

  it('shows what came back', async () => {
    await using stage = await setStage();
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    const { id } = await order(stage);
    await reaches(stage, id, 'failed');
    const { text } = await stage.ana.command(stage.channel, 'video budget');
    expect(text).toContain('Today: $0.00 spent, $0.00 set aside');
    expect(text).toContain(`\`${id}\` not charged ($0.55 returned)`);
  });
});

describe('/video-admin limits', () => {
  it('are small out of the box, and shown in words', async () => {
    await using stage = await setStage();
    const { text } = await setLimits(stage, {});
    for (const words of [
      'One clip: at most **$1.00**',
      'Each member: **$2.00** a day, **no limit** a week, **$10.00** a month',
      'The whole server: **$5.00** a day, **$25.00** a month',
      'midnight in **UTC**',
      'the owner of this server by direct message',
    ])
      expect(text).toContain(words);
    expect(await auditOf(stage)).toEqual([]);
  });

  it('change only what is named, and every change is audited with before and after', async () => {
    await using stage = await setStage();
    const office = stage.guild.addTextChannel({ name: 'office' });
    await setLimits(stage, {
      member_day: '$3,50',
      clip: 'None',
      time_zone: 'Asia/Tokyo',
      moderator_channel: office.id,
    });
    await stage.restart();
    const { text } = await setLimits(stage, {});
    for (const words of [
      'at most **no limit**',
      '**$3.50** a day, **no limit** a week, **$10.00** a month',
      'Asia/Tokyo',
      office.mention,
    ])
      expect(text).toContain(words);
    const [entry, ...more] = await auditOf(stage);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action: 'settings', actor: stage.mia.id, subject: 'server' });
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({ limits: { memberDay: 2_000_000, clip: 1_000_000 } });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ limits: { memberDay: 3_500_000, clip: null } });
  });

  it.each(['-1', 'free', '1e3', '1000001', '0.1234567', '½', ' '])(
    'refuse the amount %j and change nothing',
    async (amount) => {
      await using stage = await setStage();
      const { text } = await setLimits(stage, { member_day: amount, clip: '5' });
      expect(text).toMatch(/is not an amount.*Nothing was changed/);
      expect((await setLimits(stage, {})).text).toContain('One clip: at most **$1.00**');
    },
  );

  it('take zero for "nobody spends anything"', async () => {
    await using stage = await setStage();
    await setLimits(stage, { server_day: '0' });
    expect((await ask(stage, { model: LONGCAT })).text).toContain("The server's daily limit has $0.00 of $0.00 left");
  });

  it('refuse a place that is no time zone, and help to find one', async () => {
    await using stage = await setStage();
    expect((await setLimits(stage, { time_zone: 'Mars/Olympus_Mons' })).text).toContain(
      '`Mars/Olympus_Mons` is not a time zone',
    );
    const offered = await stage.mia.autocomplete(
      stage.channel,
      'video-admin limits',
      { time_zone: 'new yo' },
      'time_zone',
    );
    expect(offered.map(({ value }) => value)).toEqual(['America/New_York']);
  });

  it('are for those who manage the server', async () => {
    await using stage = await setStage();
    await expect(stage.ana.command(stage.channel, 'video-admin limits', { clip: 'none' })).rejects.toThrow(
      'may not use',
    );
    const call = {
      user: UserId.parse(stage.ana.id),
      guild: GuildId.parse(stage.guild.id),
      place: ChannelId.parse(stage.channel.id),
      moderator: false,
      roles: [],
      joinedAt: null,
      uploadLimit: 0,
      sentAt: stage.clock.now(),
      language: 'en' as const,
      options: { clip: 'none' },
      files: {},
      mayMention: [],
    };
    expect(wordsOfView(await limits.run(call, stage.bot.services))).toMatch(/Manage Server.*Nothing was changed/);
    expect((await setLimits(stage, {})).text).toContain('One clip: at most **$1.00**');
  });

  it('never shut out what is already paid', async () => {
    await using stage = await setStage();
    const receipt = await generate(await ask(stage));
    await setLimits(stage, { server_day: '0', member_day: '0' });
    expect(generateButton(await ask(stage)).disabled).toBe(true);
    await reaches(stage, idIn(receipt.text), 'delivered');
    await stage.verify();
  });
});
