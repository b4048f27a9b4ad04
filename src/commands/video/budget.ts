// `/video budget`: what the member has used, has set aside and has left, when it resets, and the last receipts.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { budgetView } from '../views/budget.ts';

export const budget: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'budget',
    description: 'What you have spent and have left, when it resets, and your last receipts',
    options: [],
  },
  ack: 'private',
  async run(call, { bookkeeper }) {
    return budgetView(await bookkeeper.statement(call, call.place));
  },
};
