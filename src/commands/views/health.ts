// How the bot is doing, as moderators read it.
import type { Preflight } from '../../domain/ports.ts';
import type { TranscriptsAre } from '../../domain/transcript.ts';
import type { BalanceSeen, Counts, Report } from '../../services/health.ts';
import type { Reply } from '../view.ts';
import { code, GOLD, GREEN, moment, panel, reply, text } from './parts.ts';

export function healthView({ venice, blocked, transcripts, equipment, here, everywhere }: Report): Reply {
  const paused =
    blocked === null
      ? []
      : [
          `⏸️ Venice takes no clips now: ${blocked.why === 'funds' ? 'the account is out of credit' : 'it does not accept the key'}. The next try is ${moment(blocked.until)}.`,
        ];
  return reply(
    panel(venice.is === 'ready' && blocked === null ? GREEN : GOLD, [
      text('### How I am doing'),
      text([veniceText(venice, equipment.wallet), ...seenText(equipment.balanceSeen()), ...paused].join('\n')),
      text(
        [
          `Transcripts (\`/video transcribe\`): ${TRANSCRIPTS[transcripts]}`,
          equipment.ffmpeg === null
            ? 'ffmpeg: not installed. Clips over the upload limit are kept and not made smaller, and Extend does not work.'
            : `ffmpeg: ${code(equipment.ffmpeg, 60)}`,
        ].join('\n'),
      ),
      text(`On this server: ${countText(here)}\nOn all servers: ${countText(everywhere)}`),
    ]),
  );
}

function veniceText(venice: Preflight, wallet: string | null): string {
  const payer = wallet === null ? 'the API key' : `the wallet ${code(wallet, 50)}`;
  switch (venice.is) {
    case 'ready':
      return `Venice: reached. Paying with ${payer}${venice.balanceUsd === null ? '' : `, balance **$${venice.balanceUsd.toFixed(2)}**`}.`;
    case 'bad-key':
      return `Venice: reached, and it does not accept ${payer}. Whoever runs this bot must look at it.`;
    case 'not-permitted':
      return `Venice: reached, and ${payer} may not spend now: no credit, or its own limit is reached. Clips wait in line.`;
    case 'unreachable':
      return 'Venice: not reached just now. Clips wait in line, and nothing is lost.';
  }
}

/** Venice: headers tell the balance as it was before the request that they answer. */
const seenText = (seen: BalanceSeen | null): readonly string[] =>
  seen === null ? [] : [`-# With its last answer Venice named $${seen.usd.toFixed(2)}, ${moment(seen.at)}.`];

const TRANSCRIPTS: Readonly<Record<TranscriptsAre, string>> = {
  there: 'available',
  retired: '**unavailable**, Venice has retired them',
  unknown: 'unknown, Venice did not say just now',
};

function countText({ queued, rendering, unconfirmed }: Counts): string {
  const waiting = unconfirmed === 0 ? '' : `, ${unconfirmed} waiting for \`/video-admin settle\``;
  return `${rendering} rendering, ${queued} in line${waiting}`;
}
