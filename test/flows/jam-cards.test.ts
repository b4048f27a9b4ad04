// A jam as people meet it: the host's card, the live card, prompts paid from the pot, ballots, turns, and the words said once.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { askInJam, entryOf, hostCardOf, type OpenJam, openJam, paidInJam } from '../support/jam-steps.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, generate, LONGCAT } from '../support/steps.ts';

const publicTexts = (stage: Stage, { thread }: OpenJam) =>
  stage.discord.messages(thread).filter(({ ephemeralFor }) => ephemeralFor === undefined);
const sayings = (stage: Stage, jam: OpenJam, words: string) =>
  publicTexts(stage, jam).filter(({ content }) => content.includes(words));
const cardEdits = (stage: Stage, { card }: OpenJam) =>
  stage.discord.requests.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/messages/${card().id}`));
const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label.replace(/^\S+ (?=[A-Z])/u, ''));

describe("the host's card", () => {
  it('is private, says what the pot takes of which budget, and spends nothing', async () => {
    await using stage = await setStage();
    const card = await hostCardOf(stage, { length: '1h 30m' });
    expect(card.ephemeral).toBe(true);
    expect(card.text).toContain('Boats at night');
    expect(card.text).toContain('It lasts 1 h 30 min');
    expect(card.text).toContain("**$1.00** for the pot, from the server's budget");
    expect(card.text).toContain("The server's daily limit: $4.00 of $5.00 left after that");
    expect(await stage.bot.store.read.ledger.totals()).toMatchObject({ held: 0, spent: 0 });
    expect((await card.press('Cancel')).text).toContain('dropped');
    await stage.verify();
  });

  it('takes every choice, keeps what reads, and says what does not', async () => {
    await using stage = await setStage();
    const { ben, guild } = stage;
    const role = guild.addRole({ name: 'Film club', permissions: [] });
    let card = await hostCardOf(stage);
    card = await card.choose('Kind', 'relay');
    card = await card.choose('When clips are shown', 'at-end');
    card = await card.choose('How it is judged', 'vote-3');
    card = await (await card.press('Minutes')).submit({ 'For one turn': '5' });
    card = await (await card.press('Start and end')).submit({ End: 'none' });
    card = await (await card.press('Model and settings')).submit({ Shape: '16:9' });
    card = await card.press('People and pot …');
    card = await card.choose('Who may take part (nobody chosen: everybody)', [role.id]);
    card = await card.choose('Judges (nobody chosen: votes)', [ben.id]);
    card = await (await card.press('Most for each person')).submit({ Clips: '2', 'Dollars from the pot': '0.5' });
    card = await (await card.press('Pot')).submit({ 'Dollars in the pot': 'plenty' });
    expect(card.text).toContain('“plenty” is no amount');
    for (const words of [
      'One continuous film',
      'at most 2 clips and $0.50 each',
      'has 5 minutes to press Generate',
      'stay sealed',
      `${ben.mention} give each clip one to ten points`,
      `Members with ${role.mention} may take part`,
      'until the pot is empty',
      '`16:9`',
    ])
      expect(card.text).toContain(words);
    card = await (await card.press('Pot')).submit({ 'Dollars in the pot': '50' });
    expect(card.text).toContain('too little for this pot');
    expect(card.buttons.find(({ label }) => label === 'Start the jam')?.disabled).toBe(true);
    stage.discord.assertClean();
  });

  it('is for those who may host', async () => {
    await using stage = await setStage();
    const no = await stage.ana.command(stage.channel, 'jam start', {});
    expect(no.text).toContain('only moderators start jams');
    expect(stage.channel.threads).toEqual([]);
  });
});

describe('an open jam', () => {
  it('shows a live card, takes prompts on the pot, and is judged in private', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage);
    expect(labels(jam.card())).toEqual(['Add a prompt', 'Vote', 'Gallery', 'End']);
    const price = await askInJam(jam, ana, 'a gondola under stars');
    expect(price.ephemeral).toBe(true);
    expect(price.text).toContain('For the jam “Boats at night”. The pot pays; at most 3 clips each.');
    expect(price.text).toContain("The jam's pot pays: $1.00 of $1.00 left, **$0.945** after this clip.");
    await generate(price);
    const entry = await entryOf(stage, jam, 1);
    expect(entry.text).toContain(`by ${ana.mention}`);
    expect(entry.text).toContain('$0.055 from the pot');
    expect(labels(entry)).toEqual(['Remix', 'Vote', 'Withdraw', 'Report']);
    expect((await entry.press('Vote')).text).toContain('no clip yet that you could choose');
    const ballot = await entry.asOther(ben).press('Vote');
    expect(ballot.ephemeral).toBe(true);
    const [menu] = ballot.selects;
    expect(menu?.options.map(({ label }) => label)).toEqual(['#1 by Ana: a gondola under stars']);
    const voted = await ballot.choose('Choose a clip', menu?.options[0]?.value ?? '');
    expect(voted.text).toContain('You have chosen #1. Your vote is kept; nobody sees it until the end.');
    await stage.until(() => jam.card().text.includes('One person has voted') && jam.card().text.includes('1 clip'));
    expect(jam.card().text).toContain('$0.945 of $1.00 left in the pot');
    expect(jam.card().text).not.toContain(ben.mention);
    expect(cardEdits(stage, jam).length).toBeLessThan(12);
    await stage.verify();
  });

  it('counts what is made in its thread by any command, and says so on the card', async () => {
    await using stage = await setStage();
    const jam = await openJam(stage);
    const card = await ask(stage, { by: stage.ben, in: jam.thread, model: LONGCAT, prompt: 'a raft' });
    expect(card.text).toContain('For the jam “Boats at night”');
    await generate(card);
    const entry = await entryOf(stage, jam, 1);
    const remix = await (await entry.press('Remix')).submit({ 'What happens in the clip': 'a raft in the rain' });
    expect(remix.text).toContain('For the jam');
    await generate(remix);
    expect((await entryOf(stage, jam, 2)).text).toContain('a raft in the rain');
  });

  it('says everything once, whatever is restarted when', async () => {
    await using stage = await setStage();
    const jam = await openJam(stage, { options: { length: '45m' } });
    await stage.restart();
    await paidInJam(jam, stage.ana, 'a gondola');
    await stage.restart();
    await entryOf(stage, jam, 1);
    await paidInJam(jam, stage.ben, 'a raft');
    await entryOf(stage, jam, 2);
    await stage.restart();
    await stage.until(() => sayings(stage, jam, 'takes no more clips')[0]);
    await stage.restart();
    await stage.until(() => sayings(stage, jam, 'judging of jam')[0]);
    await stage.restart();
    await stage.until(() => jam.card().text.includes('Over since'));
    await stage.pass(10 * MINUTE);
    const texts = publicTexts(stage, jam);
    for (const words of ['takes no more clips', 'judging of jam', '**#1** by', '**#2** by'])
      expect([words, sayings(stage, jam, words).length]).toEqual([words, 1]);
    expect(texts.filter(({ components }) => JSON.stringify(components).includes('Card of jam'))).toHaveLength(1);
    const starters = stage.discord.messages(stage.channel).filter(({ content }) => content.includes('prompt jam'));
    expect(starters).toHaveLength(1);
    await stage.verify();
  });

  it('ends when its host says so, after a question, and for nobody else', async () => {
    await using stage = await setStage();
    const jam = await openJam(stage);
    expect((await jam.card().press('End')).text).toContain('Only');
    const question = await jam.card(stage.mia).press('End');
    expect(question.text).toContain('End “Boats at night” now?');
    expect((await question.press('End the jam')).text).toContain('The jam has ended');
    await stage.until(() => sayings(stage, jam, 'takes no more clips')[0]);
    expect(await stage.bot.store.read.ledger.totals()).toMatchObject({ held: 0 });
    expect((await stage.ana.command(stage.channel, 'jam list')).text).toContain('Boats at night');
  });

  it('lets an author take a clip out, and a moderator with a reason', async () => {
    await using stage = await setStage();
    const { ana, ben, mia } = stage;
    const jam = await openJam(stage);
    await paidInJam(jam, ana, 'one');
    const first = await entryOf(stage, jam, 1);
    expect((await first.asOther(ben).press('Withdraw')).text).toContain('moderators');
    const gone = await (await first.press('Withdraw')).press('Take it out');
    expect(gone.text).toContain('Clip #1 takes part no more');
    await paidInJam(jam, ben, 'two');
    const second = await entryOf(stage, jam, 2);
    const form = await second.asOther(mia).press('Withdraw');
    await form.submit({ 'Why? It is kept on record': 'not on the theme' });
    await stage.until(() => ana.sees(jam.thread).every(({ text }) => !text.startsWith('🎬 **#')));
  });
});

describe('a planned jam', () => {
  it('opens in time, with its pot set aside only then', async () => {
    await using stage = await setStage();
    const card = await hostCardOf(stage, { starts: 'in 2h', length: '45m' });
    const planned = await card.press('Start the jam');
    expect(planned.text).toContain('Your jam is planned');
    expect(await stage.bot.store.read.ledger.totals()).toMatchObject({ held: 0 });
    expect((await stage.ana.command(stage.channel, 'jam list')).text).toContain('⏰ Starts');
    await stage.until(() => stage.channel.threads[0], 3 * HOUR);
    await stage.verify();
  });

  it('that finds no place is called off, its pot given back, and its host told', async () => {
    await using stage = await setStage();
    const { mia, guild } = stage;
    const lost = guild.addTextChannel({ name: 'lost', nsfw: true });
    const card = await mia.command(lost, 'jam start', { theme: 'Boats', pot: '1', starts: 'in 2h' });
    await card.press('Start the jam');
    lost.delete();
    const told = await stage.until(() => mia.sees(mia.dm)[0], 3 * HOUR);
    expect(told.text).toContain('was called off: there was no place where I could open its thread');
    const { jams, ledger } = stage.bot.store.read;
    const [jam] = await jams.inState(['called-off']);
    expect(jam?.state).toMatchObject({ why: 'nowhere' });
    expect(jam?.fundedAt).not.toBeNull();
    expect(jam === undefined ? null : await ledger.pot(jam.id)).toBe(0);
  });
});

describe('a relay', () => {
  it('calls each person once, by name, and passes the camera on', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage, { options: { kind: 'relay' } });
    expect(labels(jam.card())).toEqual(['Add a prompt', 'Take a turn', 'Pass', 'Vote', 'Gallery', 'End']);
    expect((await jam.card().press('Add a prompt')).text).toContain('Press **Take a turn** first');
    expect((await jam.card().press('Take a turn')).text).toContain('The camera is yours');
    expect((await jam.card(ben).press('Take a turn')).text).toContain('You are next in line');
    const called = await stage.until(() => sayings(stage, jam, `${ana.mention} the camera is yours`)[0]);
    expect(called.pings).toEqual({ users: [ana.id], roles: [], everyone: false });
    await stage.until(() => jam.card().text.includes(`1. ${ben.mention}`));
    expect(
      (await jam
        .card()
        .press('jam.pass')
        .catch(() => null)) ?? null,
    ).toBeNull();
    const call = ana.sees(jam.thread).find(({ text }) => text.includes('the camera is yours'));
    expect((await call?.press('Pass'))?.text).toContain('You let your turn pass');
    const next = await stage.until(() => sayings(stage, jam, `${ben.mention} the camera is yours`)[0]);
    expect(next.pings.users).toEqual([ben.id]);
    await paidInJam(jam, ben, 'the first shot');
    await entryOf(stage, jam, 1);
    expect(sayings(stage, jam, 'the camera is yours')).toHaveLength(2);
  });
});

describe('judges', () => {
  it('are asked by name after the end, and give points that they can change', async () => {
    await using stage = await setStage();
    const { ana, ben, mia } = stage;
    const jam = await openJam(stage, {
      prepare: async (card) => (await card.press('People and pot …')).choose('Judges (nobody chosen: votes)', [mia.id]),
    });
    await paidInJam(jam, ana, 'one');
    await paidInJam(jam, ben, 'two');
    await entryOf(stage, jam, 1);
    await entryOf(stage, jam, 2);
    await (await jam.card(mia).press('End')).press('End the jam');
    const asked = await stage.until(() => sayings(stage, jam, 'please give your points')[0]);
    expect(asked.pings.users).toEqual([mia.id]);
    expect((await jam.card().press('Give points')).text).toContain("Only this jam's judges");
    let ballot = await jam.card(mia).press('Give points');
    for (const points of ['3', '9']) {
      const [menu] = ballot.selects;
      const clip = await ballot.choose('Choose a clip to give points to', menu?.options[0]?.value ?? '');
      ballot = await clip.choose('Points', points);
    }
    expect(ballot.text).toContain('You have given points to 1 of 2 clips. #1: **9**');
  });
});

describe('jams of a server', () => {
  it('are extended, come again on a weekday, and are announced once to the role that the host may call', async () => {
    await using stage = await setStage();
    const { mia, guild, channel } = stage;
    const jam = await openJam(stage);
    const longer = await mia.command(jam.thread, 'jam extend', { until: '3h', pot: '0.5' });
    expect(longer.text).toContain('its pot is $1.50');
    await stage.until(() => sayings(stage, jam, 'has changed the jam')[0]);
    const closed = guild.addRole({ name: 'Closed' });
    const open = guild.addRole({ name: 'Film', mentionable: true });
    const at = new Date(stage.clock.now() + 90 * MINUTE).toUTCString();
    const every = { every: `${at.slice(0, 3)} ${at.slice(17, 22)}`, length: '45m' };
    expect((await mia.command(jam.thread, 'jam repeat', { ...every, mention: closed })).text).toContain(
      'You may not mention',
    );
    const set = await mia.command(jam.thread, 'jam repeat', { ...every, mention: open });
    expect(set.text).toContain(`at ${at.slice(17, 22).replace(/^0/, '')} for 45 min`);
    const announcements = () => stage.discord.messages(channel).filter(({ content }) => content.includes(open.mention));
    await stage.until(() => announcements()[0]);
    await stage.pass(HOUR + 10 * SECOND);
    expect(announcements().map(({ pings }) => pings.roles)).toEqual([[open.id]]);
    await stage.until(() => channel.threads[1]);
    const offered = await mia.autocomplete(channel, 'jam stop', { jam: 'boats' }, 'jam');
    expect(offered.map(({ name }) => name)[0]).toContain('Boats at night · every ');
    expect((await mia.command(channel, 'jam stop', { jam: offered[0]?.value ?? '' })).text).toContain(
      'does not come again',
    );
  });

  it('open as posts of a forum where they are started in one', async () => {
    await using stage = await setStage();
    const { mia, ana } = stage;
    const forum = stage.guild.addForum({ name: 'jams', nsfw: true, tags: ['jam'], requireTag: true });
    const post = forum.addThread({ name: 'Where to jam', owner: ana });
    const card = await mia.command(post, 'jam start', { theme: 'Boats', pot: '1' });
    const started = await card.press('Start the jam');
    expect(started.text).toContain('Your jam is open');
    const room = await stage.until(() => forum.threads.find(({ name }) => name.includes('Boats')));
    await stage.until(() => ana.sees(room).find(({ text }) => text.includes('Card of jam')));
    stage.discord.assertClean();
  });
});
