// `/video cancel`: calls off a clip that still waits on our side, and gives the money back at once.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { jobCancelledView } from '../views/receipt.ts';
import { refusalView } from '../views/refusals.ts';
import { clipChoices, idOption, viewer } from './jobs.ts';

const Options = z.object({ id: z.string() });

export const cancel: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'cancel',
    description: 'Call off a clip that still waits in line; the money comes back at once',
    options: [idOption],
  },
  ack: 'private',
  async run(call, services) {
    const cancelled = await services.library.cancel(read(Options, call.options).id, await viewer(call, services));
    return cancelled.ok ? jobCancelledView(cancelled.value) : refusalView(cancelled.refusal);
  },
  autocomplete: {
    id: (typing, services) => clipChoices(typing, typing.typed, ['awaiting', 'queued'], services),
  },
};

/** The button on the receipt. */
export const cancelButton: Component = {
  action: 'job.cancel',
  ack: 'private',
  async press(press, services) {
    const cancelled = await services.library.cancel(press.subject[0] ?? '', await viewer(press, services));
    return cancelled.ok ? jobCancelledView(cancelled.value) : refusalView(cancelled.refusal);
  },
};
