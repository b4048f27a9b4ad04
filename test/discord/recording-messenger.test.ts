// The double keeps the promises of the port, and does what tests ask of it beyond them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { Instant, later } from '../../src/domain/time.ts';
import { messengerContract } from '../contracts/messenger.ts';
import { clipOf, jobIn, type MessengerStage, wording } from '../contracts/messenger-stage.ts';
import { createRecordingMessenger, type RecordingMessenger, type Said } from '../support/recording-messenger.ts';

const GUILD = GuildId.parse('100000000000000001');
const OWNER = UserId.parse('100000000000000002');
const MEMBER = UserId.parse('100000000000000003');
const CHANNEL = ChannelId.parse('100000000000000004');
const OTHER = ChannelId.parse('100000000000000005');

async function openStage(): Promise<MessengerStage & { readonly double: RecordingMessenger }> {
  let now = Instant.parse(1_790_000_000_000);
  const double = createRecordingMessenger({ now: () => now });
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-'));
  double.setOwner(GUILD, OWNER);
  double.setName(MEMBER, 'Ana');
  const show = (said: readonly Said[]) =>
    said.map((one) => ({
      id: one.id,
      text: wording(one.notice),
      fileBytes: one.file?.bytes ?? null,
      pinged: [clipOf(one.notice).author],
    }));
  return {
    double,
    messenger: double.messenger,
    guild: GUILD,
    owner: OWNER,
    member: MEMBER,
    channel: CHANNEL,
    otherChannel: OTHER,
    thread: double.addThread(CHANNEL),
    folder,
    now: () => now,
    advance(ms) {
      now = later(now, ms);
    },
    shown: async (channel) => show(double.said(channel)),
    attach: (channel) => double.attach(channel),
    shownTo: async (user) => show(double.saidTo(user)),
    put: async (place, state) => double.put(place, state),
    closeDirectMessages: (user) => double.closeDirectMessages(user),
    capUploads: (bytes) => double.capUploads(bytes),
    disturbNextPost: (how) => double.disturbPosts(how === 'overloaded' ? { is: 'later', afterMs: 5000 } : how),
    close: () => rm(folder, { recursive: true }),
  };
}

messengerContract('the recording messenger', openStage);

it('answers as scripted, once each, and counts the calls', async () => {
  const stage = await openStage();
  const { double, messenger } = stage;
  const notice = { is: 'failed', job: jobIn(stage) } as const;
  const options = { key: 'failed', seek: null, file: null };
  double.disturbPosts({ is: 'too-large', limit: 5 }, { is: 'refused', why: 'gone' });
  double.disturbEdits('later');
  expect(await messenger.post({ channel: CHANNEL }, notice, options)).toEqual({ is: 'too-large', limit: 5 });
  expect(await messenger.post({ channel: CHANNEL }, notice, options)).toEqual({ is: 'refused', why: 'gone' });
  const made = await messenger.post({ channel: CHANNEL }, notice, options);
  if (made.is !== 'posted') throw new Error(`the post came back as ${made.is}`);
  expect(await messenger.edit(CHANNEL, made.message, notice)).toBe('later');
  expect(await messenger.edit(CHANNEL, made.message, notice)).toBe('done');
  expect(double.calls).toBe(3);
  expect(double.all).toMatchObject([{ key: 'failed', edits: 1, removed: false }]);
  await stage.close();
});
