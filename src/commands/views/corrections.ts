// What an admin reads after giving a member more, or after taking a charge back.
import type { UserId } from '../../domain/ids.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { formatUsd, type Usd } from '../../domain/money.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, say } from './parts.ts';

export const grantedView = (member: UserId, amount: Usd): Reply =>
  say(
    GREEN,
    t`<@${member}> has ${formatUsd(amount)} more on top of the limits of this day, week and month, and is told. The limits of the server stay as they are.`,
  );

export function correctedView({ job, kind, amount, member }: LedgerEntry): Reply {
  return say(
    GREEN,
    kind === 'write-off'
      ? t`The ${formatUsd(amount)} for \`${job ?? ''}\` count against <@${member}> no more. Venice keeps them, so that they go on counting against the limits of the server. The member is told.`
      : t`The ${formatUsd(amount)} for \`${job ?? ''}\` count nowhere any more: Venice gave them back or never took them. <@${member}> is told.`,
  );
}
