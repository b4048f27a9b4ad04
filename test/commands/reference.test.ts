// `/video reference` and its guided card, as a member meets them. Every payload is checked by the Discord sandbox.
import { describe, expect, it } from 'vitest';
import type { OptionValues } from '../../sandbox/discord/driver/options.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { type Counter, fileNamed, openCounter } from './counter.ts';

const SEEDANCE = 'seedance-2-5-reference-to-video-basic';
const KLING = 'kling-o3-pro-reference-to-video';
const GROK = 'grok-imagine-1-5-reference-to-video-private';
const PICTURE = fileNamed('picture-1280x720.png');

const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const files = (count: number, name: string) => Array.from({ length: count }, () => fileNamed(name));

const refer = ({ ana, channel }: Counter, values: OptionValues) =>
  ana.command(channel, 'video reference', { prompt: 'they meet in Venice', ...values });

async function added(card: Reply, given: Parameters<Reply['submit']>[0]): Promise<Reply> {
  const form = await card.press('Add files');
  return form.submit(given);
}

describe('/video reference', () => {
  it('shows what was attached under its tags, with a price for exactly that', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: SEEDANCE, image1: PICTURE, video1: fileNamed('clip-5s.mp4') });
    expect(card.ephemeral).toBe(true);
    expect(card.text).toContain('Pictures: `<Image 1>` 1280×720\nClips: `<Video 1>` 5.0 s');
    expect(card.text).toContain('up to 30 pictures, 10 clips and 10 sounds');
    const quote = counter.venice.requests.findLast(({ path }) => path.endsWith('/video/quote'));
    expect(quote?.body).toMatchObject({ reference_video_total_duration: 5, reference_image_count: 1 });
    counter.discord.assertClean();
  });

  it('asks for the files in a form when none were attached', async () => {
    await using counter = await openCounter();
    const form = await refer(counter, { model: GROK });
    expect(form.kind).toBe('modal');
    expect(form.fields.map(({ value }) => value)).toEqual(['', 'they meet in Venice', GROK]);
    const card = await form.submit({ files: [PICTURE, fileNamed('picture-640x640.png')] });
    expect(card.text).toContain('`@Image1` 1280×720 · `@Image2` 640×640');
    counter.discord.assertClean();
  });

  it('says so when settings were typed and no file came with them', async () => {
    await using counter = await openCounter();
    const answer = await refer(counter, { model: GROK, duration: '6s' });
    expect(answer.kind).toBe('message');
    expect(answer.text).toContain('Nothing was charged');
  });

  it('takes the likeliest model that can do with what was attached', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { video1: fileNamed('clip-3s.mp4') });
    expect(card.text).toContain('Clips: `@Video1` 3.0 s');
  });
});

describe('the card of a reference job', () => {
  it('adds files by their content and asks for the price anew', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: SEEDANCE, resolution: '480p', image1: PICTURE });
    expect(card.text).toContain('**$0.505** for this clip');
    const more = await added(card, { files: [fileNamed('clip-4s.mp4'), fileNamed('sound-3s.mp3'), PICTURE] });
    expect(more.text).toContain('Pictures: `<Image 1>` 1280×720 · `<Image 2>` 1280×720');
    expect(more.text).toContain('Clips: `<Video 1>` 4.0 s\nSounds: `<Audio 1>` 3.0 s');
    expect(more.text).toContain('**$0.761** for this clip');
    counter.discord.assertClean();
  });

  it('adds elements and scenes where the model takes them, and counts scenes on from the pictures', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: KLING, image1: PICTURE });
    expect(labels(card)).toEqual(['Add files', 'Add element', 'Generate $0.70', 'Edit prompt', 'Cancel']);
    const element = await card.press('Add element');
    const withElement = await element.submit({
      frontal: [fileNamed('picture-500x500.png')],
      more: files(2, 'picture-600x600.png'),
    });
    expect(withElement.text).toContain('Elements: `@Element1` 500×500, 600×600, 600×600');
    const withScene = await added(withElement, { files: [fileNamed('picture-640x480.png')], purpose: 'scenes' });
    expect(withScene.text).toContain('Scenes: `@Image2` 640×480');
    const withStart = await added(withScene, { files: [fileNamed('picture-900x900.png')], purpose: 'start' });
    expect(withStart.text).toContain('Start picture: 900×900');
    counter.discord.assertClean();
  });

  it('removes what is chosen, and the tags close up', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, {
      model: GROK,
      image1: fileNamed('picture-301x301.png'),
      image2: fileNamed('picture-302x302.png'),
      image3: fileNamed('picture-303x303.png'),
    });
    const after = await card.choose('Remove a reference', ['images.0', 'images.1']);
    expect(after.text).toContain('Pictures: `@Image1` 303×303');
    expect(after.text).not.toContain('@Image2');
  });

  it('keeps the card when a change is refused, and says why', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: GROK, image1: PICTURE });
    for (const refused of [
      await added(card, { files: [fileNamed('clip-3s.mp4')] }),
      await added(card, { files: files(8, 'picture-400x400.png') }),
      await added(card, { files: [fileNamed('letter.docx')] }),
      await card.choose('Remove a reference', ['images.0']),
    ]) {
      const [reason = ''] = refused.text.split('\n');
      expect(reason).toContain('Nothing was charged');
      expect(refused.text).toContain('Pictures: `@Image1` 1280×720\n');
      expect(labels(refused)).toContain('Generate $0.44');
    }
    counter.discord.assertClean();
  });

  it('heeds no form that was opened before the last change', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: GROK, image1: PICTURE });
    const form = await card.press('Add files');
    await added(card, { files: [fileNamed('picture-302x302.png')] });
    const stale = await form.submit({ files: [fileNamed('picture-303x303.png')] });
    expect(stale.text).toContain('has changed since');
    expect(stale.text).toContain('`@Image2` 302×302');
    expect(stale.text).not.toContain('303×303');
  });

  it('names a voice and clears it again', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: GROK, image1: PICTURE });
    const voiced = await (await card.press('Voice')).submit({ voice: ' luna ' });
    expect(voiced.text).toContain('Voice: `luna`');
    const form = await voiced.press('Voice');
    expect(form.fields.map(({ value }) => value)).toEqual(['luna']);
    expect((await form.submit({ voice: '' })).text).not.toContain('Voice:');
  });

  it('offers a task, and the shape of the clip once there is one', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, { model: SEEDANCE, image1: PICTURE });
    const shapes = (reply: Reply) => reply.selects.find(({ placeholder }) => placeholder === 'Shape')?.options ?? [];
    expect(shapes(card).map(({ value }) => value)).not.toContain('adaptive');
    expect((await card.choose('Task', 'edit')).text).toContain('Nothing was charged');
    const withClip = await added(card, { files: [fileNamed('clip-5s.mp4')] });
    const edited = await withClip.choose('Task', 'edit');
    expect(edited.selects.find(({ placeholder }) => placeholder === 'Task')?.chosen).toEqual(['edit']);
    expect((await edited.choose('Shape', 'adaptive')).text).toContain('shaped like the reference clip');
    counter.discord.assertClean();
  });

  it('warns of tags that lead nowhere', async () => {
    await using counter = await openCounter();
    const card = await refer(counter, {
      prompt: '@Image1 and <Image 1> and <Image 2>',
      model: SEEDANCE,
      image1: PICTURE,
    });
    expect(card.text).toContain('names `@Image1` and `<Image 2>`, and no reference has that tag');
  });

  it('stays within what Discord takes when it is full, and everything on it can be removed', async () => {
    await using counter = await openCounter();
    const tags = Array.from({ length: 12 }, (_, n) => `<Video ${90 + n}>`).join('');
    let card = await refer(counter, {
      model: SEEDANCE,
      prompt: `${tags}${'*'.repeat(400)}`,
      negative_prompt: '_'.repeat(400),
      image1: fileNamed('picture-12000x8000.png'),
    });
    for (const name of ['picture-12000x8000.png', 'picture-12000x8000.png', 'clip-2s.mp4', 'sound-2s.mp3']) {
      card = await added(card, { files: files(10, name) });
    }
    card = await added(card, { files: files(9, 'picture-12000x8000.png') });
    expect(card.text).toContain('`<Image 30>`');
    const removable = card.selects
      .filter(({ placeholder }) => placeholder.startsWith('Remove'))
      .flatMap(({ options }) => options);
    expect(removable).toHaveLength(50);
    const refused = await added(card, { files: [PICTURE] });
    expect(refused.text).toContain('Nothing was charged');
    expect(refused.text).toContain('`<Image 30>`');
    counter.discord.assertClean();
  });
});

describe('the cards of other kinds', () => {
  it('show their files and what can be chosen', async () => {
    await using counter = await openCounter();
    const { ana, channel } = counter;
    const upscale = await ana.command(channel, 'video upscale', { video: fileNamed('clip-5s.mp4') });
    expect(upscale.text).toContain('-# source clip 5.0 s');
    expect(upscale.text).toContain('**Topaz Video Upscale** · 2 times larger');
    expect(labels(upscale)).toEqual(['Generate $0.50', 'Cancel']);
    const larger = await upscale.choose('Times larger', '4');
    expect(larger.text).toContain('4 times larger');
    const animate = await ana.command(channel, 'video animate', {
      prompt: 'it moves',
      model: 'seedance-2-0-image-to-video-basic',
      image: PICTURE,
      end_image: fileNamed('picture-640x360.png'),
    });
    expect(animate.text).toContain('-# start picture 1280×720 · end picture 640×360');
    expect((await animate.choose('File quality', 'high')).text).toContain('high bitrate');
    counter.discord.assertClean();
  });
});
