// The limits in words, and the card on which moderators see them.
import { formatUsd } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LimitName } from '../../domain/spending.ts';
import type { Reply } from '../view.ts';
import { GREEN, panel, reply, text } from './parts.ts';

export function limitName(limit: LimitName): string {
  switch (limit) {
    case 'clip':
      return 'The limit for one clip';
    case 'memberDay':
      return 'Your daily limit';
    case 'memberMonth':
      return 'Your monthly limit';
    case 'guildDay':
      return "The server's daily limit";
    case 'guildMonth':
      return "The server's monthly limit";
  }
}

export function settingsView(settings: Settings, changed: boolean): Reply {
  const amount = (limit: LimitName) => {
    const cap = settings.limits[limit];
    return cap === null ? '**no limit**' : `**${formatUsd(cap)}**`;
  };
  return reply(
    panel(GREEN, [
      text(changed ? '### Limits saved' : '### Limits of this server'),
      text(
        [
          `One clip: at most ${amount('clip')}`,
          `Each member: ${amount('memberDay')} a day, ${amount('memberMonth')} a month`,
          `The whole server: ${amount('guildDay')} a day, ${amount('guildMonth')} a month`,
          `Days and months begin at midnight in **${settings.zone}**.`,
          settings.moderatorChannel === null
            ? 'Word for moderators goes to the owner of this server by direct message.'
            : `Word for moderators goes to <#${settings.moderatorChannel}>.`,
          settings.consents === 'off'
            ? 'Where Venice wants a yes to its terms about faces, members are told so and can go no further.'
            : 'Where Venice wants a yes to its terms about faces, members may read them and decide.',
        ].join('\n'),
      ),
      text(
        '-# Change any of these with `/video-admin limits`. Write `none` for no limit. Money that is set aside for a running clip counts as used.',
      ),
    ]),
  );
}
