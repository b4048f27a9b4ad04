// The gateway against the sandbox: logging in, handing interactions on, surviving a lost connection, hanging up.
import { once } from 'node:events';
import { Events, type Interaction, SlashCommandBuilder } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordSandbox, startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { GuildId } from '../../src/domain/ids.ts';
import { createGateway, type Gateway } from '../../src/services/discord/gateway.ts';
import { registerCommands } from '../../src/services/discord/register.ts';
import { rememberingLog } from './logs.ts';

let sandbox: DiscordSandbox;
let gateway: Gateway;
let log: ReturnType<typeof rememberingLog>;
let answer: (interaction: Interaction) => Promise<void>;

const ping = new SlashCommandBuilder().setName('ping').setDescription('Is anybody there?').toJSON();
const pong = async (interaction: Interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(`Pong, ${interaction.user.toString()} and @everyone!`);
};

beforeEach(async () => {
  log = rememberingLog();
  answer = pong;
  sandbox = await startDiscordSandbox({ patienceMs: 300 });
  gateway = createGateway({
    token: sandbox.token,
    apiUrl: sandbox.url,
    log,
    onInteraction: (interaction) => answer(interaction),
  });
});

afterEach(async () => {
  await gateway.stop();
  await sandbox.close();
  sandbox.assertClean();
  if (log.lines.join('\n').includes(sandbox.token)) throw new Error('the token stands in the log');
});

it('logs in with the Guilds intent alone, and knows every guild when it has started', async () => {
  const guilds = [sandbox.addGuild({ name: 'One' }), sandbox.addGuild({ name: 'Two' })];
  expect(await gateway.start()).toEqual({ applicationId: sandbox.applicationId, name: 'Gondolier' });
  expect(sandbox.gateway.sessions).toMatchObject([{ intents: 1, connected: true }]);
  expect(gateway.client.guilds.cache.map((guild) => guild.id).toSorted()).toEqual(
    guilds.map(({ id }) => id).toSorted(),
  );
});

it('invites itself with the least that it needs', async () => {
  await gateway.start();
  const link = new URL(gateway.inviteLink());
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: sandbox.applicationId,
    permissions: '2252109051448320',
    scope: 'bot applications.commands',
  });
});

it('keeps no messages and no members but itself', async () => {
  const guild = sandbox.addGuild();
  const channel = guild.addTextChannel();
  await gateway.start();
  await registerCommands(gateway.client, [ping], 'global');
  await guild.addMember({ name: 'Ana' }).command(channel, 'ping');
  const known = gateway.client.guilds.cache.get(guild.id);
  expect(known?.members.cache.map((member) => member.id)).toEqual([sandbox.applicationId]);
  expect(known?.members.me?.id).toBe(sandbox.applicationId);
  expect(gateway.client.users.cache.map((user) => user.id)).toEqual([sandbox.applicationId]);
});

describe('an interaction', () => {
  it('is handed on, and its answer pings nobody by default', async () => {
    const guild = sandbox.addGuild();
    const channel = guild.addTextChannel();
    await gateway.start();
    await registerCommands(gateway.client, [ping], 'global');
    const ana = guild.addMember({ name: 'Ana' });
    const reply = await ana.command(channel, 'ping');
    expect(reply.text).toBe(`Pong, ${ana.mention} and @everyone!`);
    expect(sandbox.messages(channel)[0]?.pings).toEqual({ users: [], roles: [], everyone: false });
  });

  it('that breaks is logged, and the next one is answered', async () => {
    const guild = sandbox.addGuild();
    const channel = guild.addTextChannel();
    const ana = guild.addMember({ name: 'Ana' });
    await gateway.start();
    await registerCommands(gateway.client, [ping], 'global');
    answer = () => Promise.reject(new RangeError('out of gondolas'));
    await expect(ana.command(channel, 'ping')).rejects.toThrow(/did not answer/);
    answer = pong;
    expect((await ana.command(channel, 'ping')).text).toMatch(/^Pong/);
    expect(log.lines.filter((line) => line.includes('RangeError: out of gondolas'))).toHaveLength(1);
  });

  it('is not handed on after goodbye, even if discord.js should still hear one', async () => {
    const guild = sandbox.addGuild();
    const channel = guild.addTextChannel();
    const heard: Interaction[] = [];
    answer = async (interaction) => {
      heard.push(interaction);
      await pong(interaction);
    };
    await gateway.start();
    await registerCommands(gateway.client, [ping], 'global');
    await guild.addMember({ name: 'Ana' }).command(channel, 'ping');
    await gateway.stop();
    expect(sandbox.gateway.sessions.filter((session) => session.connected)).toEqual([]);
    const [first] = heard;
    if (first === undefined) throw new Error('nothing was handed on');
    gateway.client.emit(Events.InteractionCreate, first);
    expect(heard).toHaveLength(1);
    await gateway.stop();
  });
});

it('comes back after a lost connection and says so in the log', async () => {
  await gateway.start();
  const resumed = once(gateway.client, Events.ShardResume);
  sandbox.gateway.drop();
  await resumed;
  expect(log.lines.some((line) => line.includes('discord.shard.resumed'))).toBe(true);
});

it('tells when Discord ends the connection for good', async () => {
  await gateway.start();
  sandbox.gateway.closeWith(4004, 'Authentication failed.');
  const fault = await gateway.lost;
  expect(fault).toMatchObject({ retryable: false, message: expect.stringMatching(/bot token/) });
});

describe('registering commands', () => {
  const calls = () => sandbox.requests.filter(({ path }) => path.endsWith('/commands')).map(({ method }) => method);

  it('writes once, and leaves alone what is the same', async () => {
    await gateway.start();
    expect(await registerCommands(gateway.client, [ping], 'global')).toBe('updated');
    expect(await registerCommands(gateway.client, [ping], 'global')).toBe('unchanged');
    expect(calls()).toEqual(['GET', 'PUT', 'GET']);
    expect(await registerCommands(gateway.client, [{ ...ping, description: 'Hello?' }], 'global')).toBe('updated');
  });

  it('knows one guild from everywhere', async () => {
    const guild = { guild: GuildId.parse(sandbox.addGuild().id) };
    await gateway.start();
    expect(await registerCommands(gateway.client, [ping], guild)).toBe('updated');
    expect(await registerCommands(gateway.client, [ping], guild)).toBe('unchanged');
    expect(await registerCommands(gateway.client, [ping], 'global')).toBe('updated');
    expect(await registerCommands(gateway.client, [], guild)).toBe('updated');
  });

  it('says in plain words that a guild is not its own', async () => {
    await gateway.start();
    const stranger = { guild: GuildId.parse('100000000000000999') };
    await expect(registerCommands(gateway.client, [ping], stranger)).rejects.toThrow(/does not let the bot register/);
  });

  it('waits for the connection', async () => {
    await expect(registerCommands(gateway.client, [ping], 'global')).rejects.toThrow(/once the bot is connected/);
  });
});
