// What a modified client could send: other people's cards, edited custom ids, values that nobody offered, forms with
// missing or foreign fields, commands without the right to them. Each is answered in a clear sentence, and nothing changes.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { components, forms } from '../../src/commands/index.ts';
import { dumpOf } from '../support/dump.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, clipPost, generate, generateButton, LONGCAT, order, reaches } from '../support/steps.ts';

const TEXT_INPUT = 4;
const STRING_SELECT = 3;
const LABEL = 18;
const BROKEN = /Something broke|did not respond|undefined|NaN|\[object/;
/** Every no says that nothing came of it, or what stands instead. */
const SETTLED =
  /Nothing was (changed|charged)|nothing was charged|belongs to|There is no clip|still open|no longer|Kept\./;

/** Sends something and sees a sentence, and the books as they were. */
async function bouncesOff(stage: Stage, send: () => Promise<Reply>): Promise<string> {
  const before = dumpOf(stage.dataDir);
  const { text } = await send();
  expect(text).not.toMatch(BROKEN);
  expect(text.length).toBeGreaterThan(20);
  expect(dumpOf(stage.dataDir)).toEqual(before);
  expect(stage.log.filter(({ event }) => event === 'interaction.broken')).toEqual([]);
  return text;
}

const form = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([custom_id, value], index) => ({
    type: LABEL,
    id: index * 2 + 1,
    component: { type: TEXT_INPUT, id: index * 2 + 2, custom_id, value },
  }));

describe('an edited custom id', () => {
  const EDITS: readonly (readonly [string, (id: string) => string])[] = [
    ['no subject', (id) => id.split(':')[0] ?? ''],
    ['an empty subject', (id) => `${id.split(':')[0]}:`],
    ['a version that is none', (id) => id.replace(/:\d+/, ':one')],
    ['a version before the first', (id) => id.replace(/:\d+/, ':0')],
    ['a version far ahead', (id) => id.replace(/:\d+/, ':9007199254740993')],
    ['a version that is not over', (id) => id.replace(/:\d+/, ':1.5')],
    ['a colon more', (id) => `${id}:x:y:z`],
    ['a colon in front', (id) => `:${id}`],
    ['another action', (id) => `x${id}`],
    ['an action of every object', () => '__proto__:1:2'],
    ['a draft of nobody', (id) => id.replace(/:[0-9a-z]+/, ':0000000000')],
    ['a draft in capitals', (id) => id.toUpperCase()],
    ['as long as Discord allows', (id) => `${id}${'9'.repeat(100)}`.slice(0, 100)],
    ['a statement', () => "draft.pay:' OR 1=1 --:1"],
  ];

  it.each(EDITS)('with %s does nothing', async (_, edit) => {
    await using stage = await setStage();
    const card = await ask(stage);
    const real = generateButton(card).customId ?? '';
    const text = await bouncesOff(stage, () =>
      stage.discord.craft({ as: stage.ana, message: card, customId: edit(real) }),
    );
    expect(text).not.toContain('is on its way');
    expect(text).toMatch(/Nothing was|nothing was|Generate|charged/);
  });

  it('of every action there is, with nonsense behind it, does nothing', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const nonsense = ['', ':', ':::', ':-1:-1', ':%00', ':../../etc:1', ':constructor:__proto__'];
    for (const { action } of components)
      for (const tail of nonsense) {
        // Without anything behind it this is the button itself: whose data goes is whoever presses, never what it says.
        if (`${action}${tail}` === 'privacy.erase-yes') continue;
        const customId = `${action}${tail}`;
        const before = dumpOf(stage.dataDir);
        const reply = await stage.discord.craft({ as: stage.ana, message: card, customId });
        expect([customId, BROKEN.test(reply.text)]).toEqual([customId, false]);
        expect([customId, dumpOf(stage.dataDir)]).toEqual([customId, before]);
      }
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  }, 60_000);

  it('of a form, of every action there is, does nothing', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const place = stage.channel;
    for (const { action } of forms)
      for (const tail of ['', ':', ':-1:-1', ':constructor:__proto__']) {
        const custom_id = `${action}${tail}`;
        const before = dumpOf(stage.dataDir);
        for (const components of [[], form({ prompt: '' }), form({ elsewhere: 'x' })]) {
          const data = { custom_id, components };
          const reply = await stage.discord.craftSending({ as: stage.ana, place, kind: 'modal', data, message: card });
          expect([custom_id, BROKEN.test(reply.text)]).toEqual([custom_id, false]);
        }
        expect([custom_id, dumpOf(stage.dataDir)]).toEqual([custom_id, before]);
      }
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  }, 60_000);
});

describe("another member's card", () => {
  it.each(['Generate', 'Edit prompt', 'Cancel'])('%s is refused', async (label) => {
    await using stage = await setStage();
    const card = await ask(stage);
    const customId = card.buttons.find((one) => one.label.startsWith(label))?.customId ?? '';
    const text = await bouncesOff(stage, () => stage.discord.craft({ as: stage.ben, message: card, customId }));
    expect(text).toMatch(SETTLED);
  });

  it('is not changed by a select, nor by a form', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const select = card.selects[0];
    const custom_id = (generateButton(card).customId ?? '').replace('draft.pay', 'draft.prompt');
    await bouncesOff(stage, () =>
      stage.discord.craft({
        as: stage.mia,
        message: card,
        customId: select?.customId ?? '',
        componentType: STRING_SELECT,
        values: ['10s'],
      }),
    );
    const data = { custom_id, components: form({ prompt: 'mine now' }) };
    await bouncesOff(stage, () =>
      stage.discord.craftSending({ as: stage.mia, place: stage.channel, kind: 'modal', data, message: card }),
    );
    const customId = custom_id.replace('draft.prompt', 'draft.pay');
    const own = await stage.discord.craft({ as: stage.ana, message: card, customId });
    expect(own.text).toContain('**$0.55** are set aside');
  });

  it('is not deleted, nor called off, by somebody else', async () => {
    await using stage = await setStage();
    const { id } = await order(stage, { model: LONGCAT });
    const other = await ask(stage, { by: stage.ben });
    const craft = (customId: string) => stage.discord.craft({ as: stage.ben, message: other, customId });
    await bouncesOff(stage, () => craft(`job.cancel:${id}`));
    await reaches(stage, id, 'delivered');
    const post = await clipPost(stage);
    await stage.until(async () => (await stage.bot.store.read.outbox.nextDue()) === undefined);
    expect(post.text).toContain(id);
    for (const action of ['clip.delete', 'clip.delete-yes'])
      expect(await bouncesOff(stage, () => craft(`${action}:${id}`))).toMatch(SETTLED);
  });
});

describe('a value that was never offered', () => {
  it.each([
    ['duration', '999s'],
    ['duration', ''],
    ['resolution', '8K'],
    ['aspectRatio', '1:1000'],
    ['audio', 'loud'],
    ['factor', '3'],
    ['bitrate', 'enormous'],
    ['task', 'win'],
    ['price', '0'],
    ['prompt', 'something else'],
  ])('%s %o changes nothing', async (setting, value) => {
    await using stage = await setStage();
    const card = await ask(stage);
    const [, draft, version] = (generateButton(card).customId ?? '').split(':');
    const text = await bouncesOff(stage, () =>
      stage.discord.craft({
        as: stage.ana,
        message: card,
        customId: `draft.set:${draft}:${version}:${setting}`,
        componentType: STRING_SELECT,
        values: [value],
      }),
    );
    expect(text).toMatch(/Nothing was|nothing was|0\.55/);
  });

  it.each([
    ['model', { model: 'no-such-model' }],
    ['duration', { duration: '999s' }],
    ['shape', { aspect_ratio: '9:999' }],
    ['number for a text', { model: 17 }],
    ['text for a switch', { audio: 'yes' }],
    ['list for a text', { prompt: ['a', 'b'] }],
  ])('%s, typed past the autocomplete, makes no card', async (_, options) => {
    await using stage = await setStage();
    const all = { prompt: 'a gondola', ...options };
    const given = Object.entries(all).map(([name, value]) => ({ type: 3, name, value }));
    const text = await bouncesOff(stage, () =>
      stage.discord.craftSending({
        as: stage.ana,
        place: stage.channel,
        kind: 'command',
        data: { id: '1'.repeat(18), name: 'video', type: 1, options: [{ type: 1, name: 'create', options: given }] },
      }),
    );
    expect(text).not.toContain('Generate');
  });

  it.each([
    ['a subcommand that is not there', 'video', [{ type: 1, name: 'steal', options: [] }]],
    ['no subcommand', 'video', []],
    ['a command that is not there', 'sudo', [{ type: 1, name: 'create', options: [] }]],
    ['a group that is not there', 'video-admin', [{ type: 2, name: 'gold', options: [{ type: 1, name: 'add' }] }]],
  ])('%s is answered', async (_, name, options) => {
    await using stage = await setStage();
    const data = { id: '1'.repeat(18), name, type: 1, options };
    const text = await bouncesOff(stage, () =>
      stage.discord.craftSending({ as: stage.mia, place: stage.channel, kind: 'command', data }),
    );
    expect(text).toContain('I cannot make sense of that');
  });

  it('is completed with nothing', async () => {
    await using stage = await setStage();
    const typing = (name: string, options: readonly object[]) =>
      stage.discord.craftTyping({
        as: stage.ana,
        place: stage.channel,
        data: { id: '1'.repeat(18), name, type: 1, options },
      });
    const focused = { type: 3, name: 'id', value: '', focused: true };
    expect(await typing('sudo', [{ type: 1, name: 'rm', options: [focused] }])).toEqual([]);
    expect(await typing('video-admin', [{ type: 1, name: 'settle', options: [focused] }])).toEqual([]);
  });
});

describe('a press that comes again', () => {
  it('of Generate makes one clip, and tells of it twice', async () => {
    await using stage = await setStage();
    const receipt = await generate(await ask(stage));
    const before = dumpOf(stage.dataDir);
    stage.discord.replay(receipt.interactionId ?? '');
    await stage.until(() => stage.log.some(({ event }) => event === 'interaction.too-late'));
    const after = dumpOf(stage.dataDir);
    expect(after['ledger']).toEqual(before['ledger']);
    expect(after['jobs']?.length).toBe(1);
    expect(stage.log.filter(({ event }) => event === 'interaction.broken')).toEqual([]);
  });

  it('of a card from before a change pays nothing', async () => {
    await using stage = await setStage();
    const card = await ask(stage);
    const old = generateButton(card).customId ?? '';
    await card.choose('Sound', 'off');
    const text = await bouncesOff(stage, () => stage.discord.craft({ as: stage.ana, message: card, customId: old }));
    expect(text).toMatch(/Nothing was charged/);
  });
});
