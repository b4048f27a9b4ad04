// The real messenger on the real discord.js client, against the sandbox.
import { Events } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ChannelId, RoleId } from '../../src/domain/ids.ts';
import { HOUR } from '../../src/domain/time.ts';
import { createMessenger } from '../../src/services/discord/messenger.ts';
import { messengerContract } from '../contracts/messenger.ts';
import { jobIn, wording } from '../contracts/messenger-stage.ts';
import { silentLog } from './logs.ts';
import { openStage, type SandboxStage } from './stage.ts';

messengerContract('the messenger over discord.js', openStage);

let stage: SandboxStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

it('finds its earlier post behind pages of talk', async () => {
  const { messenger, thread, home, sandbox } = stage;
  const job = jobIn(stage);
  const notice = { is: 'failed', job } as const;
  const bo = home.addMember({ name: 'Bo' });
  for (let line = 0; line < 230; line += 1) bo.say(thread, `line ${line}`);
  const first = await messenger.post({ channel: thread }, notice, { key: 'failed', seek: null, file: null });
  stage.advance(HOUR);
  for (let line = 0; line < 120; line += 1) bo.say(thread, `line ${line}`);
  const again = { key: 'failed', seek: job.createdAt, file: null };
  expect(await messenger.post({ channel: thread }, notice, again)).toEqual(first);
  expect(sandbox.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'))).toHaveLength(3);
});

it('does not take words that quote a marker for the message that carries it', async () => {
  const { messenger, thread, sandbox } = stage;
  const job = jobIn(stage);
  const body = { content: `A prompt about failed:${job.id}`, allowed_mentions: { parse: [] } };
  await stage.gateway.client.rest.post(`/channels/${thread}/messages`, { body });
  const sought = { key: 'failed', seek: job.createdAt, file: null };
  await messenger.post({ channel: thread }, { is: 'failed', job }, sought);
  expect(sandbox.messages({ id: thread })).toHaveLength(2);
});

it('finds a marker that stands in its own words, not in somebody else’s', async () => {
  const { thread, gateway, home } = stage;
  const rendered = { content: 'Clip `k7m2xq` failed', mentions: [], marker: 'Clip `k7m2xq`', alt: null, title: 'Clip' };
  const plain = createMessenger({
    client: gateway.client,
    render: () => rendered,
    now: () => stage.now(),
    log: silentLog,
  });
  const job = jobIn(stage);
  home.addMember({ name: 'Bo' }).say(thread, rendered.content);
  const first = await plain.post({ channel: thread }, { is: 'failed', job }, { key: 'k', seek: null, file: null });
  stage.advance(HOUR);
  const again = { key: 'k', seek: job.createdAt, file: null };
  expect(await plain.post({ channel: thread }, { is: 'failed', job }, again)).toEqual(first);
});

it('finds places that the gateway did not list', async () => {
  const { messenger, thread, gateway } = stage;
  gateway.client.channels.cache.delete(thread);
  expect(await messenger.survey(thread)).toMatchObject({ is: 'usable', as: 'thread' });
  const nowhere = ChannelId.parse('100000000000000999');
  expect(await messenger.survey(nowhere)).toEqual({ is: 'unusable', why: 'gone', spot: null });
  expect(await messenger.parentOf(nowhere)).toBeNull();
});

it('has nothing to do in a forum or a direct channel, but posts in a forum’s post', async () => {
  const { messenger, home, sandbox } = stage;
  const forum = home.addForum({ name: 'ideas' });
  const post = forum.addThread({ name: 'an idea' });
  const place = ChannelId.parse(forum.id);
  expect(await messenger.survey(place)).toMatchObject({ is: 'unusable', why: 'not-a-text-place' });
  expect(await messenger.survey(ChannelId.parse(post.id))).toMatchObject({ is: 'usable', as: 'thread' });
  expect(await messenger.openThread(place, jobIn(stage), null)).toEqual({ is: 'refused', why: 'forbidden' });
  const direct = ChannelId.parse(home.owner.dm.id);
  expect(await messenger.survey(direct)).toMatchObject({ is: 'unusable', why: 'not-a-text-place' });
  expect(sandbox.violations).toEqual([]);
});

it('knows which places Discord keeps from the young, a thread by the channel above it', async () => {
  const { messenger, home } = stage;
  for (const ageRestricted of [true, false]) {
    const above = home.addTextChannel({ name: 'clips', nsfw: ageRestricted });
    const forum = home.addForum({ name: 'films', nsfw: ageRestricted });
    const places = [
      { place: above, above },
      { place: above.addThread({ name: 'ideas' }), above },
      { place: forum.addThread({ name: 'an idea' }), above: forum },
    ];
    for (const { place, above: parent } of places) {
      const spot = { channel: parent.id, ageRestricted };
      expect(await messenger.survey(ChannelId.parse(place.id))).toMatchObject({ is: 'usable', spot });
    }
  }
});

it('cannot see a channel that hides itself, nor a guild that threw it out', async () => {
  const { messenger, home, guild, channel, heard } = stage;
  const hidden = home.addTextChannel({ overwrites: [{ for: 'bot', deny: ['ViewChannel'] }] });
  const report = await messenger.survey(ChannelId.parse(hidden.id));
  expect(report).toMatchObject({ is: 'missing-permissions', missing: expect.arrayContaining(['View Channel']) });
  await heard(Events.GuildDelete, () => home.removeBot());
  expect(await messenger.ownerOf(guild)).toBeNull();
  const posted = await messenger.post(
    { channel },
    { is: 'failed', job: jobIn(stage) },
    { key: 'k', seek: null, file: null },
  );
  expect(posted.is).toBe('refused');
});

it('cannot give the address of a file that it may not see, and says so when Discord is silent', async () => {
  const { messenger, home, sandbox, heard } = stage;
  const channel = home.addTextChannel({ name: 'secret' });
  const id = ChannelId.parse(channel.id);
  const { message, attachment } = stage.attach(id);
  sandbox.fault(
    { kind: 'answer', status: 503, body: { message: 'overloaded' } },
    { match: ({ path }) => path.includes('/messages/'), times: 4 },
  );
  await expect(messenger.attachmentUrl(id, message, attachment)).rejects.toMatchObject({ retryable: true });
  expect(await messenger.attachmentUrl(id, message, attachment)).toContain(attachment);
  await heard(Events.ChannelUpdate, () => channel.setOverwrite({ for: 'bot', deny: ['ViewChannel'] }));
  expect(await messenger.attachmentUrl(id, message, attachment)).toBeNull();
});

it('opens the thread of a starter whose thread it never heard of', async () => {
  const { messenger, sandbox, channel } = stage;
  const job = jobIn(stage);
  sandbox.fault({ kind: 'cut', when: 'after' }, { match: ({ path }) => path.endsWith('/threads') });
  const first = await messenger.openThread(channel, job, null);
  const second = await messenger.openThread(channel, job, job.createdAt);
  expect(['later', 'open']).toContain(first.is);
  expect(second).toEqual({ is: 'open', thread: (await stage.shown(channel))[0]?.id });
  expect(await stage.shown(channel)).toHaveLength(1);
});

it('gives up for now when old messages were edited too often', async () => {
  const { messenger, thread } = stage;
  const notice = { is: 'failed', job: jobIn(stage) } as const;
  const made = await messenger.post({ channel: thread }, notice, { key: 'k', seek: null, file: null });
  if (made.is !== 'posted') throw new Error(`the post came back as ${made.is}`);
  stage.advance(2 * HOUR);
  const answers = new Set<string>();
  for (let edit = 0; edit < 31; edit += 1) answers.add(await messenger.edit(thread, made.message, notice));
  expect([...answers]).toEqual(['done', 'later']);
});

it('opens a post in a forum, with a tag where one is wanted, and finds it again', async () => {
  const { messenger, home, sandbox } = stage;
  const forum = home.addForum({ name: 'jams', tags: ['film'], requireTag: true });
  const job = jobIn(stage);
  const notice = { is: 'failed', job } as const;
  const place = ChannelId.parse(forum.id);
  const first = await messenger.openRoom(place, notice, { key: 'room', seek: null });
  if (first.is !== 'open') throw new Error(`the post came back as ${first.is}`);
  expect(sandbox.messages({ id: first.thread }).map(({ content }) => content)).toEqual([wording(notice)]);
  stage.advance(HOUR);
  expect(await messenger.openRoom(place, notice, { key: 'room', seek: job.createdAt })).toEqual(first);
  const other = await messenger.openRoom(
    place,
    { is: 'failed', job: jobIn(stage, 'zzzzzz') },
    { key: 'other', seek: job.createdAt },
  );
  expect(other).not.toEqual(first);
});

it('pings the one role that a message names, and no other', async () => {
  const { thread, gateway, home, sandbox } = stage;
  const role = home.addRole({ name: 'Film', mentionable: true });
  const other = home.addRole({ name: 'Other', mentionable: true });
  const words = {
    content: `${role.mention} ${other.mention} @everyone`,
    mentions: [],
    marker: 'x',
    alt: null,
    title: 'x',
  };
  const calling = createMessenger({
    client: gateway.client,
    render: () => ({ ...words, role: RoleId.parse(role.id) }),
    now: () => stage.now(),
    log: silentLog,
  });
  await calling.post({ channel: thread }, { is: 'failed', job: jobIn(stage) }, { key: 'k', seek: null, file: null });
  expect(sandbox.messages({ id: thread }).map(({ pings }) => pings)).toEqual([
    { users: [], roles: [role.id], everyone: false },
  ]);
});

it('leaves a message unpinned where the bot may not pin', async () => {
  const { messenger, thread, home } = stage;
  home.setPermissions(home.botRole, ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory']);
  const notice = { is: 'failed', job: jobIn(stage) } as const;
  const made = await messenger.post({ channel: thread }, notice, { key: 'k', seek: null, file: null });
  if (made.is !== 'posted') throw new Error(`the post came back as ${made.is}`);
  expect(await messenger.pin(thread, made.message)).toBe('forbidden');
});
