// What a moderator reads about blocks.
import type { Block } from '../../domain/block.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Blocked } from '../../services/blocks.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GOLD, GREEN, moment, panel, quoted, reply, say, text } from './parts.ts';

export function blockedView({ block, cancelled }: Blocked): Reply {
  const said =
    block.until === null
      ? t`<@${block.member}> can make no clips here until you lift it with \`/video-admin unblock\`, and is told why.`
      : t`<@${block.member}> can make no clips here until ${moment(block.until, 'f')}, and is told why.`;
  const waiting =
    cancelled === 0
      ? []
      : [
          cancelled === 1
            ? t`1 waiting clip of theirs is called off, with the money back.`
            : t`${cancelled} waiting clips of theirs are called off, with the money back.`,
        ];
  return say(GREEN, [said, ...waiting].join(' '));
}

export const unblockedView = (member: UserId): Reply =>
  say(GREEN, t`<@${member}> may make clips here again, and is told.`);

export function blocksView(blocks: readonly Block[]): Reply {
  if (blocks.length === 0) return say(GREEN, t`Nobody is blocked here.`);
  return reply(panel(GOLD, [text(t`### Blocked members`), text(blocks.map(blockLine).join('\n'))]));
}

function blockLine({ member, by, at, until, reason }: Block): string {
  const end = until === null ? t`until it is lifted` : t`until ${moment(until, 'f')}`;
  return `<@${member}> ${end} · ${t`by <@${by}> ${moment(at)}`}\n-# ${quoted(reason, 150)}`;
}
