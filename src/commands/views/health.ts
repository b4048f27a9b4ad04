// How the bot is doing, as moderators read it.
import type { Preflight } from '../../domain/ports.ts';
import type { TranscriptsAre } from '../../domain/transcript.ts';
import type { BalanceSeen, Counts, Report } from '../../services/health.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { code, GOLD, GREEN, moment, panel, reply, text } from './parts.ts';

export function healthView({ venice, blocked, transcripts, equipment, here, everywhere }: Report): Reply {
  const paused =
    blocked === null
      ? []
      : [
          blocked.why === 'outage'
            ? t`⏸️ Venice has trouble, so nothing is handed to it. The next try is ${moment(blocked.until)}.`
            : blocked.why === 'funds'
              ? t`⏸️ Venice takes no clips now: the account is out of credit. The next try is ${moment(blocked.until)}.`
              : t`⏸️ Venice takes no clips now: it does not accept the key. The next try is ${moment(blocked.until)}.`,
        ];
  return reply(
    panel(venice.is === 'ready' && blocked === null ? GREEN : GOLD, [
      text(t`### How I am doing`),
      text([veniceText(venice, equipment.wallet), ...seenText(equipment.balanceSeen()), ...paused].join('\n')),
      text(
        [
          t`Transcripts (\`/video transcribe\`): ${transcriptsText(transcripts)}`,
          equipment.ffmpeg === null
            ? t`ffmpeg: not installed. Clips over the upload limit are kept and not made smaller, and Extend does not work.`
            : t`ffmpeg: ${code(equipment.ffmpeg, 60)}`,
        ].join('\n'),
      ),
      text([t`On this server: ${countText(here)}`, t`On all servers: ${countText(everywhere)}`].join('\n')),
    ]),
  );
}

function veniceText(venice: Preflight, wallet: string | null): string {
  const payer = wallet === null ? t`the API key` : t`the wallet ${code(wallet, 50)}`;
  switch (venice.is) {
    case 'ready':
      return venice.balanceUsd === null
        ? t`Venice: reached. Paying with ${payer}.`
        : t`Venice: reached. Paying with ${payer}, balance **${dollars(venice.balanceUsd)}**.`;
    case 'bad-key':
      return t`Venice: reached, and it does not accept ${payer}. Whoever runs this bot must look at it.`;
    case 'not-permitted':
      return t`Venice: reached, and ${payer} may not spend now: no credit, or its own limit is reached. Clips wait in line.`;
    case 'unreachable':
      return t`Venice: not reached just now. Clips wait in line, and nothing is lost.`;
  }
}

const dollars = (amount: number) => `$${amount.toFixed(2)}`;

/** Venice: headers tell the balance as it was before the request that they answer. */
const seenText = (seen: BalanceSeen | null): readonly string[] =>
  seen === null ? [] : [t`-# With its last answer Venice named ${dollars(seen.usd)}, ${moment(seen.at)}.`];

function transcriptsText(are: TranscriptsAre): string {
  return {
    there: t`available`,
    retired: t`**unavailable**, Venice has retired them`,
    unknown: t`unknown, Venice did not say just now`,
  }[are];
}

function countText({ queued, rendering, unconfirmed }: Counts): string {
  return unconfirmed === 0
    ? t`${rendering} rendering, ${queued} in line`
    : t`${rendering} rendering, ${queued} in line, ${unconfirmed} waiting for \`/video-admin settle\``;
}
