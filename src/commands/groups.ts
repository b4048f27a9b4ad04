// Groups of subcommands. Discord: a command has at most 25 subcommands and groups, a group at most 25 subcommands, and a
// command with subcommands cannot be used by itself.
import {
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { Subcommand } from './feature.ts';

/** What each group is for, as it stands in Discord's list of commands. */
const GROUPS = {
  privacy: 'What I keep about you on this server: take it along, or have it erased',
  words: 'Words and patterns that no prompt may have on this server',
  access: 'Where, by whom and with what clips may be made on this server',
} as const;
export type Group = keyof typeof GROUPS;

type Branch = APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption;

/** The options of a command: its subcommands in their order, a group where its first member stands. */
export function treeOf(subcommands: readonly Subcommand[], command: Subcommand['command']): Branch[] {
  const mine = subcommands.filter((one) => one.command === command);
  return mine.flatMap(({ group, definition }, index): readonly Branch[] => {
    if (group === undefined) return [definition];
    if (mine.findIndex((one) => one.group === group) !== index) return [];
    const options = mine.filter((one) => one.group === group).map((one) => one.definition);
    return [{ type: ApplicationCommandOptionType.SubcommandGroup, name: group, description: GROUPS[group], options }];
  });
}

/** As the router finds it: `video create`, `video-admin words add`. */
export const pathTo = ({ command, group, definition }: Subcommand): string =>
  [command, group, definition.name].filter((name) => name !== undefined).join(' ');
