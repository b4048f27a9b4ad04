// The buttons under a clip: they never expire, spend nothing by themselves, and delete only after asking.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  askedOf,
  auditOf,
  clipPost,
  generate,
  generateButton,
  idIn,
  jobOf,
  order,
  RUNWAY,
  reaches,
  usedToday,
  type Wish,
} from '../support/steps.ts';

async function delivered(stage: Stage, wish: Wish = {}) {
  const { id } = await order(stage, wish);
  await reaches(stage, id, 'delivered');
  return { id, clip: await clipPost(stage) };
}
const press = (clip: Reply, what: string, by: { readonly id: string }) => clip.asOther(by).press(what);

describe('Again', () => {
  it('brings a new card with the same settings, days and a restart later, for whoever pressed', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage, { aspect_ratio: '9:16', audio: false, negative_prompt: 'rain' });
    stage.clock.advance(3 * DAY);
    await stage.pass(MINUTE);
    await stage.restart();
    const card = await press(clip, '🔁 Again', stage.ben);
    expect(card.ephemeral).toBe(true);
    expect(card.text).toContain('5s · 9:16 · 720p · sound off');
    expect(card.text).toContain('without: rain');
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    const receipt = await generate(card);
    const job = await jobOf(stage, idIn(receipt.text));
    expect(job).toMatchObject({ author: stage.ben.id, parent: id });
    expect(await usedToday(stage, stage.ben)).toEqual({ held: 440_000, spent: 0 });
    expect(await usedToday(stage, stage.ana)).toEqual({ held: 0, spent: 0 });
  });

  it('shows the price of today', async () => {
    await using stage = await setStage();
    const { clip } = await delivered(stage);
    stage.clock.advance(DAY);
    stage.venice.setPrice('wan-2.6-text-to-video', 1.1);
    expect(generateButton(await press(clip, '🔁 Again', stage.ana)).label).toBe('Generate $0.605');
  });

  it('opens the thread anew inside the clip’s own thread, and posts there', async () => {
    await using stage = await setStage();
    const { clip } = await delivered(stage);
    const receipt = await generate(await press(clip, '🔁 Again', stage.ana));
    expect(receipt.text).toContain('in this thread');
    await reaches(stage, idIn(receipt.text), 'delivered');
    expect(stage.channel.threads).toHaveLength(1);
    await stage.verify();
  });

  it('works under a failure too', async () => {
    await using stage = await setStage();
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    const { id } = await order(stage);
    await reaches(stage, id, 'failed');
    const word = await stage.until(() =>
      stage.channel.threads
        .flatMap((thread) => stage.ana.sees(thread))
        .find(({ text }) => text.includes('ended without')),
    );
    expect(generateButton(await word.press('Again')).label).toBe('Generate $0.55');
  });
});

describe('Remix', () => {
  it('brings a form with the prompt, then a card with the new one', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage);
    await stage.restart();
    const form = await press(clip, '✏️ Remix', stage.ben);
    expect(form.fields[0]?.value).toBe('a gondola at dawn');
    const card = await form.submit({ prompt: 'a gondola at dusk' });
    expect(card.text).toContain('> a gondola at dusk');
    const receipt = await generate(card);
    expect(await jobOf(stage, idIn(receipt.text))).toMatchObject({ parent: id, author: stage.ben.id });
  });

  it('is refused in words for a prompt that no form can hold, and keeps to what the model reads', async () => {
    await using stage = await setStage();
    const { clip } = await delivered(stage, { model: 'wan-3-0-text-to-video', prompt: 'x '.repeat(2_500).trim() });
    expect((await press(clip, '✏️ Remix', stage.ana)).text).toMatch(
      /has 4999 characters, and Discord's form holds 4000/,
    );
    const short = await order(stage, { model: RUNWAY, prompt: 'a boat' });
    await reaches(stage, short.id, 'delivered');
    const post = await stage.until(() =>
      stage.channel.threads
        .flatMap((thread) => stage.ana.sees(thread))
        .find(({ text }) => text.includes('> a boat') && text.includes('ready')),
    );
    const form = await post.press('✏️ Remix');
    await expect(form.submit({ prompt: 'x'.repeat(1_001) })).rejects.toThrow('1 to 1000 characters');
  });
});

describe('Delete', () => {
  it('asks first, then takes post and copy away, and keeps the money as it is', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage);
    const question = await press(clip, '🗑️ Delete', stage.ana);
    expect(question.ephemeral).toBe(true);
    expect(question.text).toContain('The $0.55 it cost are not given back');
    expect((await question.press('Keep it')).text).toBe('Kept. Nothing was changed.');
    expect(clip.deleted).toBe(false);
    await stage.restart();
    const sure = await (await press(clip, '🗑️ Delete', stage.ana)).press('Delete it');
    expect(sure.text).toContain(`Clip \`${id}\` is deleted`);
    expect(clip.deleted).toBe(true);
    expect((await stage.ana.command(stage.channel, 'video show', { id })).text).toContain('it was deleted');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 550_000 });
    expect((await auditOf(stage))[0]).toMatchObject({ action: 'delete-clip', actor: stage.ana.id, subject: id });
    await stage.verify();
  });

  it('is refused to strangers and open to moderators', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage);
    expect((await press(clip, '🗑️ Delete', stage.ben)).text).toContain('belongs to another member');
    const forged = await stage.discord.craft({ as: stage.ben, message: clip, customId: `clip.delete-yes:${id}` });
    expect(forged.text).toContain('belongs to another member');
    expect(clip.deleted).toBe(false);
    const asked = await stage.discord.craft({ as: stage.mia, message: clip, customId: `clip.delete-yes:${id}` });
    expect(asked.text).toContain('belongs to another member');
    const why = await clip.asOther(stage.mia).press('🗑️ Delete');
    expect((await why.submit({ 'Why? Its author reads this': 'not here' })).text).toContain(
      '1 message with it is gone',
    );
    expect(clip.deleted).toBe(true);
    expect((await auditOf(stage))[0]).toMatchObject({ action: 'remove-clip', actor: stage.mia.id });
  });
});
