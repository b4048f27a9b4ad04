// Who may do what. Ranks come from Discord at the moment of the act, never from what a message or a custom id says.
import type { UserId } from './ids.ts';
import type { Member } from './member.ts';
import type { Settings } from './settings.ts';

/**
 * From least to most. moderator: has one of the server's moderator roles. admin: holds Manage Server.
 * operator: runs this bot, for all servers.
 */
export const RANKS = ['member', 'moderator', 'admin', 'operator'] as const;
export type Rank = (typeof RANKS)[number];

/** Every act that not everybody may do, and the least rank that may. */
export const ACTS = {
  /** Approve and refuse prompts and clips, answer reports, appeals and requests. */
  decide: 'moderator',
  'remove-clip': 'moderator',
  'cancel-clip': 'moderator',
  'see-author': 'moderator',
  block: 'moderator',
  'moderate-jam': 'moderator',
  'see-audit': 'moderator',
  'see-spend': 'moderator',
  'see-status': 'moderator',
  'test-words': 'moderator',
  grant: 'admin',
  correct: 'admin',
  settle: 'admin',
  reconcile: 'admin',
  pause: 'admin',
  settings: 'admin',
  'see-balance': 'operator',
} as const satisfies Record<string, Rank>;
export type Act = keyof typeof ACTS;

export function rankOf(
  member: Pick<Member, 'user' | 'roles' | 'moderator'>,
  settings: Pick<Settings, 'moderatorRoles'>,
  operators: readonly UserId[],
): Rank {
  if (operators.includes(member.user)) return 'operator';
  if (member.moderator) return 'admin';
  return member.roles.some((role) => settings.moderatorRoles.includes(role)) ? 'moderator' : 'member';
}

export const mayDo = (rank: Rank, act: Act): boolean => RANKS.indexOf(rank) >= RANKS.indexOf(ACTS[act]);
