// `/video budget`: every limit that bears on the member here, who decided it, when each starts anew, what was given on top,
// and the last receipts.
import { formatUsd } from '../../domain/money.ts';
import type { Running, Standing } from '../../domain/spending.ts';
import type { Statement } from '../../services/bookkeeper.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { limitName } from './limits.ts';
import { receiptLine } from './lists.ts';
import { GOLD, line, moment, panel, reply, text } from './parts.ts';

export function budgetView(statement: Statement): Reply {
  const { today, thisMonth, standings, jam } = statement;
  const limits = [...standings.map(standingLine), ...paceLines(statement)];
  return reply(
    panel(GOLD, [
      text(t`### Your budget here`),
      text(
        [
          t`Today: ${formatUsd(today.spent)} spent, ${formatUsd(today.held)} set aside`,
          t`This month: ${formatUsd(thisMonth.spent)} spent, ${formatUsd(thisMonth.held)} set aside`,
        ].join('\n'),
      ),
      text(limits.length === 0 ? t`There is no limit for you here.` : limits.join('\n')),
      ...(jam === null ? [] : [text([t`**In the jam of this thread**`, ...jam.map(standingLine)].join('\n'))]),
      ...grantsText(statement.grants),
      text(
        [
          ...deciderLine(statement).map((words) => `-# ${words}`),
          t`-# The day resets ${moment(statement.day.end)}, the month ${moment(statement.month.end)}.`,
        ].join('\n'),
      ),
      line(),
      text(statement.receipts.length === 0 ? t`-# No receipts yet.` : statement.receipts.map(receiptLine).join('\n')),
    ]),
  );
}

/** A limit for one clip has nothing left or used. */
function standingLine({ limit, left, cap, resetsAt }: Standing): string {
  if (limit === 'clip') return t`One clip: at most **${formatUsd(cap)}**`;
  return resetsAt === null
    ? t`${limitName(limit)}: **${formatUsd(left)}** left of ${formatUsd(cap)}`
    : t`${limitName(limit)}: **${formatUsd(left)}** left of ${formatUsd(cap)}, anew ${moment(resetsAt)}`;
}

function paceLines({ running, coolUntil }: Statement): readonly string[] {
  return [
    ...running.map(runningLine),
    ...(coolUntil === null ? [] : [t`Your pause between two clips ends ${moment(coolUntil)}`]),
  ];
}

function runningLine({ whose, now, most }: Running): string {
  switch (whose) {
    case 'member':
      return t`Your clips under way: **${now}** of ${most}`;
    case 'guild':
      return t`The server's clips under way: **${now}** of ${most}`;
    case 'jam-member':
      return t`Your clips in the jam: **${now}** of ${most}`;
  }
}

function deciderLine({ decidedBy, guest }: Statement): readonly string[] {
  if (guest) return [t`You have no role here, so the limits for guests are yours.`];
  return decidedBy === null ? [] : [t`Your limits come from your role <@&${decidedBy}>.`];
}

function grantsText(grants: Statement['grants']) {
  const shown = grants
    .slice(0, 3)
    .map(({ amount, at }) => t`🎁 ${formatUsd(amount)} given by a moderator ${moment(at)}`);
  return shown.length === 0 ? [] : [text(shown.join('\n'))];
}
