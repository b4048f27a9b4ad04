// Taking a clip down and seeing who made it: buttons, the menu of a message, and the commands for when the message is gone.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, MessageMenu, ModalForm, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { Reply } from '../view.ts';
import { dossierView, LONGEST_REASON, takeDownForm, takenDownView } from '../views/moderation.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);
const Reason = z.string().trim().min(1).max(LONGEST_REASON);

async function dossier(asked: string, caller: Caller, { removal }: Services): Promise<Reply> {
  const found = await removal.dossier(asked, caller);
  return found.ok ? dossierView(found.value) : refusalView(found.refusal);
}

async function takeDown(
  asked: string,
  caller: Caller,
  how: { readonly reason: string; readonly deleteFile: boolean },
  { removal }: Services,
): Promise<Reply> {
  const done = await removal.takeDown(asked, caller, how);
  return done.ok ? takenDownView(done.value.job.id, done.value.swept) : refusalView(done.refusal);
}

export const down: Component = {
  action: 'clip.down',
  ack: 'view',
  async press(press, { rights }) {
    const [id] = read(Subject, press.subject);
    const may = await rights.may(press, 'remove-clip');
    return may.ok ? takeDownForm(id) : refusalView(may.refusal);
  },
};

export const downSaid: ModalForm = {
  action: 'clip.down-said',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    return takeDown(id, form, { reason: read(Reason, form.fields['reason']), deleteFile: false }, services);
  },
};

/** A clip of ours is known by the custom ids of its buttons. */
export const whoMade: MessageMenu = {
  name: 'Who made this clip?',
  ack: 'private',
  async use(use, services) {
    const id = use.customIds.map((one) => /^clip\.\w+:(\w+)$/.exec(one)?.[1]).find((one) => one !== undefined);
    return id === undefined ? refusalView({ is: 'not-a-clip' }) : dossier(id, use, services);
  },
};

const idOption = {
  type: ApplicationCommandOptionType.String as const,
  name: 'id',
  description: 'The short id of the clip, such as k7m2xq',
  required: true,
};

export const clip: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'clip',
    description: 'Who made a clip, what it cost, where it stands and what was decided, also after it is gone',
    options: [idOption],
  },
  ack: 'private',
  run: (call, services) => dossier(read(z.object({ id: z.string() }), call.options).id, call, services),
};

const RemoveOptions = z.object({ id: z.string(), reason: Reason, delete: z.boolean().default(false) });

export const remove: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'remove',
    description: 'Take a clip down everywhere I posted it; its author is told why',
    options: [
      idOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'reason',
        description: 'Its author reads this, and it is kept in the audit log',
        required: true,
        max_length: LONGEST_REASON,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'delete',
        description: 'Delete the stored copy as well: then nobody can bring the clip back',
      },
    ],
  },
  ack: 'private',
  async run(call, services) {
    const { id, reason, delete: deleteFile } = read(RemoveOptions, call.options);
    return takeDown(id, call, { reason, deleteFile }, services);
  },
};
