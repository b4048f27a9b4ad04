// Prompts as people and mischief-makers write them: the clip is made from exactly these words, and they do no harm.
import { describe, expect, it } from 'vitest';
import { marksIn } from '../commands/rendered.ts';
import { setStage } from '../support/stage.ts';
import { ask, askedOf, clipPost, generate, order, reaches, said } from '../support/steps.ts';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['mentions', '@everyone @here <@100000000000000003> <@&100000000000000004> <#100000000000000005>'],
  ['mark-up', '# big **bold** `code` ```js\nblock``` ||spoiler|| ~~gone~~ [safe](https://evil.example)'],
  ['links', 'see https://evil.example/a_b and discord.gg/abc'],
  ['lines', 'first\n\n> second\n- third\n\u2028fourth'],
  ['writing direction', '\u202egnp.exe\u2066 nothing to see'],
  ['emoji to the brim', '🎬'.repeat(400)],
  ['back-slashes', '\\'.repeat(300)],
  ['one long word', 'w'.repeat(2_500)],
];

describe('a hostile prompt', () => {
  it.each(HOSTILE)(
    'of %s reaches Venice word for word, pings nobody else, and names a sane thread',
    async (_, prompt) => {
      await using stage = await setStage();
      const { id, receipt } = await order(stage, { prompt });
      const clip = await clipPost(stage);
      await reaches(stage, id, 'delivered');
      const list = await stage.ana.command(stage.channel, 'video jobs');
      expect(askedOf(stage, 'queue')[0]?.body).toMatchObject({ prompt: prompt.trim() });
      expect(clip.pings).toEqual({ users: [stage.ana.id], roles: [], everyone: false });
      for (const { text } of [...said(stage), receipt, list]) {
        expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/https:\/\/|discord\.gg\//);
        for (const mark of marksIn(text)) expect(mark).toMatch(new RegExp(`^<(@${stage.ana.id}|#\\d+|t:\\d+:[Rft])>$`));
      }
      for (const { pings } of said(stage)) expect(pings).toMatchObject({ roles: [], everyone: false });
      const [thread] = stage.channel.threads;
      expect(thread?.name).toMatch(/^[^\n\u202e]{1,100}$/u);
      expect(thread?.name.isWellFormed()).toBe(true);
      expect(clip.attachments[0]?.description).toMatch(/^AI-generated video\. Prompt: \S/);
      await stage.verify();
    },
  );
});

describe('a prompt at the edge', () => {
  it.each([
    ['nothing but space', '   ', /The prompt is empty/],
    ['nothing to see', '\u200b\u200b', /The prompt is empty/],
    ['6000 characters', 'x'.repeat(6_000), /has 6000 characters, and this model reads at most 2500/],
  ])('of %s is refused', async (_, prompt, reads) => {
    await using stage = await setStage();
    expect((await ask(stage, { prompt })).text).toMatch(reads);
    expect(askedOf(stage, 'quote')).toEqual([]);
  });

  it('of as much as the model reads is taken whole, and can be edited only where a form holds it', async () => {
    await using stage = await setStage();
    const prompt = 'y '.repeat(3_000).trim();
    const card = await ask(stage, { prompt, model: 'wan-3-0-text-to-video' });
    expect(card.text).toContain('…');
    expect((await card.press('Edit prompt')).text).toMatch(/has 5999 characters, and Discord's form holds 4000/);
    await generate(card);
    await stage.until(() => askedOf(stage, 'queue').length > 0);
    expect(askedOf(stage, 'queue')[0]?.body).toMatchObject({ prompt });
    stage.discord.assertClean();
  });

  it('too long in what must not appear is refused by that name', async () => {
    await using stage = await setStage();
    expect((await ask(stage, { negative_prompt: 'z'.repeat(3_000) })).text).toContain(
      'The negative prompt has 3000 characters',
    );
  });
});
