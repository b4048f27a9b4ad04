// Lists for a member: their clips, and their budget.

import type { StateName } from '../../domain/job.ts';
import type { EntryKind } from '../../domain/ledger.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { Listed } from '../../services/library.ts';
import type { Reply } from '../view.ts';
import { briefFailure } from './failures.ts';
import { t } from './language.ts';
import { GOLD, moment, panel, quoted, reply, say, text } from './parts.ts';
import { progressText } from './progress.ts';
import { receiptText } from './receipts.ts';
import { subjectOf } from './subject.ts';

export function jobsView(listed: readonly Listed[]): Reply {
  if (listed.length === 0)
    return say(
      GOLD,
      t`You have no clips here yet. \`/video create\` makes your first one; you see its price before anything is charged.`,
    );
  return reply(
    panel(GOLD, [
      text(t`### Your clips`),
      ...listed.map(({ job, line: where }) =>
        text(
          [
            `\`${job.id}\` ${quoted(subjectOf(job.request), 80)}`,
            `${job.state.at === 'failed' ? `❌ ${briefFailure(job, job.state.failure)}` : progressText(job, where)}${job.state.at === 'delivered' ? ` <#${job.state.channel}>` : ''}`,
            `-# ${formatUsd(job.price)} · ${moment(job.createdAt)}`,
          ].join('\n'),
        ),
      ),
      text(
        t`-# \`/video show id:\` posts a finished clip again. \`/video cancel id:\` calls one off that still waits in line.`,
      ),
    ]),
  );
}

export const receiptLine = (receipt: Receipt): string =>
  `\`${receipt.job}\` ${[receiptText(receipt), ...(receipt.pot ? [t`from a jam's pot`] : []), moment(receipt.at)].join(' · ')}`;

/** What an entry of the books means for a member. */
export function entryWords(kind: EntryKind, amount: string): string {
  return {
    hold: t`${amount} set aside`,
    spend: t`charged ${amount}`,
    return: t`not charged (${amount} returned)`,
    refund: t`charge of ${amount} taken back`,
    'write-off': t`charge of ${amount} borne by the server`,
    fund: t`${amount} into a jam's pot`,
    release: t`${amount} back from a jam's pot`,
    grant: t`${amount} granted`,
  }[kind];
}

/** For autocomplete and menus: what a state is called in a word or two. */
export function stateLabel(state: StateName): string {
  return {
    awaiting: t`in review`,
    withheld: t`in review`,
    queued: t`in line`,
    submitting: t`starting`,
    unconfirmed: t`unconfirmed`,
    rendering: t`rendering`,
    rendered: t`posting`,
    delivered: t`posted`,
    kept: t`kept`,
    failed: t`failed`,
    cancelled: t`called off`,
  }[state];
}
