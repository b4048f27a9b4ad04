// What can be pressed on the card of a case. A press is judged anew by who presses it, whatever the card shows.
import type { APIButtonComponent } from 'discord.js';
import type { CaseFile } from '../../domain/bulletin.ts';
import type { Case } from '../../domain/cases.ts';
import { formatUsd } from '../../domain/money.ts';
import { promptOf } from '../../domain/request.ts';
import { t } from './language.ts';
import { button } from './parts.ts';

/** How the clip that is to be judged is shown: attached, attached as a smaller copy, or by a button. */
export type ShownClip = 'whole' | 'smaller' | 'asked' | 'none';

/** From this length on a prompt may be cut on the card, and a button shows it whole. */
const LONG_PROMPT = 300;

/** Discord: five buttons stand in a row. */
export function caseButtons(file: CaseFile, clip: ShownClip): readonly APIButtonComponent[] {
  const { case: one, job } = file;
  if (one.state.is === 'lapsed' && job?.state.at === 'kept' && job.state.why === 'not-reviewed') {
    return [button(t`Post it after all`, 'case.late', [one.id]), button(t`Show the clip`, 'case.clip', [one.id])];
  }
  if (one.state.is !== 'open') return [];
  const long = job !== null && promptOf(job.request).length > LONG_PROMPT;
  return [
    ...verdictButtons(one),
    ...(long ? [button(t`Whole prompt`, 'case.prompt', [one.id])] : []),
    ...(one.kind === 'result' && clip !== 'whole' ? [button(t`Show the clip`, 'case.clip', [one.id])] : []),
  ];
}

function verdictButtons({ id, kind, amount }: Case): readonly APIButtonComponent[] {
  const refuse = button(t`Refuse…`, 'case.no', [id], { style: 'danger' });
  switch (kind) {
    case 'prompt':
      return [button(t`Approve`, 'case.yes', [id], { style: 'go' }), refuse];
    case 'result':
      return [button(t`Approve and post`, 'case.yes', [id], { style: 'go' }), refuse];
    case 'allowance':
      return [
        ...(amount === null ? [] : [button(t`Grant ${formatUsd(amount)}`, 'case.yes', [id], { style: 'go' })]),
        button(t`Another amount…`, 'case.amount', [id]),
        refuse,
      ];
    case 'report':
      return [button(t`Take down…`, 'case.yes', [id], { style: 'danger' }), button(t`Leave it`, 'case.no', [id])];
    case 'appeal':
      return [button(t`Accept…`, 'case.yes', [id], { style: 'go' }), refuse];
  }
}
