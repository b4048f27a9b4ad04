// What every Messenger promises, whoever implements it: posts exactly once, loses nothing, and says no as a value.
// Run on the double and on the real client, so that tests on the double mean something.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelId, type MessageId, UserId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/job.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { ClipFile, Messenger, PostOptions } from '../../src/domain/ports.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { jobIn, type MessengerStage, wording } from './messenger-stage.ts';

/** Discord: `ex` is the end of a signed address, in hexadecimal seconds. */
const expiryOf = (url: string | null) => Number.parseInt(new URL(url ?? '').searchParams.get('ex') ?? '', 16) * SECOND;

export function messengerContract(name: string, open: () => Promise<MessengerStage>): void {
  describe(`${name} as a Messenger`, () => {
    let stage: MessengerStage;
    let messenger: Messenger;
    let job: Job;
    const plain = (key: string, change: Partial<PostOptions> = {}): PostOptions => ({
      key,
      seek: null,
      file: null,
      ...change,
    });
    const status = (): Notice => ({ is: 'status', job, line: { is: 'submitting' } });
    const failed = (): Notice => ({ is: 'failed', job });
    const clip = (): Notice => ({ is: 'clip', job, smaller: false, where: 'thread' });
    const messages = async (channel: ChannelId) => (await stage.shown(channel)).map((one) => one.id);

    async function fileOf(bytes: number): Promise<ClipFile> {
      const path = join(stage.folder, 'clip.mp4');
      await writeFile(path, Buffer.alloc(bytes, 7));
      return { path, bytes, name: 'clip.mp4' };
    }

    async function posted(channel: ChannelId, notice: Notice, options: PostOptions): Promise<MessageId> {
      const outcome = await messenger.post({ channel }, notice, options);
      if (outcome.is !== 'posted') throw new Error(`the post came back as ${outcome.is}`);
      expect(outcome.channel).toBe(channel);
      return outcome.message;
    }

    beforeEach(async () => {
      stage = await open();
      messenger = stage.messenger;
      job = jobIn(stage);
    });
    afterEach(() => stage.close());

    describe('survey', () => {
      it('tells a channel, in which a thread is opened, from a thread, in which it posts right away', async () => {
        const spot = { channel: stage.channel };
        expect(await messenger.survey(stage.channel)).toMatchObject({ is: 'usable', as: 'channel', spot });
        expect(await messenger.survey(stage.thread)).toMatchObject({ is: 'usable', as: 'thread', spot });
      });

      it('finds an archived thread usable and a locked or deleted one not', async () => {
        await stage.put(stage.thread, 'archived');
        expect(await messenger.survey(stage.thread)).toMatchObject({ is: 'usable', as: 'thread' });
        await stage.put(stage.thread, 'locked');
        const spot = { channel: stage.channel };
        expect(await messenger.survey(stage.thread)).toMatchObject({ is: 'unusable', why: 'locked', spot });
        await stage.put(stage.otherChannel, 'gone');
        expect(await messenger.survey(stage.otherChannel)).toEqual({ is: 'unusable', why: 'gone', spot: null });
      });

      it('names the permissions that are missing', async () => {
        await stage.put(stage.channel, 'forbidden');
        const missing = ['Send Messages', 'Send Messages in Threads'];
        const spot = { channel: stage.channel };
        expect(await messenger.survey(stage.channel)).toMatchObject({ is: 'missing-permissions', missing, spot });
      });
    });

    describe('openThread', () => {
      it('opens one thread on one starter message, however often it is asked', async () => {
        const first = await messenger.openThread(stage.channel, job, null);
        if (first.is !== 'open') throw new Error(`the thread came back as ${first.is}`);
        expect(await messenger.parentOf(first.thread)).toBe(stage.channel);
        expect(await messenger.openThread(stage.channel, job, null)).toEqual(first);
        stage.advance(HOUR);
        expect(await messenger.openThread(stage.channel, job, job.createdAt)).toEqual(first);
        expect((await stage.shown(stage.channel)).map((one) => one.text)).toEqual([wording({ is: 'starter', job })]);
        await posted(first.thread, status(), plain('status'));
      });

      it('opens another thread for another job', async () => {
        const first = await messenger.openThread(stage.channel, job, null);
        const second = await messenger.openThread(stage.channel, jobIn(stage, 'zzzzzz'), job.createdAt);
        expect([first.is, second.is]).toEqual(['open', 'open']);
        expect(second).not.toEqual(first);
      });

      it('is refused where the bot may not write and where nothing is left', async () => {
        await stage.put(stage.channel, 'forbidden');
        expect(await messenger.openThread(stage.channel, job, null)).toEqual({ is: 'refused', why: 'forbidden' });
        await stage.put(stage.otherChannel, 'gone');
        expect(await messenger.openThread(stage.otherChannel, job, null)).toEqual({ is: 'refused', why: 'gone' });
      });
    });

    describe('openRoom', () => {
      const options = (change: Partial<PostOptions> = {}) => ({ key: 'room', seek: null, ...change });

      it('opens one thread on its first message, however often it is asked', async () => {
        const first = await messenger.openRoom(stage.channel, failed(), options());
        if (first.is !== 'open') throw new Error(`the room came back as ${first.is}`);
        expect(await messenger.parentOf(first.thread)).toBe(stage.channel);
        expect(await messenger.openRoom(stage.channel, failed(), options())).toEqual(first);
        stage.advance(HOUR);
        expect(await messenger.openRoom(stage.channel, failed(), options({ seek: job.createdAt }))).toEqual(first);
        expect((await stage.shown(stage.channel)).map((one) => one.text)).toEqual([wording(failed())]);
        await posted(first.thread, status(), plain('status'));
      });

      it('is refused where the bot may not write and where nothing is left', async () => {
        await stage.put(stage.channel, 'forbidden');
        expect(await messenger.openRoom(stage.channel, failed(), options())).toEqual({
          is: 'refused',
          why: 'forbidden',
        });
        await stage.put(stage.otherChannel, 'gone');
        expect(await messenger.openRoom(stage.otherChannel, failed(), options())).toEqual({
          is: 'refused',
          why: 'gone',
        });
      });
    });

    it('pins a message, again and again, until it is gone', async () => {
      const message = await posted(stage.thread, status(), plain('status'));
      expect(await messenger.pin(stage.thread, message)).toBe('done');
      expect(await messenger.pin(stage.thread, message)).toBe('done');
      expect(await messages(stage.thread)).toEqual([message]);
      await messenger.remove(stage.thread, message);
      expect(await messenger.pin(stage.thread, message)).toBe('gone');
    });

    it('says what people are called, and nothing of strangers', async () => {
      expect(await messenger.nameOf(stage.guild, stage.member)).toBe('Ana');
      expect(await messenger.nameOf(stage.guild, UserId.parse('123456789012345678'))).toBeNull();
    });

    describe('post', () => {
      it('posts a key once in a channel', async () => {
        const first = await posted(stage.thread, status(), plain('status'));
        expect(await posted(stage.thread, status(), plain('status'))).toBe(first);
        expect(await messages(stage.thread)).toEqual([first]);
      });

      it('takes another key, and the same key in another channel, for another message', async () => {
        const key = `${job.id}: a key that is longer than any nonce may be`;
        const first = await posted(stage.thread, status(), plain(key));
        const second = await posted(stage.thread, failed(), plain(`${key}!`));
        const above = await posted(stage.otherChannel, status(), plain(key));
        expect(await messages(stage.thread)).toEqual([first, second]);
        expect(await messages(stage.otherChannel)).toEqual([above]);
      });

      it('finds its earlier post when the nonce has long lapsed', async () => {
        const tried = stage.now();
        await posted(stage.thread, status(), plain('status'));
        const first = await posted(stage.thread, clip(), plain('clip', { file: await fileOf(1000) }));
        stage.advance(2 * HOUR);
        const again = plain('clip', { file: await fileOf(1000), seek: tried });
        expect(await posted(stage.thread, clip(), again)).toBe(first);
        expect(await messages(stage.thread)).toHaveLength(2);
      });

      it('posts when it looked for an earlier post and there is none', async () => {
        await posted(stage.thread, status(), plain('status'));
        await posted(stage.thread, failed(), plain('failed', { seek: job.createdAt }));
        expect((await stage.shown(stage.thread)).map((one) => one.text)).toEqual([
          wording(status()),
          wording(failed()),
        ]);
      });

      it.each(['overloaded', 'answer-lost'] as const)('makes one message in spite of: %s', async (how) => {
        stage.disturbNextPost(how);
        const first = await messenger.post({ channel: stage.thread }, status(), plain('status'));
        expect(['later', 'posted']).toContain(first.is);
        stage.advance(30 * MINUTE);
        const second = await posted(stage.thread, status(), plain('status', { seek: job.createdAt }));
        expect(await messages(stage.thread)).toEqual([second]);
      });

      it('sends a file whole, and pings nobody but the author', async () => {
        const file = await fileOf(300_000);
        const message = await posted(stage.thread, clip(), plain('clip', { file }));
        expect(await stage.shown(stage.thread)).toEqual([
          { id: message, text: wording(clip()), fileBytes: 300_000, pinged: [stage.member] },
        ]);
      });

      it('answers a file that is too large with a smaller limit, and posts nothing', async () => {
        stage.capUploads(200_000);
        const file = await fileOf(300_000);
        const outcome = await messenger.post({ channel: stage.thread }, clip(), plain('clip', { file }));
        if (outcome.is !== 'too-large') throw new Error(`the post came back as ${outcome.is}`);
        expect(outcome.limit).toBeLessThan(300_000);
        expect(messenger.uploadLimit(stage.guild)).toBe(outcome.limit);
        expect(await messages(stage.thread)).toEqual([]);
      });

      it('reopens an archived thread', async () => {
        await stage.put(stage.thread, 'archived');
        const message = await posted(stage.thread, status(), plain('status'));
        expect(await messenger.edit(stage.thread, message, failed())).toBe('done');
      });

      it('is refused where the bot may not write and where nothing is left', async () => {
        await stage.put(stage.thread, 'locked');
        const locked = await messenger.post({ channel: stage.thread }, status(), plain('status'));
        expect(locked).toEqual({ is: 'refused', why: 'forbidden' });
        await stage.put(stage.otherChannel, 'gone');
        const gone = await messenger.post(
          { channel: stage.otherChannel },
          status(),
          plain('s', { seek: job.createdAt }),
        );
        expect(gone).toEqual({ is: 'refused', why: 'gone' });
      });

      it('reaches a person, unless they take no direct messages', async () => {
        const target = { user: stage.member };
        const first = await messenger.post(target, failed(), plain('failed'));
        expect(await messenger.post(target, failed(), plain('failed', { seek: job.createdAt }))).toEqual(first);
        expect((await stage.shownTo(stage.member)).map((one) => one.text)).toEqual([wording(failed())]);
        stage.closeDirectMessages(stage.member);
        const closed = await messenger.post(target, status(), plain('status'));
        expect(closed).toEqual({ is: 'refused', why: 'closed' });
      });
    });

    describe('edit and remove', () => {
      it('changes the words and keeps the file', async () => {
        const message = await posted(stage.thread, clip(), plain('clip', { file: await fileOf(1000) }));
        expect(await messenger.edit(stage.thread, message, status())).toBe('done');
        expect(await stage.shown(stage.thread)).toMatchObject([{ text: wording(status()), fileBytes: 1000 }]);
      });

      it('removes once, and then finds nothing to edit or remove', async () => {
        const message = await posted(stage.thread, status(), plain('status'));
        expect(await messenger.remove(stage.thread, message)).toBe('done');
        expect(await messenger.remove(stage.thread, message)).toBe('gone');
        expect(await messenger.edit(stage.thread, message, failed())).toBe('gone');
        expect(await messages(stage.thread)).toEqual([]);
      });

      it('gives up on a message in an archived thread, rather than open it for an edit', async () => {
        const message = await posted(stage.thread, status(), plain('status'));
        await stage.put(stage.thread, 'archived');
        expect(await messenger.edit(stage.thread, message, failed())).toBe('gone');
      });
    });

    describe('attachmentUrl', () => {
      it('gives the address of a posted file, a later one when it is asked again later', async () => {
        const { message, attachment } = stage.attach(stage.channel);
        const first = await messenger.attachmentUrl(stage.channel, message, attachment);
        expect(first).toContain(`/attachments/${stage.channel}/${attachment}/`);
        stage.advance(30 * HOUR);
        const second = await messenger.attachmentUrl(stage.channel, message, attachment);
        expect(expiryOf(second) - expiryOf(first)).toBe(30 * HOUR);
      });

      it('is null for another file, another message and a channel that is gone', async () => {
        const { message, attachment } = stage.attach(stage.otherChannel);
        const elsewhere = stage.attach(stage.channel);
        expect(await messenger.attachmentUrl(stage.otherChannel, message, elsewhere.attachment)).toBeNull();
        expect(await messenger.attachmentUrl(stage.otherChannel, elsewhere.message, attachment)).toBeNull();
        await stage.put(stage.otherChannel, 'gone');
        expect(await messenger.attachmentUrl(stage.otherChannel, message, attachment)).toBeNull();
      });
    });

    it('knows parents and owners', async () => {
      expect(await messenger.parentOf(stage.thread)).toBe(stage.channel);
      expect(await messenger.parentOf(stage.channel)).toBeNull();
      expect(await messenger.ownerOf(stage.guild)).toBe(stage.owner);
      await stage.put(stage.thread, 'gone');
      expect([null, stage.channel]).toContain(await messenger.parentOf(stage.thread));
    });
  });
}
