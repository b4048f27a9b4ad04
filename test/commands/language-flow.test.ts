// A German member and an English moderator on one server: each reads their own language, at the same time, and the
// public words about a clip are in its author's.
import { describe, expect, it } from 'vitest';
import { setStage } from '../support/stage.ts';
import { GROK, hears, idIn, reaches } from '../support/steps.ts';

const WISH = { prompt: 'eine Gondel im Morgengrauen', model: GROK };
const MONEY = String.raw`\$0\.44`;

async function setBilingualStage() {
  const stage = await setStage();
  return Object.assign(stage, { greta: stage.guild.addMember({ name: 'Greta', locale: 'de' }) });
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
