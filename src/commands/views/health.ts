// How the bot is doing, as moderators read it: one line for each thing that can be well or not, and what to do about it.
import type { Preflight } from '../../domain/ports.ts';
import type { TranscriptsAre } from '../../domain/transcript.ts';
import type { Counts, Report } from '../../services/health.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { code, GOLD, GREEN, megabytes, moment, panel, reply, text } from './parts.ts';
import { placeLine } from './setup.ts';

/** What the reader may see, and may upload here, in bytes. */
export interface Reader {
  readonly seesBalance: boolean;
  readonly uploadLimit: number;
}

/** Dollars: less is called low. The dearest clips cost about so much. */
const LOW_USD = 5;
const GIGABYTE = 1_073_741_824;
const LITTLE_SPACE = 2 * GIGABYTE;
const NO_SPACE = GIGABYTE / 4;
/** Milliseconds. Venice's sign-in of a wallet, and signed addresses, allow for minutes. */
const SKEWED = 30_000;
const WEEK = 7 * 86_400_000;

export function healthView(report: Report, reader: Reader): Reply {
  const well = report.venice.is === 'ready' && report.blocked === null && report.database.sound;
  return reply(
    panel(well ? GREEN : GOLD, [
      text(t`### How I am doing`),
      text([...veniceLines(report, reader), ...pauseLines(report)].join('\n')),
      text(
        [
          placeLine(report.place),
          t`✅ Discord: the one intent that I need is there, and none that Discord wants to approve.`,
          t`✅ Files here may have ${megabytes(reader.uploadLimit)}.`,
          clockLine(report.aheadMs),
        ].join('\n'),
      ),
      text([ffmpegLine(report.equipment.ffmpeg), ...machineLines(report)].join('\n')),
      text(
        [
          t`Transcripts (\`/video transcribe\`): ${transcriptsText(report.transcripts)}`,
          t`On this server: ${countText(report.here)}`,
          t`On all servers: ${countText(report.everywhere)}`,
          ...serverLines(report),
        ].join('\n'),
      ),
    ]),
  );
}

function veniceLines({ venice, equipment }: Report, { seesBalance }: Reader): readonly string[] {
  const seen = equipment.balanceSeen();
  return [
    veniceText(venice, equipment.wallet, seesBalance),
    // Venice: headers tell the balance as it was before the request that they answer.
    ...(seesBalance && seen !== null
      ? [t`-# With its last answer Venice named ${dollars(seen.usd)}, ${moment(seen.at)}.`]
      : []),
  ];
}

function pauseLines({ blocked, settings: { pause } }: Report): readonly string[] {
  return [
    ...(blocked === null
      ? []
      : [
          blocked.why === 'outage'
            ? t`⏸️ Venice has trouble, so nothing is handed to it. The next try is ${moment(blocked.until)}.`
            : blocked.why === 'funds'
              ? t`⏸️ Venice takes no clips now: the account is out of credit. The next try is ${moment(blocked.until)}.`
              : t`⏸️ Venice takes no clips now: it does not accept the key. The next try is ${moment(blocked.until)}.`,
        ]),
    ...(pause === null
      ? []
      : [t`⏸️ This server is paused since ${moment(pause.since)}. \`/video-admin resume\` ends that.`]),
  ];
}

function veniceText(venice: Preflight, wallet: string | null, seesBalance: boolean): string {
  const payer = wallet === null ? t`the API key` : seesBalance ? t`the wallet ${code(wallet, 50)}` : t`a wallet`;
  switch (venice.is) {
    case 'ready':
      if (venice.balanceUsd === null) return t`✅ Venice: reached. Paying with ${payer}.`;
      if (seesBalance) return t`✅ Venice: reached. Paying with ${payer}, balance **${dollars(venice.balanceUsd)}**.`;
      return balanceText(venice.balanceUsd, payer);
    case 'bad-key':
      return t`❌ Venice: reached, and it does not accept ${payer}. Whoever runs this bot must look at it.`;
    case 'not-permitted':
      return t`❌ Venice: reached, and ${payer} may not spend now: no credit, or its own limit is reached. Clips wait in line.`;
    case 'unreachable':
      return t`⚠️ Venice: not reached just now. Clips wait in line, and nothing is lost.`;
  }
}

/** How much there is, is for whoever pays. */
function balanceText(balance: number, payer: string): string {
  if (balance <= 0) return t`❌ Venice: reached. Paying with ${payer}; the balance is **empty**.`;
  return balance < LOW_USD
    ? t`⚠️ Venice: reached. Paying with ${payer}; the balance is **low**. Tell whoever runs this bot.`
    : t`✅ Venice: reached. Paying with ${payer}; the balance is **good**.`;
}

const dollars = (amount: number) => `$${amount.toFixed(2)}`;
const seconds = (ms: number) => Math.round(Math.abs(ms) / 1_000);

function clockLine(aheadMs: number): string {
  if (Math.abs(aheadMs) <= SKEWED) return t`✅ My clock goes with Discord's.`;
  return aheadMs > 0
    ? t`⚠️ My clock is ${seconds(aheadMs)} s ahead of Discord's. Whoever runs this bot should let it set itself.`
    : t`⚠️ My clock is ${seconds(aheadMs)} s behind Discord's. Whoever runs this bot should let it set itself.`;
}

const ffmpegLine = (ffmpeg: string | null) =>
  ffmpeg === null
    ? t`⚠️ ffmpeg: not installed. Clips over the upload limit are kept and not made smaller, and Extend does not work.`
    : t`✅ ffmpeg: ${code(ffmpeg, 60)}`;

function machineLines({ freeBytes, database, lastBackup, now }: Report): readonly string[] {
  const space = `${(freeBytes / GIGABYTE).toFixed(1)} GB`;
  return [
    freeBytes < NO_SPACE
      ? t`❌ Disk: ${space} free, too little to keep clips. Whoever runs this bot must make room.`
      : freeBytes < LITTLE_SPACE
        ? t`⚠️ Disk: ${space} free. Whoever runs this bot should make room.`
        : t`✅ Disk: ${space} free`,
    database.sound
      ? t`✅ Database: sound, ${megabytes(database.bytes)}, at step ${database.migrations}`
      : t`❌ Database: damaged. Whoever runs this bot must stop it and restore the latest copy.`,
    lastBackup === null
      ? t`⚠️ Backup: none yet. \`npm run backup\` makes one while I run.`
      : now - lastBackup > WEEK
        ? t`⚠️ Backup: the latest is from ${moment(lastBackup)}. \`npm run backup\` makes one while I run.`
        : t`✅ Backup: ${moment(lastBackup)}`,
  ];
}

function serverLines({ settings: { words, retention }, memosWaiting }: Report): readonly string[] {
  return [
    ...(memosWaiting === 0 ? [] : [t`Words that wait to be said: ${memosWaiting}`]),
    t`Rules for prompts: ${words.length}`,
    retention.clipDays === null
      ? t`Clips are kept as long as whoever runs this bot has set.`
      : t`Clips are kept for ${retention.clipDays} days.`,
    retention.promptDays === null
      ? t`Prompts are kept for good.`
      : t`Prompts of ended clips are kept for ${retention.promptDays} days.`,
  ];
}

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
