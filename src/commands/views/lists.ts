// Lists for a member: their clips, and their budget.

import type { StateName } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Receipt, Statement } from '../../services/bookkeeper.ts';
import type { Listed } from '../../services/library.ts';
import type { Reply } from '../view.ts';
import { briefFailure } from './failures.ts';
import { limitName } from './limits.ts';
import { progressText } from './notices.ts';
import { GOLD, line, moment, panel, quoted, reply, say, text } from './parts.ts';
import { subjectOf } from './subject.ts';

export function jobsView(listed: readonly Listed[]): Reply {
  if (listed.length === 0)
    return say(
      GOLD,
      'You have no clips here yet. `/video create` makes your first one; you see its price before anything is charged.',
    );
  return reply(
    panel(GOLD, [
      text('### Your clips'),
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
        '-# `/video show id:` posts a finished clip again. `/video cancel id:` calls one off that still waits in line.',
      ),
    ]),
  );
}

export function budgetView(statement: Statement): Reply {
  const { today, thisMonth, standings } = statement;
  const limits = standings.map(
    (one) => `${limitName(one.limit)}: **${formatUsd(one.left)}** left of ${formatUsd(one.cap)}`,
  );
  return reply(
    panel(GOLD, [
      text('### Your budget here'),
      text(
        [
          `Today: ${formatUsd(today.spent)} spent, ${formatUsd(today.held)} set aside`,
          `This month: ${formatUsd(thisMonth.spent)} spent, ${formatUsd(thisMonth.held)} set aside`,
        ].join('\n'),
      ),
      text(limits.length === 0 ? 'There is no limit for you here.' : limits.join('\n')),
      text(`-# The day resets ${moment(statement.day.end)}, the month ${moment(statement.month.end)}.`),
      line(),
      text(statement.receipts.length === 0 ? '-# No receipts yet.' : statement.receipts.map(receiptLine).join('\n')),
    ]),
  );
}

function receiptLine({ job, entry, chargeUnknown }: Receipt): string {
  const amount = formatUsd(entry.amount);
  const money = { hold: `${amount} set aside`, spend: `charged ${amount}`, return: `not charged (${amount} returned)` }[
    entry.kind
  ];
  return `\`${job}\` ${chargeUnknown ? `${money}, charge unknown` : money} · ${moment(entry.at)}`;
}

/** For autocomplete and menus: what a state is called in a word or two. */
export function stateLabel(state: StateName): string {
  return {
    queued: 'in line',
    submitting: 'starting',
    unconfirmed: 'unconfirmed',
    rendering: 'rendering',
    rendered: 'posting',
    delivered: 'posted',
    kept: 'kept',
    failed: 'failed',
    cancelled: 'called off',
  }[state];
}
