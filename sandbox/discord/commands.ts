// The application's registered commands, global and per guild, with the counts that Discord allows.
// Discord: 100 slash, 15 user and 15 message commands in each scope; a repeated name replaces; 200 creates per day.

import { refuse } from './errors.ts';
import { type Json, number, record, text } from './json.ts';
import { CommandType, HOUR } from './protocol.ts';
import { problem, refuseProblems } from './validation/problems.ts';

const DAILY_CREATES = 200;
const MOST: Readonly<Record<number, number>> = {
  [CommandType.ChatInput]: 100,
  [CommandType.User]: 15,
  [CommandType.Message]: 15,
};

/** A guild's id, or `global`. */
export type CommandScope = string;

export interface RegisteredCommand {
  readonly id: string;
  readonly scope: CommandScope;
  readonly type: number;
  readonly name: string;
  /** The command as the API shows it. */
  readonly json: Json;
}

export interface CommandRegistry {
  list(scope: CommandScope): readonly RegisteredCommand[];
  /** Throws 10063. */
  get(scope: CommandScope, id: string): RegisteredCommand;
  /** Adds the command, or replaces the one of the same type and name. Throws 50035 and 30034. */
  put(scope: CommandScope, body: Json): { readonly command: RegisteredCommand; readonly created: boolean };
  patch(scope: CommandScope, id: string, body: Json): RegisteredCommand;
  /** Leaves exactly these commands; those with unchanged names keep their ids. */
  replaceAll(scope: CommandScope, bodies: readonly Json[]): readonly RegisteredCommand[];
  remove(scope: CommandScope, id: string): void;
  /** What a member finds under this name: the guild's own command before the global one. */
  find(guildId: string | undefined, type: number, name: string): RegisteredCommand | undefined;
}

export interface CommandRegistryOptions {
  readonly applicationId: string;
  readonly now: () => number;
  readonly nextId: () => string;
}

const typeOf = (body: Json): number => number(body['type']) ?? CommandType.ChatInput;

export function createCommands({ applicationId, now, nextId }: CommandRegistryOptions): CommandRegistry {
  const scopes = new Map<CommandScope, Map<string, RegisteredCommand>>();
  const creates = new Map<CommandScope, readonly number[]>();

  const commandsIn = (scope: CommandScope): Map<string, RegisteredCommand> => {
    const known = scopes.get(scope) ?? new Map<string, RegisteredCommand>();
    scopes.set(scope, known);
    return known;
  };

  function countCreate(scope: CommandScope): void {
    const today = (creates.get(scope) ?? []).filter((at) => now() - at < 24 * HOUR);
    if (today.length >= DAILY_CREATES) throw refuse('tooManyCommandCreates');
    creates.set(scope, [...today, now()]);
  }

  function requireRoom(scope: CommandScope, type: number): void {
    const count = [...commandsIn(scope).values()].filter((command) => command.type === type).length;
    const limit = MOST[type] ?? 0;
    if (count >= limit)
      refuseProblems([problem([], 'APPLICATION_COMMANDS_MAX', `At most ${limit} commands of type ${type}.`)]);
  }

  function store(scope: CommandScope, id: string, body: Json): RegisteredCommand {
    const name = text(body['name']) ?? '';
    const type = typeOf(body);
    const json = {
      name_localizations: null,
      description_localizations: null,
      description: '',
      options: [],
      default_member_permissions: null,
      nsfw: false,
      integration_types: [0],
      contexts: null,
      dm_permission: true,
      ...withoutUndefined(body),
      id,
      type,
      application_id: applicationId,
      version: nextId(),
      ...(scope === 'global' ? {} : { guild_id: scope }),
    };
    const command: RegisteredCommand = { id, scope, type, name, json };
    commandsIn(scope).set(id, command);
    return command;
  }

  function put(scope: CommandScope, body: Json): { command: RegisteredCommand; created: boolean } {
    const same = [...commandsIn(scope).values()].find(
      ({ name, type }) => name === body['name'] && type === typeOf(body),
    );
    if (same) return { command: store(scope, same.id, body), created: false };
    requireRoom(scope, typeOf(body));
    countCreate(scope);
    return { command: store(scope, nextId(), body), created: true };
  }

  function get(scope: CommandScope, id: string): RegisteredCommand {
    const command = commandsIn(scope).get(id);
    if (!command) throw refuse('unknownCommand');
    return command;
  }

  return {
    list: (scope) => [...commandsIn(scope).values()],
    get,
    put,
    patch: (scope, id, body) => store(scope, id, { ...get(scope, id).json, ...record(withoutUndefined(body)) }),
    replaceAll(scope, bodies) {
      const before = commandsIn(scope);
      const named = (command: RegisteredCommand): boolean =>
        bodies.some((body) => body['name'] === command.name && typeOf(body) === command.type);
      for (const command of before.values()) if (!named(command)) before.delete(command.id);
      return bodies.map((body) => put(scope, body).command);
    },
    remove(scope, id) {
      get(scope, id);
      commandsIn(scope).delete(id);
    },
    find: (guildId, type, name) =>
      [...(guildId ? commandsIn(guildId).values() : []), ...commandsIn('global').values()].find(
        (command) => command.type === type && command.name === name,
      ),
  };
}

const withoutUndefined = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
