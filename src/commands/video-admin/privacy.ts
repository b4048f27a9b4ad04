// `/video-admin access privacy`: how long a server keeps clips and prompts, and whether Venice is told members apart.
// It stands in a group because Discord gives a command 25 places at most.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Settings } from '../../domain/settings.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { keepingView } from '../views/privacy.ts';
import { allowedTo, countIn, noView } from './answers.ts';

const MOST_DAYS = 3_650;

const Options = z.object({
  clip_days: z.string().optional(),
  prompt_days: z.string().optional(),
  anonymous_id: z.boolean().optional(),
});

const days = (name: 'clip_days' | 'prompt_days', description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  max_length: 10,
});

export const keeping: Subcommand = {
  command: 'video-admin',
  group: 'access',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'privacy',
    description: 'How long clips and prompts are kept, and what Venice learns',
    options: [
      days('clip_days', 'Days that finished clips are kept for /video show, or none: as whoever runs the bot has set'),
      days('prompt_days', 'Days after which prompts of ended clips are forgotten, or none: never'),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'anonymous_id',
        description: 'Tell Venice an opaque name for each member, so that its own limits tell them apart',
      },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const options = read(Options, call.options);
      const [clipDays, promptDays] = [options.clip_days, options.prompt_days].map((asked) =>
        countIn(asked, 1, MOST_DAYS),
      );
      if (clipDays?.ok === false) return noView(clipDays.refusal);
      if (promptDays?.ok === false) return noView(promptDays.refusal);
      const { settings } = services;
      const now = await settings.get(call.guild);
      if (Object.keys(options).length === 0) return keepingView(now, false);
      const retention: Settings['retention'] = {
        clipDays: clipDays?.value === undefined ? now.retention.clipDays : clipDays.value,
        promptDays: promptDays?.value === undefined ? now.retention.promptDays : promptDays.value,
      };
      const anonymousId = options.anonymous_id ?? now.anonymousId;
      return keepingView(await settings.change(call.guild, call.user, { retention, anonymousId }), true);
    }),
};
