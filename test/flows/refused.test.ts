// After Venice's no, from Discord: one press tries what would help, terms are read and agreed to before anything is
// sent, and nobody pays for a no.
import { describe, expect, it } from 'vitest';
import { contentPolicy, plain } from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { GuildId } from '../../src/domain/ids.ts';
import { greyPng } from '../support/png.ts';
import { type Stage, setStage } from '../support/stage.ts';

const PICTURE = { name: 'face.png', bytes: greyPng(640, 480) };
const FACES = 'seedance-2-0-image-to-video';

type Reply = Awaited<ReturnType<Stage['ana']['command']>>;

async function open(switches: object = {}): Promise<Stage> {
  const stage = await setStage({ venice: { switches } });
  stage.venice.trustMedia(new URL(stage.discord.url).origin);
  await stage.mia.command(stage.channel, 'video-admin limits', { clip: '20', member_day: '50', server_day: '50' });
  return stage;
}

async function pay(card: Reply): Promise<void> {
  const button = card.buttons.find(({ label, disabled }) => label.startsWith('Generate') && !disabled);
  if (button === undefined) throw new Error(`no card that can be paid: ${card.text}`);
  await card.press(button.label);
}

const notice = (stage: Stage, words: string, nth = 1) =>
  stage.until(
    () =>
      stage.channel.threads
        .flatMap((thread) => stage.ana.sees(thread))
        .filter((one) => one.text.includes(words))
        .toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))[nth - 1],
  );
const failed = (stage: Stage) => notice(stage, 'ended without a video');
const queued = ({ venice }: Stage) => venice.requests.filter(({ endpoint }) => endpoint === 'queue');
const animate = ({ ana, channel }: Stage, model: string) =>
  ana.command(channel, 'video animate', { prompt: 'she smiles', image: PICTURE, model });
const YES = { terms: ['yes'], right: ['yes'], screening: ['yes'] };

describe('terms about faces', () => {
  it('where the server lets members decide: read, agreed to box by box, and then an ordinary price', async () => {
    await using stage = await open({ unlistedModels: true });
    const { ana, ben, mia, channel, venice } = stage;
    await mia.command(channel, 'video-admin limits', { consents: 'ask' });
    await pay(await animate(stage, FACES));
    const no = await failed(stage);
    expect(no.text).toMatch(/wants your yes to its terms.*Not charged:.*Read the terms/s);
    expect(venice.account.spentMicroUsd).toBe(0);

    const form = await no.press('Read the terms');
    expect(form.text).toContain('You confirm that you have the right to use the likeness of every person shown');
    await expect(form.submit({ ...YES, right: [] })).rejects.toThrow('takes 1 to 1 choices');
    const card = await form.submit(YES);
    expect(card.text).toMatch(/\*\*\$\d+\.\d+\*\* for this clip/);
    expect(queued(stage)).toHaveLength(1);

    await pay(card);
    await notice(stage, 'your clip is ready');
    expect(queued(stage)[1]?.body).toMatchObject({
      consents: {
        seedance: {
          confirmed_terms_and_privacy: true,
          confirmed_legal_right: true,
          confirmed_screening_acknowledged: true,
        },
      },
    });
    // Nobody can say yes for another.
    expect((await no.asOther(ben).press('Read the terms')).text).toContain('belongs to another member');
    expect((await stage.bot.store.read.audit.ofGuild(guildOf(stage), 10)).map(({ action }) => action)).toContain(
      'consent',
    );
    expect(ana.id).not.toBe(ben.id);
    await stage.verify();
  });

  it('where the server does not: explained, and no button', async () => {
    await using stage = await open({ unlistedModels: true });
    await pay(await animate(stage, FACES));
    const no = await failed(stage);
    expect(no.text).toMatch(/Saying yes is not allowed on this server/);
    expect(no.buttons.map(({ label }) => label)).toEqual(['Again', 'Remix']);
    await stage.verify();
  });

  it('where it stopped letting them in between: explained, and nothing sent', async () => {
    await using stage = await open({ unlistedModels: true });
    const { mia, channel } = stage;
    await mia.command(channel, 'video-admin limits', { consents: 'ask' });
    await pay(await animate(stage, FACES));
    const form = await (await failed(stage)).press('Read the terms');
    await mia.command(channel, 'video-admin limits', { consents: 'off' });
    expect((await form.submit(YES)).text).toContain('does not let members agree');
    expect(queued(stage)).toHaveLength(1);
    await stage.verify();
  });
});

describe('one press tries what would help', () => {
  it('the model that Venice recommends, with the same picture and words', async () => {
    await using stage = await open();
    stage.venice.script({ on: 'queue', do: answerWith(contentPolicy(true, 'kling-v3-pro-image-to-video')) });
    await pay(await animate(stage, 'wan-2.6-image-to-video'));
    const card = await (await failed(stage)).press('Try it with kling-v3-pro-image-to-video');
    expect(card.text).toMatch(/she smiles.*Kling V3 Pro/s);
    await pay(card);
    await notice(stage, 'your clip is ready');
    expect(queued(stage)[1]?.body).toMatchObject({ model: 'kling-v3-pro-image-to-video', prompt: 'she smiles' });
    await stage.verify();
  });

  it('the file itself, where its address could not be read', async () => {
    await using stage = await open();
    stage.venice.script({ on: 'queue', do: answerWith(plain(400, 'Could not download the image at image_url.')) });
    const link = await stage.ana.command(stage.channel, 'video animate', {
      prompt: 'she smiles',
      image: PICTURE,
      model: 'wan-2.6-image-to-video',
    });
    await pay(link);
    const no = await failed(stage);
    expect(no.text).toContain('One of your files could not be read');
    const card = await no.press('Send the files themselves');
    await pay(card);
    await notice(stage, 'your clip is ready');
    expect(queued(stage)[1]?.body).toMatchObject({ image_url: expect.stringMatching(/^data:image\/png;base64,/) });
    await stage.verify();
  });
});

const guildOf = ({ guild }: Stage) => GuildId.parse(guild.id);
