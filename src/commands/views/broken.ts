// Which limit is in the way, by how much, and when it is over; and what a server does not allow.
import type { AccessTrouble } from '../../domain/access.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Broken, Running, Standing } from '../../domain/spending.ts';
import { t } from './language.ts';
import { limitName } from './limits.ts';
import { listed, moment, quoted } from './parts.ts';

export function brokenLine(broken: Broken): string {
  switch (broken.is) {
    case 'over-limit':
      return overLine(broken.broken);
    case 'too-many-running':
      return crowdedLine(broken.running);
    case 'cooling-down':
      return t`There is a pause between two clips on this server. Yours ends ${moment(broken.until)}.`;
  }
}

function overLine({ limit, cap, left, resetsAt }: Standing): string {
  if (limit === 'clip') return t`One clip may cost at most ${formatUsd(cap)} on this server.`;
  return resetsAt === null
    ? t`${limitName(limit)} has ${formatUsd(left)} of ${formatUsd(cap)} left, too little for this clip.`
    : t`${limitName(limit)} has ${formatUsd(left)} of ${formatUsd(cap)} left, too little for this clip. It starts anew ${moment(resetsAt)}.`;
}

function crowdedLine({ whose, now, most }: Running): string {
  switch (whose) {
    case 'member':
      return most === 1
        ? t`You have a clip under way, and this server takes one at a time from each member. Wait until it is done.`
        : t`You have ${now} clips under way, and this server takes ${most} at a time from each member. Wait until one is done.`;
    case 'guild':
      return t`This server has ${now} clips under way and takes ${most} at a time. Wait until one is done.`;
    case 'jam-member':
      return t`You have made ${now} clips in this jam, which is as many as each person may.`;
  }
}

/** What the server's rules forbid, and what would be allowed instead. */
export function accessText(trouble: AccessTrouble): string {
  switch (trouble.is) {
    case 'channel-not-allowed':
      return trouble.allowed.length === 0
        ? t`Clips may not be made on this server at the moment. Nothing was charged.`
        : t`Clips are not made in this channel. Go to ${listed(trouble.allowed.slice(0, 5).map((id) => `<#${id}>`))}. Nothing was charged.`;
    case 'role-not-allowed':
      return trouble.allowed.length === 0
        ? t`Only moderators may make clips on this server at the moment. Nothing was charged.`
        : t`Only members with ${listed(trouble.allowed.slice(0, 5).map((id) => `<@&${id}>`))} may make clips here. Nothing was charged.`;
    case 'kind-not-allowed':
      return t`This server does not allow clips of this kind. \`/video models\` lists what may be used. Nothing was charged.`;
    case 'model-not-allowed':
      return t`This server does not allow the model ${quoted(trouble.model.name, 80)}. Choose another one. Nothing was charged.`;
    case 'uncensored-not-allowed':
      return trouble.elsewhere
        ? t`${quoted(trouble.model.name, 80)} is an uncensored model, which this server allows in age-restricted channels only. Choose another one, or go there. Nothing was charged.`
        : t`${quoted(trouble.model.name, 80)} is an uncensored model, which this server does not allow. Choose another one. Nothing was charged.`;
    case 'blocked':
      return trouble.until === null
        ? t`The moderators of this server have stopped you from making clips. Their reason: ${quoted(trouble.reason)} Nothing was charged.`
        : t`The moderators of this server have stopped you from making clips until ${moment(trouble.until, 'f')}. Their reason: ${quoted(trouble.reason)} Nothing was charged.`;
  }
}
