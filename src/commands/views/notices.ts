// What the bot says in public, from notice to message. Each message carries a marker by which it is found again after a
// long outage, and names the only people it may mention.

import type { UserId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { Notice, StatusLine } from '../../domain/notice.ts';
import { wishOf } from '../../domain/wish.ts';
import type { MessageBody } from '../view.ts';
import { failureText } from './failures.ts';
import { button, buttons, duration, megabytes, oneLine, quoted, shortened } from './parts.ts';
import { consentWord, retryButtons } from './retries.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

export interface Rendered extends MessageBody {
  /** Nobody else is mentioned, whatever the text says. */
  readonly mentions: readonly UserId[];
  /** Occurs in the content or in a custom id of this message, and of no other message about this job. */
  readonly marker: string;
  /** Alt text of the attached file. */
  readonly alt: string | null;
  /** Names the thread that hangs from a starter. */
  readonly title: string;
}

export function renderNotice(notice: Notice): Rendered {
  const { job } = notice;
  const base = { mentions: [], alt: null, title: titleOf(job) };
  switch (notice.is) {
    case 'starter': {
      const marker = `🎬 Clip \`${job.id}\``;
      return { ...base, marker, content: `${marker} by <@${job.author}>\n> ${quoted(subjectOf(job.request), 200)}` };
    }
    case 'status': {
      const marker = `Status of clip \`${job.id}\``;
      return {
        ...base,
        marker,
        content: [`**${marker}** by <@${job.author}>`, ...statusLines(job, notice.line)].join('\n'),
      };
    }
    case 'clip':
      return clipMessage(job, notice.smaller, notice.where);
    case 'failed': {
      const marker = `clip \`${job.id}\` ended without a video`;
      const why =
        job.state.at === 'failed'
          ? [failureText(job, job.state.failure), consentWord(job, notice.consents ?? 'off')].join(' ').trim()
          : '';
      return {
        ...base,
        marker,
        mentions: [job.author],
        content: `<@${job.author}> ${marker}. ${why}\n> ${quoted(subjectOf(job.request), 150)}`,
        components: [buttons(...retryButtons(job, notice.consents ?? 'off'))],
      };
    }
    case 'unconfirmed':
      return notice.audience === 'author' ? unconfirmedForAuthor(job) : unconfirmedForModerators(job);
    case 'kept':
      return keptMessage(job, notice.limit);
    case 'settled': {
      const marker = `clip \`${job.id}\` was settled by a moderator`;
      const money = notice.charged
        ? `Venice did charge the ${formatUsd(job.price)}, so they count as spent.`
        : `Venice did not charge it: the ${formatUsd(job.price)} are back in your limit.`;
      return { ...base, marker, mentions: [job.author], content: `<@${job.author}> ${marker}. ${money}` };
    }
  }
}

/** Discord: a thread's name has at most 100 characters. */
function titleOf(job: Job): string {
  return shortened(oneLine(subjectOf(job.request)), 90) || `Clip ${job.id}`;
}

/** Discord: alt text has at most 1024 characters. */
export const altText = (job: Job) => shortened(`AI-generated video. Prompt: ${oneLine(subjectOf(job.request))}`, 1_000);

function clipMessage(job: Job, smaller: boolean, where: 'thread' | 'parent' | 'dm'): Rendered {
  const detour = {
    thread: [],
    parent: ['-# The thread could not be posted in, so the clip is here.'],
    dm: [
      `-# The channel could not be posted in, so the clip comes to you directly. In the server, \`/video show id:${job.id}\` posts it again.`,
    ],
  }[where];
  return {
    marker: where === 'dm' ? `charged ${formatUsd(job.price)} · clip \`${job.id}\`` : `clip.delete:${job.id}`,
    mentions: [job.author],
    alt: altText(job),
    title: titleOf(job),
    content: [
      `<@${job.author}> your clip is ready.`,
      `> ${quoted(subjectOf(job.request))}`,
      `-# ${job.request.model} · ${settingsLine(job.request)} · charged ${formatUsd(job.price)} · clip \`${job.id}\` · AI-generated`,
      ...(smaller ? ['-# Made smaller to fit the upload limit; the original is kept for `/video show`.'] : []),
      ...detour,
    ].join('\n'),
    // A clip is made in a server, on that server's limits: in direct messages the buttons could do nothing.
    components: where === 'dm' ? [] : clipButtons(job),
  };
}

const clipButtons = (job: Job) => [
  buttons(
    button('Again', 'clip.again', [job.id], { emoji: '🔁' }),
    button('Remix', 'clip.remix', [job.id], { emoji: '✏️' }),
    button('Extend', 'clip.extend', [job.id], { emoji: '⏩' }),
    button('Upscale', 'clip.upscale', [job.id], { emoji: '🔍' }),
    button('Delete', 'clip.delete', [job.id], { emoji: '🗑️' }),
  ),
  ...(wishOf(job.request).start === null
    ? []
    : [buttons(button('Animate again', 'clip.animate', [job.id], { emoji: '🖼️' }))]),
];

function keptMessage(job: Job, limit: number | null): Rendered {
  const marker = `clip \`${job.id}\` is finished, but`;
  const kept = job.state.at === 'kept' ? job.state : null;
  const size = kept === null ? '' : ` with its ${megabytes(kept.clip.bytes)}`;
  const why = {
    'too-large': `it is too large${size} for this server${limit === null ? '' : `, which takes ${megabytes(limit)}`}, and it could not be made smaller here. It is kept safe: \`/video show id:${job.id}\` posts it from an account with Nitro or after a server boost, or once whoever runs this bot has installed ffmpeg.`,
    'nowhere-to-post': `there was nowhere to post it. It is kept safe: \`/video show id:${job.id}\` posts it again.`,
    'file-missing': 'its file has vanished from the disk of this bot. Whoever runs it must look at that.',
  }[kept?.why ?? 'too-large'];
  return {
    marker,
    mentions: [job.author],
    alt: null,
    title: titleOf(job),
    content: `<@${job.author}> ${marker} ${why} It was charged ${formatUsd(job.price)}.`,
  };
}

function unconfirmedForAuthor(job: Job): Rendered {
  const marker = `I cannot tell whether Venice took clip \`${job.id}\``;
  return {
    marker,
    mentions: [job.author],
    alt: null,
    title: titleOf(job),
    content: `<@${job.author}> ${marker}: the connection was lost while I handed it over. To be sure that nothing is paid twice, I do not send it again. The ${formatUsd(job.price)} stay set aside until a moderator has looked at what Venice charged; the moderators have been told.`,
  };
}

function unconfirmedForModerators(job: Job): Rendered {
  const marker = `Clip \`${job.id}\` needs a moderator`;
  return {
    marker,
    mentions: [],
    alt: null,
    title: titleOf(job),
    content: [
      `**${marker}.** The answer to its submission was lost, so Venice may or may not have charged ${formatUsd(job.price)} for it.`,
      `Member: <@${job.author}> · model: ${job.request.model} · asked in <#${job.place}>`,
      `Look at the usage page of the Venice account for a charge at about <t:${Math.floor(job.createdAt / 1_000)}:f>. Then say what you found with \`/video-admin settle id:${job.id}\`. Until then the money stays set aside, and nothing is sent again.`,
    ].join('\n'),
  };
}

const BAR = 12;

function statusLines(job: Job, line: StatusLine): readonly string[] {
  const foot = `-# ${job.request.model} · ${settingsLine(job.request)} · ${formatUsd(job.price)}`;
  return [`> ${quoted(subjectOf(job.request), 200)}`, progressText(job, line), foot];
}

/** One sentence on where a job stands, for the status message and for lists. */
export function progressText(job: Job, line: StatusLine): string {
  switch (line.is) {
    case 'waiting':
      return `⏳ Place ${line.place} of ${line.of} in line.${line.expectedMs === null ? '' : ` Once it starts it usually takes up to ${duration(line.expectedMs)}.`}`;
    case 'paused':
      return line.why === 'funds'
        ? '⏸️ Waiting: the Venice account of this bot is out of credit. Nothing is charged meanwhile; it goes on by itself.'
        : '⏸️ Waiting: Venice does not accept the key of this bot. Nothing is charged meanwhile; it goes on by itself.';
    case 'submitting':
      return '📨 Being handed to Venice.';
    case 'rendering':
      if (line.overdue) return `🎞️ Rendering. It is taking longer than usual; one in five does. ${bar(1)}`;
      if (line.fraction === null) return '🎞️ Rendering has begun.';
      return `🎞️ Rendering ${bar(line.fraction)} ${Math.floor(line.fraction * 100)} %${line.leftMs === null ? '' : `, about ${duration(line.leftMs)} left`}.`;
    case 'fitting':
      return `🗜️ Finished; making it small enough to upload${line.fraction === null ? '' : ` ${bar(line.fraction)} ${Math.floor(line.fraction * 100)} %`}.`;
    case 'posting':
      return '📤 Finished; posting it now.';
    case 'ended':
      return endText(job);
  }
}

function bar(fraction: number): string {
  const full = Math.min(BAR, Math.round(fraction * BAR));
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}

function endText(job: Job): string {
  switch (job.state.at) {
    case 'delivered':
      return `✅ Posted. Charged ${formatUsd(job.price)}.`;
    case 'kept':
      return `📦 Finished and kept, but not posted. Charged ${formatUsd(job.price)}.`;
    case 'failed':
      return `❌ ${failureText(job, job.state.failure)}`;
    case 'cancelled':
      return '🚫 Called off before it started. Not charged.';
    case 'unconfirmed':
      return `❔ The answer from Venice was lost. ${formatUsd(job.price)} stay set aside until a moderator settles it.`;
    case 'queued':
    case 'submitting':
    case 'rendering':
    case 'rendered':
      return '🎞️ Under way.';
  }
}
