// What a memo says, with everything that its words need: read from the books at the moment of sending.
import type { AuditEntry } from './audit.ts';
import type { Block } from './block.ts';
import type { Case } from './cases.ts';
import type { AuditId } from './ids.ts';
import type { JamNews } from './jam-news.ts';
import type { Job } from './job.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Memo } from './memo.ts';
import type { Post } from './moderation-records.ts';
import type { Instant } from './time.ts';

/** A case with everything that is needed to judge it. */
export interface CaseFile {
  readonly case: Case;
  /** Null for a request or an appeal that is about no clip. */
  readonly job: Job | null;
  /** Where the clip stands now. */
  readonly posts: readonly Post[];
  /** Of an appeal: the decision that it is against. */
  readonly against: Case | null;
  /** Of an appeal: the block that it is against. */
  readonly block: Block | null;
}

type MemoOf<K extends Memo['is']> = Extract<Memo, { readonly is: K }>;

export type Bulletin =
  /** The card on which moderators decide, or on which they see how it ended. `clip`: how the clip itself is shown. */
  | { readonly is: 'case'; readonly file: CaseFile; readonly clip: 'whole' | 'smaller' | 'asked' | 'none' }
  | { readonly is: 'verdict'; readonly file: CaseFile }
  | { readonly is: 'taken-down'; readonly file: CaseFile }
  | { readonly is: 'audit'; readonly id: AuditId; readonly entry: AuditEntry }
  | { readonly is: 'corrected'; readonly memo: MemoOf<'corrected'>; readonly spend: LedgerEntry }
  /** `block` is null when it was lifted, or is over. */
  | { readonly is: 'blocked'; readonly at: Instant; readonly block: Block | null }
  | MemoOf<'granted'>
  | MemoOf<'breaker'>
  | MemoOf<'reconciled'>
  | { readonly is: 'jam'; readonly news: JamNews };
