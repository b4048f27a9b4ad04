// The card on which moderators decide: what is asked, by whom, where, what it costs, and what each press does. When it is
// over, the same card says how it ended.
import type { CaseFile } from '../../domain/bulletin.ts';
import type { Case } from '../../domain/cases.ts';
import type { Job } from '../../domain/job.ts';
import { FREE, formatUsd, type Usd } from '../../domain/money.ts';
import { ReviewReason } from '../../domain/review.ts';
import type { MessageBody } from '../view.ts';
import { caseButtons, type ShownClip } from './case-buttons.ts';
import { t } from './language.ts';
import { buttons, moment, quoted, shortened } from './parts.ts';
import { settingsLine } from './settings-line.ts';
import { subjectOf } from './subject.ts';

/** Discord: a message has this many characters. What people wrote is shown shorter until all of it fits. */
const ROOM = 2_000;
const SHOWN = [600, 300, 100] as const;
export interface CaseLook {
  readonly clip: ShownClip;
  /** In a direct message no button can act. */
  readonly where: 'channel' | 'dm';
}

/** Tells this card from all other messages. */
export const caseMarker = ({ id }: Case) => `\`${id}\``;

export function caseBody(file: CaseFile, look: CaseLook): MessageBody {
  const rows = look.where === 'dm' ? [] : caseButtons(file, look.clip);
  const versions = SHOWN.map((most) => contentOf(file, look, most));
  return {
    content: versions.find((content) => content.length <= ROOM) ?? shortened(versions.at(-1) ?? '', ROOM),
    components: rows.length === 0 ? [] : [buttons(...rows)],
  };
}

function contentOf(file: CaseFile, { clip, where }: CaseLook, most: number): string {
  const { case: one } = file;
  return [
    `**${headline(one)}** · ${caseMarker(one)}`,
    ...about(file, most),
    ...clipLine(clip),
    one.state.is === 'open' ? `-# ${untilDecided(one)}` : endingLine(file, most),
    ...(where === 'dm' && one.state.is === 'open' ? [`-# ${whereToDecide()}`] : []),
  ].join('\n');
}

/** What it asks of the moderators while it is open. */
function headline({ kind, opener, state }: Case): string {
  if (state.is !== 'open') return caseName({ kind });
  switch (kind) {
    case 'prompt':
      return t`👀 A prompt waits for you`;
    case 'result':
      return t`👀 A finished clip waits for you`;
    case 'allowance':
      return t`🙋 A member asks for more`;
    case 'report':
      return t`🚩 A clip is reported`;
    case 'appeal':
      return t`⚖️ <@${opener}> appeals`;
  }
}

/** For lists. */
export function caseName({ kind }: Pick<Case, 'kind'>): string {
  switch (kind) {
    case 'prompt':
      return t`👀 Review of a prompt`;
    case 'result':
      return t`👀 Review of a finished clip`;
    case 'allowance':
      return t`🙋 Request for more`;
    case 'report':
      return t`🚩 Report of a clip`;
    case 'appeal':
      return t`⚖️ Appeal`;
  }
}

function about(file: CaseFile, most: number): readonly string[] {
  const { case: one, job } = file;
  const words = one.text === null ? null : `“${quoted(one.text, most)}”`;
  switch (one.kind) {
    case 'prompt':
    case 'result':
      return [
        t`<@${one.opener}> asked for it in <#${one.place}>. ${reasonLine(one.text)}`,
        ...(job === null ? [] : clipLines(job, most)),
      ];
    case 'allowance':
      return [
        t`<@${one.opener}> has too little left of their own limit for a clip, and asks in <#${one.place}> for **${formatUsd(one.amount ?? FREE)}** more.`,
        ...(words === null ? [] : [words]),
      ];
    case 'report':
      return [
        job === null
          ? t`<@${one.opener}> reports a clip.`
          : t`<@${one.opener}> reports clip \`${job.id}\` by <@${job.author}>.`,
        ...(words === null ? [] : [words]),
        ...(job === null ? [] : clipLines(job, most)),
        ...postLinks(file),
      ];
    case 'appeal':
      return [
        ...appealed(file, most),
        ...(words === null ? [] : [words]),
        ...(job === null ? [] : clipLines(job, most)),
      ];
  }
}

function appealed({ job, against, block }: CaseFile, most: number): readonly string[] {
  if (block !== null) {
    return [
      t`Against their block by <@${block.by}> ${moment(block.at)}, for this reason: ${quoted(block.reason, most)}`,
    ];
  }
  if (job === null) return [t`Against the rules on what may be asked for here.`];
  if (against?.state.is !== 'decided' || against.state.by === null) return [t`Against what was decided on their clip.`];
  const { by, reason } = against.state;
  return reason === null
    ? [t`Against what <@${by}> decided on their clip, without a reason.`]
    : [t`Against what <@${by}> decided on their clip, for this reason: ${quoted(reason, most)}`];
}

function clipLines(job: Job, most: number): readonly string[] {
  return [
    `> ${quoted(subjectOf(job.request), most)}`,
    `-# ${job.request.model} · ${settingsLine(job.request)} · ${formatUsd(job.price)} · ${t`clip \`${job.id}\``}`,
  ];
}

/** Discord shows the address of a message as a way to it. */
function postLinks({ case: { guild }, posts }: CaseFile): readonly string[] {
  const links = posts
    .slice(0, 5)
    .map(({ channel, message }) => `https://discord.com/channels/${guild}/${channel}/${message}`);
  return links.length === 0 ? [] : [t`It stands here: ${links.join(' ')}`];
}

function reasonLine(text: string | null): string {
  switch (ReviewReason.catch('everyone').parse(text)) {
    case 'everyone':
      return t`Here a person looks at everything first.`;
    case 'price':
      return t`A person looks first because of its price.`;
    case 'role':
      return t`A person looks first because of a role that they have.`;
    case 'channel':
      return t`A person looks first in that channel.`;
    case 'new-member':
      return t`A person looks first because they are new here.`;
    case 'first-clips':
      return t`A person looks first because it is one of their first clips here.`;
  }
}

function clipLine(clip: ShownClip): readonly string[] {
  switch (clip) {
    case 'whole':
    case 'none':
      return [];
    case 'smaller':
      return [`-# ${t`The clip was made smaller to fit the upload limit; the original is what is posted.`}`];
    case 'asked':
      return [`-# ${t`The clip is too large to be attached here. **Show the clip** shows it to you alone.`}`];
  }
}

function untilDecided({ kind, expiresAt }: Case): string {
  const end = moment(expiresAt);
  switch (kind) {
    case 'prompt':
      return t`Nothing is charged and nothing is public until you decide. If nobody does, it ends ${end}, with the money back.`;
    case 'result':
      return t`It is paid for, and not public until you decide. If nobody does, it stays unposted ${end}.`;
    case 'allowance':
      return t`If nobody decides, the request ends ${end}.`;
    case 'report':
    case 'appeal':
      return t`If nobody decides, it is closed ${end}.`;
  }
}

const whereToDecide = () =>
  t`Decide with \`/video-admin cases\` in the server. With \`/video-admin limits moderator_channel:\` cases come to a channel, with buttons.`;

/** How it ended, for the moderators. */
export function endingLine({ case: { kind, state }, job }: CaseFile, most = 300): string {
  switch (state.is) {
    case 'open':
      return t`Nobody has decided yet.`;
    case 'lapsed':
      return kind === 'result' && job?.state.at === 'kept' && job.state.why === 'not-reviewed'
        ? t`⌛ Nobody decided in time: the clip was not posted, and it is kept.`
        : t`⌛ Nobody decided in time.`;
    case 'decided': {
      const { by, reason, at } = state;
      if (by === null) return t`↩️ Taken back by the member ${moment(at)}.`;
      const who = decidedLine(kind, state.verdict, `<@${by}>`, moment(at), state.granted);
      const rose = job?.state.at === 'failed' && job.state.failure.reason === 'price-rose';
      return [
        who,
        ...(rose ? [t`Venice's price had risen by then, so it was not made, and the money went back.`] : []),
        ...(reason === null ? [] : [t`Reason: ${quoted(reason, most)}`]),
      ].join(' ');
    }
  }
}

function decidedLine(
  kind: Case['kind'],
  verdict: 'accepted' | 'refused',
  who: string,
  when: string,
  amount: Usd | undefined,
): string {
  if (verdict === 'refused') {
    return kind === 'report' ? t`✅ ${who} left it as it is ${when}.` : t`⛔ ${who} refused it ${when}.`;
  }
  switch (kind) {
    case 'prompt':
    case 'result':
      return t`✅ ${who} approved it ${when}.`;
    case 'allowance':
      return amount === undefined
        ? t`✅ ${who} granted it ${when}.`
        : t`✅ ${who} granted ${formatUsd(amount)} ${when}.`;
    case 'report':
      return t`🗑️ ${who} took the clip down ${when}.`;
    case 'appeal':
      return t`✅ ${who} accepted the appeal ${when}.`;
  }
}
