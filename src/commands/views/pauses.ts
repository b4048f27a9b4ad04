// What an admin reads after pausing a server, and after letting it go on.
import type { Pause } from '../../domain/settings.ts';
import type { Paused } from '../../services/pauses.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, GOLD, GREEN, panel, quoted, reply, say, text } from './parts.ts';

export function pausedView({ pause, waiting, rendering }: Paused): Reply {
  return reply(
    panel(GOLD, [
      text(t`### ⏸️ Clips are paused on this server`),
      text(
        [
          t`In line: **${waiting}**. They keep their place and cost nothing; new ones get in line behind them.`,
          t`Being made at Venice: **${rendering}**. These are paid for and will be posted.`,
          ...(pause.note === null ? [] : [t`Who waits reads: ${quoted(pause.note)}`]),
        ].join('\n'),
      ),
      buttons(button(t`Go on`, 'pause.end', [], { style: 'go' })),
      text(t`-# \`/video-admin resume\` does the same. The pause lasts until then.`),
    ]),
  );
}

export const resumedView = (waiting: number): Reply =>
  say(
    GREEN,
    waiting === 0
      ? t`▶️ Clips are made again on this server. Nothing was waiting.`
      : t`▶️ Clips are made again on this server. What waited goes on in its order.`,
  );

/** For whoever has just confirmed a clip. */
export function waitsForResume({ why, note }: Pause): string {
  if (why === 'spend-rate')
    return t`⏸️ Clips are paused on this server, because far more than usual was spent in the last hour. This one waits in line at no cost until a moderator has looked.`;
  return note === null
    ? t`⏸️ The moderators have paused clips on this server. This one waits in line at no cost until they go on.`
    : t`⏸️ The moderators have paused clips on this server: ${quoted(note)} This one waits in line at no cost until they go on.`;
}
