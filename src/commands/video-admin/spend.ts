// `/video-admin spend`: what the server spent, as a picture, as words, and as a table where it is asked for.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { UserId } from '../../domain/ids.ts';
import { groupsOf } from '../../domain/spend-tally.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { refusalView } from '../views/refusals.ts';
import { spendChart, spendView } from '../views/spend.ts';

const Options = z.object({
  period: z.enum(['week', 'month', 'last-month']).default('month'),
  by: z.enum(['model', 'member']).default('model'),
  theme: z.enum(['dark', 'light']).default('dark'),
  csv: z.boolean().default(false),
});
/** Discord is asked for the names of those who spent most; the others are told by their mention. */
const NAMED = 25;

export const spend: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'spend',
    description: 'What this server spent per day, as a picture and in words, with a forecast',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'period',
        description: 'This month when left out',
        choices: [
          { name: 'this week', value: 'week' },
          { name: 'this month', value: 'month' },
          { name: 'last month', value: 'last-month' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'by',
        description: 'What the bars are made of',
        choices: [
          { name: 'by model', value: 'model' },
          { name: 'by member', value: 'member' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'theme',
        description: 'The colours of the picture',
        choices: [
          { name: 'dark', value: 'dark' },
          { name: 'light', value: 'light' },
        ],
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'csv',
        description: 'With a table for a spreadsheet',
      },
    ],
  },
  ack: 'private',
  async run(call, { spend: figures, pictures, names }) {
    const { period, by, theme, csv } = read(Options, call.options);
    const report = await figures.report(call, period, by);
    if (!report.ok) return refusalView(report.refusal);
    const users = groupsOf(report.value.days).flatMap(({ key }) => UserId.safeParse(key).data ?? []);
    const known = by === 'member' ? await names.of(call.guild, users.slice(0, NAMED)) : new Map<string, string>();
    const png = await pictures.spendChart(spendChart(report.value, known, theme));
    return spendView(report.value, known, png, csv);
  },
};
