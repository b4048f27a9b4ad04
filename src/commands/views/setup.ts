// The one card that walks through the set-up of a server. Every choice counts at once, and the card says what the bot can
// do in the channels that were chosen.
import type { APIComponentInContainer } from 'discord.js';
import type { ChannelId } from '../../domain/ids.ts';
import { formatUsd, type Usd } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SurveyedPlace } from '../../services/health.ts';
import type { Reply, View } from '../view.ts';
import { form, textField } from './forms.ts';
import { t } from './language.ts';
import { button, buttons, GREEN, line, panel, reply, select, text } from './parts.ts';
import { permissions } from './permissions.ts';
import { channelPicker, MOST_PICKED, rolePicker } from './pickers.ts';
import { reviewLines } from './review.ts';

export function setupView(settings: Settings, places: readonly SurveyedPlace[]): Reply {
  return reply(
    panel(GREEN, [
      text(t`### Set up this server\nEvery choice counts at once, and the audit log keeps who made it.`),
      ...languageRows(settings),
      text(t`**Where clips are made.** None chosen: everywhere.`),
      channelPicker(
        { ...picker(t`Channels for clips`, 'setup.channels'), chosen: settings.access.channels ?? [] },
        'clips',
      ),
      text(limitsText(settings)),
      buttons(button(t`Change the limits`, 'setup.limits', []), button(t`Time zone`, 'setup.zone', [])),
      text(
        t`**Moderators.** Whoever holds **Manage Server** may do everything. These roles may decide cases without it. Word for them goes to the first channel, every audited act is shown in the second.`,
      ),
      rolePicker({ ...picker(t`Moderator roles`, 'setup.roles'), chosen: settings.moderatorRoles }),
      onePlace(t`Moderator channel`, 'setup.moderators', settings.moderatorChannel),
      onePlace(t`Log channel`, 'setup.log', settings.logChannel),
      ...reviewRows(settings),
      line(),
      text(placesText(places)),
    ]),
  );
}

const picker = (placeholder: string, action: string) => ({ action, subject: [], placeholder, most: MOST_PICKED });

const onePlace = (placeholder: string, action: string, channel: ChannelId | null) =>
  channelPicker({ ...picker(placeholder, action), most: 1, chosen: channel === null ? [] : [channel] }, 'words');

function languageRows({ language }: Settings): readonly APIComponentInContainer[] {
  return [
    select('setup.language', [], t`Language for moderators`, [
      { label: t`Moderators are spoken to in English`, value: 'en', chosen: language === 'en' },
      { label: t`Moderators are spoken to in German`, value: 'de', chosen: language === 'de' },
    ]),
  ];
}

function limitsText({ limits, zone }: Settings): string {
  const amount = (cap: Usd | null) => (cap === null ? t`**no limit**` : `**${formatUsd(cap)}**`);
  return [
    t`**Limits.** One clip ${amount(limits.clip)}; each member ${amount(limits.memberDay)} a day and ${amount(limits.memberMonth)} a month; the whole server ${amount(limits.guildDay)} a day and ${amount(limits.guildMonth)} a month.`,
    t`Days and months begin at midnight in **${zone}**.`,
  ].join('\n');
}

/** What the menu sets; whatever else is set with `/video-admin review` reads as `other`. */
export type ReviewChoice = 'never' | 'first' | 'new' | 'everyone';

function choiceOf({ review: { prompt } }: Settings): ReviewChoice | 'other' {
  const { everyone, fromPrice, roles, channels, newMemberDays, firstClips } = prompt;
  if (everyone) return 'everyone';
  const more = fromPrice !== null || roles.length > 0 || channels.length > 0;
  if (more || (newMemberDays !== null && firstClips !== null)) return 'other';
  if (newMemberDays !== null) return newMemberDays === 7 ? 'new' : 'other';
  if (firstClips === null) return 'never';
  return firstClips === 3 ? 'first' : 'other';
}

function reviewRows(settings: Settings): readonly APIComponentInContainer[] {
  const chosen = choiceOf(settings);
  const option = (value: ReviewChoice, label: string) => ({ label, value, chosen: chosen === value });
  const [prompts = ''] = reviewLines(settings.review);
  return [
    text(prompts),
    select('setup.review', [], t`When a moderator looks at a prompt first`, [
      option('never', t`Prompts: nobody looks first`),
      option('first', t`Prompts: a moderator looks at each member's first 3`),
      option('new', t`Prompts: a moderator looks at members in their first week`),
      option('everyone', t`Prompts: a moderator looks at every one`),
    ]),
  ];
}

function placesText(places: readonly SurveyedPlace[]): string {
  return [
    t`**What I can do**`,
    ...places.map(placeLine),
    t`-# \`/video-admin status\` looks at everything else, \`/video-admin permissions\` says who may do what.`,
  ].join('\n');
}

/** Also for a forum, in which the bot cannot post outside of a post. */
export function placeLine({ channel, report }: SurveyedPlace): string {
  switch (report.is) {
    case 'usable':
      return t`✅ <#${channel}>: I can post clips here.`;
    case 'missing-permissions':
      return t`❌ <#${channel}>: I need **${permissions(report.missing)}**. Grant it in the channel's settings, under Permissions.`;
    case 'unusable':
      switch (report.why) {
        case 'gone':
          return t`❌ <#${channel}>: this channel is gone. Choose another one.`;
        case 'locked':
          return t`❌ <#${channel}>: it is locked. Unlock it, or choose another one.`;
        case 'needs-tag':
        case 'not-a-text-place':
          return t`⚠️ <#${channel}>: I cannot post here by myself; in the posts of a forum I can.`;
      }
  }
}

const FIELDS = ['clip', 'member_day', 'member_month', 'server_day', 'server_month'] as const;

export function limitsForm({ limits }: Settings): View {
  const value = (cap: Usd | null) => (cap === null ? 'none' : formatUsd(cap).slice(1).replaceAll(',', ''));
  const values = {
    clip: limits.clip,
    member_day: limits.memberDay,
    member_month: limits.memberMonth,
    server_day: limits.guildDay,
    server_month: limits.guildMonth,
  };
  const labels = {
    clip: t`One clip, in dollars`,
    member_day: t`Each member, a day`,
    member_month: t`Each member, a month`,
    server_day: t`The whole server, a day`,
    server_month: t`The whole server, a month`,
  };
  return form(
    t`Limits in dollars, or none`,
    'setup.limited',
    FIELDS.map((id) => textField({ id, label: labels[id], value: value(values[id]), most: 20, required: true })),
  );
}

export const zoneForm = ({ zone }: Settings): View =>
  form(t`Time zone`, 'setup.zoned', [
    textField({
      id: 'zone',
      label: t`Such as Europe/Rome or UTC`,
      description: t`The days of the limits begin at midnight there.`,
      value: zone,
      most: 60,
      required: true,
    }),
  ]);
