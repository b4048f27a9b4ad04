// A member fills in a slash command: values by name, typed and checked by the registered definition as a client would.

import { type Json, number, records, text, texts } from '../json.ts';
import { OptionType } from '../protocol.ts';
import { refuseClient } from './refusal.ts';
import { type FileInput, isFileInput, type Resolver, requireFileType } from './resolved.ts';

/** A value as a test gives it: text, number, switch, a member, role or channel by its handle, or a file. */
export type OptionValue = string | number | boolean | { readonly id: string } | FileInput;

export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

export interface FilledCommand {
  /** The innermost definition: the subcommand's, or the command's own. */
  readonly definitions: readonly Json[];
  /** Wraps the innermost options in the subcommands on the way to them. */
  readonly wrap: (options: readonly Json[]) => readonly Json[];
}

const nameOf = ({ name }: Json): string => text(name) ?? '';

const isNested = (definition: Json): boolean =>
  definition['type'] === OptionType.Subcommand || definition['type'] === OptionType.SubcommandGroup;

/** Follows `create` (or `group create`) from the command's definition to the options that can be filled in. */
export function followPath(command: Json, path: readonly string[]): FilledCommand {
  const options = records(command['options']);
  const [next, ...rest] = path;
  if (next === undefined) {
    const nested = options.filter(isNested).map(nameOf);
    if (nested.length > 0) refuseClient(`/${nameOf(command)} needs one of: ${nested.join(', ')}.`);
    return { definitions: options, wrap: (filled) => filled };
  }
  const chosen = options.find((option) => isNested(option) && option['name'] === next);
  if (!chosen) return refuseClient(`/${nameOf(command)} has no subcommand "${next}".`);
  const inner = followPath(chosen, rest);
  return {
    definitions: inner.definitions,
    wrap: (filled) => [{ type: chosen['type'], name: next, options: inner.wrap(filled) }],
  };
}

/** The options of a command as sent when it is entered. Throws what the client would not let pass. */
export function fillOptions(definitions: readonly Json[], values: OptionValues, resolver: Resolver): readonly Json[] {
  requireKnown(definitions, values);
  return definitions.flatMap((definition) => {
    const name = nameOf(definition);
    const value = values[name];
    if (value === undefined) {
      if (definition['required'] === true) refuseClient(`The option "${name}" is required.`);
      return [];
    }
    return [{ type: definition['type'], name, value: typed(definition, value, resolver) }];
  });
}

/** The options as sent while one of them is being typed: unfinished, unchecked, the focused one marked. */
export function typingOptions(definitions: readonly Json[], values: OptionValues, focused: string): readonly Json[] {
  requireKnown(definitions, values);
  const target = definitions.find(({ name }) => name === focused);
  if (!target) return refuseClient(`There is no option "${focused}".`);
  if (target['autocomplete'] !== true) return refuseClient(`The option "${focused}" has no autocomplete.`);
  return definitions.flatMap((definition) => {
    const name = nameOf(definition);
    const value = values[name] ?? (name === focused ? '' : undefined);
    if (value === undefined || typeof value === 'object') return [];
    return [{ type: definition['type'], name, value, ...(name === focused ? { focused: true } : {}) }];
  });
}

function requireKnown(definitions: readonly Json[], values: OptionValues): void {
  const names = definitions.map(nameOf);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) refuseClient(`There is no option "${unknown}"; there are: ${names.join(', ')}.`);
}

function typed(definition: Json, value: OptionValue, resolver: Resolver): unknown {
  const name = nameOf(definition);
  switch (definition['type']) {
    case OptionType.String:
      return typeof value === 'string' ? inLength(definition, value) : refuseClient(`"${name}" is a text.`);
    case OptionType.Integer:
    case OptionType.Number:
      return inRange(definition, value);
    case OptionType.Boolean:
      return typeof value === 'boolean' ? value : refuseClient(`"${name}" is true or false.`);
    case OptionType.Attachment:
      return isFileInput(value)
        ? resolver.file(requireFileType(value, texts(definition['file_types'])))
        : refuseClient(`"${name}" is a file.`);
    case OptionType.User:
      return resolver.user(idOf(value));
    case OptionType.Role:
      return resolver.role(idOf(value));
    case OptionType.Channel:
      return resolver.channel(idOf(value));
    default:
      return refuseClient(`The sandbox cannot fill in an option of type ${Number(definition['type'])}.`);
  }
}

function idOf(value: OptionValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && 'id' in value ? value.id : refuseClient('A member, role or channel is expected.');
}

function inLength(definition: Json, value: string): string {
  const least = number(definition['min_length']) ?? 0;
  const most = number(definition['max_length']) ?? 6000;
  if (value.length < least || value.length > most || value === '')
    refuseClient(`"${nameOf(definition)}" takes ${Math.max(1, least)} to ${most} characters.`);
  return isChoice(definition, value);
}

function inRange(definition: Json, value: OptionValue): number {
  const name = nameOf(definition);
  const whole = definition['type'] === OptionType.Integer;
  if (typeof value !== 'number' || (whole && !Number.isInteger(value))) return refuseClient(`"${name}" is a number.`);
  const least = number(definition['min_value']);
  const most = number(definition['max_value']);
  if (least !== undefined && value < least) refuseClient(`"${name}" takes ${least} or more.`);
  if (most !== undefined && value > most) refuseClient(`"${name}" takes ${most} or less.`);
  return isChoice(definition, value);
}

/** Discord: with `choices` only those can be sent; an autocompleted option takes anything. */
function isChoice<T extends string | number>(definition: Json, value: T): T {
  const choices = records(definition['choices']);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value))
    refuseClient(`"${nameOf(definition)}" takes one of: ${texts(choices.map(({ name }) => name)).join(', ')}.`);
  return value;
}
