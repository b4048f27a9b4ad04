// A transcript's price card, and the transcript: a short one right in the answer, a long one as a text file.
import { ComponentType } from 'discord.js';
import { formatUsd } from '../../domain/money.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { TRANSCRIPT_PRICE, type TranscriptTrouble } from '../../domain/transcript.ts';
import type { MadeTranscript, TranscriptCard } from '../../services/transcripts.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, code, GOLD, GREEN, line, moment, panel, quoted, reply, text } from './parts.ts';

/** Longer ones are easier to read, and to keep, as a file. */
const SHORT = 1_200;

export function transcriptCardView({ id, ask, standings, expiresAt }: TranscriptCard): Reply {
  const price = formatUsd(TRANSCRIPT_PRICE);
  const day = standings.find((one) => one.limit === 'memberDay');
  const left =
    day === undefined
      ? t`You have no daily limit here.`
      : t`Your limit today: ${formatUsd(day.left)} of ${formatUsd(day.cap)} left, **${formatUsd(day.leftAfter)}** after this.`;
  return reply(
    panel(GOLD, [
      text(t`### Transcript of ${code(hostOf(ask.url), 80)}`),
      text(`-# ${code(ask.url, 300)}`),
      line(),
      text([t`**${price}** for this transcript. The card holds until ${moment(expiresAt, 't')}.`, left].join('\n')),
      text(t`-# Venice fetches the clip itself, so its address must be open to everyone. It may take some minutes.`),
      buttons(
        button(t`Transcribe ${price}`, 'transcript.pay', [id], { style: 'go' }),
        button(t`Cancel`, 'transcript.cancel', [id]),
      ),
    ]),
  );
}

const hostOf = (url: string) => URL.parse(url)?.hostname ?? url;

export function transcriptView({ id, transcript }: MadeTranscript): Reply {
  const words = transcript.text.trim();
  const foot = [
    t`charged ${formatUsd(TRANSCRIPT_PRICE)}`,
    ...(transcript.language === null ? [] : [t`language ${code(transcript.language, 40)}`]),
    `\`${id}\``,
  ].join(' · ');
  if (words === '') return reply(panel(GREEN, [text(t`Venice heard no words in this clip.`), text(`-# ${foot}`)]));
  const short = words.length <= SHORT;
  const name = `transcript-${id}.txt`;
  const body = panel(GREEN, [
    text(t`### Transcript`),
    text(short ? quoted(words, SHORT * 2) : `> ${quoted(words, 300)}\n-# ${t`The whole of it is in the file.`}`),
    ...(short ? [] : [{ type: ComponentType.File as const, file: { url: `attachment://${name}` } }]),
    text(`-# ${foot}`),
  ]);
  return short ? reply(body) : { ...reply(body), document: { name, text: `${words}\n` } };
}

/** Why there is no transcript, and what became of the money. */
export function transcriptRefusalText(
  refusal: Extract<Refusal, { readonly is: 'no-transcript' | 'transcript-lost' }>,
): string {
  if (refusal.is === 'transcript-lost') {
    return t`The answer from Venice was lost, so I cannot tell whether it made the transcript. To be sure that nothing is paid twice, I do not ask again: the ${formatUsd(refusal.price)} count as spent. Reference \`${refusal.job}\`.`;
  }
  return `${whyNot(refusal.why, refusal.detail)} ${t`Nothing was charged.`}`;
}

function whyNot(why: TranscriptTrouble, detail: string | null): string {
  switch (why) {
    case 'retired':
      return t`Venice has retired its transcripts, so there is nothing to ask for and nothing to pay. This command works again by itself if Venice brings them back.`;
    case 'unreadable':
      return t`Venice cannot read the clip at that address. It must be open to everyone and be a video in a common format, such as MP4.`;
    case 'refused':
      return detail === null
        ? t`Venice would not transcribe this clip. Try another one.`
        : t`Venice would not transcribe this clip: “${quoted(detail, 250)}”. Try another one.`;
    case 'busy':
      return t`Venice is answering too many questions right now. Try again in a minute.`;
    case 'down':
      return t`Venice cannot be reached right now. Try again in a few minutes.`;
    case 'key':
      return t`Venice does not accept this bot's key. Whoever runs the bot must look at it.`;
    case 'funds':
      return t`The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it.`;
  }
}
