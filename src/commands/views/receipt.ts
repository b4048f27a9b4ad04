// The private answers after a press: the receipt, the confirmation before a deletion, and what was done.

import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Pause } from '../../domain/settings.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, GREEN, panel, quoted, RED, reply, say, text } from './parts.ts';
import { waitsForResume } from './pauses.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

/** `postedIn` is null when nobody asked anew where the clip goes. */
export function receiptView(job: Job, postedIn: 'thread' | 'channel' | null, pause: Pause | null = null): Reply {
  if (job.state.at === 'awaiting') return reviewReceipt(job);
  const where =
    postedIn === 'channel'
      ? t`a thread that I open here`
      : postedIn === 'thread'
        ? t`this thread`
        : `<#${job.thread ?? job.place}>`;
  return reply(
    panel(GREEN, [
      text(t`### Clip \`${job.id}\` is on its way`),
      text(`> ${quoted(subjectOf(job.request), 200)}\n-# ${job.request.model} · ${settingsLine(job.request)}`),
      text(
        t`**${formatUsd(job.price)}** are set aside for it. Its status, and then the clip, appear for everyone in ${where}. You are mentioned when it is ready.`,
      ),
      ...(pause === null ? [] : [text(waitsForResume(pause))]),
      text(t`-# \`/video jobs\` shows all your clips. Until Venice has taken it, it can be called off at no cost.`),
      buttons(button(t`Call it off`, 'job.cancel', [job.id])),
    ]),
  );
}

/** Nothing of it is public, so this is all that is said until a moderator has decided. */
const reviewReceipt = (job: Job): Reply =>
  reply(
    panel(GREEN, [
      text(t`### Clip \`${job.id}\` waits for a moderator`),
      text(`> ${quoted(subjectOf(job.request), 200)}\n-# ${job.request.model} · ${settingsLine(job.request)}`),
      text(
        t`On this server a moderator looks at it first. **${formatUsd(job.price)}** are set aside; nothing is charged and nothing is shown to anybody else until they approve it. You are told either way.`,
      ),
      text(t`-# \`/video jobs\` shows how it stands. Until it is made, it can be called off at no cost.`),
      buttons(button(t`Call it off`, 'job.cancel', [job.id])),
    ]),
  );

export const draftCancelledView = (): Reply => say(RED, t`Cancelled. Nothing was charged.`);

export const jobCancelledView = (job: Job): Reply =>
  say(GREEN, t`Clip \`${job.id}\` is called off. The ${formatUsd(job.price)} are back in your limit.`);

export function deleteQuestion(job: Job): Reply {
  return reply(
    panel(RED, [
      text(t`**Delete clip \`${job.id}\` for everyone?**`),
      text(`> ${quoted(subjectOf(job.request), 200)}`),
      text(
        t`The post and our stored copy go for good; what \`/video show\` posted again stays where it is. The ${formatUsd(job.price)} it cost are not given back.`,
      ),
      buttons(
        button(t`Delete it`, 'clip.delete-yes', [job.id], { style: 'danger' }),
        button(t`Keep it`, 'clip.delete-no', [job.id]),
      ),
    ]),
  );
}

export const deletedView = (job: Job): Reply => say(GREEN, t`Clip \`${job.id}\` is deleted.`);
export const notDeletedView = (): Reply => say(GREEN, t`Kept. Nothing was changed.`);

/** Direct messages carry some buttons, and none of them can act there. */
export const outsideView = (): Reply =>
  say(
    RED,
    t`This works in the server only, where the clip was asked for: use \`/video create\` or \`/video show\` there. Nothing was changed.`,
  );

/** What came is nothing that we offered: an old card, or an edited one. */
export const unreadableView = (): Reply =>
  say(
    RED,
    t`I cannot make sense of that: it is from an older version of me, or was changed on its way. Start again with the command. Nothing was changed, and nothing was charged.`,
  );

export const brokenView = (reference: string): Reply =>
  say(
    RED,
    t`Something broke on our side. Reference **${reference}**. If you had pressed Generate, look at \`/video jobs\` first: a clip that is listed there is paid for once, and one that is not listed was not charged.`,
  );
