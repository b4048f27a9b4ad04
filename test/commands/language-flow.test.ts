// A German member and an English moderator on one server: each reads their own language, at the same time, and the
// public words about a clip are in its author's.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { GROK, hears, idIn, reaches } from '../support/steps.ts';
import { sameSentences } from './in-german.ts';

const WISH = { prompt: 'Gondel', model: GROK };
const MONEY = String.raw`\$0\.44`;

async function setBilingualStage() {
  const stage = await setStage();
  const roles = [stage.guild.addRole({ name: 'Moderation', permissions: ['ManageGuild'] })];
  return Object.assign(stage, {
    greta: stage.guild.addMember({ name: 'Greta', locale: 'de' }),
    gisela: stage.guild.addMember({ name: 'Gisela', locale: 'de', roles }),
  });
}

describe('a German member', () => {
  it('reads the card, the receipt, the clip and its end in German', async () => {
    await using stage = await setBilingualStage();
    const card = await stage.greta.command(stage.channel, 'video create', WISH);
    expect(card.text).toMatch(new RegExp(String.raw`\*\*${MONEY}\*\* für diesen Clip\. Der Preis gilt bis <t:`));
    expect(card.text).toContain('Dein Limit heute: noch $2.00 von $2.00, **$1.56** nach diesem Clip.');
    expect(card.buttons.map(({ label }) => label)).toEqual(['Generieren für $0.44', 'Prompt bearbeiten', 'Abbrechen']);
    const receipt = await card.press('Generieren für $0.44');
    expect(receipt.text).toContain('ist unterwegs');
    expect(receipt.text).toContain('sind dafür zurückgelegt');
    const id = idIn(receipt.text);
    await reaches(stage, id, 'delivered');
    const post = await hears(stage, 'Dein Clip ist fertig');
    expect(post.text).toContain('KI-generiert');
    expect(post.buttons.map(({ label }) => label.replace(/^\S+ /, ''))).toEqual([
      'Noch einmal',
      'Remix',
      'Verlängern',
      'Vergrößern',
      'Löschen',
      'Melden',
    ]);
    await hears(stage, `Stand von Clip \`${id}\``);
    await hears(stage, /✅ Gepostet\. Berechnet: \$0\.44\./);
    expect((await stage.greta.command(stage.channel, 'video budget')).text).toContain('$0.44 berechnet');
  });

  it('reads forms, refusals and what is offered while typing in German', async () => {
    await using stage = await setBilingualStage();
    const card = await stage.greta.command(stage.channel, 'video create', WISH);
    const form = await card.press('Prompt bearbeiten');
    expect(form.text.split('\n')).toEqual(['Prompt ändern', 'Was im Clip passiert']);
    const unknown = await stage.greta.command(stage.channel, 'video show', { id: 'k7m2xq' });
    expect(unknown.text).toBe('Auf diesem Server gibt es keinen Clip `k7m2xq`. `/video clips` zeigt deine.');
    const offered = await stage.greta.autocomplete(stage.channel, 'video create', { model: 'grok' }, 'model');
    expect(offered.map(({ name }) => name)).toContainEqual(expect.stringContaining('(privat, '));
    await stage.mia.command(stage.channel, 'video-admin limits', { clip: '0.10' });
    const shut = await card.press('Generieren für $0.44');
    expect(shut.text).toContain('Auf diesem Server darf ein Clip höchstens $0.10 kosten.');
    expect(shut.text).toContain('Es wurde nichts berechnet.');
  });

  it('finds models by words of either language', async () => {
    await using stage = await setBilingualStage();
    const found = async (filter: string) =>
      (await stage.greta.command(stage.channel, 'video models', { filter })).text.split('\n')[0];
    expect(await found('anonymisiert')).toMatch(/^### \d+ Modelle, mit „anonymisiert“$/);
    expect(await found('anonymised')).toBe((await found('anonymisiert'))?.replace('anonymisiert', 'anonymised'));
  });
});

describe('an English moderator', () => {
  it('reads English on the same server, also where the member reads German', async () => {
    await using stage = await setBilingualStage();
    const [german, english] = await Promise.all(
      [stage.greta, stage.mia].map((member) => member.command(stage.channel, 'video create', WISH)),
    );
    expect(german?.text).toContain('für diesen Clip');
    expect(english?.text).toContain('for this clip. The price holds until');
    const receipt = await german?.press('Generieren für $0.44');
    const id = idIn(receipt?.text ?? '');
    await reaches(stage, id, 'delivered');
    const post = await hears(stage, 'Dein Clip ist fertig');
    const mias = stage.mia.sees(post.channelId).find((one) => one.id === post.id);
    const form = await mias?.press('Remix');
    expect(form?.text.split('\n')).toEqual(['Remix this clip', 'What happens in the clip']);
    expect((await stage.mia.command(stage.channel, 'video-admin limits')).text).toContain('### Limits of this server');
  });
});

/** The button whose custom id has these words, whatever it is called. */
function pressing(words: string, reply: Reply): Promise<Reply> {
  const found = reply.buttons.find(({ customId }) => customId?.includes(words) === true);
  return reply.press(found?.label ?? words);
}

/** Plans a jam for later; its id. */
async function planned(channel: Stage['channel'], by: Stage['mia']): Promise<string> {
  const card = await by.command(channel, 'jam start', { theme: 'Gondel', pot: '1', starts: 'in 2h' });
  await pressing('jam.start:', card);
  const [newest] = await by.autocomplete(channel, 'jam end', { jam: '' }, 'jam');
  return String(newest?.value);
}

/** Two moderators do the same things, each in their own language; what is on the screen after each step. */
const TOUR: Readonly<Record<string, (stage: Stage, by: Stage['mia']) => Promise<Reply>>> = {
  'no clips': ({ channel }, by) => by.command(channel, 'video jobs'),
  'no receipts': ({ channel }, by) => by.command(channel, 'video budget'),
  models: ({ channel }, by) => by.command(channel, 'video models'),
  'models of a kind': ({ channel }, by) => by.command(channel, 'video models', { kind: 'image' }),
  'no model': ({ channel }, by) => by.command(channel, 'video models', { kind: 'image', filter: 'xyzzy' }),
  'a model': async ({ channel }, by) => {
    const list = await by.command(channel, 'video models', { kind: 'reference' });
    const open = list.selects.find(({ customId }) => customId.startsWith('models.open:'));
    return list.choose(open?.customId ?? '', open?.options[0]?.value ?? '');
  },
  'a card': ({ channel }, by) => by.command(channel, 'video create', { ...WISH, negative_prompt: 'Regen' }),
  'a form for files': ({ channel }, by) => by.command(channel, 'video reference', { prompt: 'eine Gondel' }),
  'a price for a transcript': ({ channel }, by) =>
    by.command(channel, 'video transcribe', { url: 'https://files.example/clip.mp4' }),
  'limits of the server': ({ channel }, by) => by.command(channel, 'video-admin limits'),
  'how the bot is doing': ({ channel }, by) => by.command(channel, 'video-admin status'),
  'no jams': ({ channel }, by) => by.command(channel, 'jam list'),
  'no jam here': ({ channel }, by) => by.command(channel, 'jam show'),
  'no such day': ({ channel }, by) => by.command(channel, 'jam repeat', { every: '§', jam: 'k7m2xq' }),
  'the game of a jam': ({ channel }, by) => by.command(channel, 'jam start', { theme: 'Gondel', starts: 'in 2h' }),
  'the people of a jam': async ({ channel }, by) =>
    pressing('jam.page:', await by.command(channel, 'jam start', { theme: 'Gondel', kind: 'relay', pot: '1' })),
  'a form of a jam': async ({ channel }, by) =>
    pressing(':minutes', await by.command(channel, 'jam start', { theme: 'Gondel', kind: 'relay', pot: '1' })),
  'a planned jam': async ({ channel }, by) => {
    const card = await by.command(channel, 'jam start', { theme: 'Gondel', pot: '1', starts: 'in 2h' });
    return pressing('jam.start:', card);
  },
  'an open relay': async (stage, by) => {
    const before = stage.channel.threads.length;
    const card = await by.command(stage.channel, 'jam start', { theme: 'Gondel', kind: 'relay', pot: '1' });
    await pressing('jam.start:', card);
    const thread = await stage.until(() => stage.channel.threads[before]);
    return stage.until(() => by.sees(thread).find(({ buttons }) => buttons.length > 0));
  },
  'an end that is asked for': async ({ channel }, by) =>
    by.command(channel, 'jam end', { jam: await planned(channel, by) }),
  'the end of a jam': async ({ channel }, by) =>
    pressing('jam.end-yes:', await by.command(channel, 'jam end', { jam: await planned(channel, by) })),
  'who may start jams': ({ channel }, by) => by.command(channel, 'video-admin access jams'),
  receipt: async ({ channel }, by) => {
    const card = await by.command(channel, 'video create', WISH);
    return card.press(card.buttons[0]?.customId ?? '');
  },
  'clips under way': async (stage, by) => {
    const card = await by.command(stage.channel, 'video create', WISH);
    await card.press(card.buttons[0]?.customId ?? '');
    return by.command(stage.channel, 'video jobs');
  },
};

const seen = ({ text, buttons, selects }: Reply) =>
  [
    text,
    ...buttons.map(({ label }) => label),
    ...selects.flatMap(({ placeholder, options }) => [placeholder, ...options.map(({ label }) => label)]),
  ].join('\n');

describe('nothing is left in English', () => {
  it.each(Object.entries(TOUR))('%s', async (_, step) => {
    await using stage = await setBilingualStage();
    const english = seen(await step(stage, stage.mia));
    const german = seen(await step(stage, stage.gisela));
    expect(german.split('\n').length).toBe(english.split('\n').length);
    expect(sameSentences(english, german)).toEqual([]);
  });
});
