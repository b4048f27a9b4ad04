// What a moderator reads after a press, and the forms in which they say why.
import type { CaseFile } from '../../domain/bulletin.ts';
import type { Case } from '../../domain/cases.ts';
import { formatUsd } from '../../domain/money.ts';
import { promptOf } from '../../domain/request.ts';
import type { Dossier, Swept } from '../../services/removal.ts';
import type { Reply, View } from '../view.ts';
import { caseButtons } from './case-buttons.ts';
import { caseBody, caseName, endingLine } from './cases.ts';
import { form, textField } from './forms.ts';
import { t } from './language.ts';
import { entryWords, stateLabel } from './lists.ts';
import {
  button,
  buttons,
  customId,
  GOLD,
  GREEN,
  moment,
  panel,
  quoted,
  reply,
  say,
  select,
  shortened,
  text,
} from './parts.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

/** A reason is kept on record and read by whom it is about. */
export const LONGEST_REASON = 400;

const reasonField = (label: string, required: boolean) =>
  textField({ id: 'reason', label, required, value: '', most: LONGEST_REASON, tall: true });

/** Why not; the member reads it. */
export const refuseForm = ({ id }: Case): View =>
  form(t`Refuse`, customId('case.no-said', [id]), [reasonField(t`Why? The member reads this`, true)]);

/** Why a clip is taken down, or what the member shall know about their appeal. */
export function acceptForm({ id, kind }: Case): View {
  return kind === 'report'
    ? form(t`Take the clip down`, customId('case.yes-said', [id]), [reasonField(t`Why? Its author reads this`, false)])
    : form(t`Accept the appeal`, customId('case.yes-said', [id]), [
        reasonField(t`Anything the member shall know?`, false),
      ]);
}

export const amountForm = ({ id, amount }: Case): View =>
  form(t`Grant another amount`, customId('case.amount-said', [id]), [
    textField({
      id: 'amount',
      label: t`Dollars`,
      required: true,
      value: amount === null ? '' : formatUsd(amount).replace('$', ''),
      most: 12,
    }),
    reasonField(t`Anything the member shall know?`, false),
  ]);

export const takeDownForm = (job: string): View =>
  form(t`Take the clip down`, customId('clip.down-said', [job]), [reasonField(t`Why? Its author reads this`, true)]);

/** What was decided; the card says the same a moment later. */
export const decidedView = (file: CaseFile): Reply => say(GREEN, endingLine(file), told(file.case));

function told({ kind, opener }: Case): string {
  switch (kind) {
    case 'result':
    case 'prompt':
    case 'allowance':
    case 'appeal':
      return t`-# <@${opener}> is told.`;
    case 'report':
      return t`-# <@${opener}>, who reported it, is told.`;
  }
}

export const postedAfterAllView = ({ job }: CaseFile): Reply =>
  say(GREEN, job === null ? t`It is posted now.` : t`Clip \`${job.id}\` is posted now.`);

/** Open cases, with a list to open one of them. */
export function casesView(files: readonly CaseFile[]): Reply {
  if (files.length === 0) return say(GREEN, t`Nothing waits for you.`);
  return reply(
    panel(GOLD, [
      text(t`### What waits for a moderator`),
      text(files.map(lineOf).join('\n')),
      select(
        'case.open',
        [],
        t`Open one to decide it`,
        files.map(({ case: one, job }) => ({
          label: shortened(`${caseName(one)} · ${job?.id ?? one.id}`, 100),
          value: one.id,
          chosen: false,
        })),
      ),
    ]),
  );
}

const lineOf = ({ case: one, job }: CaseFile) =>
  `${caseName(one)} · <@${one.opener}>${job === null ? '' : ` · \`${job.id}\``} · ${moment(one.openedAt)}`;

/** One case, to be decided here: in place of the list, which Discord lets only become what it is, components. */
export function caseView(file: CaseFile): Reply {
  const clip = file.case.kind === 'result' ? 'asked' : 'none';
  const row = caseButtons(file, clip);
  const content = caseBody(file, { clip, where: 'channel' }).content ?? '';
  return reply(panel(GOLD, [text(content), ...(row.length === 0 ? [] : [buttons(...row)])]));
}

/** The whole prompt, as a text file. */
export function promptView({ case: one, job }: CaseFile): Reply {
  const negative = job === null || job.request.kind === 'upscale' ? null : job.request.negativePrompt;
  const words = job === null ? '' : promptOf(job.request);
  return {
    ...reply({ content: t`The whole prompt of case \`${one.id}\`.` }),
    document: {
      name: `prompt-${one.id}.txt`,
      text: negative === null ? words : `${words}\n\n${t`Not in the clip:`} ${negative}`,
    },
  };
}

/** What became of the posts of a clip that was taken down. */
export function takenDownView(job: string, { removed, forbidden, later }: Swept): Reply {
  return say(
    GREEN,
    [
      removed === 1
        ? t`Clip \`${job}\` is taken down: 1 message with it is gone. Its author is told.`
        : t`Clip \`${job}\` is taken down: ${removed} messages with it are gone. Its author is told.`,
      ...(later.length === 0 ? [] : [t`Discord does not answer for ${later.length} more; they follow.`]),
      ...(forbidden.length === 0
        ? []
        : [
            t`I may no longer act in ${forbidden.map(({ channel }) => `<#${channel}>`).join(', ')}: delete it there by hand.`,
          ]),
    ].join(' '),
  );
}

/** Who made a clip, with its money, its posts and its cases; also after it is gone. */
export function dossierView({ job, cases, entries, posts }: Dossier): Reply {
  const standing = posts.filter(({ removedAt }) => removedAt === null);
  return reply(
    panel(GOLD, [
      text(t`### Clip \`${job.id}\` by <@${job.author}>`),
      text(`> ${quoted(subjectOf(job.request), 500)}\n-# ${job.request.model} · ${settingsLine(job.request)}`),
      text(
        [
          t`Asked for ${moment(job.createdAt, 'f')} in <#${job.place}>; now: ${stateLabel(job.state.at)}.`,
          ...entries.map(({ kind, amount, at }) => `${entryWords(kind, formatUsd(amount))} · ${moment(at)}`),
          standing.length === 0
            ? t`No message shows it.`
            : t`It stands in ${standing
                .slice(0, 10)
                .map(({ channel }) => `<#${channel}>`)
                .join(', ')}.`,
        ].join('\n'),
      ),
      ...(cases.length === 0 ? [] : [text(cases.slice(-8).map(historyLine).join('\n'))]),
      buttons(
        button(t`Take down…`, 'clip.down', [job.id], { style: 'danger', disabled: !canBeTakenDown(job.state.at) }),
      ),
    ]),
  );
}

const canBeTakenDown = (at: Dossier['job']['state']['at']) => at === 'delivered' || at === 'kept';

const historyLine = (one: Case) =>
  `\`${one.id}\` ${caseName(one)} · <@${one.opener}> · ${moment(one.openedAt)}\n-# ${endingLine({ case: one, job: null, posts: [], against: null, block: null }, 120)}`;
