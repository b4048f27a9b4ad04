// `/video-admin grant`, `refund`, `writeoff`: more for a member, and charges that are taken back.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { UserId } from '../../domain/ids.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Correction } from '../../services/corrections.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { correctedView, grantedView } from '../views/corrections.ts';
import { LONGEST_REASON } from '../views/moderation.ts';
import { refusalView } from '../views/refusals.ts';
import { parseAmount } from './amounts.ts';

const Reason = z.string().trim().min(1).max(LONGEST_REASON);
const GrantOptions = z.object({ member: UserId, amount: z.string().max(20), reason: Reason });
const CorrectOptions = z.object({ id: z.string().max(40), reason: Reason });
const OFFERED = 25;

const reasonOption = {
  type: ApplicationCommandOptionType.String as const,
  name: 'reason',
  description: 'The member reads this, and it is kept in the audit log',
  required: true,
  max_length: LONGEST_REASON,
};

export const grant: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'grant',
    description: 'Give a member more for this day, week and month',
    options: [
      {
        type: ApplicationCommandOptionType.User,
        name: 'member',
        description: 'Who it is about',
        required: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'amount',
        description: 'In dollars, such as 2 or 0.50',
        required: true,
        max_length: 20,
      },
      reasonOption,
    ],
  },
  ack: 'private',
  async run(call, { corrections }) {
    const { member, amount: asked, reason } = read(GrantOptions, call.options);
    const amount = parseAmount(asked);
    if (amount === undefined || amount === null || amount === 0) return refusalView({ is: 'bad-amount', asked });
    const done = await corrections.grant(call, { member, amount, channel: call.place, reason });
    return done.ok ? grantedView(done.value.member, done.value.amount) : refusalView(done.refusal);
  },
};

const correcting = (name: string, how: Correction, description: string): Subcommand => ({
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'id',
        description: 'The short id of the clip',
        required: true,
        autocomplete: true,
      },
      reasonOption,
    ],
  },
  ack: 'private',
  async run(call, { corrections }) {
    const { id, reason } = read(CorrectOptions, call.options);
    const done = await corrections.correct(call, { asked: id, how, reason });
    return done.ok ? correctedView(done.value) : refusalView(done.refusal);
  },
  autocomplete: {
    async id(typing, { corrections, rights }) {
      if (!(await rights.may(typing, 'correct')).ok) return [];
      const typed = typing.typed.trim().toLowerCase();
      return (await corrections.correctable(typing.guild, 4 * OFFERED))
        .flatMap(({ job, amount, at }) => {
          if (job === null || !job.includes(typed)) return [];
          return [{ name: `${job} · ${formatUsd(amount)} · ${new Date(at).toISOString().slice(0, 10)}`, value: job }];
        })
        .slice(0, OFFERED);
    },
  },
});

export const refund = correcting('refund', 'refund', 'Take a charge back that Venice gave back, or never took');
export const writeoff = correcting('writeoff', 'write-off', 'Take a charge off a member; the server bears it');
