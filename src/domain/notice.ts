// What the bot says in public, as data. `src/commands/views` turns each into words; Discord gets it through the outbox.
import type { Job } from './job.ts';
import type { Settings } from './settings.ts';

/** Where a job stands, as its status message says it. */
export type StatusLine =
  | { readonly is: 'waiting'; readonly place: number; readonly of: number; readonly expectedMs: number | null }
  /** Venice takes no jobs from us: the key or the balance. Nothing is charged meanwhile. */
  | { readonly is: 'paused'; readonly why: 'key' | 'funds' }
  | { readonly is: 'submitting' }
  | {
      readonly is: 'rendering';
      readonly fraction: number | null;
      readonly overdue: boolean;
      readonly leftMs: number | null;
    }
  | { readonly is: 'fitting'; readonly fraction: number | null }
  | { readonly is: 'posting' }
  | { readonly is: 'ended' };

export type Notice =
  /** The line in a channel from which the thread hangs. */
  | { readonly is: 'starter'; readonly job: Job }
  | { readonly is: 'status'; readonly job: Job; readonly line: StatusLine }
  /** The finished clip; the file travels beside it. `smaller`: it was re-encoded to fit the upload limit. */
  | { readonly is: 'clip'; readonly job: Job; readonly smaller: boolean; readonly where: 'thread' | 'parent' | 'dm' }
  /** `consents`: what the server has set; only `ask` offers to say yes to Venice's terms. */
  | { readonly is: 'failed'; readonly job: Job; readonly consents?: Settings['consents'] }
  | { readonly is: 'unconfirmed'; readonly job: Job; readonly audience: 'author' | 'moderators' }
  | { readonly is: 'kept'; readonly job: Job; readonly limit: number | null }
  | { readonly is: 'settled'; readonly job: Job; readonly charged: boolean };

/** Kinds of notice that wait in the outbox; a status message is made fresh when it is shown. */
export type OutboxKind =
  | 'open'
  | 'failed'
  | 'unconfirmed-author'
  | 'unconfirmed-moderators'
  | 'kept'
  | 'settled'
  | 'closing-status';
