// `/video show`: posts a finished clip again, from the stored copy, where the member is now.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { refusalView } from '../views/refusals.ts';
import { shownView } from '../views/shown.ts';
import { clipChoices, idOption, viewer } from './jobs.ts';

const Options = z.object({ id: z.string() });

export const show: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'show',
    description: 'Post one of your finished clips again, from the stored copy',
    options: [idOption],
  },
  ack: 'view',
  async run(call, { library }) {
    const { id } = read(Options, call.options);
    const stored = await library.stored(id, viewer(call));
    if (!stored.ok) return refusalView(stored.refusal);
    const { job, file } = stored.value;
    if (file.bytes <= call.uploadLimit) {
      return { is: 'slow', visibility: 'public', work: async () => shownView(job, file, false) };
    }
    return {
      is: 'slow',
      visibility: 'private',
      work: async () => {
        const fitted = await library.within(stored.value, call.uploadLimit, AbortSignal.timeout(FIT_WITHIN));
        return fitted.ok ? shownView(job, fitted.value, true) : refusalView(fitted.refusal);
      },
    };
  },
  autocomplete: {
    id: (typing, services) => clipChoices(typing, typing.typed, ['delivered', 'kept', 'rendered'], services),
  },
};

/** Discord: an answer can be given for 15 minutes; some of them are for the upload. */
const FIT_WITHIN = 10 * 60_000;
