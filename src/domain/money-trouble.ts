// Why something about a server's money cannot be done. Nothing is changed by any of these.
import type { JobId } from './ids.ts';

export type MoneyTrouble =
  /** `not-charged`: it never was, or not yet. `corrected`: a moderator has taken the charge back already. */
  | { readonly is: 'nothing-to-correct'; readonly job: JobId; readonly why: 'not-charged' | 'corrected' }
  | { readonly is: 'not-paused' }
  /** `none`: this bot has no key that opens Venice's books. `key`: Venice does not open them to the one it has. */
  | { readonly is: 'no-venice-books'; readonly why: 'none' | 'key' | 'unreachable' };
