// When a moderator looks first, in plain words and as menus.

import { formatUsd } from '../../domain/money.ts';
import type { ReviewRule } from '../../domain/review.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, line, listed, panel, reply, text } from './parts.ts';
import { channelPicker, MOST_PICKED, rolePicker } from './pickers.ts';

export type Look = 'prompt' | 'result';

export function reviewView({ review, moderatorChannel }: Pick<Settings, 'review' | 'moderatorChannel'>): Reply {
  return reply(
    panel(GREEN, [
      text(t`### When a moderator looks first`),
      text(reviewLines(review).join('\n')),
      text(
        moderatorChannel === null
          ? t`They are asked by direct message to the owner of this server. \`/video-admin setup\` chooses a channel for it.`
          : t`They are asked in <#${moderatorChannel}>.`,
      ),
      line(),
      ...(['prompt', 'result'] as const).flatMap((look) => menusOf(look, review[look])),
      text(
        t`-# \`/video-admin review\` sets everything else. Nothing is spent while a prompt waits. A clip that waits has been paid for. Whoever holds **Manage Server** is not looked at.`,
      ),
    ]),
  );
}

export function reviewLines({ prompt, result, hours }: Settings['review']): readonly string[] {
  return [
    t`**Before a prompt is made:** ${ruleText(prompt)}`,
    t`**Before a clip is posted:** ${ruleText(result)}`,
    hours === 1 ? t`They have an hour; then it lapses.` : t`They have ${hours} hours; then it lapses.`,
  ];
}

function ruleText(rule: ReviewRule): string {
  if (rule.everyone) return t`always`;
  const reasons = [
    ...(rule.fromPrice === null ? [] : [t`from ${formatUsd(rule.fromPrice)}`]),
    ...(rule.roles.length === 0 ? [] : [t`members with ${listed(rule.roles.map((id) => `<@&${id}>`))}`]),
    ...(rule.channels.length === 0 ? [] : [t`in ${listed(rule.channels.map((id) => `<#${id}>`))}`]),
    ...(rule.newMemberDays === null ? [] : [newText(rule.newMemberDays)]),
    ...(rule.firstClips === null ? [] : [firstText(rule.firstClips)]),
  ];
  return reasons.length === 0 ? t`never` : reasons.join('; ');
}

const newText = (days: number) =>
  days === 1 ? t`members on their first day here` : t`members in their first ${days} days here`;

const firstText = (clips: number) =>
  clips === 1 ? t`the first clip of each member` : t`the first ${clips} clips of each member`;

function menusOf(look: Look, { roles, channels }: ReviewRule) {
  const most = MOST_PICKED;
  return [
    rolePicker({
      action: 'review.roles',
      subject: [look],
      placeholder: look === 'prompt' ? t`Prompts of members with these roles` : t`Clips of members with these roles`,
      chosen: roles,
      most,
    }),
    channelPicker(
      {
        action: 'review.channels',
        subject: [look],
        placeholder: look === 'prompt' ? t`Prompts in these channels` : t`Clips in these channels`,
        chosen: channels,
        most,
      },
      'clips',
    ),
  ];
}
