// What Discord is told about the commands, in every language: English as it is written where a command is defined, the
// others beside it by catalogue. Whatever language a member types in, options come back by their English names.
import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { choices } from './views/german/choices.ts';
import { descriptions } from './views/german/descriptions.ts';
import { names } from './views/german/names.ts';

type Catalogue = Readonly<Record<string, string>>;

/** Discord: where a language is missing, the member reads the English text. */
function inOthers(catalogue: Catalogue, english: string): LocalizationMap {
  const german = catalogue[english];
  return german === undefined ? {} : { de: german };
}

const named = (name: string) => ({ name_localizations: inOthers(names, name) });
const described = (name: string, description: string) => ({
  ...named(name),
  description_localizations: inOthers(descriptions, description),
});

/** The same command, with its texts in all our languages. */
export function localised(definition: RESTPostAPIApplicationCommandsJSONBody): RESTPostAPIApplicationCommandsJSONBody {
  switch (definition.type) {
    case ApplicationCommandType.Message:
    case ApplicationCommandType.User:
    case ApplicationCommandType.PrimaryEntryPoint:
      return { ...definition, ...named(definition.name) };
    case ApplicationCommandType.ChatInput:
    case undefined:
      return {
        ...definition,
        ...described(definition.name, definition.description),
        ...(definition.options === undefined ? {} : { options: definition.options.map(localisedOption) }),
      };
  }
}

function localisedOption<Option extends APIApplicationCommandOption>(option: Option): Option {
  return { ...option, ...described(option.name, option.description), ...partsOf(option) };
}

/** Subcommands of a group, options of a subcommand, choices of an option. */
function partsOf(option: APIApplicationCommandOption) {
  if ('options' in option && option.options !== undefined)
    return { options: option.options.map((one) => localisedOption(one)) };
  if ('choices' in option && option.choices !== undefined) return { choices: option.choices.map(localisedChoice) };
  return {};
}

const localisedChoice = <Choice extends APIApplicationCommandOptionChoice>(choice: Choice): Choice => ({
  ...choice,
  name_localizations: inOthers(choices, choice.name),
});
