// `/video-admin status`: what the bot reaches, what it has to work with, and what it has in hand.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { healthView } from '../views/health.ts';
import { refusalView } from '../views/refusals.ts';

export const status: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'status',
    description: 'Is Venice there, what is the balance, what works here, what is under way',
    options: [],
  },
  ack: 'private',
  async run(call, { health, rights }) {
    const may = await rights.may(call, 'see-status');
    if (!may.ok) return refusalView(may.refusal);
    return healthView(await health.report(call.guild));
  },
};
