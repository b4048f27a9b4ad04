// Rules for application commands that Discord's schema does not express.
// Discord: names, 25 options with the required ones first, nesting, choices against autocomplete, 8000 characters in all.

import type { ZodMiniType } from 'zod/mini';
import { isRecord, type Json, list, number, record, records, text } from '../json.ts';
import { localeProblems, namesOf } from '../localisations.ts';
import { CommandType, OptionType } from '../protocol.ts';
import { type Problem, problem } from './problems.ts';
import { schemaProblems } from './schema.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8000;
const LONGEST_CHOICE = 100;
const COMPLETABLE: readonly unknown[] = [OptionType.String, OptionType.Integer, OptionType.Number];

/** Fields that the published schema lacks although Discord takes them. */
const MISSING_IN_SCHEMA = ['nsfw', 'file_types'];

type Path = Problem['path'];

export interface CommandContext {
  /** Where the command stands in the body, for the paths in the error tree. */
  readonly at?: Path;
  /** What the command will be as a whole, where the body is only a part of it. */
  readonly whole?: Json;
}

/** All problems of one command body. */
export function commandProblems(
  schema: ZodMiniType,
  body: Json,
  { at = [], whole = body }: CommandContext = {},
): readonly Problem[] {
  const found = schemaProblems(schema, withNumericPermissions(body), MISSING_IN_SCHEMA);
  const rules =
    found.length > 0 ? found : [...rootProblems(whole), ...optionProblems(records(whole['options']), [], 0)];
  return rules.map((each) => ({ ...each, path: [...at, ...each.path] }));
}

/** Discord takes `default_member_permissions` as a string of bits; the published schema only as a number. */
function withNumericPermissions(body: Json): Json {
  const bits = body['default_member_permissions'];
  return typeof bits === 'string' && /^\d+$/.test(bits) ? { ...body, default_member_permissions: Number(bits) } : body;
}

function rootProblems(body: Json): readonly Problem[] {
  const name = text(body['name']);
  const isSlash = (number(body['type']) ?? CommandType.ChatInput) === CommandType.ChatInput;
  const found: Problem[] = [];
  if (name !== undefined && isSlash) found.push(...nameProblems(body, []));
  found.push(...localeProblems(body));
  if (name !== undefined && isSlash && !text(body['description']))
    found.push(problem(['description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  if (!isSlash && (text(body['description']) || list(body['options']).length > 0))
    found.push(problem(['description'], 'APPLICATION_COMMAND_CONTEXT_MENU', 'Only slash commands are described.'));
  if (characters(body) > MOST_CHARACTERS)
    found.push(problem([], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_CHARACTERS})`));
  return found;
}

/** Discord: the rule for names holds in every language. */
function nameProblems(node: Json, path: Path): readonly Problem[] {
  return namesOf(node)
    .filter(([name]) => !NAME.test(name) || name !== name.toLowerCase())
    .map(([, at]) => problem([...path, ...at], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
}

function optionProblems(options: readonly Json[], path: Path, depth: number): readonly Problem[] {
  const here = [...path, 'options'];
  const names = options.map((option) => option['name']);
  const nested = options.filter(isNested).length;
  const firstOptional = options.findIndex((option) => option['required'] !== true);
  const found: Problem[] = [];
  if (new Set(names).size !== names.length)
    found.push(problem(here, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must differ.'));
  if (nested > 0 && nested < options.length)
    found.push(problem(here, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands and other options do not mix.'));
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option['required'] === true))
    found.push(problem(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options come first.'));
  return [...found, ...options.flatMap((option, index) => oneOption(option, [...here, index], depth))];
}

const isNested = (option: Json): boolean =>
  option['type'] === OptionType.Subcommand || option['type'] === OptionType.SubcommandGroup;

function oneOption(option: Json, path: Path, depth: number): readonly Problem[] {
  const found: Problem[] = [...nameProblems(option, path)];
  const tooDeep = option['type'] === OptionType.SubcommandGroup ? depth > 0 : isNested(option) && depth > 1;
  if (tooDeep)
    found.push(problem(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Command, group, subcommand: no deeper.'));
  if (isNested(option)) return [...found, ...optionProblems(records(option['options']), path, depth + 1)];
  return [...found, ...choiceProblems(option, path), ...rangeProblems(option, path)];
}

function choiceProblems(option: Json, path: Path): readonly Problem[] {
  const choices = records(option['choices']);
  const found: Problem[] = [];
  if (option['autocomplete'] === true && choices.length > 0)
    found.push(
      problem([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'Choices or autocomplete.'),
    );
  if (option['autocomplete'] === true && !COMPLETABLE.includes(option['type']))
    found.push(problem([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_TYPE', 'Not for this type.'));
  for (const [index, { value }] of choices.entries())
    if (typeof value === 'string' && value.length > LONGEST_CHOICE)
      found.push(
        problem([...path, 'choices', index, 'value'], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.'),
      );
  return found;
}

function rangeProblems(option: Json, path: Path): readonly Problem[] {
  const above = (low: string, high: string): boolean =>
    (number(option[low]) ?? Number.NEGATIVE_INFINITY) > (number(option[high]) ?? Number.POSITIVE_INFINITY);
  return [
    ...(above('min_length', 'max_length') ? [problem([...path, 'min_length'], 'RANGE', 'Above max_length.')] : []),
    ...(above('min_value', 'max_value') ? [problem([...path, 'min_value'], 'RANGE', 'Above max_value.')] : []),
  ];
}

/** Names, descriptions and choice values together, each in its longest translation. */
function characters(node: Json): number {
  const longest = (key: string): number => {
    const translations = Object.values(record(node[`${key}_localizations`]));
    return Math.max(...[node[key], ...translations].map((value) => text(value)?.length ?? 0));
  };
  const value = text(node['value'])?.length ?? 0;
  const below = [...list(node['options']), ...list(node['choices'])].filter(isRecord);
  return longest('name') + longest('description') + value + below.reduce((sum, child) => sum + characters(child), 0);
}
