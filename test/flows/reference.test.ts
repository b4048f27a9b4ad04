// A reference job, whole: from the form for its files over the card to the clip in the thread, over real wires.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setStage } from '../support/stage.ts';

const sample = (folder: string, name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../..', folder, name))),
});
const PICTURE = sample('test/venice-cli', 'picture.png');
const CLIP = sample('sandbox/venice/assets', 'landscape-sound.mp4');

describe('/video reference', () => {
  it('takes files in by their content, and sends exactly what the card showed', async () => {
    await using stage = await setStage();
    const { ana, channel, venice } = stage;
    venice.trustMedia(new URL(stage.discord.url).origin);
    const form = await ana.command(channel, 'video reference', {
      prompt: '@Image1 becomes @Image2',
      model: 'grok-imagine-1-5-reference-to-video-private',
    });
    const first = await form.submit({ files: [PICTURE] });
    expect(first.text).toContain('`@Image1` 640×360');
    expect(first.text).toContain('names `@Image2`, and no reference has that tag');

    const refused = await (await first.press('Add files')).submit({ files: [CLIP] });
    expect(refused.text).toContain('Nothing was charged');
    expect(refused.text).toContain('`@Image1` 640×360');

    const both = await (await refused.press('Add files')).submit({ files: [{ ...PICTURE, name: 'lies.mp4' }] });
    expect(both.text).toContain('`@Image1` 640×360 · `@Image2` 640×360');
    expect(both.text).not.toContain('no reference has that tag');
    const voiced = await (await both.press('Voice')).submit({ voice: 'leo' });

    await voiced.press('Generate $0.44');
    const clip = await stage.until(() =>
      channel.threads.flatMap((thread) => ana.sees(thread)).find((one) => one.attachments.length > 0),
    );
    expect(clip.text).toContain('charged $0.44');
    const queued = venice.requests.filter(({ endpoint }) => endpoint === 'queue').map(({ body }) => body);
    expect(queued).toMatchObject([
      { prompt: '@Image1 becomes @Image2', reference_image_urls: { length: 2 }, voice_id: 'leo' },
    ]);
    await stage.verify();
  });
});

describe('a voice that Venice does not know', () => {
  it('ends the job at no charge, and the member learns which there are', async () => {
    await using stage = await setStage();
    const { ana, channel, venice } = stage;
    venice.trustMedia(new URL(stage.discord.url).origin);
    const card = await ana.command(channel, 'video reference', {
      prompt: 'she sings',
      model: 'grok-imagine-1-5-reference-to-video-private',
      image1: PICTURE,
      voice: 'luna',
    });
    await card.press('Generate $0.44');
    const told = await stage.until(() =>
      channel.threads.flatMap((thread) => ana.sees(thread)).find(({ text }) => text.includes('ended without a video')),
    );
    expect(told.text).toContain('Not charged');
    for (const voice of ['ara', 'eve', 'leo', 'rex', 'sal']) expect(told.text).toContain(voice);
    expect(venice.account.spentMicroUsd).toBe(0);
    await stage.verify();
  });
});

describe('/video models', () => {
  it('leads from the list to a clip', async () => {
    await using stage = await setStage();
    const { ana, channel, venice } = stage;
    const list = await ana.command(channel, 'video models', { kind: 'text', filter: 'longcat' });
    const page = await list.choose('Open a model', 'longcat-distilled-text-to-video');
    const card = await (await page.press('Use this')).submit({ prompt: 'a long cat' });
    await card.press('Generate $0.055');
    await stage.until(() =>
      channel.threads.flatMap((thread) => ana.sees(thread)).find((one) => one.attachments.length > 0),
    );
    expect(venice.account.spentMicroUsd).toBe(55_000);
    await stage.verify();
  });
});
