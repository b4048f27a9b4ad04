// A member as Discord describes them with each interaction. Never remembered: rights and roles are looked at anew each time.
import type { GuildId, RoleId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Instant } from './time.ts';

export interface Member {
  readonly user: UserId;
  readonly guild: GuildId;
  /** Without @everyone. */
  readonly roles: readonly RoleId[];
  /** Null when Discord does not say. */
  readonly joinedAt: Instant | null;
  /** Holds Manage Server here and now. */
  readonly moderator: boolean;
  readonly language: Language;
}
