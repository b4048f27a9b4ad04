// Who pays for a clip, and what is left of the limits nearest to it: the lines of the price card about money.
import { formatUsd } from '../../domain/money.ts';
import type { Standing } from '../../domain/spending.ts';
import type { Card } from '../../services/drafting.ts';
import { brokenLine } from './broken.ts';
import { t } from './language.ts';
import { limitName } from './limits.ts';
import { moment } from './parts.ts';

export function limitLines(card: Pick<Card, 'broken' | 'standings' | 'purse'>): string[] {
  const { broken, purse } = card;
  if (broken !== null)
    return [
      broken.is === 'over-limit'
        ? t`⛔ ${brokenLine(broken)} Nothing was charged. Choose a shorter or smaller clip, or ask a moderator.`
        : t`⛔ ${brokenLine(broken)} Nothing was charged.`,
    ];
  switch (purse) {
    case 'pot':
      return potLines(card.standings);
    case 'own':
      return ownLines(card.standings);
  }
}

/** A jam's pot leaves the member's own limits untouched. */
function potLines(standings: readonly Standing[]): string[] {
  const pot = standings.find((one) => one.limit === 'jamPot');
  const share = standings.find((one) => one.limit === 'jamMember');
  return [
    pot === undefined
      ? t`The jam's pot pays.`
      : t`The jam's pot pays: ${formatUsd(pot.left)} of ${formatUsd(pot.cap)} left, **${formatUsd(pot.leftAfter)}** after this clip.`,
    ...(share === undefined ? [] : [afterLine(share)]),
  ];
}

function ownLines(standings: readonly Standing[]): string[] {
  const day = standings.find((one) => one.limit === 'memberDay');
  const tightest = standings
    .filter((one) => one.limit !== 'clip' && one.limit !== 'memberDay')
    .toSorted((a, b) => a.leftAfter - b.leftAfter)[0];
  const near = tightest !== undefined && (day === undefined || tightest.leftAfter < day.leftAfter);
  return [
    ...(day === undefined
      ? [t`You have no daily limit here.`]
      : [
          t`Your limit today: ${formatUsd(day.left)} of ${formatUsd(day.cap)} left, **${formatUsd(day.leftAfter)}** after this clip.`,
          ...(day.resetsAt === null ? [] : [`-# ${t`Your day starts anew ${moment(day.resetsAt)}.`}`]),
        ]),
    ...(near ? [afterLine(tightest)] : []),
  ];
}

function afterLine({ limit, leftAfter, cap, resetsAt }: Standing): string {
  const left = t`${limitName(limit)}: ${formatUsd(leftAfter)} of ${formatUsd(cap)} left after this clip.`;
  return resetsAt === null ? `-# ${left}` : `-# ${left} ${t`It starts anew ${moment(resetsAt)}.`}`;
}
