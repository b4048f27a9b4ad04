// What the bot says beside its clips, from bulletin to message. Each carries a marker by which it is found again after a
// long outage, and mentions nobody but whom it is for.
import type { Bulletin } from '../../domain/bulletin.ts';
import { formatUsd } from '../../domain/money.ts';
import type { MemoNotice } from '../../domain/notice.ts';
import type { MessageBody } from '../view.ts';
import { auditText } from './audit.ts';
import { caseBody, caseMarker } from './cases.ts';
import { jamMessage } from './jam-news.ts';
import { t } from './language.ts';
import type { Rendered } from './notices.ts';
import { moment, quoted } from './parts.ts';
import { subjectOf } from './subject.ts';
import { takenDownLetter, verdictLetter } from './verdicts.ts';

const WORDS = 400;

export function memoMessage({ bulletin, where }: MemoNotice): Rendered {
  const base = { alt: null, title: t`From the moderators` };
  switch (bulletin.is) {
    case 'case': {
      const { file, clip } = bulletin;
      const alt =
        file.job === null
          ? null
          : t`AI-generated video that waits for a moderator. Prompt: ${quoted(subjectOf(file.job.request))}`;
      return { ...base, ...caseBody(file, { clip, where }), marker: caseMarker(file.case), mentions: [], alt };
    }
    case 'verdict': {
      const { body, marker } = verdictLetter(bulletin.file, where);
      return { ...base, ...body, marker, mentions: [bulletin.file.case.opener] };
    }
    case 'taken-down': {
      const { body, marker } = takenDownLetter(bulletin.file, where);
      const { job } = bulletin.file;
      return { ...base, ...body, marker, mentions: job === null ? [] : [job.author] };
    }
    case 'audit': {
      const marker = t`entry ${bulletin.id} of the log`;
      return { ...base, content: `🧾 ${auditText(bulletin.entry, marker)}`, marker, mentions: [] };
    }
    case 'breaker': {
      const marker = `-# ${moment(bulletin.at, 'f')}`;
      return { ...base, content: `${breakerText(bulletin)}\n${marker}`, marker, mentions: [] };
    }
    case 'reconciled': {
      const marker = t`📒 Venice's books were compared with ours ${moment(bulletin.at, 'f')}.`;
      return {
        ...base,
        content: `${marker} ${t`\`/video-admin reconcile\` shows what differs.`}`,
        marker,
        mentions: [],
      };
    }
    case 'granted':
      return { ...base, ...grantedMessage(bulletin), mentions: [bulletin.member] };
    case 'corrected':
      return { ...base, ...correctedMessage(bulletin), mentions: [bulletin.spend.member] };
    case 'blocked':
      return { ...base, ...blockedMessage(bulletin), mentions: [] };
    case 'jam':
      return jamMessage(bulletin.news);
  }
}

type Breaker = Extract<Bulletin, { is: 'breaker' }>;

function breakerText({ why, hour, usual }: Breaker): string {
  switch (why) {
    case 'spend-rate':
      return hour === null || usual === null
        ? t`⏸️ **I have stopped making clips here.** The last hour cost far more than usual. Look at \`/video-admin spend\`, then go on with \`/video-admin resume\`.`
        : t`⏸️ **I have stopped making clips here.** The last hour cost ${formatUsd(hour)}; usual is ${formatUsd(usual)}. Look at \`/video-admin spend\`, then go on with \`/video-admin resume\`.`;
    case 'outage':
      return t`⏸️ **Clips wait:** Venice has trouble at the moment. Nothing is charged meanwhile; I go on by myself.`;
    case 'funds':
      return t`⏸️ **Clips wait:** the Venice account of this bot is out of credit. Nothing is charged meanwhile; I go on by myself when there is credit again.`;
    case 'key':
      return t`⏸️ **Clips wait:** Venice does not accept the key of this bot. Whoever runs it must look at it. Nothing is charged meanwhile.`;
    case 'over':
      return t`▶️ **Clips are made again.** What waited goes on in its order.`;
  }
}

function grantedMessage({ member, amount, by, reason, at }: Extract<Bulletin, { is: 'granted' }>) {
  const marker = t`gave you ${formatUsd(amount)} more ${moment(at, 'f')}`;
  return {
    marker,
    content: t`<@${member}> <@${by}> ${marker}, on top of your limits of that day, week and month. Their words: “${quoted(reason, WORDS)}”`,
  };
}

function correctedMessage({ memo, spend }: Extract<Bulletin, { is: 'corrected' }>) {
  const marker = t`a moderator took the charge of ${formatUsd(spend.amount)} for \`${memo.job}\` off you`;
  const words = quoted(memo.reason, WORDS);
  return {
    marker,
    content:
      memo.kind === 'refund'
        ? t`<@${spend.member}> ${marker}: Venice gave it back or never took it, and it counts against no limit any more. Their words: “${words}”`
        : t`<@${spend.member}> ${marker}: the server bears it, and your limits have it back. Their words: “${words}”`,
  };
}

function blockedMessage({
  at,
  block,
}: Extract<Bulletin, { is: 'blocked' }>): MessageBody & { readonly marker: string } {
  const marker = `-# ${moment(at, 'f')}`;
  if (block === null) {
    return { marker, content: `${t`You may make clips again: the moderators have lifted your block.`}\n${marker}` };
  }
  const reason = quoted(block.reason, WORDS);
  const said =
    block.until === null
      ? t`The moderators of a server have stopped you from making clips there. Their reason: “${reason}”`
      : t`The moderators of a server have stopped you from making clips there until ${moment(block.until, 'f')}. Their reason: “${reason}”`;
  const how = t`If you find this wrong, press **Appeal** under the refusal that \`/video create\` gives you there.`;
  return { marker, content: [said, how, marker].join('\n') };
}
