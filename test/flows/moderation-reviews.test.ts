// Reviews as members and moderators live through them: nothing public and nothing charged before a moderator's yes, each
// decision once, everybody told, whatever happens to Discord, to the process or to the price meanwhile.
import { describe, expect, it } from 'vitest';
import { ChannelId } from '../../src/domain/ids.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { cardIn, configure, direct, moderatorsRoom, moneyOf, pressAs, reviewOf } from '../support/moderators.ts';
import { setStage } from '../support/stage.ts';
import { ask, askedOf, auditOf, clipPost, generate, idIn, order, reaches, said, WAN } from '../support/steps.ts';

const WHY = 'Why? The member reads this';

describe('a prompt that waits for a moderator', () => {
  it('is shown to nobody else, held and not charged; approved, it is made and posted', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const card = await ask(stage, { prompt: 'a secret gondola' });
    expect(card.text).toContain('A moderator looks at it first; until then nothing is charged.');
    const receipt = await generate(card);
    const id = idIn(receipt.text);
    expect(receipt.text).toContain('waits for a moderator');
    const review = await cardIn(stage, room, 'A prompt waits for you');
    for (const words of ['a secret gondola', stage.ana.mention, '$0.55', id]) expect(review.text).toContain(words);
    expect(review.pings.users).toEqual([]);
    await stage.pass(10 * MINUTE);
    expect(said(stage)).toEqual([]);
    expect(askedOf(stage, 'queue')).toEqual([]);
    expect(await moneyOf(stage)).toEqual({ held: 550_000, spent: 0 });
    expect((await stage.ana.command(stage.channel, 'video jobs')).text).toContain(
      'A moderator looks at the prompt first',
    );

    expect((await pressAs(review, stage.mia, 'Approve')).text).toContain('approved it');
    await clipPost(stage);
    await stage.until(() => review.text.includes('approved it'));
    expect(review.buttons).toEqual([]);
    const told = said(stage).filter(({ text }) => text.includes(`a moderator approved clip \`${id}\``));
    expect(told).toHaveLength(1);
    expect(told[0]?.pings.users).toEqual([stage.ana.id]);
    expect((await auditOf(stage))[0]).toMatchObject({ action: 'decide', actor: stage.mia.id, subject: id });
    await stage.verify();
  });

  it('refused, costs nothing; its author reads the reason in private and can appeal, the prompt is quoted nowhere', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const { id } = await order(stage, { prompt: 'a secret gondola' });
    const review = await cardIn(stage, room, 'A prompt waits for you');
    const form = await pressAs(review, stage.mia, 'Refuse…');
    await form.submit({ [WHY]: 'no *boats* today' });
    const [word] = await stage.until(() => direct(stage.ana).length > 0 && direct(stage.ana));
    expect(word?.text).toContain('said no');
    expect(word?.text).toContain('no \\*boats\\* today');
    expect(word?.text).toContain('**Not charged:** the $0.55 are back');
    expect(word?.text).toContain(`/video appeal id:${id}`);
    expect(word?.text).not.toContain('secret');
    await stage.pass(10 * MINUTE);
    expect(direct(stage.ana)).toHaveLength(1);
    expect(said(stage)).toEqual([]);
    expect(await moneyOf(stage)).toEqual({ held: 0, spent: 0 });
    await stage.verify();
  });

  it('that its author calls off leaves nothing to decide, and the card says so', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const { receipt } = await order(stage);
    const review = await cardIn(stage, room, 'A prompt waits for you');
    const forged = await pressAs(review, stage.mia, 'Refuse…');
    expect((await receipt.press('Call it off')).text).toContain('$0.55 are back');
    expect((await forged.submit({ [WHY]: 'late' })).text).toContain('has taken it back');
    await stage.until(() => review.text.includes('Taken back by the member'));
    expect(review.buttons).toEqual([]);
    await stage.pass(MINUTE);
    expect(direct(stage.ana)).toEqual([]);
    await stage.verify();
  });

  it('is decided by the first of two moderators; the second is told who was first', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const tom = stage.guild.addMember({
      name: 'Tom',
      roles: [stage.guild.addRole({ name: 'Boss', permissions: ['ManageGuild'] })],
    });
    await order(stage);
    const review = await cardIn(stage, room, 'A prompt waits for you');
    const answers = await Promise.all([pressAs(review, stage.mia, 'Approve'), pressAs(review, tom, 'Approve')]);
    const texts = answers.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('✅'))).toHaveLength(1);
    expect(texts.filter((text) => /was first and has accepted it/.test(text))).toHaveLength(1);
    await clipPost(stage);
    await stage.verify();
    expect(askedOf(stage, 'queue')).toHaveLength(1);
  });

  it('that nobody decides ends by itself with the money back, once', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt', 2));
    const { id } = await order(stage);
    const review = await cardIn(stage, room, 'A prompt waits for you');
    await stage.pass(2 * HOUR + MINUTE);
    expect((await reaches(stage, id, 'failed')).state).toMatchObject({
      failure: { reason: 'not-reviewed', charged: 'no' },
    });
    expect(review.text).toContain('Nobody decided in time');
    expect(direct(stage.ana).map(({ text }) => text)).toEqual([
      expect.stringContaining('no moderator looked at the prompt'),
    ]);
    await stage.verify();
  });

  it('that costs more by the time of the yes is not made, and its author can see the new price', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const { id } = await order(stage);
    const review = await cardIn(stage, room, 'A prompt waits for you');
    stage.venice.setPrice(WAN, 2);
    expect((await pressAs(review, stage.mia, 'Approve')).text).toContain("Venice's price had risen");
    expect((await reaches(stage, id, 'failed')).state).toMatchObject({ failure: { reason: 'price-rose' } });
    await stage.until(() => direct(stage.ana).some(({ text }) => text.includes('Venice asks more than the $0.55')));
    expect(await moneyOf(stage)).toEqual({ held: 0, spent: 0 });
    expect(askedOf(stage, 'queue')).toEqual([]);
  });

  it('is looked at anew when the approval ends while it waits in line', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt', 1));
    const { id } = await order(stage);
    const first = await cardIn(stage, room, 'A prompt waits for you');
    await configure(stage, { pause: { since: stage.clock.now(), by: null, why: 'by-hand', note: null } });
    await pressAs(first, stage.mia, 'Approve');
    await stage.pass(HOUR + MINUTE);
    expect(askedOf(stage, 'queue')).toEqual([]);
    await configure(stage, { pause: null });
    await reaches(stage, id, 'awaiting');
    const cards = () =>
      stage.mia.sees(room).filter(({ text }) => /A prompt waits for you|Review of a prompt/.test(text));
    await stage.until(() => cards().length === 2);
    expect(await moneyOf(stage)).toEqual({ held: 550_000, spent: 0 });
    const second = cards().at(-1);
    if (second === undefined) throw new Error('no second card');
    await pressAs(second, stage.mia, 'Approve');
    await clipPost(stage);
    await stage.verify();
  });

  it('survives a restart, and Discord that does not take the card for a while', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const trouble = stage.discord.fault(
      { kind: 'answer', status: 500, when: 'after' },
      { match: ({ method, path }) => method === 'POST' && path.includes(room.id), times: 3 },
    );
    await order(stage);
    await stage.until(() => trouble.reached);
    await stage.restart();
    await stage.pass(10 * MINUTE);
    const cards = stage.mia.sees(room).filter(({ text }) => /A prompt waits for you|Review of a prompt/.test(text));
    expect(cards).toHaveLength(1);
    const [card] = cards;
    if (card === undefined) throw new Error('no card');
    await pressAs(card, stage.mia, 'Approve');
    await stage.restart();
    await clipPost(stage);
    await stage.pass(5 * MINUTE);
    expect(said(stage).filter(({ attachments }) => attachments.length > 0)).toHaveLength(1);
    expect(said(stage).filter(({ text }) => text.includes('a moderator approved'))).toHaveLength(1);
    await stage.verify();
  });

  it('goes to the owner when the moderators’ channel is gone, and is decided with a command', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    room.delete();
    const { id } = await order(stage);
    const owner = stage.guild.owner;
    const card = await stage.until(() => direct(owner).at(-1));
    expect(card.text).toContain('A prompt waits for you');
    expect(card.text).toContain('/video-admin cases');
    expect(card.buttons).toEqual([]);
    const list = await stage.mia.command(stage.channel, 'video-admin cases');
    const [offered] = list.selects;
    const opened = await list.choose('Open one to decide it', offered?.options[0]?.value ?? '');
    expect(opened.ephemeral).toBe(true);
    await opened.press('Approve');
    await reaches(stage, id, 'delivered');
    await stage.verify();
  });

  it('is read whole however long it is, and by nobody else', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('prompt'));
    const prompt = `${'*@everyone* a gondola '.repeat(80)}the end`;
    await order(stage, { prompt });
    const review = await cardIn(stage, room, 'A prompt waits for you');
    expect(review.text).not.toContain('the end');
    expect(review.pings.everyone).toBe(false);
    const whole = await pressAs(review, stage.mia, 'Whole prompt');
    expect(new TextDecoder().decode(whole.download(0))).toBe(prompt);
    expect((await pressAs(review, stage.ben, 'Whole prompt')).text).toContain('Only the moderators');
  });

  it('needs no look for whoever manages the server', async () => {
    await using stage = await setStage();
    await configure(stage, reviewOf('prompt'));
    const { id, receipt } = await order(stage, { by: stage.mia });
    expect(receipt.text).toContain('is on its way');
    await reaches(stage, id, 'delivered');
  });
});

describe('a finished clip that waits for a moderator', () => {
  it('is shown to them whole, and posted once they approve', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('result'));
    const { id } = await order(stage);
    const review = await cardIn(stage, room, 'A finished clip waits for you');
    expect(review.attachments).toHaveLength(1);
    expect(said(stage).filter(({ attachments }) => attachments.length > 0)).toEqual([]);
    expect((await stage.ana.command(stage.channel, 'video show', { id })).text).toContain('a moderator looks at it');
    await pressAs(review, stage.mia, 'Approve and post');
    const clip = await clipPost(stage);
    expect(clip.download(0)).toEqual(review.download(0));
    await stage.pass(5 * MINUTE);
    expect(said(stage).filter(({ attachments }) => attachments.length > 0)).toHaveLength(1);
    await stage.verify();
  });

  it('refused, stays unposted and paid for; an accepted appeal posts it', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('result'));
    const { id } = await order(stage);
    const review = await cardIn(stage, room, 'A finished clip waits for you');
    await (await pressAs(review, stage.mia, 'Refuse…')).submit({ [WHY]: 'too wet' });
    const word = await stage.until(() =>
      said(stage).find(({ text }) => text.includes('decided that it is not posted')),
    );
    expect(word.text).toContain('too wet');
    expect(word.text).toContain('$0.55 stay charged');
    const hidden = await stage.ana.command(stage.channel, 'video show', { id });
    expect(hidden.text).toContain('is not shown');
    await (await word.asOther(stage.ana).press('Appeal')).submit({
      'Why shall the moderators look again?': 'it is dry',
    });
    const appeal = await cardIn(stage, room, 'appeals');
    expect(appeal.text).toContain('too wet');
    expect(appeal.text).toContain('it is dry');
    await (await pressAs(appeal, stage.mia, 'Accept…')).submit({});
    await clipPost(stage);
    await reaches(stage, id, 'delivered');
    await stage.until(() => said(stage).some(({ text }) => text.includes('your appeal was accepted')));
    await stage.verify();
  });

  it('that nobody looks at is kept, and can still be posted', async () => {
    await using stage = await setStage();
    const room = await moderatorsRoom(stage, reviewOf('result', 1));
    const { id } = await order(stage);
    const review = await cardIn(stage, room, 'A finished clip waits for you');
    await reaches(stage, id, 'kept', 2 * HOUR);
    await stage.until(() => review.text.includes('the clip was not posted'));
    await stage.until(() => said(stage).some(({ text }) => text.includes('they can still post it')));
    expect(await moneyOf(stage)).toEqual({ held: 0, spent: 550_000 });
    await pressAs(review, stage.mia, 'Post it after all');
    await clipPost(stage);
    await reaches(stage, id, 'delivered');
    await stage.verify();
  });

  it('too large for the card, is shown to whoever asks', async () => {
    await using stage = await setStage({ uploadLimit: 20_000 });
    const room = await moderatorsRoom(stage, reviewOf('result'));
    await configure(stage, { moderatorChannel: ChannelId.parse(room.id) });
    await order(stage);
    const review = await cardIn(stage, room, 'A finished clip waits for you');
    expect(review.attachments).toEqual([]);
    const shown = await pressAs(review, stage.guild.owner, 'Show the clip');
    expect(shown.ephemeral).toBe(true);
    expect((await pressAs(review, stage.ben, 'Show the clip')).text).toContain('Only the moderators');
  });
});
