// How a jam ends for those who took part: the podium in the thread, the gallery, the zips, the season, the family of a clip.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { manifestOf, unzip } from '../archive/zips.ts';
import { entryOf, type OpenJam, openJam, paidInJam } from '../support/jam-steps.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, generate, idIn, LONGCAT } from '../support/steps.ts';

const finales = (stage: Stage, { thread }: OpenJam): readonly Reply[] =>
  stage.ana.sees(thread).filter(({ text }) => text.includes('the finale of jam'));

async function endNow(stage: Stage, jam: OpenJam): Promise<Reply> {
  const question = await jam.card(stage.mia).press('End');
  await question.press('End the jam');
  const found = await stage.until(() => finales(stage, jam)[0]);
  await stage.until(() => jam.card().text.includes('Over since'));
  return found;
}

/** Ana's clip, and Ben's remix of it; Mia votes for the remix. */
async function played(stage: Stage): Promise<OpenJam> {
  const jam = await openJam(stage);
  await paidInJam(jam, stage.ana, 'a lantern on the gondola');
  const first = await entryOf(stage, jam, 1);
  const form = await first.asOther(stage.ben).press('Remix');
  await generate(await form.submit({ 'What happens in the clip': 'a lantern on the gondola in the rain' }));
  const second = await entryOf(stage, jam, 2);
  const ballot = await second.asOther(stage.mia).press('Vote');
  const choices = ballot.selects[0]?.options ?? [];
  await ballot.choose('Choose a clip', choices.find(({ label }) => label.startsWith('#2'))?.value ?? '');
  return jam;
}

const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label.replace(/^\S+ (?=[A-Z])/u, ''));

describe('the end of a jam', () => {
  it('is posted once, with the podium, the totals and what is missing, and wakes only the winners', async () => {
    await using stage = await setStage();
    const jam = await played(stage);
    const { ana, ben } = stage;
    const post = await endNow(stage, jam);
    expect(post.text).toContain('“Boats at night” is over');
    expect(post.text).toContain(`🥇 **#2** ${ben.mention} · 1 vote · [watch]`);
    expect(post.text).toContain(`🥈 **#1** ${ana.mention} · 0 votes · [watch]`);
    expect(post.text).toContain('🎞️ 2 clips by 2 people');
    expect(post.text).toContain('$0.11 spent from the pot; $0.89 went back to its sponsor');
    expect(post.text).toContain('Favourite words: gondola, lantern');
    expect(post.text).toContain('has to install ffmpeg');
    expect(post.attachments).toEqual([]);
    await stage.restart();
    await stage.pass(60_000);
    expect(finales(stage, jam)).toHaveLength(1);
    await stage.verify();
  });

  it('keeps its clips in a gallery: all, by person, by votes', async () => {
    await using stage = await setStage();
    const jam = await played(stage);
    const open = await jam.card(stage.mia).press('Gallery');
    expect(open.ephemeral).toBe(true);
    expect(labels(open)).toEqual(['Back', 'Next', 'All']);
    const post = await endNow(stage, jam);
    // The button of the finale shows the best first.
    let gallery = await post.asOther(stage.mia).press('Gallery');
    expect(gallery.text.indexOf('**#2**')).toBeLessThan(gallery.text.indexOf('**#1**'));
    expect(gallery.text).toContain('place 1 · 1 vote · [watch]');
    gallery = await gallery.press('All');
    expect(gallery.text.indexOf('**#1**')).toBeLessThan(gallery.text.indexOf('**#2**'));
    gallery = await gallery.choose('Clips of one person', stage.ben.id);
    expect([gallery.text.includes('**#2**'), gallery.text.includes('**#1**')]).toEqual([true, false]);
    expect((await gallery.press('By votes')).text).toContain('**#1**');
    stage.discord.assertClean();
  });

  it('shows nothing of sealed clips before the end', async () => {
    await using stage = await setStage();
    const jam = await openJam(stage, { prepare: (card) => card.choose('When clips are shown', 'at-end') });
    await paidInJam(jam, stage.ana, 'a secret');
    await stage.pass(10 * 60_000);
    expect((await jam.card(stage.ben).press('Gallery')).text).toContain('sealed until it ends');
    const packed = await stage.ana.command(jam.thread, 'jam export', {});
    expect(packed.text).toContain('sealed until it ends');
    stage.discord.assertClean();
  });
});

describe('/jam export', () => {
  it('packs the clips with what was asked for, for whoever took part, and for nobody else', async () => {
    await using stage = await setStage();
    const jam = await played(stage);
    const cleo = stage.guild.addMember({ name: 'Cleo' });
    await endNow(stage, jam);
    const packed = await stage.ana.command(jam.thread, 'jam export', {});
    expect(packed.ephemeral).toBe(true);
    expect(packed.text).toContain('Everything is in this file.');
    const files = unzip(Buffer.from(packed.download()));
    const names = files.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['01 Ana.mp4', '02 Ben.mp4', 'jam.json', 'manifest.json']);
    expect(manifestOf(files)).toMatchObject({ part: 1, parts: 1 });
    const about = JSON.parse(files.find(({ name }) => name === 'jam.json')?.bytes.toString() ?? '');
    expect(about).toMatchObject({ theme: 'Boats at night', host: 'Mia', spent: '$0.11', returned: '$0.89' });
    expect(about.entries).toMatchObject([
      { number: 1, author: 'Ana', prompt: 'a lantern on the gondola', price: '$0.055', place: 2, points: 0 },
      { number: 2, author: 'Ben', builtOn: about.entries[0].clip, place: 1, points: 1, file: '02 Ben.mp4' },
    ]);
    expect((await cleo.command(jam.thread, 'jam export', {})).text).toContain('Only');
    stage.discord.assertClean();
  });

  it('goes part by part where one file would be too large, each pressed for', async () => {
    await using stage = await setStage({ uploadLimit: 600_000 });
    const jam = await played(stage);
    await endNow(stage, jam);
    const first = await stage.mia.command(jam.thread, 'jam export', {});
    const parts = manifestOf(unzip(Buffer.from(first.download()))).parts;
    expect(parts).toBeGreaterThan(1);
    expect(first.text).toContain(`This is part 1 of ${parts}.`);
    const second = await first.press('Next part');
    expect(second.text).toContain(`This is part 2 of ${parts}.`);
    expect(manifestOf(unzip(Buffer.from(second.download())))).toMatchObject({ part: 2, parts });
    stage.discord.assertClean();
  });
});

describe('/jam stats', () => {
  it('says who won this quarter, and whose clips were remixed', async () => {
    await using stage = await setStage();
    expect((await stage.ana.command(stage.channel, 'jam stats', {})).text).toContain('No jam has ended here');
    const jam = await played(stage);
    await endNow(stage, jam);
    const { text } = await stage.ana.command(stage.channel, 'jam stats', {});
    expect(text).toContain('1 jam · 2 clips by 2 people');
    expect(text).toContain(`**1.** ${stage.ben.mention} · 1 win · 1 time on the podium · 1 clip`);
    expect(text).toContain(`${stage.ana.mention} · remixed once`);
    expect((await stage.ana.command(stage.channel, 'jam stats', { since: '2031-01-01' })).text).toContain('No jam');
    expect((await stage.ana.command(stage.channel, 'jam stats', { since: 'soon' })).text).toContain('`soon`');
    stage.discord.assertClean();
  });
});

describe('/video lineage', () => {
  it('draws what came from what, and says it in words', async () => {
    await using stage = await setStage();
    const jam = await played(stage);
    await endNow(stage, jam);
    const first = idIn((await entryOf(stage, jam, 1)).text);
    const second = idIn((await entryOf(stage, jam, 2)).text);
    const tree = await stage.ben.command(stage.channel, 'video lineage', { id: second });
    expect(tree.ephemeral).toBe(true);
    expect(Buffer.from(tree.download()).subarray(1, 4).toString()).toBe('PNG');
    expect(tree.text).toContain(`• \`${first}\` · began it · ${stage.ana.mention} · ▲ 0`);
    expect(tree.text).toContain(`\u2003➤ \`${second}\` · remix · ${stage.ben.mention} · ▲ 1`);
    stage.discord.assertClean();
  });

  it('shows neither words nor author of a clip that is gone', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const made = idIn((await generate(await ask(stage, { model: LONGCAT, prompt: 'a whisper' }))).text);
    const post = await stage.until(() =>
      [stage.channel, ...stage.channel.threads]
        .flatMap((place) => ana.sees(place))
        .find(({ attachments }) => attachments.length > 0),
    );
    const remix = await post.asOther(ben).press('✏️ Remix');
    const child = idIn((await generate(await remix.submit({ 'What happens in the clip': 'a shout' }))).text);
    await stage.until(async () => (await stage.bot.store.read.jobs.get(child))?.state.at === 'delivered');
    await (await post.press('🗑️ Delete')).press('Delete it');
    const { text } = await ben.command(stage.channel, 'video lineage', { id: child });
    expect(text).toContain(`\`${made}\` · *taken down*`);
    expect(text).not.toContain('whisper');
    expect(text).not.toContain(ana.mention);
  });
});
