// `/video create`: describe a clip, see its exact price, then decide. Spends nothing.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { refusalView } from '../views/refusals.ts';
import { fileFrom, fileOption, priced, promptOption, settingOptions, suggestions } from './generation.ts';

const KINDS = ['text'] as const;

export const create: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'create',
    description: 'Turn words into a short clip. You see the exact price before anything is charged.',
    options: [
      promptOption('What happens in the clip', true),
      ...settingOptions,
      fileOption('soundtrack', 'A sound to go by (MP3 or WAV, up to 30 s), where the model takes one'),
    ],
  },
  ack: 'private',
  async run(call, services) {
    const soundtrack = await fileFrom(call, services, 'soundtrack', ['audio']);
    return soundtrack.ok
      ? priced(call, services, KINDS, { soundtrack: soundtrack.value })
      : refusalView(soundtrack.refusal);
  },
  autocomplete: suggestions(KINDS),
};
