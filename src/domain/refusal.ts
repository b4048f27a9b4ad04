// Every polite no, as one union. `src/commands/views` has a sentence for each; forgetting one does not compile.
import type { AccessTrouble } from './access.ts';
import type { Kind, Model } from './catalogue.ts';
import type { JobId, UserId } from './ids.ts';
import type { JamRefusal } from './jam-refusal.ts';
import type { StateName } from './job.ts';
import type { MediaTrouble } from './media.ts';
import type { Misfit } from './misfit.ts';
import type { Usd } from './money.ts';
import type { MoneyTrouble } from './money-trouble.ts';
import type { Permission, PlaceProblem } from './place.ts';
import type { Rank } from './rights.ts';
import type { Broken } from './spending.ts';
import type { Instant } from './time.ts';
import type { TranscriptTrouble } from './transcript.ts';

export type Refusal =
  | Misfit
  | MediaTrouble
  | Broken
  | AccessTrouble
  | JamRefusal
  | MoneyTrouble
  /** Venice has no usable model of these kinds right now. */
  | { readonly is: 'no-model'; readonly kinds: readonly Kind[] }
  | { readonly is: 'no-ffmpeg' }
  | { readonly is: 'no-attachment'; readonly wanted: 'image' | 'video' }
  | { readonly is: 'not-a-clip' }
  | { readonly is: 'unknown-model'; readonly asked: string; readonly near: readonly Model[] }
  | { readonly is: 'no-catalogue' }
  | { readonly is: 'no-price'; readonly why: QuoteTrouble; readonly detail: string | null }
  | { readonly is: 'missing-permissions'; readonly missing: readonly Permission[] }
  | { readonly is: 'bad-place'; readonly why: PlaceProblem }
  | { readonly is: 'not-yours' }
  /** Discord's form holds 4000 characters, a command's option 6000. */
  | { readonly is: 'too-long-to-edit'; readonly length: number; readonly limit: number }
  | { readonly is: 'draft-gone' }
  | { readonly is: 'draft-stale' }
  | { readonly is: 'draft-spent'; readonly job: JobId }
  | { readonly is: 'draft-cancelled' }
  | { readonly is: 'price-changed'; readonly shown: Usd; readonly now: Usd }
  | { readonly is: 'quote-expired'; readonly at: Instant }
  | { readonly is: 'unknown-job'; readonly asked: string }
  | { readonly is: 'not-cancellable'; readonly job: JobId; readonly state: StateName }
  | { readonly is: 'no-clip'; readonly job: JobId; readonly state: StateName }
  | { readonly is: 'clip-expired'; readonly job: JobId }
  | { readonly is: 'clip-too-large'; readonly job: JobId; readonly bytes: number; readonly limit: number }
  | { readonly is: 'nothing-to-settle'; readonly job: JobId; readonly state: StateName }
  | { readonly is: 'no-transcript'; readonly why: TranscriptTrouble; readonly detail: string | null }
  | { readonly is: 'transcript-lost'; readonly job: JobId; readonly price: Usd }
  /** This server does not let members say yes to Venice's terms about faces. */
  | { readonly is: 'consents-off' }
  | { readonly is: 'no-terms'; readonly job: JobId }
  | { readonly is: 'terms-too-long' }
  | { readonly is: 'consent-incomplete' }
  /** A word or pattern of this server's list is in the prompt. `matched`: the member's own characters. */
  | { readonly is: 'blocked-word'; readonly matched: string }
  | { readonly is: 'moderators-only'; readonly least: Rank }
  /** `by`: who decided it; null when its opener took it back, or nobody decided. */
  | { readonly is: 'case-closed'; readonly verdict: 'accepted' | 'refused' | 'lapsed'; readonly by: UserId | null }
  | { readonly is: 'unknown-case' }
  | { readonly is: 'case-open' }
  /** Nothing that a moderator decided stands against this clip or member. */
  | { readonly is: 'nothing-to-appeal' }
  /** A moderator took it down, said no to it, or has not looked at it. */
  | { readonly is: 'clip-hidden'; readonly job: JobId }
  /** The limit in the way is not one that a grant raises. */
  | { readonly is: 'nothing-to-ask' }
  | { readonly is: 'not-blocked' }
  | { readonly is: 'bad-end'; readonly asked: string }
  | { readonly is: 'bad-amount'; readonly asked: string }
  | { readonly is: 'bad-zone'; readonly asked: string };

/** Why Venice gave no price. Nothing is ever charged by a quote. */
export type QuoteTrouble =
  | 'busy'
  | 'down'
  | 'refused'
  | 'model-gone'
  | 'model-offline'
  | 'region'
  | 'private-only'
  | 'key'
  | 'funds'
  | 'media-unreadable'
  | 'too-large';
