// Who may start prompt jams on a server, in words.
import { formatUsd } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, listed, say } from './parts.ts';

export function jamHostsView({ hosts, roles, mostPot }: Settings['jams'], changed: boolean): Reply {
  return say(
    GREEN,
    changed ? t`### Saved: who may start jams` : t`### Who may start jams`,
    [
      hosts === 'everybody'
        ? t`Everybody who may make clips may start a jam.`
        : t`Moderators and those who hold **Manage Server** may start a jam.`,
      ...(roles.length === 0 || hosts === 'everybody'
        ? []
        : [
            t`So may members with ${listed(
              roles.map((id) => `<@&${id}>`),
              'or',
            )}.`,
          ]),
      mostPot === null
        ? t`A jam may set aside as much as the limits of its sponsor leave.`
        : t`A jam may set aside **${formatUsd(mostPot)}** at most, and no more than the limits of its sponsor leave.`,
    ].join('\n'),
  );
}
