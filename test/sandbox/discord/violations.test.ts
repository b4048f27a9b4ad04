// Bodies that Discord refuses: each is answered with 50035 and a tree of errors, and noted so that a test fails.

import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, openStage, registerRow, type Stage } from './bot.ts';

let stage: Stage;
let noted = 0;

beforeAll(async () => {
  stage = await openStage({ rateLimits: 'off' });
  await registerRow(stage);
});
beforeEach(() => {
  noted = stage.sandbox.violations.length;
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

const V2 = MessageFlags.IsComponentsV2;
const words = (content: string) => ({ type: 10, content });
const button = (fields: object) => ({
  type: 1,
  components: [{ type: 2, style: 1, label: 'x', custom_id: 'x', ...fields }],
});
const menu = (fields: object) => ({
  type: 1,
  components: [{ type: 3, custom_id: 'm', options: [{ label: 'a', value: 'a' }], ...fields }],
});

const messages: readonly (readonly [string, object])[] = [
  ['content over 2000 characters', { content: 'x'.repeat(2001) }],
  ['an unknown key', { content: 'x', contnet: 'y' }],
  ['an unknown key deep inside', { content: 'x', components: [button({ colour: 3 })] }],
  [
    'embeds with more than 6000 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
  ],
  ['an embed title over 256 characters', { embeds: [{ title: 'x'.repeat(257) }] }],
  ['a film in an embed', { content: 'x', embeds: [{ title: 'x', image: { url: 'attachment://clip.mp4' } }] }],
  [
    'six action rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, index) => button({ custom_id: `b${index}` })) },
  ],
  ['one custom id twice', { content: 'x', components: [button({}), button({})] }],
  ['a custom id over 100 characters', { content: 'x', components: [button({ custom_id: 'x'.repeat(101) })] }],
  ['a button without label or emoji', { content: 'x', components: [button({ label: undefined })] }],
  ['a link button with a custom id', { content: 'x', components: [button({ style: 5, url: 'https://example.org' })] }],
  [
    'two menus in a row',
    {
      content: 'x',
      components: [{ type: 1, components: [...menu({}).components, ...menu({ custom_id: 'n' }).components] }],
    },
  ],
  [
    'a menu with two equal values',
    {
      content: 'x',
      components: [
        menu({
          options: [
            { label: 'a', value: 'a' },
            { label: 'b', value: 'a' },
          ],
        }),
      ],
    },
  ],
  ['a menu that wants more than it has', { content: 'x', components: [menu({ max_values: 2 })] }],
  [
    'a menu with 26 options',
    {
      content: 'x',
      components: [menu({ options: Array.from({ length: 26 }, (_, index) => ({ label: 'a', value: `${index}` })) })],
    },
  ],
  ['text displays without the flag', { components: [words('x')] }],
  ['content beside components V2', { flags: V2, content: 'x', components: [words('x')] }],
  [
    'more than 40 components',
    {
      flags: V2,
      components: [
        { type: 17, components: Array.from({ length: 20 }, () => words('x')) },
        { type: 17, components: Array.from({ length: 20 }, () => words('x')) },
      ],
    },
  ],
  ['more than 4000 characters of text', { flags: V2, components: [words('x'.repeat(2001)), words('x'.repeat(2000))] }],
  [
    'a container in a container',
    { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [words('x')] }] }] },
  ],
  ['users both parsed and listed', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }],
  ['the ephemeral flag on a channel message', { content: 'x', flags: MessageFlags.Ephemeral }],
  ['an attachment that was not sent', { content: 'x', attachments: [{ id: '0', filename: 'a.mp4' }] }],
];

describe('a message with', () => {
  test.each(messages)('%s', async (_, body) => {
    expect(await codeOf(stage.client.rest.post(`/channels/${stage.canal.id}/messages`, { body }))).toBe(50035);
    expect(stage.sandbox.violations).toHaveLength(noted + 1);
    expect(stage.sandbox.violations.at(-1)?.errors).toBeDefined();
  });
});

test('an empty message is refused with 50006', async () => {
  expect(await codeOf(stage.client.rest.post(`/channels/${stage.canal.id}/messages`, { body: {} }))).toBe(50006);
});

test('an edit that leaves nothing to see is refused with 50006', async () => {
  const message = await (await stage.channel(stage.canal)).send('words');
  expect(await codeOf(message.edit({ content: '' }))).toBe(50006);
  await message.edit({ content: '', embeds: [{ title: 'A title' }] });
  expect(stage.ana.sees(stage.canal).at(-1)?.text).toBe('A title');
});

test('components V2 can be added by an edit, but not taken away', async () => {
  const channel = await stage.channel(stage.canal);
  const message = await channel.send('old');
  const path = `/channels/${channel.id}/messages/${message.id}` as const;
  const edit = (body: object) => stage.client.rest.patch(path, { body });
  expect(await codeOf(edit({ flags: V2, content: 'still', components: [words('x')] }))).toBe(50035);
  await edit({ flags: V2, content: null, embeds: [], components: [words('new')] });
  expect(await codeOf(edit({ flags: 0, content: 'back', components: [] }))).toBe(50035);
  expect(stage.ana.sees(channel).at(-1)?.text).toBe('new');
});

const label = (component: object) => ({ type: 18, label: 'L', component });
const input = (fields: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...fields });

const answers: readonly (readonly [string, object])[] = [
  ['a deferral with another flag than ephemeral', { type: 5, data: { flags: V2 } }],
  ['choices for a command', { type: 8, data: { choices: [] } }],
  ['an update where there is no message', { type: 7, data: { content: 'x' } }],
  ['an unknown type', { type: 99 }],
  ['an unknown key', { type: 4, data: { content: 'x' }, tpye: 4 }],
  ['an unknown key in the data', { type: 4, data: { contnet: 'x' } }],
  [
    'a modal with six fields',
    {
      type: 9,
      data: {
        custom_id: 'm',
        title: 'T',
        components: Array.from({ length: 6 }, (_, index) => label(input({ custom_id: `i${index}` }))),
      },
    },
  ],
  [
    'a modal title over 45 characters',
    { type: 9, data: { custom_id: 'm', title: 'T'.repeat(46), components: [label(input())] } },
  ],
  [
    'a modal label over 45 characters',
    { type: 9, data: { custom_id: 'm', title: 'T', components: [{ ...label(input()), label: 'L'.repeat(46) }] } },
  ],
  [
    'a modal value over its own limit',
    { type: 9, data: { custom_id: 'm', title: 'T', components: [label(input({ value: 'xxxx', max_length: 3 }))] } },
  ],
  [
    'a modal with one custom id twice',
    { type: 9, data: { custom_id: 'm', title: 'T', components: [label(input()), label(input())] } },
  ],
];

describe('an answer that is', () => {
  test.each(answers)('%s', async (_, body) => {
    const code = Promise.withResolvers<number | string>();
    stage.play(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      code.resolve(await codeOf(stage.client.rest.post(path, { body, auth: false })));
      await interaction.reply('right');
    });
    expect((await stage.ana.command(stage.canal, 'row', { to: 'x' })).text).toBe('right');
    expect(await code.promise).toBe(50035);
    expect(stage.sandbox.violations).toHaveLength(noted + 1);
  });
});

test('a route that does not exist, a strange user agent and broken JSON are noted', async () => {
  expect(await codeOf(stage.client.rest.get('/nowhere'))).toBe(0);
  const headers = { authorization: `Bot ${stage.sandbox.token}`, 'user-agent': 'curl/8' };
  expect((await fetch(`${stage.sandbox.url}/v10/users/@me`, { headers })).status).toBe(403);
  const agent = {
    ...headers,
    'user-agent': 'DiscordBot (https://example.org, 1.0)',
    'content-type': 'application/json',
  };
  const broken = { method: 'POST', headers: agent, body: '{' };
  expect((await fetch(`${stage.sandbox.url}/v10/channels/${stage.canal.id}/messages`, broken)).status).toBe(400);
  expect(stage.sandbox.violations.slice(noted).map(({ code }) => code)).toEqual([0, 40333, 50109]);
});
