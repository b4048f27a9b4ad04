// `/video-admin block`, `unblock`, `blocks`: members who may make nothing here for a while.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { UserId } from '../../domain/ids.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { blockedView, blocksView, unblockedView } from '../views/blocks.ts';
import { LONGEST_REASON } from '../views/moderation.ts';
import { refusalView } from '../views/refusals.ts';

const Reason = z.string().trim().min(1).max(LONGEST_REASON);
const BlockOptions = z.object({
  member: UserId,
  until: z.string().max(40),
  reason: Reason,
  cancel: z.boolean().default(false),
});
const UnblockOptions = z.object({ member: UserId, reason: Reason.optional() });
/** As many as fit into one message. */
const LISTED = 15;

const memberOption = {
  type: ApplicationCommandOptionType.User as const,
  name: 'member',
  description: 'Who it is about',
  required: true,
};

export const block: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'block',
    description: 'Stop a member from making clips here, for a while or for good',
    options: [
      memberOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'until',
        description: 'Such as 12h, 3d, 2w, 2026-12-24 or for good',
        required: true,
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'reason',
        description: 'The member reads this, and it is kept in the audit log',
        required: true,
        max_length: LONGEST_REASON,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'cancel',
        description: 'Call off what of theirs still waits in line, with the money back',
      },
    ],
  },
  ack: 'private',
  async run(call, { blocks }) {
    const done = await blocks.block(call, read(BlockOptions, call.options));
    return done.ok ? blockedView(done.value) : refusalView(done.refusal);
  },
};

export const unblock: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'unblock',
    description: 'Let a blocked member make clips again',
    options: [
      memberOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'reason',
        description: 'Kept in the audit log',
        max_length: LONGEST_REASON,
      },
    ],
  },
  ack: 'private',
  async run(call, { blocks }) {
    const { member, reason } = read(UnblockOptions, call.options);
    const done = await blocks.unblock(call, member, reason ?? null);
    return done.ok ? unblockedView(member) : refusalView(done.refusal);
  },
};

export const blocked: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'blocks',
    description: 'Who may make no clips here, until when and why',
    options: [],
  },
  ack: 'private',
  async run(call, { blocks }) {
    const found = await blocks.list(call, LISTED);
    return found.ok ? blocksView(found.value) : refusalView(found.refusal);
  },
};
