// The policy of a server, set from Discord: roles, guests, channels, pace, words, access and review, and how each of them
// meets a member.
import { describe, expect, it } from 'vitest';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, auditOf, GROK, generate, generateButton, order, reaches, setLimits, WAN } from '../support/steps.ts';

const admin = (stage: Stage, path: string, options: Parameters<Stage['mia']['command']>[2] = {}) =>
  stage.mia.command(stage.channel, `video-admin ${path}`, options);

function member(stage: Stage, ...names: readonly string[]) {
  const roles = names.map((name) => stage.guild.addRole({ name }));
  return { roles, who: stage.guild.addMember({ name: 'Rosa', roles }) };
}

describe('a role', () => {
  it('has limits of its own; the most generous of several counts, and says so on the card', async () => {
    await using stage = await setStage();
    const { roles, who } = member(stage, 'Crew', 'Patrons');
    const [crew, patrons] = roles;
    if (crew === undefined || patrons === undefined) throw new Error('no roles');
    await admin(stage, 'role', { role: crew, clip: '0.50' });
    const { text } = await admin(stage, 'role', { role: patrons, clip: '3', day: 'none', budget: '20' });
    expect(text).toContain('the most generous counts, limit by limit');
    expect(text).toContain(`${crew.mention}: one clip **$0.50**, each as for everybody a day`);
    expect(text).toContain(`${patrons.mention}: one clip **$3.00**, each **no limit** a day`);
    expect(text).toContain('all together **$20.00** a month');
    expect(generateButton(await ask(stage, { by: who })).disabled).toBe(false);
    await admin(stage, 'role', { role: crew, strict: true });
    expect((await ask(stage, { by: who })).text).toContain('One clip may cost at most $0.50');
    await admin(stage, 'role', { role: crew, remove: true });
    expect(generateButton(await ask(stage, { by: who })).disabled).toBe(false);
  });

  it('shares one budget among its members', async () => {
    await using stage = await setStage();
    const { roles, who } = member(stage, 'Crew');
    const [crew] = roles;
    if (crew === undefined) throw new Error('no role');
    const other = stage.guild.addMember({ name: 'Otto', roles });
    await admin(stage, 'role', { role: crew, budget: '1' });
    await order(stage, { by: who });
    const card = await ask(stage, { by: other });
    expect(card.text).toContain("Your role's monthly budget has $0.45 of $1.00 left");
    expect(generateButton(card).disabled).toBe(true);
  });

  it('is not taken with an amount that is none, and nothing changes', async () => {
    await using stage = await setStage();
    const { roles } = member(stage, 'Crew');
    const [crew] = roles;
    if (crew === undefined) throw new Error('no role');
    const { text } = await admin(stage, 'role', { role: crew, clip: 'much' });
    expect(text).toMatch(/is not an amount.*Nothing was changed/);
    expect(await auditOf(stage)).toEqual([]);
  });
});

describe('guests and channels', () => {
  it('members without a role are held to the guests’ limits while there are any', async () => {
    await using stage = await setStage();
    const { text } = await admin(stage, 'guests', { clip: '0.20', day: '0.40' });
    expect(text).toContain('Members without any role: one clip **$0.20**, **$0.40** a day');
    expect((await ask(stage)).text).toContain('One clip may cost at most $0.20');
    expect((await admin(stage, 'guests', { remove: true })).text).toContain('without any role: as for everybody');
    expect(generateButton(await ask(stage)).disabled).toBe(false);
  });

  it('a channel has a day and a month, its threads included', async () => {
    await using stage = await setStage();
    const other = stage.guild.addTextChannel({ name: 'other', nsfw: true });
    const { text } = await admin(stage, 'channel', { channel: stage.channel, day: '0.60' });
    expect(text).toContain(`${stage.channel.mention}: **$0.60** a day, **no limit** a month`);
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    const [thread] = stage.channel.threads;
    if (thread === undefined) throw new Error('no thread');
    expect((await ask(stage, { in: thread })).text).toContain("This channel's daily limit has $0.05 of $0.60 left");
    expect(generateButton(await ask(stage, { in: other })).disabled).toBe(false);
    expect((await stage.ana.command(thread, 'video budget')).text).toContain("This channel's daily limit");
  });
});

describe('pace', () => {
  it('clips at once and the pause between two are set, kept and refused', async () => {
    await using stage = await setStage();
    const { text } = await setLimits(stage, { member_running: '1', server_running: '4', cool_down: '5m' });
    expect(text).toContain('Under way at once: each member **1**, the whole server **4**');
    expect(text).toContain('From one clip of a member to the next: **5 min**');
    await order(stage);
    expect((await ask(stage)).text).toContain('takes one at a time from each member');
    await setLimits(stage, { member_running: 'none' });
    expect((await ask(stage)).text).toContain('There is a pause between two clips');
  });

  it.each([
    ['member_running', '0', 'is not a number from 1 to 100'],
    ['member_running', 'many', 'is not a number from 1 to 100'],
    ['cool_down', '2d', 'is not a span'],
    ['cool_down', '-1', 'is not a span'],
  ])('%s %s is refused', async (option, value, words) => {
    await using stage = await setStage();
    const { text } = await setLimits(stage, { [option]: value, clip: '5' });
    expect(text).toContain(words);
    expect(text).toContain('Nothing was changed');
    expect(await auditOf(stage)).toEqual([]);
  });
});

describe('words', () => {
  it('a word that is blocked is refused in the prompt and in what to leave out, with the member’s own letters', async () => {
    await using stage = await setStage();
    expect((await admin(stage, 'words add', { rule: 'Gondola' })).text).toContain('No prompt may have `Gondola`');
    for (const prompt of ['a GÓNDOLA at dawn', 'a g0nd0la']) {
      const { text } = await ask(stage, { prompt });
      expect(text).toContain(`This server does not allow ${prompt.split(' ')[1] ?? ''} in a prompt`);
      expect(text).toContain('Nothing was charged');
    }
    const hidden = await ask(stage, { prompt: 'a boat', negative_prompt: 'gondola', model: WAN });
    expect(hidden.text).toContain('does not allow gondola');
    expect(generateButton(await ask(stage, { prompt: 'a boat' })).disabled).toBe(false);
  });

  it('a word that comes onto the list between card and press stops the press', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    await admin(stage, 'words add', { rule: 'gondola' });
    const refused = await generate(card);
    expect(refused.text).toContain('does not allow gondola');
    expect(await stage.bot.store.read.jobs.inState(['queued'])).toEqual([]);
  });

  it('are listed, tested and taken off; the test is private and in no log', async () => {
    await using stage = await setStage();
    await admin(stage, 'words add', { rule: 'fox*' });
    await admin(stage, 'words add', { rule: 'sec(ret|ure) ?\\d+', kind: 'pattern' });
    const list = await admin(stage, 'words list');
    expect(list.text).toContain('### 2 rules for prompts');
    const tested = await admin(stage, 'words test', { text: 'the foxes keep secret 42' });
    expect(tested.text).toContain('### This text meets 2 rules');
    expect(tested.text).toMatch(/`fox\*` finds `foxes` at character 5/);
    expect(tested.ephemeral).toBe(true);
    expect(JSON.stringify(stage.log)).not.toContain('foxes');
    const offered = await stage.mia.autocomplete(stage.channel, 'video-admin words remove', { id: 'fox' }, 'id');
    expect(offered).toHaveLength(1);
    expect((await admin(stage, 'words remove', { id: String(offered[0]?.value) })).text).toContain('is off the list');
    expect((await admin(stage, 'words test', { text: 'foxes' })).text).toContain('could be made');
    const [entry] = await auditOf(stage);
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({ words: [{ text: 'fox*' }] });
    expect(entry?.before).not.toContain(stage.mia.id);
  });

  it.each([
    ['(a+', 'pattern', 'a parenthesis is opened and not closed'],
    ['(?=x)', 'pattern', 'cannot be looked for quickly'],
    ['.*', 'pattern', 'would be found in about any prompt'],
    ['!', 'word', 'would be found in about any prompt'],
    ['  *', 'word', 'Nothing was changed'],
  ])('%s (%s) is no rule', async (rule, kind, words) => {
    await using stage = await setStage();
    const { text } = await admin(stage, 'words add', { rule, kind });
    expect(text).toContain(words);
    expect(text).toContain('Nothing was changed');
    expect(await auditOf(stage)).toEqual([]);
  });

  it('two moderators at once both add theirs', async () => {
    await using stage = await setStage();
    await Promise.all(['alpha', 'beta', 'gamma'].map((rule) => admin(stage, 'words add', { rule })));
    expect((await admin(stage, 'words list')).text).toContain('### 3 rules');
  });
});

describe('access', () => {
  it('channels, roles and kinds are chosen on the card, and count at once', async () => {
    await using stage = await setStage();
    const other = stage.guild.addTextChannel({ name: 'other', nsfw: true });
    const crew = stage.guild.addRole({ name: 'Crew' });
    const card = await admin(stage, 'access show');
    expect(card.text).toContain('Channels: **all of them**');
    const one = await card.choose('Only in these channels', other.id);
    expect(one.text).toContain(`Channels: ${other.mention}, with their threads`);
    expect((await ask(stage)).text).toContain(`Clips are not made in this channel. Go to ${other.mention}`);
    await one.choose('Only in these channels', []);
    await (await admin(stage, 'access show')).choose('Only members with these roles', [crew.id]);
    expect((await ask(stage)).text).toContain(`Only members with ${crew.mention} may make clips here`);
    await (await admin(stage, 'access show')).press('All roles');
    await (await admin(stage, 'access show')).choose('Only these kinds of clips', ['image']);
    expect((await ask(stage)).text).toContain('does not allow clips of this kind');
    expect((await auditOf(stage)).map(({ action }) => action)).toEqual(Array(5).fill('settings'));
  });

  it('models come and go one by one', async () => {
    await using stage = await setStage();
    expect((await admin(stage, 'access models', { add: 'no-such-model' })).text).toContain('no video model called');
    await admin(stage, 'access models', { add: GROK });
    expect((await ask(stage)).text).toContain('does not allow the model');
    expect(generateButton(await ask(stage, { model: GROK })).disabled).toBe(false);
    await admin(stage, 'access models', { add: WAN });
    expect(generateButton(await ask(stage)).disabled).toBe(false);
    expect((await admin(stage, 'access models', { remove: GROK })).text).toContain(`Models: \`${WAN}\``);
    expect((await admin(stage, 'access models', { all: true })).text).toContain('Models: **all of them**');
  });

  it('uncensored models are off until a moderator allows them where Discord asks for an age', async () => {
    await using stage = await setStage({ uncensored: false });
    expect((await ask(stage)).text).toContain('uncensored model, which this server does not allow');
    await (await admin(stage, 'access show')).choose(
      'Uncensored models',
      'Uncensored models: in age-restricted channels',
    );
    expect(generateButton(await ask(stage)).disabled).toBe(false);
    const young = stage.guild.addTextChannel({ name: 'young' });
    expect((await ask(stage, { in: young })).text).toContain('in age-restricted channels only');
  });
});

describe('review', () => {
  it('is set by options and menus, and the card says that a moderator looks first', async () => {
    await using stage = await setStage();
    const set = await admin(stage, 'review', { from_price: '0.50', first_clips: '3', hours: 12 });
    expect(set.text).toContain('**Before a prompt is made:** from $0.50; the first 3 clips of each member');
    expect(set.text).toContain('They have 12 hours');
    expect((await ask(stage)).text).toContain('A moderator looks at it first');
    const off = await admin(stage, 'review', { off: true });
    expect(off.text).toContain('**Before a prompt is made:** never');
    const crew = stage.guild.addRole({ name: 'Crew' });
    const menu = await off.choose('Clips of members with these roles', crew.id);
    expect(menu.text).toContain(`**Before a clip is posted:** members with ${crew.mention}`);
    expect((await admin(stage, 'review', { new_members: '0' })).text).toContain('is not a number from 1 to 365');
  });
});
