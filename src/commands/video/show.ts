// `/video show`: posts a finished clip again, from the stored copy, where the member is now.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { isHidden } from '../../domain/review.ts';
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
  async run(call, services) {
    const { library, bookkeeper } = services;
    const { id } = read(Options, call.options);
    const stored = await library.stored(id, await viewer(call, services));
    if (!stored.ok) return refusalView(stored.refusal);
    const { job, file } = stored.value;
    const hidden = isHidden(job.state);
    const receipt = await bookkeeper.receipt(job.id);
    if (file.bytes <= call.uploadLimit && !hidden) {
      return { is: 'slow', visibility: 'public', work: async () => shownView(job, file, 'whole', receipt) };
    }
    return {
      is: 'slow',
      visibility: 'private',
      work: async () => {
        const fitted = await library.within(stored.value, call.uploadLimit, AbortSignal.timeout(FIT_WITHIN));
        return fitted.ok
          ? shownView(job, fitted.value, hidden ? 'hidden' : 'smaller', receipt)
          : refusalView(fitted.refusal);
      },
    };
  },
  autocomplete: {
    id: (typing, services) => clipChoices(typing, typing.typed, ['delivered', 'kept', 'rendered'], services),
  },
};

/** Discord: an answer can be given for 15 minutes; some of them are for the upload. */
const FIT_WITHIN = 10 * 60_000;
