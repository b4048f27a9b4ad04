// From Venice to the disk to Discord: whichever way the clip comes and whatever breaks, it is posted once, and Venice is
// asked to forget it only after Discord has it.
import { describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../../sandbox/discord/faults.ts';
import { plain } from '../../sandbox/venice/errors.ts';
import { type Action, answerWith } from '../../sandbox/venice/faults.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { askedOf, clipPost, GROK, jobOf, order, reaches, said, WAN } from '../support/steps.ts';

const isUpload = ({ method, files }: SandboxRequest) => method === 'POST' && files.length > 0;
const uploads = (stage: Stage) => stage.discord.requests.filter(isUpload);
const clipsIn = (stage: Stage) => said(stage).filter(({ attachments }) => attachments.length > 0);
const forgetting = (stage: Stage) => [
  ...askedOf(stage, 'retrieve').filter(({ body }) =>
    JSON.stringify(body).includes('"delete_media_on_completion":true'),
  ),
  ...askedOf(stage, 'share').filter(({ method }) => method === 'DELETE'),
];

describe('a finished clip', () => {
  it.each([
    ['inline', WAN],
    ['by a private link', GROK],
  ])('that comes %s is posted whole, once, and forgotten at Venice after that', async (_, model) => {
    await using stage = await setStage();
    const upload = stage.discord.fault({ kind: 'hold', when: 'after' }, { match: isUpload });
    const { id } = await order(stage, { model });
    await stage.until(() => uploads(stage).length > 0);
    expect(forgetting(stage)).toEqual([]);
    expect((await jobOf(stage, id)).state.at).toBe('rendered');
    upload.release();
    await reaches(stage, id, 'delivered');
    await stage.until(() => forgetting(stage).length > 0);
    await stage.until(() => stage.venice.jobs()[0]?.mediaDeleted);

    const [clip, ...more] = clipsIn(stage);
    expect(more).toEqual([]);
    expect(clip?.attachments[0]).toMatchObject({ name: `${id}.mp4`, contentType: 'video/mp4' });
    expect(clip?.attachments[0]?.description).toBe('AI-generated video. Prompt: a gondola at dawn');
    expect(clip?.pings).toEqual({ users: [stage.ana.id], roles: [], everyone: false });
    expect(clip?.buttons.map(({ label }) => label)).toEqual([
      '🔁 Again',
      '✏️ Remix',
      '⏩ Extend',
      '🔍 Upscale',
      '🗑️ Delete',
      '🚩 Report',
    ]);
    await stage.verify();
  });

  it('keeps its secrets to itself: no key, link, token or prompt in the log', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'share', do: { kind: 'cut-body', at: 0.5 } });
    stage.venice.script({ on: 'retrieve', do: answerWith(plain(503, 'Service unavailable')) });
    stage.discord.fault({ kind: 'answer', status: 500 }, { match: isUpload, times: 4 });
    const { id } = await order(stage, { model: GROK, prompt: 'my secret wish' });
    await reaches(stage, id, 'delivered');
    await stage.until(() => forgetting(stage).length > 0);
    const token = stage.venice.jobs()[0]?.shareToken ?? 'no token';
    const log = JSON.stringify(stage.log, (_, value: unknown) =>
      value instanceof Error ? `${value.name} ${value.message} ${value.stack} ${String(value.cause)}` : value,
    );
    expect(log).toContain(id);
    for (const secret of [token, 'share/read', stage.venice.apiKey, stage.discord.token, 'secret wish'])
      expect(log).not.toContain(secret);
    const { state } = await stage.until(async () => {
      const job = await jobOf(stage, id);
      return job.state.at === 'delivered' && job.state.ticket === null ? job : undefined;
    });
    expect(JSON.stringify(state)).not.toContain(token);
  });

  it('is not harmed when Venice will not forget it', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await clipPost(stage);
    stage.venice.script({ on: 'retrieve', times: 50, do: answerWith(plain(500, 'Inference processing failed')) });
    await reaches(stage, id, 'delivered');
    await stage.pass(10 * MINUTE);
    expect(forgetting(stage)).toHaveLength(3);
    expect(clipsIn(stage)).toHaveLength(1);
    expect((await jobOf(stage, id)).state).toMatchObject({ at: 'delivered', ticket: null });
    expect(stage.log.filter(({ event }) => event === 'venice.not-forgotten')).toHaveLength(1);
    await stage.verify();
  });
});

describe('Venice answers strangely', () => {
  const JSON_AS_MP4: Action = { kind: 'relabel', contentType: 'video/mp4' };
  const TROUBLES: readonly (readonly [string, string, Action])[] = [
    ['progress labelled as mp4', WAN, JSON_AS_MP4],
    ['progress behind white space', WAN, { kind: 'relabel', prefix: ' \n\t' }],
    ['a 429', WAN, answerWith({ ...plain(429, 'Rate limit exceeded'), headers: { 'retry-after': '20' } })],
    ['a 502', WAN, { kind: 'answer', status: 502, text: '<html>bad gateway</html>' }],
    ['a 503', WAN, answerWith(plain(503, 'Service unavailable'))],
    ['a 500 that passes', WAN, answerWith(plain(500, 'Inference processing failed'))],
    ['a cut connection', WAN, { kind: 'cut', when: 'before-work' }],
    ['an empty answer', WAN, { kind: 'answer', status: 200, text: '' }],
  ];

  it.each(TROUBLES)('at two looks, with %s: asked again, nothing lost', async (_, model, action) => {
    await using stage = await setStage();
    stage.venice.script({ on: 'retrieve', times: 2, do: action });
    const { id } = await order(stage, { model });
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage)).toHaveLength(1);
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    await stage.verify();
  });

  it.each([
    ['an mp4 called octet-stream', { kind: 'relabel', contentType: 'application/octet-stream' }],
    ['an mp4 that breaks off', { kind: 'cut-body', at: 0.4 }],
    ['an mp4 that ends early as though it were whole', { kind: 'cut-body', at: 0.4, cleanly: true }],
    [
      'JSON in place of the mp4',
      { kind: 'answer', status: 200, body: { error: 'later' }, headers: { 'content-type': 'video/mp4' } },
    ],
  ] as const)('with the clip: %s', async (_, action) => {
    await using stage = await setStage();
    stage.venice.plan({ takesMs: 0 });
    stage.venice.script({ on: 'retrieve', do: action });
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    const [clip] = clipsIn(stage);
    expect(clip?.download().byteLength).toBe(300_000);
    await stage.verify();
  });

  it('a private link that breaks off is read again', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'share', times: 2, do: { kind: 'cut-body', at: 0.7 } });
    const { id } = await order(stage, { model: GROK });
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage)).toHaveLength(1);
    await stage.verify();
  });

  it('with too many orders: waits its turn, pays once', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', times: 3, do: answerWith(plain(429, 'Rate limit exceeded')) });
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    expect(stage.venice.account.entries).toHaveLength(1);
    await stage.verify();
  });
});

describe('Discord in trouble while the clip is posted', () => {
  it.each([
    ['the answer is lost', { kind: 'cut', when: 'after' }, 1],
    ['the request is lost', { kind: 'cut', when: 'before' }, 1],
    ['the post stands but a 500 is answered', { kind: 'answer', when: 'after', status: 500 }, 1],
    ['Discord is down for a while', { kind: 'answer', status: 503 }, 12],
    [
      'the bot is too fast for it',
      {
        kind: 'answer',
        status: 429,
        body: { message: 'slow down', retry_after: 20, global: false },
        headers: { 'retry-after': '20' },
      },
      1,
    ],
  ] as const)('%s: one post', async (_, fault, times) => {
    await using stage = await setStage();
    stage.discord.fault(fault, { match: isUpload, times });
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    await stage.pass(5 * MINUTE);
    expect(clipsIn(stage)).toHaveLength(1);
    await stage.verify();
  });

  it('the answer is lost and Discord stays away until the nonce has lapsed: the post is found, not made again', async () => {
    await using stage = await setStage();
    stage.discord.fault({ kind: 'cut', when: 'after' }, { match: isUpload });
    const { id } = await order(stage);
    await stage.until(() => uploads(stage).length > 0);
    const outage = stage.discord.fault(
      { kind: 'answer', status: 503 },
      { match: ({ method }) => method !== 'PATCH', times: 10_000 },
    );
    await stage.pass(HOUR);
    outage.remove();
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage)).toHaveLength(1);
    expect((await jobOf(stage, id)).state).toMatchObject({ message: clipsIn(stage)[0]?.id });
    await stage.verify();
  });

  it.each([
    [
      'four minutes, and its thread opens after all',
      4 * MINUTE,
      ['🎬 Clip', 'Status of clip', 'ended without a video'],
    ],
    ['an hour, and it is said in the channel then', HOUR, ['ended without a video']],
  ])('a notice outlives an outage of %s', async (_, outageMs, words) => {
    await using stage = await setStage();
    const outage = stage.discord.fault(
      { kind: 'answer', status: 503 },
      { match: ({ route, method }) => method === 'POST' && route === '/channels/:channel/messages', times: 10_000 },
    );
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    const { id } = await order(stage);
    await stage.pass(outageMs);
    expect((await jobOf(stage, id)).state.at).toBe('failed');
    expect(said(stage)).toEqual([]);
    outage.remove();
    await stage.until(() => said(stage).some(({ text }) => text.includes(`clip \`${id}\` ended without a video`)));
    expect(said(stage).map(({ text }) => text.split('\n')[0])).toEqual(
      words.map((part): unknown => expect.stringContaining(part)),
    );
  });
});
