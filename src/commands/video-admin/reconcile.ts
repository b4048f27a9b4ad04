// `/video-admin reconcile`: our books held against Venice's. It proposes; a person settles, by a press on a card that is
// looked at anew.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { proposedReason, reconciliationView } from '../views/reconciliation.ts';
import { refusalView } from '../views/refusals.ts';
import { settledView } from '../views/settled.ts';

const Options = z.object({ days: z.number().int().min(1).max(90).default(7) });

export const reconcile: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'reconcile',
    description: "Compare the books of this bot with Venice's",
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'days',
        description: 'How many days back; seven when left out',
        min_value: 1,
        max_value: 90,
      },
    ],
  },
  ack: 'private',
  async run(call, { reconciliation }) {
    const found = await reconciliation.compare(call, read(Options, call.options).days);
    return found.ok ? reconciliationView(found.value, call.guild) : refusalView(found.refusal);
  },
};

/** The reason names what the books say now, not what stood on the card. */
const settling = (action: string, charged: boolean): Component => ({
  action,
  ack: 'private',
  async press(press, { bookkeeper, reconciliation, rights }) {
    const may = await rights.may(press, 'settle');
    if (!may.ok) return refusalView(may.refusal);
    const [job] = read(z.tuple([JobId]), press.subject);
    const reason = proposedReason(await reconciliation.suggestion(press.guild, job));
    const settled = await bookkeeper.settle({ job, guild: press.guild, moderator: press.user, charged, reason });
    return settled.ok ? settledView(settled.value, charged) : refusalView(settled.refusal);
  },
});

export const settleCharged = settling('books.charged', true);
export const settleNotCharged = settling('books.free', false);
