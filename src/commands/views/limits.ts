// The limits in words, and the card on which moderators see them.
import { formatUsd } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LimitName } from '../../domain/spending.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, panel, reply, text } from './parts.ts';

export function limitName(limit: LimitName): string {
  switch (limit) {
    case 'clip':
      return t`The limit for one clip`;
    case 'memberDay':
      return t`Your daily limit`;
    case 'memberWeek':
      return t`Your weekly limit`;
    case 'memberMonth':
      return t`Your monthly limit`;
    case 'jamMember':
      return t`Your share of the jam's pot`;
    case 'jamPot':
      return t`The jam's pot`;
    case 'roleMonth':
      return t`Your role's monthly budget`;
    case 'channelDay':
      return t`This channel's daily limit`;
    case 'channelMonth':
      return t`This channel's monthly limit`;
    case 'operatorDay':
      return t`What this bot may spend a day on all servers`;
    case 'operatorMonth':
      return t`What this bot may spend a month on all servers`;
    case 'guildDay':
      return t`The server's daily limit`;
    case 'guildMonth':
      return t`The server's monthly limit`;
  }
}

export function settingsView(settings: Settings, changed: boolean): Reply {
  const amount = (limit: keyof Settings['limits']) => {
    const cap = settings.limits[limit];
    return cap === null ? t`**no limit**` : `**${formatUsd(cap)}**`;
  };
  return reply(
    panel(GREEN, [
      text(changed ? t`### Limits saved` : t`### Limits of this server`),
      text(
        [
          t`One clip: at most ${amount('clip')}`,
          t`Each member: ${amount('memberDay')} a day, ${amount('memberWeek')} a week, ${amount('memberMonth')} a month`,
          t`The whole server: ${amount('guildDay')} a day, ${amount('guildMonth')} a month`,
          t`Days and months begin at midnight in **${settings.zone}**.`,
          settings.moderatorChannel === null
            ? t`Word for moderators goes to the owner of this server by direct message.`
            : t`Word for moderators goes to <#${settings.moderatorChannel}>.`,
          settings.consents === 'off'
            ? t`Where Venice wants a yes to its terms about faces, members are told so and can go no further.`
            : t`Where Venice wants a yes to its terms about faces, members may read them and decide.`,
        ].join('\n'),
      ),
      text(
        t`-# Change any of these with \`/video-admin limits\`. Write \`none\` for no limit. Money that is set aside for a running clip counts as used.`,
      ),
    ]),
  );
}
