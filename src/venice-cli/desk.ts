// What the commands of `npm run venice` work with: the library, and the person before the terminal.
import type { Clock, MediaStore } from '../domain/ports.ts';
import type { MediaDesk } from '../services/media-desk.ts';
import type { Venice } from '../services/venice/venice.ts';

/** 0: done. 1: refused or failed, or still being made. 3: perhaps charged, and nobody can say. */
export type ExitCode = 0 | 1 | 3;

export interface Desk {
  readonly venice: Venice;
  readonly media: MediaStore;
  readonly orders: Pick<MediaDesk, 'order'>;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  /** A line that may replace the one before. */
  readonly tellProgress: (line: string) => void;
  /** null where nobody can be asked. */
  readonly ask: (question: string) => Promise<boolean | null>;
  /** Aborts when the person wants to wait no longer. */
  readonly signal: AbortSignal;
}
