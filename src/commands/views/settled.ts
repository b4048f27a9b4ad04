// What a moderator reads after settling a clip.
import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, say } from './parts.ts';

export const settledView = (job: Job, charged: boolean): Reply =>
  say(
    GREEN,
    charged
      ? t`Clip \`${job.id}\` is settled: ${formatUsd(job.price)} count as spent. <@${job.author}> is told.`
      : t`Clip \`${job.id}\` is settled: ${formatUsd(job.price)} are back in the limit of <@${job.author}>, who is told.`,
  );
