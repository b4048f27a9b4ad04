// The pay press: never more than what was shown, once per card, and nothing at all when Venice cannot be asked.
import { describe, expect, it } from 'vitest';
import { plain } from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { setStage } from '../support/stage.ts';
import { ask, askedOf, generate, generateButton, idIn, reaches, usedToday, WAN } from '../support/steps.ts';

describe('the price', () => {
  it('is asked again after ten minutes, shown, and paid by the next press', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    await stage.pass(10 * MINUTE);
    const again = await generate(card);
    expect(again.text).toContain('The price on this card was too old');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    expect(generateButton(again).label).toBe('Generate $0.55');
    expect((await generate(again)).text).toContain('is on its way');
  });

  it('holds just before that, and for as long as is configured', async () => {
    await using stage = await setStage({ env: { QUOTE_MINUTES: '2' } });
    const [inTime, late] = [await ask(stage), await ask(stage, { prompt: 'another' })];
    await stage.pass(2 * MINUTE - 1);
    expect((await generate(inTime)).text).toContain('is on its way');
    await stage.pass(1);
    expect((await generate(late)).text).toContain('too old');
  });

  it.each([
    ['up', 1.1, '$0.605', 605_000],
    ['down', 0.9, '$0.495', 495_000],
  ])('went %s between card and press: shown and asked again, then paid', async (_, factor, price, micro) => {
    await using stage = await setStage();
    const card = await ask(stage);
    stage.venice.setPrice(WAN, factor);
    const again = await generate(card);
    expect(again.text).toContain(`The price has changed from $0.55 to **${price}**. Nothing was charged.`);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    const receipt = await again.press(`Generate ${price}`);
    await reaches(stage, idIn(receipt.text), 'delivered');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: micro });
    await stage.verify();
  });

  it('grew past a limit in between: the card names the limit once and Generate is shut', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    stage.venice.setPrice(WAN, 2);
    const again = await generate(card);
    expect(again.text).toContain('from $0.55 to **$1.10**');
    expect(again.text.match(/One clip may cost at most \$1\.00/g)).toHaveLength(1);
    expect(generateButton(again).disabled).toBe(true);
  });

  it('that Venice names as zero is no price', async () => {
    await using stage = await setStage();
    stage.venice.setPrice(WAN, 0);
    expect((await ask(stage)).text).toMatch(/I have no price for you.*Nothing was charged/);
  });
});

describe('Venice in trouble', () => {
  it.each([
    ['down', plain(503, 'Service unavailable'), /Venice does not answer right now.*Nothing was charged/],
    ['busy', plain(429, 'Rate limit exceeded'), /too many questions right now.*Nothing was charged/],
    [
      'not in this region',
      plain(403, 'Not available in your region.'),
      /does not offer this model in the region.*Nothing was charged/,
    ],
  ])('%s at the press: nothing is charged, and the card is still there', async (_, reply, reads) => {
    await using stage = await setStage();
    const card = await ask(stage);
    stage.venice.script({ on: 'quote', times: 1, do: answerWith(reply) });
    const refused = await generate(card);
    expect(refused.text).toMatch(reads);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    const receipt = await generate(refused);
    await reaches(stage, idIn(receipt.text), 'delivered');
    await stage.verify();
  });

  it('a connection cut at the press is no different', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    stage.venice.script({ on: 'quote', do: { kind: 'cut', when: 'after-work' } });
    expect((await generate(card)).text).toContain('I have no price for you');
    expect((await generate(card)).text).toContain('is on its way');
  });

  it.each([
    ['while the card is asked for', plain(503, 'Service unavailable'), /does not answer right now/],
    [
      'with a sentence of its own',
      plain(400, 'Not with **these** settings @everyone.'),
      /will not price this clip: Not with/,
    ],
  ])('%s: said at once', async (_, reply, reads) => {
    await using stage = await setStage();
    stage.venice.script({ on: 'quote', do: answerWith(reply) });
    const refused = await ask(stage);
    expect(refused.text).toMatch(reads);
    expect(refused.text).toContain('Nothing was charged');
    expect(refused.pings.everyone).toBe(false);
  });
});

describe('one card, one clip', () => {
  it('pressed on two devices at once', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const { customId = '' } = generateButton(card);
    const press = () => stage.discord.craft({ as: stage.ana, message: card, customId });
    const receipts = await Promise.all([press(), press(), press(), generate(card)]);
    const ids = new Set(receipts.map(({ text }) => idIn(text)));
    expect(ids.size).toBe(1);
    for (const id of ids) await reaches(stage, id, 'delivered');
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 550_000 });
    await stage.verify();
  });

  it('pressed again when it is long done: told so, charged no more', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const { customId = '' } = generateButton(card);
    const { text } = await generate(card);
    await reaches(stage, idIn(text), 'delivered');
    const late = await stage.discord.craft({ as: stage.ana, message: card, customId });
    expect(late.text).toContain(`This card was used already: it made clip \`${idIn(text)}\``);
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    await stage.verify();
  });
});
