// Registers the commands, only when they differ from what Discord has: creating commands is limited per day, and a
// rename deletes the permissions that a server's administrators gave.
import { type Client, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { GuildId } from '../../domain/ids.ts';
import { attempt } from './trouble.ts';

/** `global`: every server. A guild: there alone, for development. */
export type Where = 'global' | { readonly guild: GuildId };

/**
 * Makes Discord's list of commands equal to `definitions`. Needs a logged-in client. Throws a Fault, retryable when
 * Discord could not be reached or limits the rate.
 */
export async function registerCommands(
  client: Client,
  definitions: readonly RESTPostAPIApplicationCommandsJSONBody[],
  where: Where,
): Promise<'unchanged' | 'updated'> {
  if (!client.isReady()) throw new Fault('commands can be registered once the bot is connected', { retryable: true });
  const { id } = client.application;
  const route = where === 'global' ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, where.guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = Registered.parse(await asked(where, () => client.rest.get(route, { query })));
  if (sameCommands(registered, definitions)) return 'unchanged';
  await asked(where, () => client.rest.put(route, { body: definitions }));
  return 'updated';
}

const Registered = z.array(z.record(z.string(), z.unknown()));

async function asked<T>(where: Where, call: () => Promise<T>): Promise<T> {
  const answer = await attempt(call);
  if (answer.ok) return answer.value;
  if (answer.refusal.is === 'later') throw new Fault('Discord did not take the commands just now', { retryable: true });
  const place =
    where === 'global' ? '' : ` in server ${where.guild}. Add the bot there first, or clear DISCORD_GUILD_ID`;
  throw new Fault(`Discord does not let the bot register commands (code ${answer.refusal.code})${place}`);
}

type Loose = Readonly<Record<string, unknown>>;

/** Do two lists of commands mean the same to a member? The order of commands means nothing; that of options does. */
export function sameCommands(registered: readonly object[], wanted: readonly object[]): boolean {
  const normal = (commands: readonly object[]) =>
    commands.map((command) => JSON.stringify(plainCommand({ ...command }))).toSorted();
  return JSON.stringify(normal(registered)) === JSON.stringify(normal(wanted));
}

/** What Discord adds to a command that it stores; `dm_permission` and `default_permission` follow from other fields. */
const DISCORDS_OWN = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

/** Lists whose order means nothing. */
const SETS = new Set(['contexts', 'integration_types', 'channel_types', 'file_types']);

/** Discord: a command is a slash command for server installs, unless it says otherwise. */
function plainCommand(command: Loose): unknown {
  const own = Object.entries(command).filter(([key]) => !DISCORDS_OWN.has(key));
  const { type = 1, integration_types: installs = [0], ...rest } = Object.fromEntries(own);
  return plain({ ...rest, type, integration_types: installs ?? [0] });
}

/** The same value with sorted keys and without what equals leaving it out: null, false, empty text and empty lists. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inSet(key, plain(inner))] as const);
  return Object.fromEntries(entries.filter(([, inner]) => !isDefault(inner)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const inSet = (key: string, value: unknown) =>
  SETS.has(key) && Array.isArray(value) ? value.map(String).toSorted() : value;

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.keys(value).length === 0;
}
