// Every kind of video from Discord: files come in, are looked at, priced, handed to Venice, and the clip comes back.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Stage, setStage } from '../support/stage.ts';

const file = (name: string, path: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(path, import.meta.url))),
});
const PICTURE = file('lagoon.png', 'samples/lagoon.png');
const CLIP = file('clip.mp4', '../../sandbox/venice/assets/landscape-sound.mp4');

type Reply = Awaited<ReturnType<Stage['ana']['command']>>;

async function open(): Promise<Stage> {
  const stage = await setStage({ ffmpeg: true });
  stage.venice.trustMedia(new URL(stage.discord.url).origin);
  return stage;
}

/** Presses Generate on a card in the channel, and waits for the clip in its thread. */
async function delivered(stage: Stage, card: Reply): Promise<Reply> {
  const { ana, channel } = stage;
  const pay = card.buttons.find(({ label, disabled }) => label.startsWith('Generate') && !disabled);
  if (pay === undefined) throw new Error(`no card that can be paid: ${card.text}`);
  const before = channel.threads.length;
  await card.press(pay.label);
  return stage.until(() =>
    channel.threads
      .slice(before)
      .flatMap((thread) => ana.sees(thread))
      .find((one) => one.attachments.length > 0),
  );
}

const sent = ({ venice }: Stage) => venice.requests.filter(({ endpoint }) => endpoint === 'queue').at(-1)?.body;

describe('each command makes its kind of clip', () => {
  it.each([
    ['video animate', { prompt: 'ripples', image: PICTURE }, { image_url: expect.stringMatching(/^(http|data)/) }],
    [
      'video animate',
      { prompt: 'dawn to dusk', image: PICTURE, end_image: PICTURE },
      { image_url: expect.anything(), end_image_url: expect.anything() },
    ],
    [
      'video animate',
      { prompt: 'round it', image: PICTURE, model: 'minimax-h3-max-multi-angle', camera: 'full-turn' },
      { camera_trajectory: [expect.objectContaining({ azimuth: 0 }), expect.objectContaining({ azimuth: 360 })] },
    ],
    ['video edit', { prompt: 'make it snow', video: CLIP }, { video_url: expect.anything(), prompt: 'make it snow' }],
    ['video edit', { video: CLIP, image: PICTURE }, { video_url: expect.anything(), image_url: expect.anything() }],
    ['video upscale', { video: CLIP, factor: 2 }, { video_url: expect.anything(), upscale_factor: 2 }],
    ['video reference', { prompt: 'the boat @Image1 drifts', image1: PICTURE }, { prompt: 'the boat @Image1 drifts' }],
  ])('/%s %o', async (command, options, body) => {
    await using stage = await open();
    const card = await stage.ana.command(stage.channel, command, options);
    const clip = await delivered(stage, card);
    expect(sent(stage)).toMatchObject(body);
    expect(clip.pings.users).toEqual([stage.ana.id]);
    await stage.verify();
  });
});

describe('from a delivered clip', () => {
  async function first(stage: Stage): Promise<Reply> {
    await stage.mia.command(stage.channel, 'video-admin limits', {
      clip: '20',
      member_day: '50',
      server_day: '50',
      server_month: '100',
      member_month: '100',
    });
    return delivered(
      stage,
      await stage.ana.command(stage.channel, 'video animate', { prompt: 'ripples', image: PICTURE }),
    );
  }

  it('extends it from its last frame', async () => {
    await using stage = await open();
    const clip = await first(stage);
    const form = await clip.press('Extend');
    const card = await form.submit({ prompt: 'the boat turns' });
    expect(card.text).toContain('the boat turns');
    const seen = new Set(stage.ana.sees({ id: clip.channelId }).map(({ id }) => id));
    await card.press(card.buttons[0]?.label ?? '');
    await stage.until(() =>
      stage.ana.sees({ id: clip.channelId }).find((one) => !seen.has(one.id) && one.attachments.length > 0),
    );
    expect(sent(stage)).toMatchObject({ image_url: expect.stringMatching(/^data:image\//) });
    await stage.verify();
  });

  it('upscales it, and animates its picture again', async () => {
    await using stage = await open();
    const clip = await first(stage);
    const upscale = await clip.press('Upscale');
    expect(upscale.text).toMatch(/\$\d/);
    const again = await (await clip.press('Animate again')).submit({ prompt: 'a storm gathers' });
    expect(again.text).toContain('a storm gathers');
    await stage.verify();
  });
});

describe('from the menu of a message', () => {
  it('animates its picture, upscales its video, and says what it cannot do', async () => {
    await using stage = await open();
    const { ana, ben, channel } = stage;
    const picture = ben.say(channel, 'look', { files: [PICTURE] });
    const card = await ana.messageCommand('Animate this image', picture);
    expect(card.text).toMatch(/comes to life[\s\S]*\*\*\$\d/);
    expect((await (await card.press('Edit prompt')).submit({ prompt: 'ripples' })).text).toContain('ripples');
    const video = ben.say(channel, 'and this', { files: [CLIP] });
    expect((await ana.messageCommand('Upscale this video', video)).text).toMatch(/\*\*\$\d/);
    expect((await ana.messageCommand('Animate this image', ben.say(channel, 'only words'))).text).toContain(
      'Nothing was charged',
    );
    expect((await ana.messageCommand('Remix this', picture)).text).toContain('Nothing was charged');
    await stage.verify();
  });
});
