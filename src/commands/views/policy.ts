// The whole spend policy of a server in plain words, as its moderators see it, with the moments at which windows reset.
import type { MemberLimits, RoleRule } from '../../domain/limits.ts';
import { formatUsd, type Usd } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Policy } from '../../services/server-settings.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { duration, GREEN, line, moment, panel, reply, text } from './parts.ts';

/** Discord: a message has at most 4000 characters in all its texts. */
const MOST_RULES_SHOWN = 8;

/** `shown`: as it was; `saved`: as it is after a change. */
export function policyView({ settings, resets }: Policy, how: 'shown' | 'saved'): Reply {
  return reply(
    panel(GREEN, [
      text(how === 'saved' ? t`### Limits saved` : t`### Limits of this server`),
      text(limitLines(settings).join('\n')),
      text(
        [
          t`Days, weeks and months begin at midnight in **${settings.zone}**.`,
          t`The day resets ${moment(resets.day)}, the week ${moment(resets.week)}, the month ${moment(resets.month)}.`,
        ].join('\n'),
      ),
      ...ruleTexts(settings).map(text),
      text(wordLines(settings).join('\n')),
      line(),
      text(
        t`-# Change any of these with \`/video-admin limits\`, \`guests\`, \`role\` and \`channel\`. Write \`none\` for no limit. Money that is set aside for a running clip counts as used.`,
      ),
    ]),
  );
}

const amount = (cap: Usd | null) => (cap === null ? t`**no limit**` : `**${formatUsd(cap)}**`);

function limitLines({ limits, guest, tempo }: Settings): readonly string[] {
  return [
    t`One clip: at most ${amount(limits.clip)}`,
    t`Each member: ${amount(limits.memberDay)} a day, ${amount(limits.memberWeek)} a week, ${amount(limits.memberMonth)} a month`,
    t`The whole server: ${amount(limits.guildDay)} a day, ${amount(limits.guildMonth)} a month`,
    guest === null
      ? t`Members without any role: as for everybody`
      : t`Members without any role: one clip ${amount(guest.clip)}, ${amount(guest.memberDay)} a day, ${amount(guest.memberWeek)} a week, ${amount(guest.memberMonth)} a month`,
    t`Under way at once: each member ${count(tempo.memberRunning)}, the whole server ${count(tempo.guildRunning)}`,
    tempo.coolDown === null
      ? t`From one clip of a member to the next: no pause`
      : t`From one clip of a member to the next: **${duration(tempo.coolDown * 1_000)}**`,
  ];
}

const count = (most: number | null) => (most === null ? t`**no limit**` : `**${most}**`);

function ruleTexts({ roles, channels }: Settings): readonly string[] {
  const more = (all: readonly unknown[]) =>
    all.length > MOST_RULES_SHOWN ? [t`-# … and ${all.length - MOST_RULES_SHOWN} more`] : [];
  return [
    ...(roles.length === 0
      ? []
      : [
          [
            t`**Roles.** Of several roles with a rule the most generous counts, limit by limit. If one of them is strict, only the strict ones count, and the smallest of those.`,
            ...roles.slice(0, MOST_RULES_SHOWN).map(roleLine),
            ...more(roles),
          ].join('\n'),
        ]),
    ...(channels.length === 0
      ? []
      : [
          [
            t`**Channels**, each with its threads`,
            ...channels
              .slice(0, MOST_RULES_SHOWN)
              .map(({ channel, day, month }) => t`<#${channel}>: ${amount(day)} a day, ${amount(month)} a month`),
            ...more(channels),
          ].join('\n'),
        ]),
  ];
}

function roleLine({ role, strict, limits, month }: RoleRule): string {
  const named = (name: keyof MemberLimits) => (limits[name] === undefined ? t`as for everybody` : amount(limits[name]));
  const who = strict ? t`<@&${role}> (strict)` : `<@&${role}>`;
  return t`${who}: one clip ${named('clip')}, each ${named('memberDay')} a day, ${named('memberWeek')} a week, ${named('memberMonth')} a month; all together ${amount(month)} a month`;
}

function wordLines({ moderatorChannel, consents }: Settings): readonly string[] {
  return [
    moderatorChannel === null
      ? t`Word for moderators goes to the owner of this server by direct message.`
      : t`Word for moderators goes to <#${moderatorChannel}>.`,
    consents === 'off'
      ? t`Where Venice wants a yes to its terms about faces, members are told so and can go no further.`
      : t`Where Venice wants a yes to its terms about faces, members may read them and decide.`,
  ];
}
