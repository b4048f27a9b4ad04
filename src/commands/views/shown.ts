// A finished clip, posted again on its owner's wish.

import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { ClipFile } from '../../domain/ports.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { altText } from './notices.ts';
import { button, buttons, quoted } from './parts.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

export function shownView(job: Job, clip: ClipFile, smaller: boolean): Reply {
  return {
    is: 'reply',
    visibility: smaller ? 'private' : 'public',
    file: { clip, alt: altText(job) },
    shows: job.id,
    body: {
      content: [
        `> ${quoted(subjectOf(job.request))}`,
        `-# ${t`by <@${job.author}> · ${job.request.model} · ${settingsLine(job.request)} · cost ${formatUsd(job.price)} · clip \`${job.id}\` · AI-generated`}`,
        ...(smaller ? [`-# ${t`Made smaller to fit the upload limit here.`}`] : []),
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
