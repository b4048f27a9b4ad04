// The forms in which members report, appeal and ask, and what they read after.
import type { CaseId, JobId } from '../../domain/ids.ts';
import { formatUsd, type Usd } from '../../domain/money.ts';
import type { Reply, View } from '../view.ts';
import { form, textField } from './forms.ts';
import { t } from './language.ts';
import { customId, GREEN, say } from './parts.ts';

export const LONGEST_WORDS = 800;

const words = (label: string, required: boolean) =>
  textField({ id: 'words', label, required, value: '', most: LONGEST_WORDS, tall: true });

export const reportForm = (id: JobId): View =>
  form(t`Report this clip`, customId('clip.reported', [id]), [words(t`What is wrong with it?`, true)]);

export const appealForm = (id: JobId): View =>
  form(t`Appeal`, customId('appeal.clip-said', [id]), [words(t`Why shall the moderators look again?`, true)]);

export const ruleAppealForm = (): View =>
  form(t`Appeal`, customId('appeal.rule-said', []), [words(t`What shall be allowed, and why?`, true)]);

export const askForm = (draft: string, version: number): View =>
  form(t`Ask a moderator`, customId('draft.asked', [draft, version]), [words(t`Why do you need more?`, false)]);

export const reportedView = (id: JobId): Reply =>
  say(
    GREEN,
    t`Thank you. The moderators have your report of clip \`${id}\`, and you are told what they decide. Nobody else learns who sent it.`,
  );

export const appealedView = (id: CaseId): Reply =>
  say(GREEN, t`The moderators have your appeal (case \`${id}\`). You are told what they decide.`);

export const askedView = (amount: Usd): Reply =>
  say(
    GREEN,
    t`The moderators are asked for ${formatUsd(amount)} more for you. You are told what they decide; then ask for your clip again.`,
  );
