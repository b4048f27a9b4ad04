// `/video-admin permissions`: who may do what on this server, and how that is changed.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { permissionsView } from '../views/permissions-page.ts';
import { allowedTo } from './answers.ts';

export const permissions: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'permissions',
    description: 'Who may do what on this server, and how to change it',
    options: [],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('see-status', call, services, async () => {
      const { rights, settings } = services;
      return permissionsView(await settings.get(call.guild), await rights.rank(call));
    }),
};
