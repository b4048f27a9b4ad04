// What members bring before the moderators, and what moderators do of themselves: requests, reports, appeals, removals,
// blocks. Looked at from both sides.
import { describe, expect, it } from 'vitest';
import { ChannelId, RoleId } from '../../src/domain/ids.ts';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import { cardIn, configure, direct, moderatorsRoom, moneyOf, pressAs } from '../support/moderators.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  ask,
  auditOf,
  clipPost,
  generate,
  LONGCAT,
  order,
  reaches,
  said,
  setLimits,
  usedToday,
} from '../support/steps.ts';

const MORE = 'Why do you need more?';
const WRONG = 'What is wrong with it?';
const AUTHOR_READS = 'Why? Its author reads this';
const AGAIN = 'Why shall the moderators look again?';
const clips = (stage: Stage) => said(stage).filter(({ attachments }) => attachments.length > 0);

async function delivered(stage: Stage) {
  const { id } = await order(stage);
  await reaches(stage, id, 'delivered');
  return { id, clip: await clipPost(stage) };
}

describe('Ask a moderator', () => {
  it('asks for exactly what is missing; granted with one press, the clip can be made, and the server’s limits hold', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    await setLimits(stage, { member_day: '0.50' });
    const card = await ask(stage);
    const form = await card.press('Ask a moderator');
    expect((await form.submit({ [MORE]: 'for the *party*' })).text).toContain('asked for $0.05 more');
    expect((await (await card.press('Ask a moderator')).submit({})).text).toContain('on their table already');
    const request = await cardIn(stage, room, 'A member asks for more');
    for (const words of [stage.ana.mention, '$0.05', 'for the \\*party\\*']) expect(request.text).toContain(words);
    expect((await pressAs(request, stage.mia, 'Grant $0.05')).text).toContain('granted $0.05');
    const word = await stage.until(() => direct(stage.ana).at(-1));
    expect(word.text).toContain('a moderator gave you $0.05 more');
    await stage.until(() => request.text.includes('granted $0.05'));
    const again = await ask(stage);
    expect((await generate(again)).text).toContain('is on its way');
    await clipPost(stage);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 550_000 });
    expect((await auditOf(stage)).map(({ action }) => action)).toEqual(['decide', 'grant', 'settings', 'settings']);
    await stage.verify();
  });

  it('is not offered where no grant would help', async () => {
    await using stage = await setStage();
    await setLimits(stage, { server_day: '0.50' });
    const card = await ask(stage);
    expect(card.buttons.map(({ label }) => label)).not.toContain('Ask a moderator');
    const id = card.buttons[0]?.customId?.split(':').slice(1).join(':');
    const forged = await stage.discord.craft({ as: stage.ana, message: card, customId: `draft.ask:${id}` });
    expect((await forged.submit({})).text).toContain('another limit is in the way');
  });

  it('lets a moderator without Manage Server grant what was asked, and no more', async () => {
    await using stage = await setStage();
    const helpers = stage.guild.addRole({ name: 'Helpers', permissions: [] });
    const hugo = stage.guild.addMember({ name: 'Hugo', roles: [helpers] });
    const room = await moderatorsRoom(stage, { moderatorRoles: [RoleId.parse(helpers.id)] });
    await setLimits(stage, { member_day: '0.50' });
    await (await (await ask(stage)).press('Ask a moderator')).submit({});
    const request = await cardIn(stage, room, 'A member asks for more');
    const form = await pressAs(request, hugo, 'Another amount…');
    expect((await form.submit({ Dollars: '500' })).text).toContain('Manage Server');
    expect((await pressAs(request, stage.ben, 'Grant $0.05')).text).toContain('Only the moderators');
    const less = await pressAs(request, hugo, 'Another amount…');
    expect((await less.submit({ Dollars: '0.02' })).text).toContain('granted $0.02');
    await stage.until(() => direct(stage.ana).some(({ text }) => text.includes('gave you $0.02 more')));
  });
});

describe('Report', () => {
  it('puts a clip before the moderators with its author and place; taken down, everybody concerned hears once', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    const { id, clip } = await delivered(stage);
    const form = await pressAs(clip, stage.ben, '🚩 Report');
    expect((await form.submit({ [WRONG]: 'that is my boat' })).text).toContain('Thank you');
    expect((await (await pressAs(clip, stage.ben, '🚩 Report')).submit({ [WRONG]: 'again' })).text).toContain(
      'already',
    );
    const report = await cardIn(stage, room, 'A clip is reported');
    for (const words of [stage.ben.mention, stage.ana.mention, 'that is my boat', 'a gondola at dawn', clip.id]) {
      expect(report.text).toContain(words);
    }
    const why = await pressAs(report, stage.mia, 'Take down…');
    expect((await why.submit({ 'Why? Its author reads this': 'not your boat' })).text).toContain('took the clip down');
    await stage.until(() => clip.deleted);
    const told = await stage.until(() => said(stage).find(({ text }) => text.includes('has taken down clip')));
    expect(told.text).toContain('not your boat');
    expect(told.text).not.toContain('Ben');
    expect(told.pings.users).toEqual([stage.ana.id]);
    await stage.until(() => direct(stage.ben).some(({ text }) => text.includes('was taken down')));
    expect((await stage.ana.command(stage.channel, 'video show', { id })).text).toContain('is not shown');
    await stage.pass(10 * MINUTE);
    expect(said(stage).filter(({ text }) => text.includes('has taken down clip'))).toHaveLength(1);
    expect(await moneyOf(stage)).toEqual({ held: 0, spent: 550_000 });
    await stage.verify();
  });

  it('left as it is, nothing changes, and the reporter is told in private', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    const { clip } = await delivered(stage);
    await (await pressAs(clip, stage.ben, '🚩 Report')).submit({ [WRONG]: 'ugly' });
    const report = await cardIn(stage, room, 'A clip is reported');
    await pressAs(report, stage.mia, 'Leave it');
    await stage.until(() => direct(stage.ben).some(({ text }) => text.includes('left it as it is')));
    expect(clip.deleted).toBe(false);
    expect(direct(stage.ana)).toEqual([]);
  });
});

describe('taking a clip down', () => {
  it('removes every post of it, also those of /video show, and retries until Discord has answered', async () => {
    await using stage = await setStage();
    await moderatorsRoom(stage);
    const { id } = await delivered(stage);
    const other = stage.guild.addTextChannel({ name: 'other' });
    const shown = await stage.ana.command(other, 'video show', { id });
    expect(shown.attachments).toHaveLength(1);
    stage.discord.fault({ kind: 'answer', status: 500 }, { match: ({ method }) => method === 'DELETE', times: 3 });
    const done = await stage.mia.command(stage.channel, 'video-admin remove', { id, reason: 'enough' });
    expect(done.text).toContain('is taken down');
    await stage.until(() => shown.deleted && clips(stage).length === 0);
    await stage.until(() => said(stage).some(({ text }) => text.includes('has taken down clip')));
    expect((await auditOf(stage))[0]).toMatchObject({ action: 'remove-clip', actor: stage.mia.id, subject: id });
    expect((await stage.mia.command(stage.channel, 'video show', { id })).ephemeral).toBe(true);
    await stage.verify();
  });

  it('can be appealed once; accepted, the clip comes back even within minutes', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    const { id } = await delivered(stage);
    await stage.mia.command(stage.channel, 'video-admin remove', { id, reason: 'enough' });
    const word = await stage.until(() => said(stage).find(({ text }) => text.includes('has taken down clip')));
    expect((await pressAs(word, stage.ben, 'Appeal')).kind).toBe('modal');
    const foreign = await (await pressAs(word, stage.ben, 'Appeal')).submit({ [AGAIN]: 'mine' });
    expect(foreign.text).toContain('belongs to another member');
    await (await pressAs(word, stage.ana, 'Appeal')).submit({ [AGAIN]: 'please' });
    const first = await cardIn(stage, room, 'appeals');
    expect(first.text).toContain('enough');
    await (await pressAs(first, stage.mia, 'Accept…')).submit({ 'Anything the member shall know?': 'fine' });
    await stage.until(() => clips(stage).length === 1);
    await reaches(stage, id, 'delivered');
    await stage.pass(MINUTE);
    await stage.mia.command(stage.channel, 'video-admin remove', { id, reason: 'after all' });
    await stage.until(() => said(stage).some(({ text }) => text.includes('after all')));
    const form = await stage.ana.command(stage.channel, 'video appeal', { id });
    await form.submit({ [AGAIN]: 'again' });
    const second = await cardIn(stage, room, 'after all');
    await (await pressAs(second, stage.mia, 'Refuse…')).submit({ 'Why? The member reads this': 'no' });
    const third = await (await stage.ana.command(stage.channel, 'video appeal', { id })).submit({
      [AGAIN]: 'once more',
    });
    expect(third.text).toContain('was first and has refused it');
    await stage.verify();
  });

  it('with delete, takes our copy too, and an appeal cannot bring it back', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    const { id } = await delivered(stage);
    await stage.mia.command(stage.channel, 'video-admin remove', { id, reason: 'gone', delete: true });
    await (await stage.ana.command(stage.channel, 'video appeal', { id })).submit({ [AGAIN]: 'please' });
    const appeal = await cardIn(stage, room, 'appeals');
    await (await pressAs(appeal, stage.mia, 'Accept…')).submit({});
    await stage.until(() => said(stage).some(({ text }) => text.includes('its file is no longer kept')));
    expect(clips(stage)).toEqual([]);
  });

  it('is refused to members, whatever they press or send', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage);
    const forged = await stage.discord.craft({ as: stage.ben, message: clip, customId: `clip.down:${id}` });
    expect(forged.text).toMatch(/Only the moderators.*Nothing was changed/);
    expect((await stage.ben.messageCommand('Who made this clip?', clip)).text).toContain('Only the moderators');
    expect(clip.deleted).toBe(false);
  });
});

describe('who made a clip', () => {
  it('is told from the message, and by its id after it is gone', async () => {
    await using stage = await setStage();
    const { id, clip } = await delivered(stage);
    const seen = await stage.mia.messageCommand('Who made this clip?', clip);
    expect(seen.ephemeral).toBe(true);
    for (const words of [stage.ana.mention, 'a gondola at dawn', 'charged $0.55']) expect(seen.text).toContain(words);
    const form = await seen.press('Take down…');
    await form.submit({ [AUTHOR_READS]: 'bye' });
    await stage.until(() => clip.deleted);
    const after = await stage.mia.command(stage.channel, 'video-admin clip', { id });
    for (const words of [stage.ana.mention, 'No message shows it', 'bye']) expect(after.text).toContain(words);
  });
});

describe('a block', () => {
  it('stops a member until it is over, tells them once, and can call off what waits', async () => {
    await using stage = await setStage();
    await moderatorsRoom(stage);
    await configure(stage, { pause: { since: stage.clock.now(), by: null, why: 'by-hand', note: null } });
    await order(stage, { model: LONGCAT });
    const done = await stage.mia.command(stage.channel, 'video-admin block', {
      member: stage.ana,
      until: '3d',
      reason: 'too many boats',
      cancel: true,
    });
    expect(done.text).toContain('1 waiting clip of theirs is called off');
    expect(await moneyOf(stage)).toEqual({ held: 0, spent: 0 });
    const word = await stage.until(() => direct(stage.ana).at(-1));
    expect(word.text).toContain('too many boats');
    expect((await ask(stage)).text).toMatch(/stopped you from making clips until.*too many boats/);
    expect((await stage.mia.command(stage.channel, 'video-admin blocks')).text).toContain(stage.ana.mention);
    expect((await ask(stage, { by: stage.ben })).text).toContain('for this clip');
    await stage.pass(3 * DAY);
    expect((await ask(stage)).text).toContain('for this clip');
    expect((await stage.mia.command(stage.channel, 'video-admin blocks')).text).toContain('Nobody is blocked');
    expect(direct(stage.ana)).toHaveLength(1);
  });

  it('is lifted by an accepted appeal, which is asked for where the refusal stands', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage);
    const options = { member: stage.ana, until: 'for good', reason: 'enough' };
    await stage.mia.command(stage.channel, 'video-admin block', options);
    const refusal = await ask(stage);
    await (await refusal.press('Appeal')).submit({ 'What shall be allowed, and why?': 'I am sorry' });
    const appeal = await cardIn(stage, room, 'appeals');
    for (const words of ['Against their block', 'enough', 'I am sorry']) expect(appeal.text).toContain(words);
    await (await pressAs(appeal, stage.mia, 'Accept…')).submit({});
    await stage.until(() => direct(stage.ana).some(({ text }) => text.includes('you no longer are')));
    expect((await ask(stage)).text).toContain('for this clip');
    expect((await auditOf(stage)).map(({ action }) => action).slice(0, 3)).toEqual(['decide', 'unblock', 'block']);
  });

  it.each(['yesterday', '0d', '2026-11-17', '2026-02-30', '99999w'])('does not end at %j', async (until) => {
    await using stage = await setStage();
    const options = { member: stage.ana, until, reason: 'x' };
    const done = await stage.mia.command(stage.channel, 'video-admin block', options);
    expect(done.text).toContain('is no end in the future');
    expect((await ask(stage)).text).toContain('for this clip');
  });

  it('ends when a day begins where the server lives', async () => {
    await using stage = await setStage();
    await setLimits(stage, { time_zone: 'Europe/Rome' });
    const options = { member: stage.ana, until: '2026-12-24', reason: 'x' };
    const done = await stage.mia.command(stage.channel, 'video-admin block', options);
    expect(done.text).toContain(`<t:${Date.UTC(2026, 11, 23, 23) / 1_000}:f>`);
  });
});

it('a member who takes no direct messages is told where they asked, without a word of the prompt', async () => {
  await using stage = await setStage();
  const room = await moderatorsRoom(stage);
  await setLimits(stage, { member_day: '0.50' });
  stage.ana.setDms(false);
  await (await (await ask(stage, { prompt: 'a secret' })).press('Ask a moderator')).submit({});
  const request = await cardIn(stage, room, 'A member asks for more');
  await (await pressAs(request, stage.mia, 'Refuse…')).submit({ 'Why? The member reads this': 'next week' });
  const word = await stage.until(() => said(stage).find(({ text }) => text.includes('did not raise your limit')));
  expect(word.text).toContain('next week');
  expect(word.text).not.toContain('secret');
  expect(word.channelId).toBe(ChannelId.parse(stage.channel.id));
});
