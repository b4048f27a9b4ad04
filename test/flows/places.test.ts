// Where a clip goes: into the thread, and when that is gone or closed, as near to it as Discord allows.
import { describe, expect, it } from 'vitest';
import type { ThreadHandle } from '../../sandbox/discord/driver/channel.ts';
import type { PermissionName } from '../../sandbox/discord/protocol.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  ask,
  clipPost,
  generate,
  hearsDirectly,
  idIn,
  jobOf,
  order,
  reaches,
  said,
  usedToday,
} from '../support/steps.ts';

const clipsIn = (stage: Stage, place: { readonly id: string }) =>
  stage.mia.sees(place).filter(({ attachments }) => attachments.length > 0);

describe('a clip that is asked for', () => {
  it('in a channel gets a public thread there, named after its prompt', async () => {
    await using stage = await setStage();
    const { receipt } = await order(stage, { prompt: 'two\n  gondolas, racing' });
    expect(receipt.text).toContain('a thread that I open here');
    await clipPost(stage);
    const [thread, ...more] = stage.channel.threads;
    expect(more).toEqual([]);
    expect(thread).toMatchObject({ name: 'two gondolas, racing', isPrivate: false });
    const [starter] = stage.mia.sees(stage.channel);
    expect(starter?.text).toContain('> two gondolas, racing');
    expect(starter?.pings.users).toEqual([]);
    expect(clipsIn(stage, thread ?? stage.channel)).toHaveLength(1);
  });

  it.each([
    ['a thread', (stage: Stage) => stage.channel.addThread({ name: 'ideas', owner: stage.ana })],
    [
      'a forum post',
      (stage: Stage) => stage.guild.addForum({ name: 'films', nsfw: true }).addThread({ owner: stage.ana }),
    ],
  ])('in %s is posted right there', async (_, open) => {
    await using stage = await setStage();
    const thread = open(stage);
    const { id, receipt } = await order(stage, { in: thread });
    expect(receipt.text).toContain('for everyone in this thread');
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage, thread)).toHaveLength(1);
    expect(stage.channel.threads.length).toBeLessThanOrEqual(1);
    await stage.verify();
  });

  it('in a locked thread is refused before any money moves', async () => {
    await using stage = await setStage();
    const thread = stage.channel.addThread({ name: 'ideas', owner: stage.ana });
    const card = await ask(stage, { in: thread });
    thread.lock();
    expect((await generate(card)).text).toMatch(/This thread is locked.*Nothing was charged/);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
  });
});

describe('a permission that is missing', () => {
  it.each<[PermissionName, string, boolean]>([
    ['ViewChannel', 'View Channel', false],
    ['SendMessages', 'Send Messages', false],
    ['SendMessagesInThreads', 'Send Messages in Threads', true],
    ['CreatePublicThreads', 'Create Public Threads', false],
    ['AttachFiles', 'Attach Files', true],
    ['EmbedLinks', 'Embed Links', true],
    ['ReadMessageHistory', 'Read Message History', true],
  ])('%s: named before any money moves, and once granted the same card works', async (permission, name, inThread) => {
    await using stage = await setStage();
    const place = inThread ? stage.channel.addThread({ owner: stage.ana }) : stage.channel;
    const card = await ask(stage, { in: place });
    stage.channel.setOverwrite({ for: 'bot', deny: [permission] });
    const refused = await generate(card);
    expect(refused.text).toMatch(/I am missing (a permission|permissions) here/);
    expect(refused.text).toContain(name);
    expect(refused.text).toContain('Nothing was charged');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    stage.channel.setOverwrite({ for: 'bot' });
    const receipt = await generate(refused);
    await reaches(stage, idIn(receipt.text), 'delivered');
    await stage.verify();
  });
});

describe('a place that changes while the clip renders', () => {
  it('archived meanwhile: sending opens the thread again', async () => {
    await using stage = await setStage();
    const thread = stage.channel.addThread({ owner: stage.ana });
    const { id } = await order(stage, { in: thread });
    await stage.until(() => stage.mia.sees(thread).length > 0);
    thread.archive();
    await reaches(stage, id, 'delivered');
    expect(thread.archived).toBe(false);
    expect(clipsIn(stage, thread)).toHaveLength(1);
    await stage.verify();
  });

  it.each([
    ['the bot’s own thread is deleted', (stage: Stage) => stage.channel.threads[0]?.delete()],
    ['the bot’s own thread is locked', (stage: Stage) => stage.channel.threads[0]?.lock()],
    [
      'threads are closed to the bot',
      (stage: Stage) => stage.channel.setOverwrite({ for: 'bot', deny: ['SendMessagesInThreads'] }),
    ],
  ])('%s: posted in the channel above, and says so', async (_, change) => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await stage.until(() => stage.channel.threads.length > 0 && said(stage).length > 1);
    change(stage);
    await reaches(stage, id, 'delivered');
    const [clip, ...more] = clipsIn(stage, stage.channel);
    expect(more).toEqual([]);
    expect(clip?.text).toContain('The thread could not be posted in, so the clip is here');
    expect(clip?.pings.users).toEqual([stage.ana.id]);
    await stage.pass(MINUTE);
    await stage.verify();
  });

  it.each([
    ['locked', (thread: ThreadHandle) => thread.lock()],
    ['deleted', (thread: ThreadHandle) => thread.delete()],
  ])('a member’s thread is %s: posted in the channel above', async (_, change) => {
    await using stage = await setStage();
    const thread = stage.channel.addThread({ owner: stage.ana });
    const { id } = await order(stage, { in: thread });
    await stage.until(() => stage.mia.sees(thread).length > 0);
    change(thread);
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage, stage.channel)).toHaveLength(1);
    await stage.verify();
  });

  it('the bot is thrown out of the server: kept, since nobody can be reached', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await stage.until(() => said(stage).length > 1);
    stage.guild.removeBot();
    await reaches(stage, id, 'kept');
    expect(stage.ana.sees(stage.ana.dm)).toEqual([]);
    await stage.verify();
  });

  it.each([
    ['the channel is deleted', (stage: Stage) => stage.channel.delete()],
    [
      'the bot can no longer see the channel',
      (stage: Stage) => stage.channel.setOverwrite({ for: 'bot', deny: ['ViewChannel'] }),
    ],
  ])('%s: sent to its author, without buttons that could do nothing', async (_, change) => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await stage.until(() => said(stage).length > 1);
    change(stage);
    await reaches(stage, id, 'delivered');
    const direct = await hearsDirectly(stage, stage.ana);
    expect(direct.attachments).toHaveLength(1);
    expect(direct.text).toContain(`/video show id:${id}`);
    expect(direct.buttons).toEqual([]);
    await stage.verify();
  });

  it('a failure that is told directly has buttons that say where they work', async () => {
    await using stage = await setStage();
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    await order(stage);
    await stage.until(() => said(stage).length > 1);
    stage.channel.delete();
    const direct = await hearsDirectly(stage, stage.ana);
    expect(direct.text).toContain('ended without a video');
    expect((await direct.press('Again')).text).toContain('This works in the server only');
    expect((await direct.press('Remix')).text).toContain('This works in the server only');
    await stage.verify();
  });

  it('nobody takes it: kept, listed, and shown on demand', async () => {
    await using stage = await setStage();
    const lounge = stage.guild.addTextChannel({ name: 'lounge' });
    stage.ana.setDms(false);
    const { id } = await order(stage);
    await stage.until(() => said(stage).length > 1);
    stage.channel.delete();
    await reaches(stage, id, 'kept');
    expect((await jobOf(stage, id)).state).toMatchObject({ why: 'nowhere-to-post' });
    expect((await stage.ana.command(lounge, 'video jobs')).text).toContain('Finished and kept, but not posted');
    await stage.restart();
    const shown = await stage.ana.command(lounge, 'video show', { id });
    expect(shown.ephemeral).toBe(false);
    expect(shown.attachments[0]?.contentType).toBe('video/mp4');
    await stage.verify();
  });
});
