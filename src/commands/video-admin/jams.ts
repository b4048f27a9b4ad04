// `/video-admin access jams`: who may start prompt jams on this server, and how much one may set aside.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { RoleId } from '../../domain/ids.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { jamHostsView } from '../views/jam-hosts.ts';
import { allowedTo, amountsIn, noView } from './answers.ts';

/** As many roles as the setting holds. */
const MOST_ROLES = 25;

const Options = z.object({
  hosts: z.enum(['moderators', 'everybody']).optional(),
  add_role: RoleId.optional(),
  remove_role: RoleId.optional(),
  most_pot: z.string().optional(),
});

export const jamHosts: Subcommand = {
  command: 'video-admin',
  group: 'access',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'jams',
    description: 'Who may start prompt jams here, and how much one may set aside',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'hosts',
        description: 'Who may start a jam, besides the roles that you add',
        choices: [
          { name: 'moderators and those who hold Manage Server', value: 'moderators' },
          { name: 'everybody who may make clips', value: 'everybody' },
        ],
      },
      { type: ApplicationCommandOptionType.Role, name: 'add_role', description: 'Members with this role may, too' },
      {
        type: ApplicationCommandOptionType.Role,
        name: 'remove_role',
        description: 'Members with this role may no longer for that reason',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'most_pot',
        description: 'The most that one jam may set aside, in dollars, or none',
        max_length: 20,
      },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const options = read(Options, call.options);
      const amounts = amountsIn(options, [['most_pot', 'mostPot']]);
      if (!amounts.ok) return noView(amounts.refusal);
      const { settings } = services;
      const now = await settings.get(call.guild);
      if (Object.keys(options).length === 0) return jamHostsView(now.jams, false);
      const jams: Settings['jams'] = {
        hosts: options.hosts ?? now.jams.hosts,
        roles: rolesAfter(now.jams.roles, options.add_role, options.remove_role),
        mostPot: amounts.value.mostPot === undefined ? now.jams.mostPot : amounts.value.mostPot,
      };
      return jamHostsView((await settings.change(call.guild, call.user, { jams })).jams, true);
    }),
};

const rolesAfter = (roles: readonly RoleId[], added: RoleId | undefined, removed: RoleId | undefined): RoleId[] =>
  [...new Set([...roles, ...(added === undefined ? [] : [added])])]
    .filter((one) => one !== removed)
    .slice(0, MOST_ROLES);
