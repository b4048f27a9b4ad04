// What a jam has to say besides its live card, as the `what` of a memo about it. Written in the transaction that makes it
// true; the jam's desk words it and posts it once.
import { z } from 'zod';

export const JamSaying = z.enum([
  /** It is open: the thread and the live card are due. `member` is the host. */
  'opened',
  /** To the host; the jam's state says why. */
  'called-off',
  /** To `member`, mentioned once: the camera is theirs. `at`: until when. */
  'turn',
  /** In the thread: `member` let the turn pass, or their clip came to nothing. */
  'turn-over',
  /** A later end, more in the pot, or both; by `member`. */
  'extended',
  /** No new clips; the state says why, and whether it was late. */
  'closed',
  /** Ballots and points are asked for until the state's `until`. */
  'judging',
  /** The finale is posted: the live card says so, too. Nothing else is said. */
  'over',
  /** A round of a schedule starts at `at`. The memo's jam is the round; its schedule has the role to mention. */
  'announced',
  /** The round of `at` was missed, because the bot was off for the whole of it. The memo's jam is the schedule itself. */
  'skipped',
]);
export type JamSaying = z.infer<typeof JamSaying>;
