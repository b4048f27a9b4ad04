// Where a member asked, and whether the bot can do its work there. Looked at before any money moves.
import type { Spot } from './access.ts';
import type { ChannelId } from './ids.ts';

/** Discord permissions that the bot needs somewhere, by the names Discord shows in its settings. */
export type Permission =
  | 'View Channel'
  | 'Send Messages'
  | 'Send Messages in Threads'
  | 'Create Public Threads'
  | 'Attach Files'
  | 'Embed Links'
  | 'Read Message History';

/** Why nothing can be posted at a place, whatever the permissions. */
export type PlaceProblem = 'gone' | 'locked' | 'not-a-text-place' | 'needs-tag';

export type PlaceReport =
  /** `thread`: post right here. `channel`: open a public thread first. */
  | { readonly is: 'usable'; readonly as: 'thread' | 'channel'; readonly spot: Spot }
  /** `spot`: null where even that is hidden, or is no more. */
  | { readonly is: 'missing-permissions'; readonly missing: readonly Permission[]; readonly spot: Spot | null }
  | { readonly is: 'unusable'; readonly why: PlaceProblem; readonly spot: Spot | null };

export interface OpenedThread {
  readonly thread: ChannelId;
}
