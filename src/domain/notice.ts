// What the bot says in public, as data. `src/commands/views` turns each into words; Discord gets it through the outbox.
import type { Bulletin } from './bulletin.ts';
import type { Job } from './job.ts';
import type { Language } from './language.ts';
import type { Receipt } from './receipt.ts';
import type { Settings } from './settings.ts';

/** Where a job stands, as its status message says it. */
export type StatusLine =
  | { readonly is: 'waiting'; readonly place: number; readonly of: number; readonly expectedMs: number | null }
  /** Nothing is handed to Venice now, and nothing is charged meanwhile. */
  | {
      readonly is: 'paused';
      /** `server`: by its admins. `spend-rate`: by the bot itself, for what was spent there in an hour. */
      readonly why: 'key' | 'funds' | 'outage' | 'server' | 'spend-rate';
      /** The moderator's own words, when the server is paused. */
      readonly note: string | null;
    }
  /** A moderator looks first: at the prompt, or at the finished clip. */
  | { readonly is: 'in-review'; readonly of: 'prompt' | 'result' }
  /** The author's earlier clip in the same jam goes first. */
  | { readonly is: 'behind-own' }
  | { readonly is: 'submitting' }
  | {
      readonly is: 'rendering';
      readonly fraction: number | null;
      readonly overdue: boolean;
      readonly leftMs: number | null;
    }
  | { readonly is: 'fitting'; readonly fraction: number | null }
  | { readonly is: 'posting' }
  /** Finished; nobody sees it before the jam closes. */
  | { readonly is: 'sealed' }
  /** `receipt`: what became of the money, where a moderator has changed it since. */
  | { readonly is: 'ended'; readonly receipt?: Receipt | null };

/** What is said about one clip. */
export type JobNotice =
  /** The line in a channel from which the thread hangs. */
  | { readonly is: 'starter'; readonly job: Job }
  /** `veiled`: the prompt is not for everybody before its jam closes. */
  | { readonly is: 'status'; readonly job: Job; readonly line: StatusLine; readonly veiled?: boolean }
  /** The finished clip; the file travels beside it. `smaller`: it was re-encoded to fit the upload limit. */
  | {
      readonly is: 'clip';
      readonly job: Job;
      readonly smaller: boolean;
      readonly where: 'thread' | 'parent' | 'dm';
      /** Its number in its jam. */
      readonly entry?: number;
    }
  /** `consents`: what the server has set; only `ask` offers to say yes to Venice's terms. */
  | { readonly is: 'failed'; readonly job: Job; readonly consents?: Settings['consents']; readonly veiled?: boolean }
  | { readonly is: 'unconfirmed'; readonly job: Job; readonly audience: 'author' | 'moderators' }
  | { readonly is: 'kept'; readonly job: Job; readonly limit: number | null }
  | { readonly is: 'settled'; readonly job: Job; readonly charged: boolean };

/** What is said beside the clips: to moderators, to one member, to the log. Nobody can press anything in a direct message. */
export interface MemoNotice {
  readonly is: 'memo';
  readonly bulletin: Bulletin;
  readonly language: Language;
  readonly where: 'channel' | 'dm';
}

export type Notice = JobNotice | MemoNotice;

/** Kinds of notice that wait in the outbox; a status message is made fresh when it is shown. */
export type OutboxKind =
  | 'open'
  | 'failed'
  | 'unconfirmed-author'
  | 'unconfirmed-moderators'
  | 'kept'
  | 'settled'
  | 'closing-status'
  /** The same message once more, because a moderator took the charge back. */
  | 'corrected-status';
