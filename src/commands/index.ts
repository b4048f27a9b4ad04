// The list of everything a member can do. Adding a command is a file and a line here.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { again, askDelete, confirmDelete, keepClip, remix, remixed } from './clip/buttons.ts';
import type { Component, ModalForm, Subcommand } from './feature.ts';
import { budget } from './video/budget.ts';
import { cancel, cancelButton } from './video/cancel.ts';
import { cancelDraft, edit, pay, prompt, set } from './video/card.ts';
import { create } from './video/create.ts';
import { jobs } from './video/jobs.ts';
import { show } from './video/show.ts';
import { limits } from './video-admin/limits.ts';
import { settle } from './video-admin/settle.ts';

export const subcommands: readonly Subcommand[] = [create, jobs, show, cancel, budget, limits, settle];

export const components: readonly Component[] = [
  pay,
  set,
  edit,
  cancelDraft,
  cancelButton,
  again,
  remix,
  askDelete,
  confirmDelete,
  keepClip,
];

export const forms: readonly ModalForm[] = [prompt, remixed];

/** Only in servers: a clip needs a thread to be posted in, and limits need a server to belong to. */
const WHERE = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** What Discord is told. */
export const definitions: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: 'video',
    description: 'Make AI videos, with the exact price before anything is charged',
    options: subcommands.filter(({ command }) => command === 'video').map(({ definition }) => definition),
    ...WHERE,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'video-admin',
    description: 'Limits and money of this server, for its moderators',
    options: subcommands.filter(({ command }) => command === 'video-admin').map(({ definition }) => definition),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    ...WHERE,
  },
];
