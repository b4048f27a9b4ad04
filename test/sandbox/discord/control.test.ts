// The sandbox as a process of its own: its addresses on stdout, and being a member over HTTP.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openStage, registerRow } from './bot.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ['sandbox/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

const Printed = z.object({
  venice: z.object({ url: z.string(), apiKey: z.string() }).optional(),
  discord: z.object({ url: z.string(), token: z.string(), controlUrl: z.string() }).optional(),
  env: z.record(z.string(), z.string()),
});

async function printed(child: ReturnType<typeof start>) {
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.endsWith('}\n')) break;
  }
  return Printed.parse(JSON.parse(out));
}

test('started alone it prints one JSON object, serves, and stops on SIGTERM', async () => {
  const child = start('discord');
  const { discord, venice, env } = await printed(child);
  expect(venice).toBeUndefined();
  expect(env).toEqual({ DISCORD_API_URL: discord?.url, DISCORD_TOKEN: discord?.token });
  const seen: unknown = await (await fetch(discord?.controlUrl ?? '')).json();
  expect(seen).toMatchObject({
    guilds: [{ name: 'Sandbox' }],
    members: [{ name: 'Owner' }, { name: 'Ana' }, { name: 'Bea' }],
  });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test.each([
  [['paris'], 'There is no sandbox "paris".'],
  [['--port', 'x'], '"x" is not a port.'],
  [['--speed', '2'], "Unknown option '--speed'"],
])('with %j it says what is wrong', async (args, sentence) => {
  const child = start(...args);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toContain(sentence);
  expect(said).toContain('Usage: npm run sandbox');
  expect(code).toBe(2);
});

test('a member can be played with HTTP alone', async () => {
  await using stage = await openStage();
  await registerRow(stage);
  const go = new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary);
  const field = new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short);
  const modal = new ModalBuilder()
    .setCustomId('form')
    .setTitle('Form')
    .addLabelComponents(new LabelBuilder().setLabel('Name').setTextInputComponent(field));
  stage.play(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({
        content: 'Ready?',
        components: [new ActionRowBuilder<ButtonBuilder>().addComponents(go)],
      });
    else if (interaction.isButton()) await interaction.showModal(modal);
    else if (interaction.isModalSubmit() && interaction.isFromMessage())
      await interaction.update(`Hello ${interaction.fields.getTextInputValue('name')}`);
  });
  const { controlUrl } = stage.sandbox;
  const act = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${controlUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return z.record(z.string(), z.unknown()).parse(await answer.json());
  };
  const here = { as: 'Ana', channel: stage.canal.id };
  const reply = await act('/command', { ...here, command: 'row', options: { to: 'Lido' } });
  expect(reply).toMatchObject({ kind: 'message', text: 'Ready?', author: 'Gondolier' });
  const form = await act('/press', { ...here, message: reply['id'], button: 'Go' });
  expect(form).toMatchObject({ kind: 'modal', fields: [{ label: 'Name' }] });
  expect(await act('/submit', { modal: form['modal'], fields: { Name: 'Ana' } })).toMatchObject({ text: 'Hello Ana' });
  await act('/say', { ...here, text: 'good day' });
  const seen = await fetch(`${controlUrl}/channels/${stage.canal.id}/messages?as=Ana`);
  expect(await seen.json()).toMatchObject([{ text: 'Hello Ana' }, { text: 'good day', author: 'Ana' }]);
  expect(await act('/command', { ...here, command: 'nothing' })).toEqual({
    error: 'There is no command "nothing" here.',
  });
  expect(await (await fetch(`${controlUrl}/violations`)).json()).toEqual([]);
  const plain = await fetch(`${controlUrl}/say`, { method: 'POST', body: '{}' });
  expect(plain.status).toBe(400);
});
