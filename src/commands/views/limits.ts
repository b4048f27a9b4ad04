// The limits by name, as the member whom they stop reads them.
import type { LimitName } from '../../domain/spending.ts';
import { t } from './language.ts';

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
