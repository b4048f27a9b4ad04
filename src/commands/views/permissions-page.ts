// Who may do what on this server, from the table of acts, and where each of it is changed.
import { ACTS, type Act, type Rank } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { GREEN, line, listed, panel, reply, text } from './parts.ts';

export function permissionsView({ moderatorRoles }: Settings, rank: Rank): Reply {
  const roles = moderatorRoles.map((role) => `<@&${role}>`);
  return reply(
    panel(GREEN, [
      text(t`### Who may do what`),
      text(
        [
          t`**Everybody** makes clips within the limits, sees their own, and reports what should not be here.`,
          roles.length === 0
            ? t`**Moderators:** no role yet. They may ${acts('moderator')}.`
            : t`**Moderators:** ${listed(roles, 'and')}. They may ${acts('moderator')}.`,
          t`**Admins**, who hold **Manage Server**, may do all of that, and ${acts('admin')}.`,
          t`**Whoever runs this bot** may do all of that on every server, and ${acts('operator')}.`,
        ].join('\n'),
      ),
      text(t`You are here as: **${rankName(rank)}**.`),
      line(),
      text(
        [
          t`Moderator roles are chosen with \`/video-admin setup\`.`,
          t`Discord shows \`/video-admin\` to whoever holds **Manage Server**. To show it to a moderator role, open **Server Settings → Integrations**, choose this bot, then \`/video-admin\`, and add the role. What each may do is looked at anew for every press, whatever Discord shows.`,
        ].join('\n'),
      ),
    ]),
  );
}

const NAMES: readonly Act[] = Object.keys(ACTS).flatMap((name) => (isAct(name) ? [name] : []));

function isAct(name: string): name is Act {
  return name in ACTS;
}

const acts = (rank: Rank) => listed(NAMES.filter((act) => ACTS[act] === rank).map(actName), 'and');

function actName(act: Act): string {
  switch (act) {
    case 'decide':
      return t`approve and refuse, and answer reports, appeals and requests`;
    case 'remove-clip':
      return t`take clips down`;
    case 'cancel-clip':
      return t`call off clips that wait`;
    case 'see-author':
      return t`see who made a clip`;
    case 'block':
      return t`block members`;
    case 'moderate-jam':
      return t`moderate jams`;
    case 'see-audit':
      return t`read the audit log`;
    case 'see-spend':
      return t`see what is spent`;
    case 'see-status':
      return t`see how the bot is doing`;
    case 'test-words':
      return t`read and test the blocked words`;
    case 'grant':
      return t`give members more to spend`;
    case 'correct':
      return t`refund and write off`;
    case 'settle':
      return t`settle clips whose charge is unknown`;
    case 'reconcile':
      return t`hold the books against Venice's`;
    case 'pause':
      return t`pause and resume`;
    case 'settings':
      return t`change every setting`;
    case 'see-balance':
      return t`see the balance of the Venice account`;
  }
}

function rankName(rank: Rank): string {
  switch (rank) {
    case 'member':
      return t`member`;
    case 'moderator':
      return t`moderator`;
    case 'admin':
      return t`admin`;
    case 'operator':
      return t`whoever runs this bot`;
  }
}
