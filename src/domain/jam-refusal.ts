// Every polite no of a jam.
import type { JamId, JobId, RoleId, UserId } from './ids.ts';
import type { JamStateName } from './jam.ts';
import type { Purse } from './ledger.ts';
import type { Usd } from './money.ts';
import type { Instant } from './time.ts';

export type JamRefusal =
  | { readonly is: 'unknown-jam'; readonly asked: string }
  /** No jam was named, and this is no jam's thread. */
  | { readonly is: 'no-jam-here' }
  | { readonly is: 'jam-not-yours'; readonly host: UserId }
  /** On this server only moderators and these roles start jams. */
  | { readonly is: 'jam-host-needed'; readonly roles: readonly RoleId[] }
  | { readonly is: 'no-theme' }
  /** No pot may be larger on this server. */
  | { readonly is: 'pot-too-large'; readonly most: Usd }
  | { readonly is: 'pot-too-small' }
  /** The role has no budget of its own that could fill a pot. */
  | { readonly is: 'no-role-budget'; readonly role: RoleId }
  /** The card on the screen is older than the jam. */
  | { readonly is: 'jam-stale' }
  | { readonly is: 'jam-not-open'; readonly state: JamStateName; readonly startsAt: Instant | null }
  | { readonly is: 'jam-role-needed'; readonly roles: readonly RoleId[] }
  | { readonly is: 'jam-place'; readonly why: 'in-a-thread' | 'not-a-text-place' }
  /** A moment or a length that nobody understands; `kind` says what was asked for. */
  | { readonly is: 'bad-time'; readonly asked: string; readonly kind: 'start' | 'end' | 'length' | 'weekly' }
  | { readonly is: 'ends-before-start' }
  | { readonly is: 'ends-in-the-past' }
  /** Extending moves the end away, never nearer. */
  | { readonly is: 'not-later'; readonly endsAt: Instant }
  | { readonly is: 'pot-empty'; readonly jam: JamId }
  /** A remix jam wants every clip but the first to build on another. */
  | { readonly is: 'needs-a-parent' }
  | {
      readonly is: 'fixed-by-host';
      /** start: a relay's clip begins with the last picture of the clip `value`. */
      readonly what: 'model' | 'duration' | 'aspectRatio' | 'resolution' | 'start';
      readonly value: string;
    }
  /** Relay: another person has the camera; `place` in line, null when not in line, 0 while their own clip is being made. */
  | { readonly is: 'not-your-turn'; readonly whose: UserId | null; readonly place: number | null }
  | { readonly is: 'turn-over' }
  | { readonly is: 'no-turns-here' }
  /** Relay: the clip that this one was to start from was taken out of the film meanwhile. */
  | { readonly is: 'film-changed' }
  /** Another purse would pay than the card showed. Nothing was charged; the card says the new one now. */
  | { readonly is: 'purse-changed'; readonly shown: Purse; readonly now: Purse }
  | { readonly is: 'already-in-line'; readonly place: number }
  | { readonly is: 'no-such-entry'; readonly job: JobId }
  | { readonly is: 'own-entry' }
  | { readonly is: 'no-votes-here'; readonly judging: 'judges' | 'none' }
  | { readonly is: 'not-a-judge' }
  | { readonly is: 'votes-spent'; readonly votes: number }
  | { readonly is: 'voting-over' }
  | { readonly is: 'not-revealed' }
  /** The host may not mention this role (Discord: Mention Everyone, or a role that anybody may mention). */
  | { readonly is: 'may-not-mention'; readonly role: RoleId }
  | { readonly is: 'nothing-to-export' }
  | { readonly is: 'not-in-jam' };
