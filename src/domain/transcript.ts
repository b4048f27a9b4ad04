// A transcript: the words that are spoken in a clip on the public internet.
import { z } from 'zod';
import { usd } from './money.ts';

/** Venice: with `json` it names the language too. */
export const TranscriptFormat = z.enum(['text', 'json']);
export type TranscriptFormat = z.infer<typeof TranscriptFormat>;

/** Venice: a flat price for each transcript; there is no quote for it. */
export const TRANSCRIPT_PRICE = usd(0.02);

export interface Transcript {
  readonly text: string;
  /** As Venice names it, such as `en`; null when it does not. */
  readonly language: string | null;
}

export type Transcription =
  | { readonly is: 'done'; readonly transcript: Transcript }
  /** Nothing was charged. `detail` is Venice's own sentence, for people only. */
  | { readonly is: 'declined'; readonly why: TranscriptTrouble; readonly detail: string | null }
  /** The request left and its answer was lost: perhaps charged. */
  | { readonly is: 'lost'; readonly why: string };

export type TranscriptTrouble =
  /** Venice has taken the endpoint away. */
  'retired' | 'unreadable' | 'refused' | 'busy' | 'down' | 'key' | 'funds';

export type TranscriptsAre = 'there' | 'retired' | 'unknown';
