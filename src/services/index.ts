// All that a command may call.

import type { Pictures } from '../domain/pictures.ts';
import type { AuditLog } from './audit-log.ts';
import type { Blocks } from './blocks.ts';
import type { Bookkeeper } from './bookkeeper.ts';
import type { Checkout } from './checkout.ts';
import type { Choosing } from './choosing.ts';
import type { Consents } from './consents.ts';
import type { Corrections } from './corrections.ts';
import type { Drafting } from './drafting.ts';
import type { Health } from './health.ts';
import type { Jams } from './jams/jams.ts';
import type { MemberNames } from './jams/member-names.ts';
import type { Library } from './library.ts';
import type { MediaDesk } from './media-desk.ts';
import type { Models } from './models.ts';
import type { Moderation } from './moderation.ts';
import type { Pauses } from './pauses.ts';
import type { Petitions } from './petitions.ts';
import type { PriceList } from './price-list.ts';
import type { Privacy } from './privacy.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { Removal } from './removal.ts';
import type { Rights } from './rights.ts';
import type { ServerSettings } from './server-settings.ts';
import type { Spend } from './spend.ts';
import type { Transcripts } from './transcripts.ts';
import type { WordList } from './word-list.ts';

export interface Services {
  readonly models: Models;
  readonly prices: PriceList;
  readonly choosing: Choosing;
  readonly drafting: Drafting;
  readonly checkout: Checkout;
  readonly library: Library;
  readonly consents: Consents;
  readonly desk: MediaDesk;
  readonly bookkeeper: Bookkeeper;
  readonly corrections: Corrections;
  readonly pauses: Pauses;
  readonly spend: Spend;
  readonly reconciliation: Reconciliation;
  readonly rights: Rights;
  readonly moderation: Moderation;
  readonly petitions: Petitions;
  readonly removal: Removal;
  readonly blocks: Blocks;
  readonly auditLog: AuditLog;
  readonly privacy: Privacy;
  /** What people are called here. */
  readonly names: MemberNames;
  readonly jams: Jams;
  readonly settings: ServerSettings;
  readonly words: WordList;
  readonly transcripts: Transcripts;
  readonly health: Health;
  readonly pictures: Pictures;
}
