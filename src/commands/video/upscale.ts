// `/video upscale`: a clip becomes sharper, at once, twice or four times its size.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { UpscaleFactor } from '../../domain/request.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { refusalView } from '../views/refusals.ts';
import { fileFrom, fileOption, linkOption, modelChoices, modelOption, priced, sendFilesOption } from './generation.ts';

const KINDS = ['upscale'] as const;
const Options = z.object({ factor: UpscaleFactor.nullable().default(null) });

export const upscale: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'upscale',
    description: 'Make a clip sharper or larger. You see the exact price before anything is charged.',
    options: [
      fileOption('video', 'The clip, at most five minutes long'),
      linkOption('video_url', 'Or its https address'),
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'factor',
        description: 'How many times larger; two when left out',
        choices: [
          { name: '1: sharper, same size', value: 1 },
          { name: '2: twice as large', value: 2 },
          { name: '4: four times as large', value: 4 },
        ],
      },
      modelOption,
      sendFilesOption,
    ],
  },
  ack: 'private',
  async run(call, services) {
    const source = await fileFrom(call, services, 'video', ['video']);
    if (!source.ok) return refusalView(source.refusal);
    return priced(call, services, KINDS, { source: source.value, factor: read(Options, call.options).factor });
  },
  autocomplete: { model: (typing, services) => modelChoices(KINDS, typing, services) },
};
