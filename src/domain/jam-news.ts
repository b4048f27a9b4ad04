// What the bot says about a jam, with everything that its words need: read from the books at the moment of sending.
import type { UserId } from './ids.ts';
import type { Jam, JamSchedule } from './jam.ts';
import type { Finale } from './jam-finale.ts';
import type { JamSight } from './jam-sight.ts';
import type { Instant } from './time.ts';

export type JamNews =
  /** The line in a channel from which the jam's thread hangs; in a forum the beginning of its post. */
  | { readonly is: 'starter'; readonly jam: Jam }
  /** The live card. */
  | { readonly is: 'card'; readonly sight: JamSight }
  /** To its host; the state says why. */
  | { readonly is: 'called-off'; readonly jam: Jam }
  /** The one person whose turn it is, until when. */
  | { readonly is: 'turn'; readonly jam: Jam; readonly member: UserId; readonly until: Instant }
  | { readonly is: 'turn-over'; readonly jam: Jam; readonly member: UserId; readonly at: Instant }
  | { readonly is: 'extended'; readonly jam: Jam; readonly by: UserId; readonly at: Instant }
  | { readonly is: 'closed'; readonly sight: JamSight }
  | { readonly is: 'judging'; readonly jam: Jam; readonly until: Instant }
  /** `direct`: to its host, because it could be posted nowhere else. */
  | { readonly is: 'finale'; readonly finale: Finale; readonly direct: boolean }
  | { readonly is: 'announced'; readonly jam: Jam; readonly schedule: JamSchedule; readonly at: Instant }
  | { readonly is: 'skipped'; readonly schedule: JamSchedule; readonly at: Instant };
