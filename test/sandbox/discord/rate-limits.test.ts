// Rate limits: headers that discord.js obeys by itself, 429 with the time to wait, the global limit, who is exempt.

import { expect, test } from 'vitest';
import { createClock, openStage, registerRow } from './bot.ts';

const agent = { 'user-agent': 'DiscordBot (https://example.org, 1.0.0)' };

test('discord.js keeps within the stated limit by itself', async () => {
  await using stage = await openStage({ rateLimits: { perRoute: 3, windowMs: 300, global: 50 } });
  const channel = await stage.channel(stage.canal);
  const started = performance.now();
  await Promise.all(Array.from({ length: 8 }, (_, index) => channel.send(`${index}`)));
  expect(stage.sandbox.messages(stage.canal)).toHaveLength(8);
  const answers = stage.sandbox.requests.filter(({ route }) => route.endsWith('/messages')).map(({ answer }) => answer);
  expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(0);
  expect(performance.now() - started).toBeGreaterThan(300);
});

test('a bucket that is used up answers 429 until its window has passed', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now, rateLimits: { perRoute: 2, windowMs: 5000, global: 50 } });
  const { sandbox, canal } = stage;
  const read = () =>
    fetch(`${sandbox.url}/v10/channels/${canal.id}`, { headers: { ...agent, authorization: `Bot ${sandbox.token}` } });
  const first = await read();
  expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
  expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
  clock.pass(1000);
  expect((await read()).headers.get('x-ratelimit-reset-after')).toBe('4');
  const refused = await read();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('4');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect(await refused.json()).toEqual({ message: 'You are being rate limited.', retry_after: 4, global: false });
  clock.pass(4000);
  expect((await read()).status).toBe(200);
  const other = await fetch(`${sandbox.url}/v10/users/@me`, {
    headers: { ...agent, authorization: `Bot ${sandbox.token}` },
  });
  expect(other.status).toBe(200);
});

test('the global limit spares interaction answers', async () => {
  const clock = createClock();
  await using stage = await openStage({ now: clock.now, rateLimits: { perRoute: 100, windowMs: 5000, global: 4 } });
  clock.pass(1000);
  await registerRow(stage);
  const headers = { ...agent, authorization: `Bot ${stage.sandbox.token}` };
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1)
    statuses.push((await fetch(`${stage.sandbox.url}/v10/users/@me`, { headers })).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  stage.play(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply('answered');
  });
  expect((await stage.ana.command(stage.canal, 'row', { to: 'x' })).text).toBe('answered');
});
