// `/video-admin settle`: a moderator says what became of a clip whose submission was never answered.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { refusalView } from '../views/refusals.ts';
import { settledView } from '../views/settled.ts';

const Options = z.object({
  id: z.string(),
  outcome: z.enum(['charged', 'not-charged']),
  reason: z.string().trim().min(1),
});

export const settle: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'settle',
    description: 'Say whether Venice charged a clip whose answer was lost',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'id',
        description: 'The short id of the clip',
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'outcome',
        description: 'What the usage page of the Venice account shows',
        required: true,
        choices: [
          { name: 'charged: it counts as spent', value: 'charged' },
          { name: 'not charged: the member gets it back', value: 'not-charged' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'reason',
        description: 'How you know; kept in the audit log',
        required: true,
        max_length: 300,
      },
    ],
  },
  ack: 'private',
  async run(call, { bookkeeper, rights }) {
    const may = await rights.may(call, 'settle');
    if (!may.ok) return refusalView(may.refusal);
    const { id, outcome, reason } = read(Options, call.options);
    const job = JobId.safeParse(id);
    if (!job.success) return refusalView({ is: 'unknown-job', asked: id });
    const charged = outcome === 'charged';
    const settled = await bookkeeper.settle({
      job: job.data,
      guild: call.guild,
      moderator: call.user,
      charged,
      reason,
    });
    return settled.ok ? settledView(settled.value, charged) : refusalView(settled.refusal);
  },
  autocomplete: {
    async id(typing, { bookkeeper, rights }) {
      if (!(await rights.may(typing, 'settle')).ok) return [];
      const waiting = await bookkeeper.unconfirmed(typing.guild);
      return waiting
        .map((job) => ({
          name: `${job.id} · ${formatUsd(job.price)} · ${job.request.model}`.slice(0, 100),
          value: job.id,
        }))
        .filter(({ name }) => name.includes(typing.typed.trim().toLowerCase()));
    },
  },
};
