// A draft that may still be changed or paid, by whoever made it.
import type { Draft } from '../domain/draft.ts';
import type { DraftId, UserId } from '../domain/ids.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Records } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';

/** The member's own draft while it is still open; with `version`, only when nothing changed since. */
export async function openDraft(
  records: Records,
  id: DraftId,
  member: UserId,
  version?: number,
): Promise<Outcome<Draft, Refusal>> {
  const draft = await records.drafts.get(id);
  if (draft === undefined) return refused({ is: 'draft-gone' });
  if (draft.author !== member) return refused({ is: 'not-yours' });
  switch (draft.end.is) {
    case 'spent':
      return refused({ is: 'draft-spent', job: draft.end.job });
    case 'cancelled':
      return refused({ is: 'draft-cancelled' });
    case 'open':
      return version === undefined || draft.version === version ? granted(draft) : refused({ is: 'draft-stale' });
  }
}
