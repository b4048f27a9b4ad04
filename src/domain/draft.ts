// A draft: what a member is about to ask for, at what price, until when. The card is a view of it.
import { z } from 'zod';
import type { ChannelId, DraftId, GuildId, JamId, JobId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { Purse } from './ledger.ts';
import { Usd } from './money.ts';
import type { VideoRequest } from './request.ts';
import { Instant } from './time.ts';

/** An exact price for exactly one request. Venice locks no price, so it is asked again when the member pays. */
export const Quote = z.object({ price: Usd, quotedAt: Instant, expiresAt: Instant });
export type Quote = z.infer<typeof Quote>;

export interface Draft {
  readonly id: DraftId;
  /** Grows with each change; a press that names an older one is stale. */
  readonly version: number;
  readonly author: UserId;
  readonly guild: GuildId;
  readonly place: ChannelId;
  readonly request: VideoRequest;
  readonly quote: Quote;
  readonly createdAt: Instant;
  readonly parent: JobId | null;
  readonly jam: JamId | null;
  /** Who pays, as the card showed it last: no other purse is opened without a new look. */
  readonly purse: Purse;
  readonly language: Language;
  /** Open, or the end it came to. */
  readonly end: { readonly is: 'open' } | { readonly is: 'spent'; readonly job: JobId } | { readonly is: 'cancelled' };
}
