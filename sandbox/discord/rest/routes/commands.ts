// Registering application commands, for everyone or for one guild.

import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import { number, record, records, text } from '../../json.ts';
import { withoutLocalisations } from '../../localisations.ts';
import { commandProblems } from '../../validation/command.ts';
import { problem, refuseProblems } from '../../validation/problems.ts';
import { type Answer, type Call, NO_CONTENT, ok, param, type Route } from '../call.ts';
import { guildIn } from '../places.ts';

/** `global`, or the guild in the path; only for the bot's own application. */
function scopeOf(call: Call): string {
  if (param(call, 'application') !== call.scene.world.applicationId) throw refuse('missingAccess');
  return call.params['guild'] === undefined ? 'global' : guildIn(call).id;
}

/** Discord: dictionaries of localisations come only to whoever asks for them. */
const list = (call: Call): Answer => {
  const commands = call.scene.commands.list(scopeOf(call)).map(({ json }) => json);
  return ok(call.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalisations));
};

const read = (call: Call): Answer => ok(call.scene.commands.get(scopeOf(call), param(call, 'command')).json);

function create(call: Call): Answer {
  const scope = scopeOf(call);
  const body = record(call.body);
  refuseProblems(commandProblems(ApplicationCommandCreateRequestSchema, body));
  const { command, created } = call.scene.commands.put(scope, body);
  return { status: created ? 201 : 200, body: command.json };
}

function replaceAll(call: Call): Answer {
  const scope = scopeOf(call);
  const bodies = records(call.body);
  if (!Array.isArray(call.body)) refuseProblems([problem([], 'BASE_TYPE_BAD_TYPE', 'A list of commands is expected.')]);
  const key = (body: (typeof bodies)[number]): string => `${number(body['type']) ?? 1}/${text(body['name'])}`;
  const repeated = bodies.findIndex((body, index) => bodies.findIndex((other) => key(other) === key(body)) !== index);
  const doubled = problem([repeated, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Command names must be unique.');
  refuseProblems([
    ...(repeated >= 0 ? [doubled] : []),
    ...bodies.flatMap((body, index) => commandProblems(ApplicationCommandUpdateRequestSchema, body, { at: [index] })),
  ]);
  return ok(call.scene.commands.replaceAll(scope, bodies).map(({ json }) => json));
}

function patch(call: Call): Answer {
  const scope = scopeOf(call);
  const body = record(call.body);
  const before = call.scene.commands.get(scope, param(call, 'command'));
  const whole = { ...before.json, ...body };
  refuseProblems(commandProblems(ApplicationCommandPatchRequestPartialSchema, body, { whole }));
  return ok(call.scene.commands.patch(scope, before.id, body).json);
}

function remove(call: Call): Answer {
  call.scene.commands.remove(scopeOf(call), param(call, 'command'));
  return NO_CONTENT;
}

const routesUnder = (base: string): readonly Route[] => [
  { method: 'GET', path: base, auth: 'bot', handle: list },
  { method: 'POST', path: base, auth: 'bot', handle: create },
  { method: 'PUT', path: base, auth: 'bot', handle: replaceAll },
  { method: 'GET', path: `${base}/:command`, auth: 'bot', handle: read },
  { method: 'PATCH', path: `${base}/:command`, auth: 'bot', handle: patch },
  { method: 'DELETE', path: `${base}/:command`, auth: 'bot', handle: remove },
];

export const commandRoutes: readonly Route[] = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];
