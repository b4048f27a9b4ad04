// `/video animate`: a picture becomes a clip; with an end picture, the clip leads from one to the other.
import { ApplicationCommandOptionType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import { refusalView } from '../views/refusals.ts';
import { cameraFrom, cameraOption } from './camera.ts';
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

const KINDS = ['image', 'first-last'] as const;

export const animate: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'animate',
    description: 'Turn a picture into a clip. You see the exact price before anything is charged.',
    options: [
      promptOption('What happens in the clip', true),
      fileOption('image', 'The picture that the clip starts from'),
      linkOption('image_url', 'Or its https address'),
      fileOption('end_image', 'The picture that the clip ends on, where the model takes one'),
      linkOption('end_image_url', 'Or its https address'),
      ...settingOptions,
      cameraOption,
      fileOption('soundtrack', 'A sound to go by (MP3 or WAV, up to 30 s), where the model takes one'),
      sendFilesOption,
    ],
  },
  ack: 'private',
  async run(call, services) {
    const start = await fileFrom(call, services, 'image', ['image']);
    if (!start.ok) return refusalView(start.refusal);
    const end = await fileFrom(call, services, 'end_image', ['image']);
    if (!end.ok) return refusalView(end.refusal);
    const soundtrack = await fileFrom(call, services, 'soundtrack', ['audio']);
    if (!soundtrack.ok) return refusalView(soundtrack.refusal);
    const kinds = end.value === null ? KINDS : (['first-last', 'image'] as const);
    const parts = {
      start: start.value,
      end: end.value,
      soundtrack: soundtrack.value,
      camera: cameraFrom(call.options),
    };
    return priced(call, services, kinds, parts);
  },
  autocomplete: suggestions(KINDS),
};
