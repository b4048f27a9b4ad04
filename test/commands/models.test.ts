// `/video models` as a member browses it. Every payload is checked by the Discord sandbox.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { SECOND } from '../../src/domain/time.ts';
import { type Counter, openCounter } from './counter.ts';

const browse = ({ ana, channel }: Counter, values: { kind?: string; filter?: string } = {}) =>
  ana.command(channel, 'video models', values);

const listedIds = ({ text }: Reply) => [...text.matchAll(/^-# `([^`]+)`/gm)].map(([, id]) => id ?? '');
const optionsOf = ({ selects }: Reply, name: string) =>
  (selects.find(({ placeholder }) => placeholder === name)?.options ?? []).map(({ value }) => value);

describe('/video models', () => {
  it('lists every model once, page by page, with a price for a named setting', async () => {
    await using counter = await openCounter();
    let page = await browse(counter);
    const count = Number(/^### (\d+) models/.exec(page.text)?.[1]);
    const ids = [...listedIds(page)];
    expect(page.text).toContain('`wan-2-7-text-to-video` · $0.35 for 5s · 16:9 · 720p');
    while (page.buttons.some(({ label, disabled }) => label === 'Next' && !disabled)) {
      page = await page.press('Next');
      ids.push(...listedIds(page));
    }
    const all = (await counter.app.services.models.all()).map(({ id }) => String(id));
    expect(ids.toSorted()).toEqual(all.toSorted());
    expect(count).toBe(all.length);
    expect(page.buttons.map(({ label }) => label)).toContain('Back');
    counter.discord.assertClean();
  });

  it('keeps its place in the custom ids alone', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { kind: 'text', filter: '  Sound : ON ' });
    const ids = [...page.selects, ...page.buttons].map(({ customId }) => customId);
    expect(ids).toEqual([
      'models.kind:text:0:sound on',
      'models.open:text:0:sound on',
      'models.page:text:-1:sound on',
      'models.page:text:0:sound on',
      'models.page:text:1:sound on',
    ]);
    const other = await page.choose('Kind', 'image');
    expect(other.text).toContain('picture to video, with “sound on”');
    counter.discord.assertClean();
  });

  it('says which model leaves, when, and what to use then', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { filter: 'leaving' });
    expect(listedIds(page)).toEqual(['sora-2-text-to-video']);
    expect(page.text).toMatch(/Venice removes it <t:\d+:f>; use `veo3\.1-fast-text-to-video` then/);
  });

  it('shows offline models last, and lets nobody use them', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { filter: 'kling 2.5' });
    expect(page.text).toContain('offline at Venice right now');
    const model = await page.choose('Open a model', 'kling-2.5-turbo-pro-text-to-video');
    expect(model.buttons.map(({ label }) => label)).toEqual(['All models']);
  });

  it('explains models that Venice does not allow here', async () => {
    await using counter = await openCounter();
    counter.venice.script({
      on: 'quote',
      model: 'wan-2-7-text-to-video',
      do: { kind: 'answer', status: 403, body: { error: 'This model is not available in your region.' } },
    });
    const page = await browse(counter, { filter: 'wan-2-7-text' });
    expect(page.text).toContain("does not allow it for this bot's key or region");
  });

  it('does not wait long for prices: late ones are left to the card, and are there the next time', async () => {
    await using counter = await openCounter();
    const held = counter.venice.script({ on: 'quote', times: 8, hold: 'before-work' });
    const answer = browse(counter, { kind: 'text' });
    await held.reached;
    counter.clock.advance(2 * SECOND);
    const page = await answer;
    expect(page.text).toContain('`wan-2-7-text-to-video` · price on the card');
    held.release();
    const again = await browse(counter, { kind: 'text' });
    expect(again.text).toContain('`wan-2-7-text-to-video` · $0.35 for');
    counter.discord.assertClean();
  });

  it('asks Venice once for a price that it asked for a moment ago', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { kind: 'text' });
    const asked = () => counter.venice.requests.filter(({ endpoint }) => endpoint === 'quote').length;
    const next = await page.press('Next');
    const before = asked();
    await next.press('Back');
    expect(before).toBeGreaterThan(8);
    expect(asked()).toBe(before);
  });

  it('offers another kind when nothing is found', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { kind: 'upscale', filter: 'zebra' });
    expect(page.text).toContain('No model for upscaling has “zebra”');
    expect((await browse(counter, { filter: 'topaz' })).text).toContain('1 model, with');
    expect((await page.choose('Kind', 'any')).text).toContain('No model has “zebra”');
    counter.discord.assertClean();
  });

  it('completes words of the filter', async () => {
    await using counter = await openCounter();
    const { ana, channel } = counter;
    const offered = await ana.autocomplete(channel, 'video models', { filter: 'private si' }, 'filter');
    expect(offered.map(({ value }) => value)).toContain('private silent');
  });
});

describe('the page of a model', () => {
  it('opens for every model, and leads back to where the reader was', async () => {
    await using counter = await openCounter();
    let page = await browse(counter);
    for (;;) {
      for (const id of optionsOf(page, 'Open a model')) {
        const model = await page.choose('Open a model', id);
        expect(model.text).toContain(`\`${id}\``);
        expect(model.text).toMatch(/Length: /);
        const back = await model.press('All models');
        expect(listedIds(back)).toContain(id);
      }
      if (!page.buttons.some(({ label, disabled }) => label === 'Next' && !disabled)) break;
      page = await page.press('Next');
    }
    counter.discord.assertClean();
  });

  it('tells what a reference model takes', async () => {
    await using counter = await openCounter();
    const page = await browse(counter, { kind: 'reference' });
    const model = await page.choose('Open a model', 'seedance-2-5-reference-to-video-basic');
    expect(model.text).toContain('up to 30 pictures, 10 clips (2–30 s each) and 10 sounds (2–30 s each)');
    expect(model.text).toContain('at least 300 pixels on the shorter side');
  });

  it('leads from a text model over a prompt to its card', async () => {
    await using counter = await openCounter();
    const model = await (await browse(counter, { kind: 'text' })).choose('Open a model', 'wan-2-7-text-to-video');
    const card = await (await model.press('Use this')).submit({ prompt: 'a gondola at dawn' });
    expect(card.text).toContain('**$0.35** for this clip');
    expect(card.text).toContain('wan-2-7-text-to-video');
    counter.discord.assertClean();
  });

  it('leads from a reference model to the form for its files', async () => {
    await using counter = await openCounter();
    const model = await (await browse(counter, { kind: 'reference' })).choose(
      'Open a model',
      'pixverse-c1-reference-to-video',
    );
    const form = await model.press('Use this');
    expect(form.fields.map(({ value }) => value)).toContain('pixverse-c1-reference-to-video');
  });

  it.each([
    ['kling-v3-4k-reference-to-video', 'start_image:'],
    ['wan-2.6-image-to-video', '/video animate model:wan-2.6-image-to-video image:'],
    ['pixverse-v5.6-transition', 'end_image:'],
    ['wan-2-7-video-to-video', '/video edit model:wan-2-7-video-to-video video:'],
    ['kling-v3-standard-motion-control', 'video: image:'],
    ['topaz-video-upscale', '/video upscale model:topaz-video-upscale video:'],
  ])('says what to type for %s', async (id, words) => {
    await using counter = await openCounter();
    const model = await (await browse(counter, { filter: id })).choose('Open a model', id);
    expect((await model.press('Use this')).text).toContain(words);
    counter.discord.assertClean();
  });
});
