// A member who may make nothing on a server for a while, or until a moderator lifts it.
import type { GuildId, UserId } from './ids.ts';
import type { Instant } from './time.ts';

export interface Block {
  readonly guild: GuildId;
  readonly member: UserId;
  readonly by: UserId;
  readonly at: Instant;
  /** Null: until it is lifted. */
  readonly until: Instant | null;
  readonly reason: string;
}
