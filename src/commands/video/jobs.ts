// `/video jobs`: the member's own clips, where each stands, and how long it may take.

import { ApplicationCommandOptionType } from 'discord.js';
import type { StateName } from '../../domain/job.ts';
import type { Services } from '../../services/index.ts';
import type { Viewer } from '../../services/library.ts';
import type { Caller, Choice, Subcommand } from '../feature.ts';
import { jobsView, stateLabel } from '../views/lists.ts';
import { oneLine, shortened } from '../views/parts.ts';
import { subjectOf } from '../views/subject.ts';

/** As many as fit into one message. */
const LISTED = 8;

/** Who asks, by what they may do here and now. */
export async function viewer(caller: Caller, { rights }: Pick<Services, 'rights'>): Promise<Viewer> {
  const may = await rights.may(caller, 'cancel-clip');
  return { member: caller.user, guild: caller.guild, moderator: may.ok };
}

export const jobs: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'jobs',
    description: 'Your clips: place in line, progress, and what each cost',
    options: [],
  },
  ack: 'private',
  async run(call, services) {
    return jobsView(await services.library.mine(await viewer(call, services), LISTED));
  },
};

/** The option that names one of the member's clips. */
export const idOption = {
  type: ApplicationCommandOptionType.String as const,
  name: 'id',
  description: 'The short id of the clip, such as k7m2xq',
  required: true,
  autocomplete: true as const,
};

/** The member's latest clips in one of the given states. */
export async function clipChoices(
  caller: Caller,
  typed: string,
  states: readonly StateName[],
  services: Services,
): Promise<readonly Choice[]> {
  const mine = await services.library.mine(await viewer(caller, services), 25);
  return mine
    .filter(({ job }) => states.includes(job.state.at))
    .map(({ job }) => ({
      name: shortened(`${job.id} · ${stateLabel(job.state.at)} · ${oneLine(subjectOf(job.request))}`, 100),
      value: job.id,
    }))
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
}
