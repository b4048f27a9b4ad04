// The card between price and press: whose it is, what each control does, and what a forged or late press can reach.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  ask,
  askedOf,
  auditOf,
  generate,
  generateButton,
  idIn,
  jobOf,
  reaches,
  usedToday,
  WAN,
} from '../support/steps.ts';

const customIdOf = (card: Reply, label: string): string => {
  const found = card.buttons.find((button) => button.label.startsWith(label))?.customId;
  if (found === undefined) throw new Error(`no ${label} on: ${card.text}`);
  return found;
};
const jobsOf = (stage: Stage) =>
  stage.bot.store.read.jobs.inState(['queued', 'submitting', 'rendering', 'rendered', 'delivered']);

describe('the card', () => {
  it('shows prompt, model, every setting, the exact price, what remains, and how long it takes', async () => {
    await using stage = await setStage();
    const card = await ask(stage, {
      negative_prompt: 'rain',
      duration: '5s',
      resolution: '720p',
      aspect_ratio: '9:16',
    });
    for (const words of [
      '> a gondola at dawn',
      'without: rain',
      '**Wan 2.6** · 5s · 9:16 · 720p · sound on',
      WAN,
      '**$0.55** for this clip',
      'Your limit today: $2.00 of $2.00 left, **$1.45** after this clip',
    ])
      expect(card.text).toContain(words);
    expect(card.buttons.map(({ label }) => label)).toEqual(['Generate $0.55', 'Edit prompt', 'Cancel']);
    expect(card.selects.map(({ placeholder, chosen }) => [placeholder, ...chosen])).toEqual([
      ['Length', '5s'],
      ['Resolution', '720p'],
      ['Shape', '9:16'],
      ['Sound', 'on'],
    ]);
    expect(askedOf(stage, 'queue')).toEqual([]);
  });

  it('quotes anew at each choice, for exactly what it shows, and orders exactly that', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    for (const [menu, value, price] of [
      ['Resolution', '1080p', '$0.825'],
      ['Sound', 'off', '$0.66'],
      ['Resolution', '720p', '$0.44'],
      ['Shape', '1:1', '$0.44'],
    ] as const) {
      await card.choose(menu, value);
      expect(card.text).toContain(`**${price}** for this clip`);
      expect(generateButton(card).label).toBe(`Generate ${price}`);
    }
    expect((await generate(card)).text).toContain('**$0.44** are set aside');
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    const settings = { model: WAN, duration: '5s', resolution: '720p', aspect_ratio: '1:1', audio: false };
    expect(askedOf(stage, 'queue')[0]?.body).toEqual({ ...settings, prompt: 'a gondola at dawn' });
    expect(askedOf(stage, 'quote').at(-1)?.body).toEqual(settings);
  });

  it('edits the prompt in a form, and refuses one that is too long without losing the card', async () => {
    await using stage = await setStage();
    const card = await ask(stage, { model: 'runway-gen4-5-text' });
    const form = await card.press('Edit prompt');
    expect(form.fields.map(({ label, value }) => [label, value])).toEqual([
      ['What happens in the clip', 'a gondola at dawn'],
    ]);
    await expect(form.submit({ prompt: 'x'.repeat(1_001) })).rejects.toThrow('1 to 1000 characters');
    await form.submit({ prompt: 'two gondolas at dusk' });
    expect(card.text).toContain('> two gondolas at dusk');
    const blank = await (await card.press('Edit prompt')).submit({ prompt: ' \u200b ' });
    expect(blank.text).toContain('The prompt is empty');
    expect(card.text).toContain('> two gondolas at dusk');
    await generate(card);
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    expect(askedOf(stage, 'queue')[0]?.body).toMatchObject({ prompt: 'two gondolas at dusk' });
  });

  it('is closed by Cancel for good', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const pay = customIdOf(card, 'Generate');
    const closed = await card.press('Cancel');
    expect(closed.text).toBe('Cancelled. Nothing was charged.');
    expect(closed.buttons).toEqual([]);
    const late = await stage.discord.craft({ as: stage.ana, message: card, customId: pay });
    expect(late.text).toContain('This card was cancelled');
    expect(await jobsOf(stage)).toEqual([]);
  });

  it('works after a restart of the bot', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    await stage.restart();
    await card.choose('Sound', 'off');
    await stage.restart();
    const receipt = await generate(card);
    expect(receipt.text).toContain('**$0.44** are set aside');
    await reaches(stage, idIn(receipt.text), 'delivered');
    await stage.verify();
  });
});

describe('a press that should not be', () => {
  it('another member cannot see the card, and a crafted press changes nothing', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    expect(() => card.asOther(stage.ben)).toThrow('cannot see this message');
    const [pay, edit, cancel] = ['Generate', 'Edit prompt', 'Cancel'].map((label) => customIdOf(card, label));
    const menu = { customId: card.selects[0]?.customId ?? '', componentType: 3, values: ['15s'] };
    for (const use of [{ customId: pay ?? '' }, { customId: edit ?? '' }, { customId: cancel ?? '' }, menu]) {
      const refused = await stage.discord.craft({ as: stage.ben, message: card, ...use });
      expect(refused.text).toMatch(/belongs to another member.*Nothing was charged/);
    }
    expect(await jobsOf(stage)).toEqual([]);
    expect(await usedToday(stage, stage.ben)).toEqual({ held: 0, spent: 0 });
    const own = await stage.discord.craft({ as: stage.ana, message: card, customId: pay ?? '' });
    expect(own.text).toContain('**$0.55** are set aside');
  });

  it('an older version of the card is stale: the present one is shown, nothing is charged', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const first = customIdOf(card, 'Generate');
    await card.choose('Sound', 'off');
    const stale = await stage.discord.craft({ as: stage.ana, message: card, customId: first });
    expect(stale.text).toContain('This card has changed since');
    expect(generateButton(stale).label).toBe('Generate $0.44');
    expect(await jobsOf(stage)).toEqual([]);
  });

  it.each([
    'draft.pay:0000000000:1',
    'draft.pay:nonsense:1',
    'draft.pay',
    'draft.set:0000000000:1:price',
    'job.cancel:zzzzzz',
    'clip.again:zzzzzz',
    'clip.delete-yes:not-an-id',
    '',
  ])('an edited custom id %j reaches nothing', async (customId) => {
    await using stage = await setStage({ discord: { patienceMs: 300 } });
    const card = await ask(stage);
    const pressed = stage.discord.craft({ as: stage.ana, message: card, customId, values: ['0'] });
    const said = await pressed.then(
      ({ text }) => text,
      (error: unknown) => String(error),
    );
    expect(said).toMatch(/too old|I cannot make sense of that|There is no clip|did not answer/);
    expect(await jobsOf(stage)).toEqual([]);
    expect(await auditOf(stage)).toEqual([]);
    expect((await generate(await ask(stage))).text).toContain('is on its way');
  });

  it('a setting that the menu never offered is refused, and the card stays', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const menu = { customId: card.selects[0]?.customId ?? '', componentType: 3, values: ['999s'] };
    const refused = await stage.discord.craft({ as: stage.ana, message: card, ...menu });
    expect(refused.text).toContain('does not offer the length `999s`. Choose `5s`, `10s` or `15s`');
    expect(generateButton(refused).label).toBe('Generate $0.55');
  });

  it('a replayed interaction makes no second job', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const receipt = await generate(card);
    stage.discord.replay(receipt.interactionId ?? '');
    stage.discord.replay(receipt.interactionId ?? '');
    const job = await reaches(stage, idIn(receipt.text), 'delivered');
    expect(await jobsOf(stage)).toHaveLength(1);
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    expect((await jobOf(stage, job.id)).state.at).toBe('delivered');
    await stage.verify();
  });
});
