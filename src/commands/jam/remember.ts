// `/jam export` and `/jam stats`: a jam to take along, in files that fit an upload here; and a server's season.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JamId } from '../../domain/ids.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { badSinceView } from '../views/audit.ts';
import { jamExportView, jamStatsView } from '../views/jam-stats.ts';
import { refusalView } from '../views/refusals.ts';
import { jamAsked, jamOption, jamsIn } from './options.ts';

export const exportCommand: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'export',
    description: 'Take a jam along: all its clips with a description, as zip files',
    options: [jamOption('Which jam; left out: the one of this thread', false)],
  },
  ack: 'private',
  async run(call, services) {
    const id = await jamAsked(call, services);
    return id.ok ? exported(call, id.value, 1, services) : refusalView(id.refusal);
  },
  autocomplete: { jam: jamsIn(['open', 'closing', 'judging', 'finale', 'over']) },
};

const Part = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(1));

/** Another part of the same export. */
export const exportPart: Component = {
  action: 'jam.export',
  ack: 'private',
  press(press, services) {
    const [id, part] = read(z.tuple([JamId, Part]), press.subject);
    return exported(press, id, part, services);
  },
};

async function exported(caller: Caller, id: JamId, part: number, { jams }: Services): Promise<View> {
  const packed = await jams.remembering.export(id, caller, caller.uploadLimit, part);
  return packed.ok ? jamExportView(packed.value) : refusalView(packed.refusal);
}

const Since = z.object({ since: z.string().optional() });

export const stats: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'stats',
    description: 'Who won the jams of this season, who was on the podium, whose clips were remixed most',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'since',
        description: 'From when on, such as 30d or 2026-10-01; left out: this quarter of the year',
        max_length: 20,
      },
    ],
  },
  ack: 'private',
  async run(call, { jams }) {
    const { since = null } = read(Since, call.options);
    const found = await jams.remembering.stats(call, since);
    return found === undefined ? badSinceView(since ?? '') : jamStatsView(found);
  },
};
