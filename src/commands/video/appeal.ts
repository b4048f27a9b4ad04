// `/video appeal`: asks the moderators to look again, also where the word of a refusal came as a direct message.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { stateLabel } from '../views/lists.ts';
import { oneLine, shortened } from '../views/parts.ts';
import { appealForm, ruleAppealForm } from '../views/petitions.ts';
import { refusalView } from '../views/refusals.ts';
import { subjectOf } from '../views/subject.ts';

const Options = z.object({ id: z.string().optional() });
const LOOKED_AT = 25;

export const appealCommand: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'appeal',
    description: 'Ask the moderators to look again at what they refused, took down or forbid',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'id',
        description: 'The clip that it is about; leave it out if you are blocked, or a rule is in the way',
        autocomplete: true,
      },
    ],
  },
  ack: 'view',
  async run(call) {
    const { id: asked } = read(Options, call.options);
    if (asked === undefined) return ruleAppealForm();
    const id = JobId.safeParse(asked);
    return id.success ? appealForm(id.data) : refusalView({ is: 'unknown-job', asked });
  },
  autocomplete: {
    async id(typing, { petitions }) {
      const mine = await petitions.appealable(typing, LOOKED_AT);
      return mine
        .map(({ id, state, request }) => ({
          name: shortened(`${id} · ${stateLabel(state.at)} · ${oneLine(subjectOf(request))}`, 100),
          value: id,
        }))
        .filter(({ name }) => name.toLowerCase().includes(typing.typed.trim().toLowerCase()));
    },
  },
};
