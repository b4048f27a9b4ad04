// What a jam says about the money of one entry, wherever that is judged.
import type { JamId, RoleId } from './ids.ts';
import type { Jam } from './jam.ts';
import type { Usd } from './money.ts';
import type { Instant } from './time.ts';

/** What a jam says about the money of one entry. */
export interface JamTerms {
  readonly id: JamId;
  readonly sponsor: RoleId | null;
  readonly fundedAt: Instant;
  readonly memberUsd: Usd | null;
  readonly memberClips: number | null;
  readonly ownToo: boolean;
}

/** Null while no pot is filled: then nothing can be made for it. */
export function termsOf({ id, plan, fundedAt }: Pick<Jam, 'id' | 'plan' | 'fundedAt'>): JamTerms | null {
  if (fundedAt === null) return null;
  const { sponsor, memberUsd, memberClips, ownToo } = plan;
  return { id, sponsor, fundedAt, memberUsd, memberClips, ownToo };
}
