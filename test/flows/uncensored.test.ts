// Uncensored models: nowhere out of the box, and only where Discord keeps the young away once a server wants them. What is
// not allowed is not offered, not chosen, not listed, and not paid.
import { describe, expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, askedOf, GROK, generate, generateButton, order, reaches, usedToday, WAN } from '../support/steps.ts';

const offeredIn = async (stage: Stage, place = stage.channel): Promise<readonly unknown[]> =>
  (await stage.ana.autocomplete(place, 'video create', { model: 'wan-2.6' }, 'model')).map(({ value }) => value);

const listed = async (stage: Stage, place = stage.channel): Promise<string> =>
  (await stage.ana.command(place, 'video models', { kind: 'text', filter: 'wan 2.6' })).text;

describe('out of the box', () => {
  it('an uncensored model is refused by name, in an age-restricted channel too, and nothing is charged', async () => {
    await using stage = await setStage({ uncensored: false });
    const { text } = await ask(stage, { model: WAN });
    expect(text).toBe(
      'Wan 2.6 is an uncensored model, which this server does not allow. Choose another one. Nothing was charged.',
    );
    expect((await stage.mia.command(stage.channel, 'video create', { prompt: 'a gondola', model: WAN })).text).toBe(
      text,
    );
    expect(askedOf(stage, 'quote')).toEqual([]);
    await stage.verify();
  });

  it('none is offered while typing, none is listed, and none is chosen', async () => {
    await using stage = await setStage({ uncensored: false });
    expect(await offeredIn(stage)).not.toContain(WAN);
    expect(await listed(stage)).not.toContain(WAN);
    const all = await stage.bot.services.models.all();
    expect(all.some(({ uncensored }) => uncensored)).toBe(true);
    const card = await stage.ana.command(stage.channel, 'video create', { prompt: 'a gondola at dawn' });
    const chosen = all.find(({ id }) => card.text.includes(id));
    expect(chosen?.uncensored).toBe(false);
    expect(generateButton(card).disabled).toBe(false);
    await stage.verify();
  });
});

describe('where a server wants them', () => {
  it('they are offered, listed and made in age-restricted channels and their threads', async () => {
    await using stage = await setStage();
    const thread = stage.channel.addThread({ name: 'late', owner: stage.ana });
    expect(await offeredIn(stage)).toContain(WAN);
    expect(await listed(stage)).toContain(WAN);
    const { id } = await order(stage, { in: thread });
    await reaches(stage, id, 'delivered');
    await stage.verify();
  });

  it('they are neither offered nor listed nor made elsewhere, and the refusal says where to go', async () => {
    await using stage = await setStage();
    const lobby = stage.guild.addTextChannel({ name: 'lobby' });
    expect(await offeredIn(stage, lobby)).not.toContain(WAN);
    expect(await listed(stage, lobby)).not.toContain(WAN);
    const thread = lobby.addThread({ name: 'ideas', owner: stage.ana });
    for (const place of [lobby, thread]) {
      const { text } = await ask(stage, { in: place });
      expect(text).toContain(
        'which this server allows in age-restricted channels only. Choose another one, or go there.',
      );
    }
    expect(generateButton(await ask(stage, { in: lobby, model: GROK })).disabled).toBe(false);
    await stage.verify();
  });

  it('a card that was opened before the rule is refused when it is pressed, and nothing is charged', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const { settings } = stage.bot.store.read;
    await settings.put(GuildId.parse(stage.guild.id), DEFAULT_SETTINGS, stage.clock.now());
    expect((await generate(card)).text).toMatch(
      /uncensored model, which this server does not allow.*Nothing was charged/,
    );
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    expect(askedOf(stage, 'queue')).toEqual([]);
    await stage.verify();
  });
});
