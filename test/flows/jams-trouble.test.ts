// Jams when something comes between: a pot that runs dry before the press, two ends at once, a deadline while the bot is
// away, a place in line that is given back.
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { askInJam, entryOf, openJam, paidInJam } from '../support/jam-steps.ts';
import { comesTo, provesSound, publicIn, recordOf, stored } from '../support/jam-whole.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { generate, generateButton, idIn, reaches, usedToday } from '../support/steps.ts';

const closings = (stage: Stage, jam: Parameters<typeof publicIn>[1]) =>
  publicIn(stage, jam).filter(({ text }) => text.includes('takes no more clips'));

describe('a pot that runs dry between the price and the press', () => {
  it('pays for nobody it cannot pay for, says so, and ends the jam once its last clip is there', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage, { options: { pot: '0.1', length: 'none' } });
    const [anas, bens] = [await askInJam(jam, ana, 'a raft'), await askInJam(jam, ben, 'a mask')];
    await generate(anas);
    const late = await generate(bens);
    expect(late.text).toContain('$0.045');
    expect(late.buttons.find(({ label }) => label.startsWith('Generate'))?.disabled).toBe(true);
    expect(await usedToday(stage, ben)).toEqual({ held: 0, spent: 0 });
    const { state } = await comesTo(stage, jam, 'closing');
    expect(state).toMatchObject({ why: 'empty' });
    await stage.until(() => closings(stage, jam)[0]?.text.includes('Its pot is empty'));
    await comesTo(stage, jam, 'over');
    const result = await provesSound(stage, jam);
    expect(result).toMatchObject({ clips: 1, spent: 55_000, returned: 45_000, why: 'empty' });
  });

  it('opens no other purse that the card did not show', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage, {
      options: { pot: '0.1' },
      prepare: async (card) => (await card.press('People and pot …')).choose('When the pot is empty', 'on'),
    });
    const [anas, bens] = [await askInJam(jam, ana, 'a raft'), await askInJam(jam, ben, 'a mask')];
    await generate(anas);
    const again = await generate(bens);
    expect(again.text).toContain("The card said that the jam's pot pays, but meanwhile it cannot");
    expect(await usedToday(stage, ben)).toEqual({ held: 0, spent: 0 });
    const receipt = await generate(again);
    expect(await usedToday(stage, ben)).toEqual({ held: 55_000, spent: 0 });
    await reaches(stage, idIn(receipt.text), 'delivered');
    expect((await entryOf(stage, jam, 2)).text).toContain('$0.055 from their own limit');
    await comesTo(stage, jam, 'over', 2 * HOUR);
    expect(await provesSound(stage, jam)).toMatchObject({ clips: 2, spent: 55_000, returned: 45_000 });
  });
});

describe('two ends at once', () => {
  it('are one: End pressed twice by the host', async () => {
    await using stage = await setStage();
    const { mia, ana } = stage;
    const jam = await openJam(stage);
    await paidInJam(jam, ana, 'a raft');
    const [one, two] = [await jam.card(mia).press('End'), await jam.card(mia).press('End')];
    const answers = await Promise.all([one.press('End the jam'), two.press('End the jam')]);
    expect(answers.some(({ text }) => text.includes('The jam has ended'))).toBe(true);
    await comesTo(stage, jam, 'over');
    expect(closings(stage, jam)).toHaveLength(1);
    await provesSound(stage, jam);
  });

  it('are one: End and the deadline in the same moment', async () => {
    await using stage = await setStage();
    const { mia, ana } = stage;
    const jam = await openJam(stage, { options: { length: '45m' } });
    await paidInJam(jam, ana, 'a raft');
    await entryOf(stage, jam, 1);
    const question = await jam.card(mia).press('End');
    const { dueAt } = await stored(stage, jam);
    await stage.pass((dueAt ?? 0) - stage.clock.now() - 1);
    stage.clock.advance(1);
    await Promise.all([question.press('End the jam'), comesTo(stage, jam, 'over')]);
    expect(closings(stage, jam)).toHaveLength(1);
    const { why } = await provesSound(stage, jam);
    expect(['deadline', 'host']).toContain(why);
  });
});

describe('a deadline while the bot is away', () => {
  it('is kept at once on return and said so; a press on an old card costs nothing', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage, { options: { length: '45m' } });
    await paidInJam(jam, ana, 'a raft');
    await entryOf(stage, jam, 1);
    const card = await askInJam(jam, ben, 'a mask');
    await stage.restart(3 * HOUR);
    const press = generateButton(card);
    const late = await card.press(press.label);
    expect(late.text).toMatch(/has ended|is over/);
    const closing = await stage.until(() => closings(stage, jam)[0]);
    expect(closing.text).toContain('Its time was up while I was away');
    await comesTo(stage, jam, 'over');
    const result = await provesSound(stage, jam);
    expect(result.why).toBe('deadline');
    expect(result.lateMs).toBeGreaterThan(2 * HOUR);
    expect(result.clips).toBe(1);
  });

  it('still waits for a clip that was rendering, and lets it take part', async () => {
    await using stage = await setStage();
    const { ana } = stage;
    const jam = await openJam(stage, { options: { length: '10m' } });
    stage.venice.plan({ takesMs: 25 * MINUTE });
    const receipt = await paidInJam(jam, ana, 'a raft');
    await reaches(stage, idIn(receipt.text), 'rendering');
    await stage.restart(15 * MINUTE);
    await comesTo(stage, jam, 'closing');
    await stage.until(() => closings(stage, jam)[0]?.text.includes('One clip is still being made'));
    await stage.restart();
    await comesTo(stage, jam, 'over', HOUR);
    expect((await provesSound(stage, jam)).clips).toBe(1);
  });
});

describe('a clip that waits in line', () => {
  it('gives its place and its money back at once when it is called off; nobody behind it loses a place', async () => {
    await using stage = await setStage({ env: { MAX_RENDERING: '1' } });
    const { ana, ben, guild } = stage;
    const noa = guild.addMember({ name: 'Noa' });
    const jam = await openJam(stage, { options: { pot: '0.3' } });
    stage.venice.plan({ takesMs: 20 * MINUTE });
    const first = await paidInJam(jam, ana, 'a raft');
    await reaches(stage, idIn(first.text), 'rendering');
    const bens = await paidInJam(jam, ben, 'a mask');
    const noas = idIn((await paidInJam(jam, noa, 'a cat')).text);
    const placeOf = (id: typeof noas) => stage.bot.store.read.jobs.line(id);
    expect(await placeOf(noas)).toMatchObject({ before: 1 });
    const { id } = await stored(stage, jam);
    expect(await stage.bot.store.read.ledger.pot(id)).toBe(135_000);
    await bens.press('Call it off');
    expect(await stage.bot.store.read.ledger.pot(id)).toBe(190_000);
    expect(await placeOf(noas)).toMatchObject({ before: 0 });
    await stage.until(() => jam.card().text.includes('$0.19 of $0.30 left'));
    await comesTo(stage, jam, 'over', 3 * HOUR);
    const result = await provesSound(stage, jam);
    expect(result).toMatchObject({ clips: 2, spent: 110_000, returned: 190_000 });
  });
});

describe('a clip that a moderator takes out', () => {
  it('is gone, is not judged, stays paid, and the reason is kept', async () => {
    await using stage = await setStage();
    const { ana, ben, mia } = stage;
    const jam = await openJam(stage, { options: { length: '45m' } });
    await paidInJam(jam, ana, 'a raft');
    await paidInJam(jam, ben, 'a mask');
    const [first, second] = [await entryOf(stage, jam, 1), await entryOf(stage, jam, 2)];
    const form = await first.asOther(mia).press('Withdraw');
    await form.submit({ 'Why? It is kept on record': 'not on the theme' });
    await stage.until(() => first.deleted);
    expect(second.deleted).toBe(false);
    expect((await jam.card(ben).press('Vote')).text).toContain('no clip yet');
    await comesTo(stage, jam, 'over', 2 * HOUR);
    const result = await provesSound(stage, jam);
    expect(result.placings).toHaveLength(1);
    expect(result.spent).toBe(110_000);
    const acts = await recordOf(stage, await stored(stage, jam));
    expect(acts.find(({ action }) => action === 'jam-remove-entry')).toMatchObject({
      actor: mia.id,
      after: expect.stringContaining('not on the theme'),
    });
  });
});
