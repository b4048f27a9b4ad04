// `/video-admin pause` and `resume`: stop making clips on this server for a while. What waits keeps its place, at no cost.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { pausedView, resumedView } from '../views/pauses.ts';
import { refusalView } from '../views/refusals.ts';

const Options = z.object({ note: z.string().trim().min(1).max(300).optional() });

export const pause: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'pause',
    description: 'Stop making clips here for a while; what waits keeps its place at no cost',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'note',
        description: 'Your words for those who wait',
        max_length: 300,
      },
    ],
  },
  ack: 'private',
  async run(call, { pauses }) {
    const { note } = read(Options, call.options);
    const paused = await pauses.pause(call, note ?? null);
    return paused.ok ? pausedView(paused.value) : refusalView(paused.refusal);
  },
};

async function goOn(caller: Caller, { pauses }: Services): Promise<View> {
  const resumed = await pauses.resume(caller);
  return resumed.ok ? resumedView(resumed.value) : refusalView(resumed.refusal);
}

export const resume: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'resume',
    description: 'Go on making clips here',
    options: [],
  },
  ack: 'private',
  run: goOn,
};

export const resumeButton: Component = { action: 'pause.end', ack: 'update', press: goOn };
