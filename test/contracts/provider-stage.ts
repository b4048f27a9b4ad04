// What the VideoProvider contract needs from a world to play in: a provider, its Venice's books, and ways to make
// things go wrong. Each implementation brings its own.
import type { VideoProvider } from '../../src/domain/ports.ts';
import type { Order, RequestOf } from '../../src/domain/request.ts';

export type NextSubmission =
  | 'declined'
  | 'busy'
  | 'key-refused'
  | 'funds-missing'
  | 'cut-before-charge'
  | 'cut-after-charge'
  | 'nonsense-after-charge';

export type NextJob =
  | { readonly ends: 'clip' | 'never'; readonly afterMs: number }
  | { readonly ends: 'failed'; readonly refunded: boolean; readonly afterMs: number };

export type NextLook = 'unavailable' | 'slow-down' | 'troubled' | 'half-a-clip';

export interface ProviderStage {
  readonly provider: VideoProvider;
  /** A provider whose Venice nobody can connect to. */
  readonly cutOff: VideoProvider;
  /** A provider with a key that Venice does not know. */
  readonly stranger: VideoProvider;
  /** A request that Venice takes. `private`: its clip comes by a secret link. */
  request(delivery?: 'inline' | 'private'): RequestOf<'text'> & Order;
  advance(ms: number): void;
  onSubmit(next: NextSubmission): void;
  onJob(next: NextJob): void;
  onLook(next: NextLook): void;
  /** Charges made so far, refunds not counted. */
  charges(): number;
  /** Charged less refunded, in micro-dollars. */
  spent(): number;
  /** Submissions that reached Venice. */
  submissions(): number;
  close(): Promise<void>;
}
