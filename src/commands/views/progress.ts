// Where a job stands, in one sentence: for its status message and for lists.
import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { StatusLine } from '../../domain/notice.ts';
import type { Receipt } from '../../domain/receipt.ts';
import { failureText } from './failures.ts';
import { t } from './language.ts';
import { duration, quoted } from './parts.ts';
import { receiptText } from './receipts.ts';

const BAR = 12;

/** One sentence on where a job stands, for the status message and for lists. */
export function progressText(job: Job, line: StatusLine): string {
  switch (line.is) {
    case 'waiting':
      return [
        t`⏳ Place ${line.place} of ${line.of} in line.`,
        ...(line.expectedMs === null ? [] : [t`Once it starts it usually takes up to ${duration(line.expectedMs)}.`]),
      ].join(' ');
    case 'paused':
      return pausedText(line.why, line.note);
    case 'in-review':
      return line.of === 'prompt'
        ? t`👀 A moderator looks at the prompt first. The price is set aside; nothing is charged yet.`
        : t`👀 Finished; a moderator looks at it before it is posted.`;
    case 'behind-own':
      return t`⏳ Waits behind your earlier clip in this jam; it gets its place in line when that one starts.`;
    case 'submitting':
      return t`📨 Being handed to Venice.`;
    case 'rendering':
      if (line.overdue) return t`🎞️ Rendering. It is taking longer than usual; one in five does. ${bar(1)}`;
      if (line.fraction === null) return t`🎞️ Rendering has begun.`;
      return line.leftMs === null
        ? t`🎞️ Rendering ${percent(line.fraction)}.`
        : t`🎞️ Rendering ${percent(line.fraction)}, about ${duration(line.leftMs)} left.`;
    case 'fitting':
      return line.fraction === null
        ? t`🗜️ Finished; making it small enough to upload.`
        : t`🗜️ Finished; making it small enough to upload ${percent(line.fraction)}.`;
    case 'posting':
      return t`📤 Finished; posting it now.`;
    case 'sealed':
      return t`🔒 Finished and sealed: it is shown when the jam ends.`;
    case 'ended':
      return [endText(job), ...correctedText(line.receipt ?? null)].join(' ');
  }
}

function pausedText(why: Extract<StatusLine, { is: 'paused' }>['why'], note: string | null): string {
  switch (why) {
    case 'funds':
      return t`⏸️ Waiting: the Venice account of this bot is out of credit. Nothing is charged meanwhile; it goes on by itself.`;
    case 'key':
      return t`⏸️ Waiting: Venice does not accept the key of this bot. Nothing is charged meanwhile; it goes on by itself.`;
    case 'outage':
      return t`⏸️ Waiting: Venice has trouble at the moment. Nothing is charged meanwhile; it goes on by itself.`;
    case 'spend-rate':
      return t`⏸️ Waiting: far more than usual was spent on this server within an hour, and a moderator looks at it. Nothing is charged meanwhile, and the clip keeps its place.`;
    case 'server':
      return note === null
        ? t`⏸️ Waiting: the moderators have paused clips on this server. Nothing is charged meanwhile, and the clip keeps its place.`
        : t`⏸️ Waiting: the moderators have paused clips on this server: ${quoted(note)} Nothing is charged meanwhile, and the clip keeps its place.`;
  }
}

function bar(fraction: number): string {
  const full = Math.min(BAR, Math.round(fraction * BAR));
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}

const percent = (fraction: number) => `${bar(fraction)} ${Math.floor(fraction * 100)} %`;

/** Only what the sentence on the end does not say already. */
function correctedText(receipt: Receipt | null): readonly string[] {
  switch (receipt?.money.is) {
    case 'refunded':
    case 'written-off':
      return [t`🧾 Receipt: ${receiptText(receipt)}`];
    case undefined:
    case 'held':
    case 'held-unknown':
    case 'charged':
    case 'spent-unknown':
    case 'returned':
      return [];
  }
}

function endText(job: Job): string {
  switch (job.state.at) {
    case 'delivered':
      return t`✅ Posted. Charged ${formatUsd(job.price)}.`;
    case 'kept':
      return t`📦 Finished and kept, but not posted. Charged ${formatUsd(job.price)}.`;
    case 'failed':
      return `❌ ${failureText(job, job.state.failure)}`;
    case 'cancelled':
      return t`🚫 Called off before it started. Not charged.`;
    case 'unconfirmed':
      return t`❔ The answer from Venice was lost. ${formatUsd(job.price)} stay set aside until a moderator settles it.`;
    case 'awaiting':
    case 'withheld':
    case 'queued':
    case 'submitting':
    case 'rendering':
    case 'rendered':
      return t`🎞️ Under way.`;
  }
}
