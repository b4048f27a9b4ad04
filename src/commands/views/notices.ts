// What the bot says in public, from notice to message. Each message carries a marker by which it is found again after a
// long outage, and names the only people it may mention.

import type { RoleId, UserId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { JobNotice, Notice } from '../../domain/notice.ts';
import { wishOf } from '../../domain/wish.ts';
import type { MessageBody } from '../view.ts';
import { failureText } from './failures.ts';
import { speaking, t } from './language.ts';
import { memoMessage } from './memos.ts';
import { button, buttons, megabytes, moment, oneLine, quoted, shortened } from './parts.ts';
import { progressText } from './progress.ts';
import { consentWord, retryButtons } from './retries.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

export interface Rendered extends MessageBody {
  /** Nobody else is mentioned, whatever the text says. */
  readonly mentions: readonly UserId[];
  /** The only role that it may mention. */
  readonly role?: RoleId;
  /** Occurs in the content or in a custom id of this message, and of no other message about this job. */
  readonly marker: string;
  /** Alt text of the attached file. */
  readonly alt: string | null;
  /** Names the thread that hangs from a starter. */
  readonly title: string;
}

/**
 * In the language of the job's author, which never changes: so the marker of a message that was posted before an outage
 * is the same after it. Whoever happens to be spoken to while a worker runs does not matter.
 */
export const renderNotice = (notice: Notice): Rendered =>
  notice.is === 'memo'
    ? speaking(notice.language, () => memoMessage(notice))
    : speaking(notice.job.language, () => rendered(notice));

function rendered(notice: JobNotice): Rendered {
  const { job } = notice;
  const base = { mentions: [], alt: null, title: titleOf(job) };
  switch (notice.is) {
    case 'starter': {
      const head = t`🎬 Clip \`${job.id}\` by <@${job.author}>`;
      return {
        ...base,
        marker: t`🎬 Clip \`${job.id}\``,
        content: `${head}\n> ${quoted(subjectOf(job.request), 200)}`,
      };
    }
    case 'status': {
      const marker = t`Status of clip \`${job.id}\``;
      return {
        ...base,
        marker,
        content: [t`**Status of clip \`${job.id}\`** by <@${job.author}>`, ...statusLines(notice)].join('\n'),
      };
    }
    case 'clip':
      return notice.entry === undefined || notice.where === 'dm'
        ? clipMessage(job, notice.smaller, notice.where)
        : entryMessage(job, notice.entry, notice.smaller);
    case 'failed': {
      const marker = t`clip \`${job.id}\` ended without a video`;
      const why =
        job.state.at === 'failed'
          ? [failureText(job, job.state.failure), consentWord(job, notice.consents ?? 'off')].join(' ').trim()
          : '';
      return {
        ...base,
        marker,
        mentions: [job.author],
        content: [`<@${job.author}> ${marker}. ${why}`, ...promptLine(notice, 150)].join('\n'),
        components: [buttons(...retryButtons(job, notice.consents ?? 'off'))],
      };
    }
    case 'unconfirmed':
      return notice.audience === 'author' ? unconfirmedForAuthor(job) : unconfirmedForModerators(job);
    case 'kept':
      return keptMessage(job, notice.limit);
    case 'settled': {
      const marker = t`clip \`${job.id}\` was settled by a moderator`;
      const money = notice.charged
        ? t`Venice did charge the ${formatUsd(job.price)}, so they count as spent.`
        : t`Venice did not charge it: the ${formatUsd(job.price)} are back in your limit.`;
      return { ...base, marker, mentions: [job.author], content: `<@${job.author}> ${marker}. ${money}` };
    }
  }
}

/** Discord: a thread's name has at most 100 characters. */
function titleOf(job: Job): string {
  return shortened(oneLine(subjectOf(job.request)), 90) || t`Clip ${job.id}`;
}

/** Discord: alt text has at most 1024 characters. */
export const altText = (job: Job) =>
  shortened(t`AI-generated video. Prompt: ${oneLine(subjectOf(job.request))}`, 1_000);

function clipMessage(job: Job, smaller: boolean, where: 'thread' | 'parent' | 'dm'): Rendered {
  const detour = {
    thread: [],
    parent: [t`The thread could not be posted in, so the clip is here.`],
    dm: [
      t`The channel could not be posted in, so the clip comes to you directly. In the server, \`/video show id:${job.id}\` posts it again.`,
    ],
  }[where];
  const made = smaller ? [t`Made smaller to fit the upload limit; the original is kept for \`/video show\`.`] : [];
  return {
    marker: where === 'dm' ? chargedFor(job) : `clip.delete:${job.id}`,
    mentions: [job.author],
    alt: altText(job),
    title: titleOf(job),
    content: [
      t`<@${job.author}> your clip is ready.`,
      `> ${quoted(subjectOf(job.request))}`,
      `-# ${job.request.model} · ${settingsLine(job.request)} · ${chargedFor(job)} · ${t`AI-generated`}`,
      ...[...made, ...detour].map((sentence) => `-# ${sentence}`),
    ].join('\n'),
    // A clip is made in a server, on that server's limits: in direct messages the buttons could do nothing.
    components: where === 'dm' ? [] : clipButtons(job),
  };
}

/** A clip of a jam, in its thread. */
function entryMessage(job: Job, number: number, smaller: boolean): Rendered {
  const made = smaller ? [t`Made smaller to fit the upload limit; the original is kept for \`/video show\`.`] : [];
  const paid =
    job.purse === 'pot' ? t`${formatUsd(job.price)} from the pot` : t`${formatUsd(job.price)} from their own limit`;
  return {
    marker: `jam.withdraw:${job.id}`,
    mentions: [job.author],
    alt: altText(job),
    title: titleOf(job),
    content: [
      t`🎬 **#${String(number)}** by <@${job.author}>`,
      `> ${quoted(subjectOf(job.request))}`,
      `-# ${job.request.model} · ${settingsLine(job.request)} · ${paid} · ${t`clip \`${job.id}\``} · ${t`AI-generated`}`,
      ...made.map((sentence) => `-# ${sentence}`),
    ].join('\n'),
    components: [
      buttons(
        button(t`Remix`, 'clip.remix', [job.id], { emoji: '✏️' }),
        button(t`Vote`, 'jam.vote', [job.jam ?? ''], { emoji: '🗳️' }),
        button(t`Withdraw`, 'jam.withdraw', [job.id], { emoji: '↩️' }),
        button(t`Report`, 'clip.report', [job.id], { emoji: '🚩' }),
      ),
    ],
  };
}

const chargedFor = (job: Job) => t`charged ${formatUsd(job.price)} · clip \`${job.id}\``;

const clipButtons = (job: Job) => [
  buttons(
    button(t`Again`, 'clip.again', [job.id], { emoji: '🔁' }),
    button(t`Remix`, 'clip.remix', [job.id], { emoji: '✏️' }),
    button(t`Extend`, 'clip.extend', [job.id], { emoji: '⏩' }),
    button(t`Upscale`, 'clip.upscale', [job.id], { emoji: '🔍' }),
    button(t`Delete`, 'clip.delete', [job.id], { emoji: '🗑️' }),
  ),
  buttons(
    ...(wishOf(job.request).start === null ? [] : [button(t`Animate again`, 'clip.animate', [job.id], { emoji: '🖼️' })]),
    button(t`Report`, 'clip.report', [job.id], { emoji: '🚩' }),
  ),
];

/** Sentences of a kept clip begin alike, so that one marker finds each of them. */
function keptMessage(job: Job, limit: number | null): Rendered {
  const marker = t`clip \`${job.id}\` is finished, but`;
  return {
    marker,
    mentions: [job.author],
    alt: null,
    title: titleOf(job),
    content: `<@${job.author}> ${keptText(job, limit)} ${t`It was charged ${formatUsd(job.price)}.`}`,
  };
}

function keptText(job: Job, limit: number | null): string {
  const kept = job.state.at === 'kept' ? job.state : null;
  switch (kept?.why ?? 'too-large') {
    case 'too-large':
      return `${tooLargeText(job, kept === null ? null : megabytes(kept.clip.bytes), limit)} ${t`It is kept safe: \`/video show id:${job.id}\` posts it from an account with Nitro or after a server boost, or once whoever runs this bot has installed ffmpeg.`}`;
    case 'nowhere-to-post':
      return t`clip \`${job.id}\` is finished, but there was nowhere to post it. It is kept safe: \`/video show id:${job.id}\` posts it again.`;
    case 'file-missing':
      return t`clip \`${job.id}\` is finished, but its file has vanished from the disk of this bot. Whoever runs it must look at that.`;
    case 'refused-by-moderator':
    case 'not-reviewed':
    case 'taken-down':
      return t`clip \`${job.id}\` is finished, but a moderator decided that it is not shown.`;
  }
}

function tooLargeText({ id }: Job, size: string | null, limit: number | null): string {
  if (size === null)
    return limit === null
      ? t`clip \`${id}\` is finished, but it is too large for this server, and it could not be made smaller here.`
      : t`clip \`${id}\` is finished, but it is too large for this server, which takes ${megabytes(limit)}, and it could not be made smaller here.`;
  return limit === null
    ? t`clip \`${id}\` is finished, but it is too large with its ${size} for this server, and it could not be made smaller here.`
    : t`clip \`${id}\` is finished, but it is too large with its ${size} for this server, which takes ${megabytes(limit)}, and it could not be made smaller here.`;
}

function unconfirmedForAuthor(job: Job): Rendered {
  const marker = t`I cannot tell whether Venice took clip \`${job.id}\``;
  return {
    marker,
    mentions: [job.author],
    alt: null,
    title: titleOf(job),
    content: t`<@${job.author}> I cannot tell whether Venice took clip \`${job.id}\`: the connection was lost while I handed it over. To be sure that nothing is paid twice, I do not send it again. The ${formatUsd(job.price)} stay set aside until a moderator has looked at what Venice charged; the moderators have been told.`,
  };
}

function unconfirmedForModerators(job: Job): Rendered {
  const marker = t`Clip \`${job.id}\` needs a moderator`;
  return {
    marker,
    mentions: [],
    alt: null,
    title: titleOf(job),
    content: [
      t`**Clip \`${job.id}\` needs a moderator.** The answer to its submission was lost, so Venice may or may not have charged ${formatUsd(job.price)} for it.`,
      t`Member: <@${job.author}> · model: ${job.request.model} · asked in <#${job.place}>`,
      t`Look at the usage page of the Venice account for a charge at about ${moment(job.createdAt, 'f')}. Then say what you found with \`/video-admin settle id:${job.id}\`. Until then the money stays set aside, and nothing is sent again.`,
    ].join('\n'),
  };
}

type StatusNotice = Extract<JobNotice, { readonly is: 'status' }>;

/** Nothing where the prompt is not for everybody yet. */
const promptLine = ({ job, veiled }: Pick<StatusNotice, 'job' | 'veiled'>, most: number): readonly string[] =>
  veiled === true ? [] : [`> ${quoted(subjectOf(job.request), most)}`];

function statusLines(notice: StatusNotice): readonly string[] {
  const { job, line } = notice;
  const foot = `-# ${job.request.model} · ${settingsLine(job.request)} · ${formatUsd(job.price)}`;
  return [...promptLine(notice, 200), progressText(job, line), foot];
}
