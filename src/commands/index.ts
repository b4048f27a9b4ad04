// The list of everything a member can do. Adding a command is a file and a line here.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { again, askDelete, confirmDelete, keepClip, remix, remixed } from './clip/buttons.ts';
import { agreed, readTerms } from './clip/consent.ts';
import { animateAgain, animatedAgain, extend, extended, upscaleClip } from './clip/further.ts';
import { appeal, appealed, appealRule, ask, asked, report, reported, ruleAppealed } from './clip/petitions.ts';
import { carry, instead } from './clip/retries.ts';
import type { Component, MessageMenu, ModalForm, Subcommand } from './feature.ts';
import { treeOf } from './groups.ts';
import { jamCommands, jamComponents, jamForms } from './jam/parts.ts';
import { localised } from './localisation.ts';
import { animateImage, remixMessage, upscaleVideo } from './menus/messages.ts';
import {
  accept,
  accepted,
  openCase,
  otherAmount,
  otherAmountSaid,
  postAfterAll,
  refuse,
  refusedSaid,
  showClip,
  wholePrompt,
} from './moderation/decide.ts';
import { clip, down, downSaid, remove, whoMade } from './moderation/removal.ts';
import { animate } from './video/animate.ts';
import { appealCommand } from './video/appeal.ts';
import { budget } from './video/budget.ts';
import { cancel, cancelButton } from './video/cancel.ts';
import { cancelDraft, edit, pay, prompt, set } from './video/card.ts';
import { create } from './video/create.ts';
import { edit as editVideo } from './video/edit.ts';
import { jobs } from './video/jobs.ts';
import { lineage } from './video/lineage.ts';
import { chooseKind, modelAsked, models, openModel, turnPage, useModel } from './video/models.ts';
import { dataKept, eraseConfirmed, eraseData, exportData, nextPart } from './video/privacy.ts';
import { reference, referenceBegun } from './video/reference.ts';
import {
  addElement,
  addFiles,
  chooseVoice,
  elementAdded,
  filesAdded,
  removeReferences,
  voiceChosen,
} from './video/reference-card.ts';
import { show } from './video/show.ts';
import { cancelTranscript, payTranscript, transcribe } from './video/transcribe.ts';
import { upscale } from './video/upscale.ts';
import { accessMenus, accessShow } from './video-admin/access.ts';
import { accessChannels, accessKinds, accessModels, accessRoles } from './video-admin/access-lists.ts';
import { audit, entriesAsCsv, entriesAsJson, newerEntries, olderEntries } from './video-admin/audit.ts';
import { block, blocked, unblock } from './video-admin/block.ts';
import { cases } from './video-admin/cases.ts';
import { hinting } from './video-admin/first-time.ts';
import { grant, refund, writeoff } from './video-admin/grant.ts';
import { jamHosts } from './video-admin/jams.ts';
import { limits } from './video-admin/limits.ts';
import { pause, resume, resumeButton } from './video-admin/pause.ts';
import { permissions } from './video-admin/permissions.ts';
import { keeping } from './video-admin/privacy.ts';
import { reconcile, settleCharged, settleNotCharged } from './video-admin/reconcile.ts';
import { review, reviewMenus } from './video-admin/review.ts';
import { channel, guests, role } from './video-admin/rules.ts';
import { settle } from './video-admin/settle.ts';
import { setup, setupForms, setupMenus } from './video-admin/setup.ts';
import { spend } from './video-admin/spend.ts';
import { status } from './video-admin/status.ts';
import { addWord, listWords, removeWord, testWords } from './video-admin/words.ts';

const everything: readonly Subcommand[] = [
  ...jamCommands,
  create,
  animate,
  reference,
  editVideo,
  upscale,
  models,
  jobs,
  show,
  lineage,
  cancel,
  budget,
  exportData,
  eraseData,
  transcribe,
  appealCommand,
  setup,
  limits,
  guests,
  role,
  channel,
  accessShow,
  accessChannels,
  accessRoles,
  accessKinds,
  accessModels,
  keeping,
  jamHosts,
  addWord,
  removeWord,
  listWords,
  testWords,
  review,
  settle,
  grant,
  refund,
  writeoff,
  spend,
  reconcile,
  pause,
  resume,
  status,
  permissions,
  cases,
  clip,
  remove,
  block,
  unblock,
  blocked,
  audit,
];

/** An admin of a server where nobody has set anything is told where to begin. */
export const subcommands: readonly Subcommand[] = everything.map(hinting);

export const components: readonly Component[] = [
  ...jamComponents,
  pay,
  set,
  edit,
  cancelDraft,
  payTranscript,
  cancelTranscript,
  addFiles,
  addElement,
  removeReferences,
  chooseVoice,
  turnPage,
  chooseKind,
  openModel,
  useModel,
  cancelButton,
  resumeButton,
  settleCharged,
  settleNotCharged,
  again,
  remix,
  extend,
  upscaleClip,
  animateAgain,
  instead,
  carry,
  readTerms,
  askDelete,
  confirmDelete,
  keepClip,
  report,
  appeal,
  appealRule,
  ask,
  down,
  accept,
  refuse,
  otherAmount,
  postAfterAll,
  showClip,
  wholePrompt,
  openCase,
  newerEntries,
  olderEntries,
  entriesAsCsv,
  entriesAsJson,
  nextPart,
  eraseConfirmed,
  dataKept,
  ...accessMenus,
  ...reviewMenus,
  ...setupMenus,
];

export const forms: readonly ModalForm[] = [
  ...jamForms,
  prompt,
  referenceBegun,
  filesAdded,
  elementAdded,
  voiceChosen,
  modelAsked,
  remixed,
  extended,
  animatedAgain,
  agreed,
  reported,
  appealed,
  ruleAppealed,
  asked,
  downSaid,
  accepted,
  refusedSaid,
  otherAmountSaid,
  ...setupForms,
];

export const menus: readonly MessageMenu[] = [animateImage, upscaleVideo, remixMessage, whoMade];

/** Only in servers: a clip needs a thread to be posted in, and limits need a server to belong to. */
const WHERE = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

const inEnglish: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  ...menus.map(({ name }) => ({ type: ApplicationCommandType.Message as const, name, ...WHERE })),
  {
    type: ApplicationCommandType.ChatInput,
    name: 'video',
    description: 'Make AI videos, with the exact price before anything is charged',
    options: treeOf(subcommands, 'video'),
    ...WHERE,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'jam',
    description: 'Make clips together: a theme, a shared pot, an end, and a film of it',
    options: treeOf(subcommands, 'jam'),
    ...WHERE,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'video-admin',
    description: 'Limits and money of this server, for its moderators',
    options: treeOf(subcommands, 'video-admin'),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    ...WHERE,
  },
];

/** What Discord is told. */
export const definitions = inEnglish.map(localised);
