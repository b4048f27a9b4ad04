// The answer to whoever brought a case up, and to the author of a clip that was taken down: what was decided, by the
// moderator's own words, what became of the money, and what can be done now. Never quotes a prompt.
import type { CaseFile } from '../../domain/bulletin.ts';
import type { Case } from '../../domain/cases.ts';
import type { Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import type { MessageBody } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, quoted } from './parts.ts';

const WORDS = 400;

export interface Letter {
  readonly body: MessageBody;
  readonly marker: string;
}

/** `to`: who reads it, and is mentioned. */
function letter(one: Case, to: string, sentences: readonly string[], where: 'channel' | 'dm', offers: Offers): Letter {
  const marker = t`case \`${one.id}\``;
  const from = where === 'dm' ? [`-# <#${one.place}> · ${marker}`] : [`-# ${marker}`];
  const inWords = where === 'dm' ? offers.inWords : [];
  const row = where === 'dm' ? [] : offers.buttons;
  return {
    marker,
    body: {
      content: [[`<@${to}>`, ...sentences, ...inWords].join(' '), ...from].join('\n'),
      components: row.length === 0 ? [] : [buttons(...row)],
    },
  };
}

interface Offers {
  readonly buttons: readonly ReturnType<typeof button>[];
  /** The same, where no button works. */
  readonly inWords: readonly string[];
}

const NOTHING: Offers = { buttons: [], inWords: [] };

const appeal = ({ id }: Job): Offers => ({
  buttons: [button(t`Appeal`, 'appeal.clip', [id])],
  inWords: [t`If you find this wrong, use \`/video appeal id:${id}\` in the server.`],
});

const again = ({ id }: Job): Offers => ({
  buttons: [button(t`Again`, 'clip.again', [id]), button(t`Remix`, 'clip.remix', [id])],
  inWords: [t`In the server, \`/video create\` opens a new card.`],
});

const both = (one: Offers, other: Offers): Offers => ({
  buttons: [...one.buttons, ...other.buttons],
  inWords: [...one.inWords, ...other.inWords],
});

export function verdictLetter(file: CaseFile, where: 'channel' | 'dm'): Letter {
  const { case: one, job } = file;
  return letter(one, one.opener, verdictSentences(file), where, job === null ? NOTHING : offersOf(one, job));
}

function offersOf(one: Case, job: Job): Offers {
  if (one.kind === 'prompt' && job.state.at === 'failed') {
    return job.state.failure.reason === 'refused-by-moderator' ? both(again(job), appeal(job)) : again(job);
  }
  if (one.kind === 'result' && one.state.is === 'decided' && one.state.verdict === 'refused') return appeal(job);
  const revived = one.kind === 'appeal' && one.state.is === 'decided' && one.state.verdict === 'accepted';
  return revived && job.state.at === 'failed' ? again(job) : NOTHING;
}

const reasonOf = ({ state }: Case): readonly string[] =>
  state.is === 'decided' && state.reason !== null ? [t`Their words: “${quoted(state.reason, WORDS)}”`] : [];

function verdictSentences(file: CaseFile): readonly string[] {
  const { case: one } = file;
  switch (one.kind) {
    case 'prompt':
      return promptSentences(file);
    case 'result':
      return resultSentences(file);
    case 'allowance':
      return [allowanceSentence(one), ...reasonOf(one)];
    case 'report':
      // The moderator's words are for the author of the clip.
      return [reportSentence(one)];
    case 'appeal':
      return [...appealSentences(file), ...reasonOf(one)];
  }
}

function promptSentences({ case: one, job }: CaseFile): readonly string[] {
  if (job === null) return [];
  const { id, price, state } = job;
  if (state.at !== 'failed')
    return [t`a moderator approved clip \`${id}\`. It goes on now, for ${formatUsd(price)} as agreed.`];
  const back = t`**Not charged:** the ${formatUsd(price)} are back in your limit.`;
  if (state.failure.reason === 'price-rose') {
    return [
      t`a moderator approved clip \`${id}\`, but meanwhile Venice asks more than the ${formatUsd(price)} that you agreed to, so it was not made.`,
      back,
    ];
  }
  return one.state.is === 'lapsed'
    ? [t`no moderator looked at the prompt of clip \`${id}\` in time, so it was not made.`, back]
    : [t`a moderator looked at the prompt of clip \`${id}\` and said no.`, ...reasonOf(one), back];
}

function resultSentences({ case: one, job }: CaseFile): readonly string[] {
  if (job === null) return [];
  const { id, price } = job;
  const spent = t`It was made, so the ${formatUsd(price)} stay charged.`;
  return one.state.is === 'lapsed'
    ? [
        t`no moderator looked at clip \`${id}\` in time, so it was not posted. It is kept, and they can still post it.`,
        spent,
      ]
    : [t`a moderator looked at clip \`${id}\` and decided that it is not posted.`, ...reasonOf(one), spent];
}

function allowanceSentence({ state, amount }: Case): string {
  if (state.is !== 'decided') return t`no moderator answered your request in time. Nothing was changed.`;
  const given = state.granted ?? amount;
  if (state.verdict === 'refused') return t`the moderators did not raise your limit this time.`;
  return given === null
    ? t`a moderator raised your limit. Ask for your clip again.`
    : t`a moderator gave you ${formatUsd(given)} more. Ask for your clip again.`;
}

function reportSentence({ state, job }: Case): string {
  const id = job ?? '';
  if (state.is !== 'decided') return t`no moderator answered your report of clip \`${id}\` in time.`;
  return state.verdict === 'accepted'
    ? t`thank you for your report: clip \`${id}\` was taken down.`
    : t`the moderators looked at clip \`${id}\`, which you reported, and left it as it is.`;
}

function appealSentences({ case: { state }, job }: CaseFile): readonly string[] {
  if (state.is !== 'decided') return [t`no moderator answered your appeal in time. What was decided stays.`];
  if (state.verdict === 'refused') return [t`the moderators looked at your appeal, and what was decided stays.`];
  if (job === null) return [t`your appeal was accepted. If you were blocked, you no longer are.`];
  switch (job.state.at) {
    case 'rendered':
    case 'delivered':
      return [t`your appeal was accepted: clip \`${job.id}\` is posted again.`];
    case 'failed':
      return [
        t`your appeal about clip \`${job.id}\` was accepted. It cannot be made any more as it was, but you can ask for it anew.`,
      ];
    case 'awaiting':
    case 'queued':
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
    case 'withheld':
    case 'kept':
    case 'cancelled':
      return [
        t`your appeal about clip \`${job.id}\` was accepted, but its file is no longer kept, so it cannot be posted again.`,
      ];
  }
}

/** To the author; the reporter, if there was one, is not named. */
export function takenDownLetter({ case: one, job }: CaseFile, where: 'channel' | 'dm'): Letter {
  if (job === null) return letter(one, one.opener, [], where, NOTHING);
  return letter(
    one,
    job.author,
    [
      t`a moderator has taken down clip \`${job.id}\`.`,
      ...reasonOf(one),
      t`It was charged ${formatUsd(job.price)}, and that stays.`,
    ],
    where,
    appeal(job),
  );
}
