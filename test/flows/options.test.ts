// What can be asked for: what is offered while typing, what is refused afterwards, and what is sent to Venice.
import { describe, expect, it } from 'vitest';
import type { OptionValues } from '../../sandbox/discord/driver/options.ts';
import { plain } from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, askedOf, GROK, generate, LONGCAT, order, RUNWAY, WAN } from '../support/steps.ts';

async function offered(stage: Stage, values: OptionValues, focused: string, by = stage.ana) {
  const choices = await by.autocomplete(stage.channel, 'video create', { prompt: 'x', ...values }, focused);
  return choices.map(({ value }) => value);
}

describe('the list of models', () => {
  it('offers text models only, none that is offline or leaves no trace in the catalogue', async () => {
    await using stage = await setStage();
    const all = await offered(stage, { model: '' }, 'model');
    expect(all).toContain(WAN);
    expect(all.length).toBeLessThanOrEqual(25);
    expect(all.filter((id) => /image-to-video|reference|upscale|motion|transition|edit/.test(String(id)))).toEqual([]);
    expect(all).not.toContain('kling-2.5-turbo-pro-text-to-video');
  });

  it('searches by any words, and says what a model is', async () => {
    await using stage = await setStage();
    expect(await offered(stage, { model: 'fast ltx' }, 'model')).toEqual(['ltx-2-5-fast-text-to-video']);
    expect(await offered(stage, { model: 'WAN 2.6' }, 'model')).toEqual([WAN]);
    expect(await offered(stage, { model: 'nothing like it' }, 'model')).toEqual([]);
    const [grok] = await stage.ana.autocomplete(stage.channel, 'video create', { prompt: 'x', model: 'grok' }, 'model');
    expect(grok?.name).toBe(`Grok Imagine 1.5 (private, sound) · ${GROK}`);
  });

  it('puts what the member used last first, for that member only, also after a restart', async () => {
    await using stage = await setStage();
    await ask(stage, { model: RUNWAY });
    await ask(stage, { model: LONGCAT });
    await stage.restart();
    expect((await offered(stage, { model: '' }, 'model')).slice(0, 2)).toEqual([LONGCAT, RUNWAY]);
    expect((await offered(stage, { model: '' }, 'model', stage.ben))[0]).toBe('wan-2-7-text-to-video');
  });

  it('is chosen from when no model is named: last used, else recommended', async () => {
    await using stage = await setStage();
    const without = () => stage.ana.command(stage.channel, 'video create', { prompt: 'a boat' });
    expect((await without()).text).toContain('wan-2-7-text-to-video');
    await ask(stage, { model: GROK });
    expect((await without()).text).toContain(GROK);
  });

  it('forgets a model that Venice takes away, on the day', async () => {
    await using stage = await setStage();
    const early = await ask(stage, { model: 'sora-2-text-to-video', duration: '4s' });
    expect(early.text).toMatch(/Venice removes this model <t:\d+:R>; use veo3\.1-fast-text-to-video after that/);
    stage.clock.advance(30 * DAY + HOUR);
    expect(await offered(stage, { model: 'sora' }, 'model')).toEqual([]);
    expect((await ask(stage, { model: 'sora-2-text-to-video' })).text).toContain('Venice has no video model called');
  });

  it('learns of a model that goes offline with the next reading, and refuses it till it is back', async () => {
    await using stage = await setStage();
    stage.venice.setOffline(WAN, true);
    await stage.pass(7 * HOUR);
    expect(await offered(stage, { model: 'wan 2.6' }, 'model')).toEqual([]);
    expect((await ask(stage)).text).toMatch(/\*\*Wan 2\.6\*\* is offline at Venice right now.*Nothing was charged/);
  });

  it('is still there while Venice is down, also after a restart', async () => {
    await using stage = await setStage();
    await ask(stage);
    stage.venice.script({ on: 'models', times: 1_000, do: answerWith(plain(503, 'Service unavailable')) });
    stage.venice.script({ on: 'rate_limits', times: 1_000, do: { kind: 'cut', when: 'before-work' } });
    stage.clock.advance(2 * DAY);
    await stage.restart();
    expect(stage.said.join('\n')).toContain('Venice: not reachable now');
    expect(await offered(stage, { model: 'wan 2.6' }, 'model')).toEqual([WAN]);
    expect((await ask(stage)).text).toContain('**$0.55** for this clip');
  });

  it('was never read: said plainly, and no harm done', async () => {
    await using stage = await setStage({ env: { VENICE_BASE_URL: 'http://127.0.0.1:1/api/v1' } });
    expect(stage.said.join('\n')).toContain('Venice: not reachable now');
    expect(await offered(stage, { model: '' }, 'model')).toEqual([]);
    expect((await ask(stage)).text).toMatch(/list of models cannot be read right now.*Nothing was charged/);
  });
});

describe('the other options', () => {
  it('offer exactly what the chosen model takes', async () => {
    await using stage = await setStage();
    expect(await offered(stage, { model: WAN, duration: '' }, 'duration')).toEqual(['5s', '10s', '15s']);
    expect(await offered(stage, { model: WAN, resolution: '10' }, 'resolution')).toEqual(['1080p']);
    expect(await offered(stage, { model: 'minimax-h3-text-to-video', resolution: '' }, 'resolution')).toEqual([
      '2K',
      '768P',
    ]);
    expect(await offered(stage, { model: RUNWAY, resolution: '' }, 'resolution')).toEqual([]);
    expect(await offered(stage, { model: RUNWAY, aspect_ratio: '' }, 'aspect_ratio')).toEqual(['9:16', '16:9']);
    expect(await offered(stage, { model: 'nonsense', duration: '3' }, 'duration')).toContain('3s');
  });

  it('forgive case, spaces and a missing s, and send Venice’s own string', async () => {
    await using stage = await setStage();
    const card = await ask(stage, { model: 'MINIMAX-H3-text-to-video', duration: ' 5 ', resolution: '768p' });
    await generate(card);
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    expect(askedOf(stage, 'queue')[0]?.body).toMatchObject({ duration: '5s', resolution: '768P' });
  });

  it.each([
    [{ duration: '7s' }, /does not offer the length `7s`\. Choose `5s`, `10s` or `15s`\./],
    [{ resolution: '8k' }, /does not offer the resolution `8k`\. Choose `1080p` or `720p`\./],
    [{ aspect_ratio: '2:1' }, /does not offer the shape `2:1`\. Choose `16:9`, `9:16` or `1:1`\./],
    [{ model: RUNWAY, resolution: '720p' }, /\*\*Runway Gen-4\.5\*\* does not take a resolution\. Leave it out\./],
    [{ model: LONGCAT, audio: true }, /makes silent clips only/],
    [{ model: GROK, audio: false }, /always makes sound/],
    [{ model: 'wan-2.6-image-to-video' }, /starts from a picture: use it with `\/video animate`/],
    [{ model: 'wan-2.6' }, /Did you mean `wan-2\.6-text-to-video`\?/],
  ])('typed past the autocomplete, %j: refused with what is allowed', async (wish, reads) => {
    await using stage = await setStage();
    const { text, ephemeral } = await ask(stage, wish);
    expect(ephemeral).toBe(true);
    expect(text).toMatch(reads);
    expect(text).toContain('Nothing was charged');
    expect(askedOf(stage, 'quote')).toEqual([]);
  });
});

describe('what is sent to Venice', () => {
  it.each([
    [RUNWAY, { duration: '5s', aspect_ratio: '16:9' }],
    [GROK, { duration: '5s', aspect_ratio: '16:9', resolution: '720p' }],
    [LONGCAT, { duration: '5s', aspect_ratio: '16:9', resolution: '720p' }],
    [WAN, { duration: '5s', aspect_ratio: '16:9', resolution: '720p', audio: true }],
    ['minimax-h3-text-to-video', { duration: '5s', aspect_ratio: '16:9', resolution: '768P' }],
  ])('for %s: what it needs is filled in and shown, what it forbids is never there', async (model, settings) => {
    await using stage = await setStage();
    const { receipt } = await order(stage, { model });
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    expect(askedOf(stage, 'queue')[0]?.body).toEqual({ model, prompt: 'a gondola at dawn', ...settings });
    expect(receipt.text).toContain(`5s · 16:9${'resolution' in settings ? ` · ${settings.resolution}` : ''}`);
    await stage.verify();
  });

  it('the negative prompt, where there is one', async () => {
    await using stage = await setStage();
    await order(stage, { negative_prompt: '  rain and fog ' });
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    expect(askedOf(stage, 'queue')[0]?.body).toMatchObject({ negative_prompt: 'rain and fog' });
    await stage.verify();
  });
});
