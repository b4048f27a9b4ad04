// A prompt jam: a group, a theme, a shared pot, an end.
import type { JamId, RoleId } from './ids.ts';
import type { Usd } from './money.ts';
import type { Instant } from './time.ts';

/** What a jam says about the money of one entry. */
export interface JamTerms {
  readonly id: JamId;
  /** The role whose budget filled the pot; null: the server's. */
  readonly sponsor: RoleId | null;
  /** The moment whose windows the pot counts in. */
  readonly fundedAt: Instant;
  /** What one person may spend from the pot, and how many clips they may make; null: no limit of the jam's. */
  readonly memberUsd: Usd | null;
  readonly memberClips: number | null;
  /** When the pot cannot pay, the member's own limits may. */
  readonly ownToo: boolean;
}
