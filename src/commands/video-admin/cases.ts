// `/video-admin cases`: what waits for a moderator, to be decided right there.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { casesOf } from '../moderation/decide.ts';

export const cases: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'cases',
    description: 'Reviews, requests, reports and appeals that wait for a moderator',
    options: [],
  },
  ack: 'private',
  run: (call, services) => casesOf(call, services),
};
