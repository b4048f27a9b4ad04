// `/video edit`: words change a clip; with a picture, a motion-control model lets the picture move like the clip.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { refusalView } from '../views/refusals.ts';
import {
  fileFrom,
  fileOption,
  linkOption,
  priced,
  promptOption,
  sendFilesOption,
  settingOptions,
  suggestions,
} from './generation.ts';

const KINDS = ['video', 'motion'] as const;

export const edit: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'edit',
    description: 'Change a clip with words, or move a picture like a clip. You see the exact price first.',
    options: [
      fileOption('video', 'The clip to work from'),
      linkOption('video_url', 'Or its https address'),
      promptOption('What to change', false),
      fileOption('image', 'The picture that shall move like the clip, for motion-control models'),
      linkOption('image_url', 'Or its https address'),
      ...settingOptions,
      sendFilesOption,
    ],
  },
  ack: 'private',
  async run(call, services) {
    const source = await fileFrom(call, services, 'video', ['video']);
    if (!source.ok) return refusalView(source.refusal);
    const start = await fileFrom(call, services, 'image', ['image']);
    if (!start.ok) return refusalView(start.refusal);
    const kinds = start.value === null ? KINDS : (['motion', 'video'] as const);
    return priced(call, services, kinds, { source: source.value, start: start.value });
  },
  autocomplete: suggestions(KINDS),
};
