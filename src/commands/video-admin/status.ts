// `/video-admin status`: what the bot reaches, what it has to work with, and what it has in hand.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { healthView } from '../views/health.ts';
import { allowedTo } from './answers.ts';

export const status: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'status',
    description: 'Is Venice there, what is the balance, what works here, what is under way',
    options: [],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('see-status', call, services, async () => {
      const seesBalance = (await services.rights.may(call, 'see-balance')).ok;
      return healthView(await services.health.report(call), { seesBalance, uploadLimit: call.uploadLimit });
    }),
};
