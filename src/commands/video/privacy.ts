// `/video privacy export` and `/video privacy erase`: a member's own data on this server, to take along and to be gone.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { askEraseView, erasedView, eraseRefusalView, notErasedView, takenView } from '../views/privacy.ts';

/** Discord: an answer can be given for 15 minutes; some of them are for the upload. */
const PACK_WITHIN = 10 * 60_000;

export const exportData: Subcommand = {
  command: 'video',
  group: 'privacy',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'export',
    description: 'A file with everything I keep about you on this server',
    options: [],
  },
  ack: 'private',
  run: (call, services) => part(call, 1, services),
};

export const eraseData: Subcommand = {
  command: 'video',
  group: 'privacy',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'erase',
    description: 'Have your prompts, files and clips on this server erased',
    options: [],
  },
  ack: 'private',
  async run(call, { privacy }) {
    const found = await privacy.look(call);
    return found.ok ? askEraseView(found.value) : eraseRefusalView(found.refusal);
  },
};

async function part(caller: Caller, number: number, { privacy }: Services): Promise<View> {
  return takenView(await privacy.take(caller, number, caller.uploadLimit, AbortSignal.timeout(PACK_WITHIN)));
}

const Part = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);

export const nextPart: Component = {
  action: 'privacy.part',
  ack: 'private',
  press: (press, services) => part(press, read(Part, press.subject[0]), services),
};

/** Whose data it is comes from Discord, never from the button. */
export const eraseConfirmed: Component = {
  action: 'privacy.erase-yes',
  ack: 'update',
  async press(press, { privacy }) {
    read(z.tuple([]), press.subject);
    const erased = await privacy.erase(press);
    return erased.ok ? erasedView(erased.value) : eraseRefusalView(erased.refusal);
  },
};

export const dataKept: Component = {
  action: 'privacy.keep',
  ack: 'update',
  press: async () => notErasedView(),
};
