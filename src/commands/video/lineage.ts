// `/video lineage`: which clip came from which, as a picture and in words.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { lineageTree, lineageView } from '../views/jam-lineage.ts';
import { refusalView } from '../views/refusals.ts';
import { clipChoices, idOption } from './jobs.ts';

const Options = z.object({ id: z.string() });

export const lineage: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'lineage',
    description: 'Draw which clip came from which: what a clip was made from, and what was made from it',
    options: [idOption],
  },
  ack: 'private',
  async run(call, { jams, pictures }) {
    const { id } = read(Options, call.options);
    const family = await jams.remembering.lineage(id, call);
    if (!family.ok) return refusalView(family.refusal);
    return lineageView(family.value, await pictures.lineage(lineageTree(family.value)));
  },
  autocomplete: {
    id: (typing, services) => clipChoices(typing, typing.typed, ['delivered', 'kept', 'rendered'], services),
  },
};
