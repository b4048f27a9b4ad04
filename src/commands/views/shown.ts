// A finished clip, posted again on its owner's wish.

import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { ClipFile } from '../../domain/ports.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { altText } from './notices.ts';
import { button, buttons, quoted } from './parts.ts';
import { receiptText } from './receipts.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

/** `receipt` is null where the books say nothing. */
export function shownView(
  job: Job,
  clip: ClipFile,
  how: 'whole' | 'smaller' | 'hidden',
  receipt: Receipt | null = null,
): Reply {
  const money = receipt === null ? t`cost ${formatUsd(job.price)}` : receiptText(receipt);
  return {
    is: 'reply',
    visibility: how === 'whole' ? 'public' : 'private',
    file: { clip, alt: altText(job) },
    shows: job.id,
    body: {
      content: [
        `> ${quoted(subjectOf(job.request))}`,
        `-# ${t`by <@${job.author}> · ${job.request.model} · ${settingsLine(job.request)} · ${money} · clip \`${job.id}\` · AI-generated`}`,
        ...(how === 'smaller' ? [`-# ${t`Made smaller to fit the upload limit here.`}`] : []),
        ...(how === 'hidden' ? [`-# ${t`Only you see this: the clip is not public.`}`] : []),
      ].join('\n'),
      components: [
        buttons(
          button(t`Again`, 'clip.again', [job.id]),
          button(t`Remix`, 'clip.remix', [job.id]),
          button(t`Report`, 'clip.report', [job.id]),
        ),
      ],
    },
  };
}
